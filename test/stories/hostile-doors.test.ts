/*
 * Systems that forge, borrow, outlive, repeat and misplace their tokens, at every door there is: what is no good opens
 * nothing anywhere, what is good opens what it names, and a token makes no token.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { RecordTotals, SavedRecord } from '../../src/contract/register.ts';
import type { IssuedToken, IssueToken, TokenList } from '../../src/contract/token.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { register } from '../registers/sample-registers.ts';
import { expectCivil } from '../world/civil.ts';
import { expectProblem, systemWith, useWorld, type Answer, type Person } from '../world/world.ts';

const keptBy = ['bureau', 'section', 'district', 'school', 'kindergarten'];
const fields = [{ key: 'name', type: 'text' as const, required: true }, { key: 'note', type: 'text' as const }];
const meal = register('meal', fields, { keptBy, unique: [['unit', 'name']] });
const other = register('other', fields, { keptBy });
const world = useWorld({ registers: [meal, other] });
let systemAdmin: Person, securityAdmin: Person, auditor: Person, clerk: Person, office: Person;
let here: string, there: string;
let routes: readonly { readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; readonly path: string }[];

beforeAll(async () => {
  office = await world.as('周敏');
  const units = await office.get<Unit[]>('/api/units');
  [here, there] = ['青岚县实验小学', '青岚县第二中学'].map((name) => units.find((unit) => unit.name === name)?.id ?? '') as [string, string];
  const { paths } = await office.get<{ paths: Record<string, object> }>('/api/openapi.json');
  routes = Object.entries(paths).flatMap(([path, verbs]) => Object.keys(verbs).filter((verb) => /^(get|post|put|patch|delete)$/.test(verb)).map((verb) => ({ method: verb.toUpperCase() as 'GET', path })));
});
beforeEach(async () => {
  world.clock.now = new Date(world.clock.now.getTime() + 120_000);
  [systemAdmin, securityAdmin, auditor, clerk, office] = await Promise.all(['陈钢', '许安', '马清', '张文', '周敏'].map((name) => world.as(name))) as [Person, Person, Person, Person, Person];
});

let count = 0;
async function granted(more: Partial<IssueToken> = {}): Promise<{ readonly token: string; readonly id: string; readonly system: Person }> {
  const { token, view } = await systemAdmin.do<IssuedToken>('POST', '/api/tokens', { name: `系统${count += 1}`, purpose: '每日同步', unitId: here, scopes: { meal: ['read', 'write', 'import', 'export'] }, ceiling: 1, until: '2026-12-31', ...more });
  await securityAdmin.do('POST', `/api/tokens/${view.id}/authorise`);
  return { token, id: view.id, system: systemWith(world.api, token) };
}
const place = '/api/registers/meal/records';
/** A request as bare as it comes, from an address of its own, so that one case does not stop the next. */
async function ask(headers: Record<string, string | string[]>, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' = 'GET', path = place, payload?: object): Promise<Answer> {
  const answer = await world.api.inject({ method, url: path, headers, remoteAddress: `10.${randomBytes(3).join('.')}`, ...(payload && { payload }) });
  return { status: answer.statusCode, body: (String(answer.headers['content-type']).includes('json') ? answer.json() : answer.body) as never, headers: answer.headers, raw: answer.rawPayload };
}
const whole = async () => ({ meal: (await office.get<RecordTotals>('/api/registers/meal/totals')).whole.count, other: (await office.get<RecordTotals>('/api/registers/other/totals')).whole.count, tokens: (await securityAdmin.get<TokenList>('/api/tokens')).tokens.length });
const filled = (path: string, key = 'meal') => path.replace('{key}', key).replace('{no}', '1').replaceAll(/\{\w+\}/g, randomUUID());
/** Doors without a lock: nobody needs to be known there. */
const open = new Set(['GET /api/health', 'GET /api/session', 'POST /api/session', 'GET /api/session/sample', 'POST /api/session/sample', 'GET /api/setup', 'POST /api/setup', 'DELETE /api/session']);

