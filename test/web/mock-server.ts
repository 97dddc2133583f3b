/* A server in memory for looking at the screens: `node test/web/mock-server.ts [port] [mode] [copies]`. */
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import files from '@fastify/static';
import fastify, { type FastifyInstance } from 'fastify';
import type { Me } from '../../src/contract/session.ts';
import { actions } from '../../src/domain/access/actions.ts';
import type { RoleKey } from '../../src/domain/access/roles.ts';
import { mockAdmin } from './mock-admin.ts';
import { mockLedger } from './mock-ledger.ts';
import { mockPlans } from './mock-plans.ts';

const people: readonly { account: string; name: string; title: string; unit: string; hint: string; role: RoleKey }[] = [
  { account: 'zhou', name: '周敏', title: '局办公室副主任', unit: '清河县教育局', hint: '上传计划、核对数字、分派目标和任务', role: 'office' },
  { account: 'lin', name: '林志远', title: '局长', unit: '清河县教育局', hint: '看全县目标的灯，确认完成', role: 'leader' },
  { account: 'gao', name: '高雅琴', title: '基础教育科科员', unit: '清河县教育局基础教育科', hint: '认领本科室目标，核对所属学校填报', role: 'section' },
  { account: 'he', name: '何建国', title: '校长', unit: '北关小学', hint: '填报本校进展，申报完成', role: 'head' },
  { account: 'sun', name: '孙伟', title: '系统管理员', unit: '清河县教育局', hint: '建单位、建账号，不看业务数据', role: 'system_admin' },
  { account: 'zheng', name: '郑安', title: '安全管理员', unit: '清河县教育局', hint: '批准和撤销授权', role: 'security_admin' },
  { account: 'tan', name: '谭静', title: '审计管理员', unit: '清河县教育局', hint: '查看审计记录，校验审计链', role: 'audit_admin' },
];

/** Builds the mock; other areas add their routes to what it answers. */
export async function buildMock(mode: Me['mode'] = 'sample', copies = 1): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: 50_000_000 });
  await app.register(cookie);
  await app.register(multipart);
  const root = process.env['WEB_ROOT'] ?? new URL('../../dist/web/', import.meta.url).pathname;
  await app.register(files, { root });
  app.setNotFoundHandler((request, reply) => (request.url.startsWith('/api/')
    ? reply.code(404).send({ code: 'R103', status: 404, zh: '没有这个地址，请检查链接或从菜单进入。', en: 'There is no such address. Check the link or use the menu.', details: {} })
    : reply.sendFile('index.html')));
  sessionRoutes(app, mode);
  mockPlans(app, Math.max(1, copies));
  mockLedger(app, copies);
  mockAdmin(app);
  return app;
}

function sessionRoutes(app: FastifyInstance, mode: Me['mode']): void {
  app.get('/api/session', (request): Me => meOf(mode, request.cookies['who']));
  app.get('/api/session/sample', () => people);
  app.post<{ Body: { account: string } }>('/api/session/sample', (request, reply) => reply.setCookie('who', request.body.account, { path: '/' }).send({}));
  app.post<{ Body: { login: string; password: string } }>('/api/session', (request, reply) => {
    if (request.body.password === 'wrong') return reply.code(401).send({ code: 'A102', status: 401, zh: '登录名或密码不正确，请核对后重试；连续输错会暂时锁定。', en: 'The sign-in name or password is wrong. Check and try again; repeated failures lock the account for a while.', details: {} });
    return reply.setCookie('who', request.body.login, { path: '/' }).send({});
  });
  app.delete('/api/session', (_request, reply) => reply.clearCookie('who', { path: '/' }).send({}));
  app.put('/api/session/password', () => ({}));
  app.get('/api/session/all', () => [
    { id: 's1', openedAt: '2026-03-01T00:31:00Z', seenAt: '2026-03-01T02:02:00Z', address: '10.2.3.14', agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36', current: true },
    { id: 's2', openedAt: '2026-02-27T06:10:00Z', seenAt: '2026-02-28T09:45:00Z', address: '10.2.8.201', agent: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36', current: false },
  ]);
  app.delete('/api/session/:id', () => ({}));
}

function meOf(mode: Me['mode'], account: string | undefined): Me {
  const found = people.find((one) => one.account === account);
  const county = mode === 'setup' ? null : { code: 'qinghe', name: '清河县' };
  if (found === undefined || mode === 'setup') return { mode, county, today: '2026-03-02', person: null, actions: [], expiresAt: null };
  const mayDo = Object.entries(actions).filter(([, action]) => action.roles === 'own' || action.roles === 'open' || (action.roles as readonly string[]).includes(found.role)).map(([name]) => name);
  return {
    mode, county, today: '2026-03-02', actions: mayDo, expiresAt: new Date(Date.now() + 30 * 60_000).toISOString(),
    person: { id: found.account, name: found.name, unitId: 'u1', unitName: found.unit, unitPath: 'qinghe/', roles: [{ role: found.role, unitPath: 'qinghe/', unitName: found.unit }], mustChangePassword: false },
  };
}

if (process.argv[1] !== undefined && import.meta.url.endsWith(process.argv[1].split('/').at(-1) ?? '-')) {
  const app = await buildMock((process.argv[3] ?? 'sample') as Me['mode'], Number(process.argv[4] ?? 1));
  console.log(await app.listen({ port: Number(process.argv[2] ?? 8700), host: '127.0.0.1' }));
}