describe('a token that is no good', () => {
  it('opens no door at all, whether forged, expired, revoked or not yet authorised', async () => {
    const expired = await granted({ until: '2026-03-02' }).catch(() => granted({ until: '2026-03-03' }));
    const revoked = await granted();
    await systemAdmin.do('POST', `/api/tokens/${revoked.id}/revoke`);
    const waiting = await systemAdmin.do<IssuedToken>('POST', '/api/tokens', { name: `系统${count += 1}`, purpose: '等待批准', unitId: here, scopes: { meal: ['read'] }, ceiling: 1, until: '2026-12-31' });
    const before = await whole();
    const now = world.clock.now;
    for (const [what, token, later] of [['forged', `xz_${randomBytes(32).toString('base64url')}`, false], ['revoked', revoked.token, false], ['waiting', waiting.token, false], ['expired', expired.token, true]] as const) {
      if (later) world.clock.now = new Date('2026-03-04T00:00:00Z');
      for (const { method, path } of routes) {
        const answer = await ask({ authorization: `Bearer ${token}` }, method, filled(path), method === 'GET' ? undefined : {});
        const question = `${what} ${method} ${path}`;
        expectCivil(answer, question);
        if (open.has(`${method} ${path}`)) continue;
        expect([question, answer.status, (answer.body as { code?: string }).code]).toEqual([question, 401, 'A117']);
      }
      world.clock.now = now;
    }
    expect(await whole()).toEqual(before);
  });

  it.each<[string, (token: string) => Record<string, string | string[]>]>([
    ['one sign less', (token) => ({ authorization: `Bearer ${token.slice(0, -1)}` })], ['one sign more', (token) => ({ authorization: `Bearer ${token}A` })],
    ['other letters', (token) => ({ authorization: `Bearer ${token.toUpperCase()}` })], ['another scheme', (token) => ({ authorization: `Basic ${Buffer.from(`x:${token}`).toString('base64')}` })],
    ['no scheme', (token) => ({ authorization: token })], ['two in one header', (token) => ({ authorization: `Bearer ${token}, Bearer ${token}` })], ['two tokens', (token) => ({ authorization: `Bearer ${token} ${token}` })],
    ['a cookie', (token) => ({ cookie: `session=${token}; xuezheng_session=${token}; xz=${token}; token=${token}; authorization=Bearer ${token}` })],
    ['another header', (token) => ({ 'x-api-key': token, 'proxy-authorization': `Bearer ${token}`, 'x-authorization': `Bearer ${token}`, 'x-access-token': token })],
    ['a hundred kilobytes', () => ({ authorization: `Bearer xz_${'A'.repeat(14_000)}` })], ['a wide letter', (token) => ({ authorization: `Bearer ${token.slice(0, -1)}\u00E9` })],
    ['a null byte said', (token) => ({ authorization: `Bearer ${token}%00` })], ['a quote', () => ({ authorization: `Bearer xz_' or '1'='1` })], ['a folded line', (token) => ({ authorization: `Bearer ${token}\tx` })],
  ])('is not made good by %s', async (what, headers) => {
    const { token } = await granted();
    const answer = await ask(headers(token));
    expectCivil(answer, what);
    expect([401, 400, 431], what).toContain(answer.status);
    const written = await ask(headers(token), 'POST', place, { unitId: here, values: { name: `伪${what}` } });
    expectCivil(written, what);
    expect(written.status, what).toBeGreaterThanOrEqual(400);
  });

  it('is no good in the address, in a form or in a body', async () => {
    const { token } = await granted();
    for (const name of ['token', 'access_token', 'api_key', 'authorization', 'key', 'bearer']) {
      const answer = await ask({}, 'GET', `${place}?${name}=${encodeURIComponent(token)}`);
      expectCivil(answer, name);
      expect(answer.status, name).toBeGreaterThanOrEqual(400);
      expect((await ask({}, 'POST', place, { [name]: token, unitId: here, values: { name } })).status).toBe(401);
    }
    // Nor does one in the address spoil one that came properly, or get into the log.
    await ask({ authorization: `Bearer ${token}` }, 'GET', `${place}?access_token=${token}`);
    expect(world.log.join('\n')).not.toContain(token);
  });

  it('sent twice at once counts as none, and beside a session as neither', async () => {
    const [one, two] = [await granted(), await granted()];
    for (const both of [[`Bearer ${one.token}`, `Bearer ${two.token}`], [`Bearer ${one.token}`, 'Bearer xz_x'], ['Bearer xz_x', `Bearer ${one.token}`]]) {
      const answer = await ask({ authorization: both });
      expectCivil(answer, String(both.length));
      expect(answer.status, JSON.stringify(answer.body).slice(0, 100)).toBeGreaterThanOrEqual(400);
    }
    for (const { method, path } of routes) {
      const answer = await clerk.send(method, filled(path), method === 'GET' ? undefined : {}, { authorization: `Bearer ${one.token}` });
      if (!open.has(`${method} ${path}`)) expect([path, (answer.body as { code: string }).code]).toEqual([path, 'A118']);
    }
  });
});

describe('a token that is good', () => {
  it('meets at every door an answer or a civil refusal, and never more than it names', async () => {
    const { system } = await granted();
    await systemAdmin.do('PUT', '/api/tokens/limit', { perMinute: 10_000 });
    await office.do('POST', '/api/registers/other/records', { unitId: here, values: { name: '别的台账里的' } });
    const before = await whole();
    for (const key of ['other', 'nothing', '__proto__', 'meal_history', 'constructor', encodeURIComponent('meal/../other'), encodeURIComponent("meal' --")]) {
      for (const { method, path } of routes.filter((route) => route.path.includes('{key}'))) {
        const answer = await system.send(method, filled(path, key), method === 'GET' ? undefined : { unitId: here, values: { name: 'x' }, mode: 'sound', rows: [{ do: 'create', unitId: here, values: { name: 'x' } }] });
        expectCivil(answer, `${method} ${path} ${key}`);
        expect(answer.status, `${method} ${path} ${key} ${JSON.stringify(answer.body).slice(0, 200)}`).toBeGreaterThanOrEqual(400);
      }
    }
    for (const { method, path } of routes.filter((route) => !route.path.includes('{key}'))) {
      const answer = await system.send(method, filled(path), method === 'GET' ? undefined : {});
      expectCivil(answer, `${method} ${path}`);
      expect(JSON.stringify(answer.body), `${method} ${path}`).not.toContain('别的台账里的');
    }
    expect(await whole()).toEqual(before);
  });

  it('makes no token, authorises none, ends none, and signs nobody in', async () => {
    const { system, id } = await granted();
    const before = await whole();
    const wanted = { name: '令牌的令牌', purpose: '自己签发', unitId: here, scopes: { meal: ['read'], other: ['write'] }, ceiling: 2, until: '2026-12-31' };
    expectProblem(await system.send('POST', '/api/tokens', wanted), 'A103');
    for (const verb of ['authorise', 'revoke', 'withdraw']) expectProblem(await system.send('POST', `/api/tokens/${id}/${verb}`), 'A103');
    expectProblem(await system.send('GET', '/api/tokens'), 'A103');
    expectProblem(await system.send('PUT', '/api/tokens/limit', { perMinute: 100_000 }), 'A103');
    for (const [method, path, body] of [['POST', '/api/accounts', { login: 'x', name: 'x', unitId: here }], ['PUT', '/api/session/password', { current: 'x', next: 'y' }], ['POST', `/api/accounts/${randomUUID()}/grants`, { role: 'office', unitId: here }]] as const) {
      const answer = await system.send(method, path, body);
      expectCivil(answer, path);
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
      expect(answer.headers['set-cookie'], path).toBeUndefined();
    }
    expect(await whole()).toEqual(before);
  });

  it('is bound by scopes that are what they say: nothing inherited, nothing odd, no other county', async () => {
    const base = { name: '怪令牌', purpose: '试一试', unitId: here, ceiling: 1, until: '2026-12-31' };
    const refused: unknown[] = [
      { ...base, scopes: { meal: ['reveal'] } }, { ...base, scopes: { meal: ['*'] } }, { ...base, scopes: { '*': ['read'] } }, { ...base, scopes: { 'reg_meal': ['read'] } }, { ...base, scopes: { meal: [] } }, { ...base, scopes: [] }, { ...base, scopes: { meal: 'read' } },
      { ...base, scopes: { meal: ['read'] }, unitId: '00000000-0000-0000-0000-000000000000' }, { ...base, scopes: { meal: ['read'] }, ceiling: -1 }, { ...base, scopes: { meal: ['read'] }, ceiling: '1' },
      { ...base, scopes: { meal: ['read'] }, name: '\u200B\u200B' }, { ...base, scopes: { meal: ['read'] }, purpose: '' }, { ...base, scopes: { meal: ['read'] }, until: '2026-02-30' }, { ...base, scopes: { meal: ['read'] }, until: '9999-12-31' }, { ...base, scopes: { meal: ['read'] }, name: 'a\u0000b' },
    ];
    const before = await whole();
    for (const body of refused) {
      const answer = await systemAdmin.send('POST', '/api/tokens', body);
      expectCivil(answer, JSON.stringify(body));
      expect(answer.status, JSON.stringify(body)).toBeGreaterThanOrEqual(400);
    }
    const proto = await systemAdmin.send('POST', '/api/tokens', `{"name":"原型","purpose":"原型","unitId":"${here}","ceiling":1,"until":"2026-12-31","scopes":{"__proto__":["write"],"constructor":["write"]}}`, { 'content-type': 'application/json' });
    expectCivil(proto, 'proto');
    expect(proto.status).toBeGreaterThanOrEqual(400);
    expect(await whole()).toEqual(before);
  });

  it('of a unit that has retired, or of another county, is worth nothing', async () => {
    const elsewhere = await granted();
    const owner = new Client({ connectionString: world.db.ownerUrl });
    await owner.connect();
    try {
      await owner.query(`insert into county (code, name, created_at) values ('lanhe', 'lanhe', now()) on conflict do nothing`);
      const { rows: [held] } = await owner.query<{ id: string }>(`insert into unit (county, id, parent_id, path, kind, name, code, pinyin, created_at) values ('lanhe', gen_random_uuid(), null, 'lanhe/', 'bureau', 'x', 'x', '', now()) returning id`);
      expectProblem(await systemAdmin.send('POST', '/api/tokens', { name: '外县', purpose: '外县', unitId: held?.id, scopes: { meal: ['read'] }, ceiling: 1, until: '2026-12-31' }), 'R101');
      expectProblem(await elsewhere.system.send('POST', place, { unitId: held?.id, values: { name: '外县' } }), 'R101');
      for (const path of [`${place}?unit=${held?.id}`, `/api/registers/meal/totals?unit=${held?.id}`, `/api/registers/meal/export?unit=${held?.id}&format=csv`]) {
        const answer = await elsewhere.system.send('GET', path);
        expectCivil(answer, path);
        expect(answer.status, path).toBeGreaterThanOrEqual(400);
      }
      await owner.query('update unit set retired_at = now() where id = $1', [here]);
      expectProblem(await elsewhere.system.send('GET', place), 'A117');
      await owner.query('update unit set retired_at = null where id = $1', [here]);
      expect((await elsewhere.system.send('GET', place)).status).toBe(200);
    } finally { await owner.end(); }
  });

  it('that is revoked while its calls are under way writes nothing after, and says so in the audit', async () => {
    const { system, id } = await granted();
    const calls = Array.from({ length: 20 }, (_, at) => system.send('POST', place, { unitId: here, values: { name: `半途${at}` } }));
    const ended = systemAdmin.do('POST', `/api/tokens/${id}/revoke`);
    const answers = await Promise.all(calls);
    await ended;
    for (const answer of answers) { expectCivil(answer, 'revoked'); expect([201, 401]).toContain(answer.status); }
    expectProblem(await system.send('POST', place, { unitId: here, values: { name: '收回以后' } }), 'A117');
    const made = answers.filter(({ status }) => status === 201).map((answer) => (answer.body as SavedRecord).record.id);
    const { rows } = await auditor.get<AuditPage>(`/api/audit?actor=${id}`);
    expect(rows.filter(({ action, outcome }) => action === 'record.create' && outcome === 'done').map(({ objectId }) => objectId).toSorted()).toEqual(made.toSorted());
    expect(rows[0]).toMatchObject({ outcome: 'refused', code: 'A117' });
  });

  it('keeps its keys to itself: one key of two systems, and of a system and a person, are two calls', async () => {
    const [one, two] = [await granted(), await granted()];
    const headers = { 'idempotency-key': 'shared-key-0001' };
    const made = await Promise.all([one.system, two.system, clerk].map((who, at) => who.send('POST', place, { unitId: here, values: { name: `共用${at}` } }, headers)));
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(made.map((answer) => (answer.body as SavedRecord).record.id)).size).toBe(3);
    expectProblem(await one.system.send('POST', place, { unitId: here, values: { name: '共用别的' } }, headers), 'R312');
  });

  it('sees no import, file or view of a person, and no person those of another school by it', async () => {
    const { system } = await granted();
    const brought = await clerk.upload('/api/imports/file', { name: 'a.csv', bytes: Buffer.from('name\n人的导入\n') }, { register: 'other', unitId: here, reach: 'unit' });
    expect(brought.status).toBe(201);
    const { id } = brought.body as { id: string };
    for (const [method, tail] of [['GET', ''], ['GET', '/findings'], ['GET', '/marked'], ['GET', '/undo'], ['POST', '/commit'], ['POST', '/check'], ['POST', '/undo'], ['POST', '/cancel']] as const) {
      const answer = await system.send(method, `/api/imports/${id}${tail}`, method === 'GET' ? undefined : {});
      expectCivil(answer, tail);
      expect(answer.status, tail).toBeGreaterThanOrEqual(400);
    }
    expect(JSON.stringify(await system.get('/api/imports'))).not.toContain(id);
    expectProblem(await system.upload('/api/imports/file', { name: 'a.csv', bytes: Buffer.from('name\n越界\n') }, { register: 'meal', unitId: there, reach: 'unit' }), 'A103');
    expectProblem(await system.upload('/api/imports/file', { name: 'a.csv', bytes: Buffer.from('name\n越界\n') }, { register: 'other', unitId: here, reach: 'unit' }), 'A103');
  });
});
