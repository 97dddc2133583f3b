import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { Me, OwnSessions } from '../../src/contract/session.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { expectCivil } from '../world/civil.ts';
import { cookieOf, expectProblem, personWith, useWorld, type Answer, type Person } from '../world/world.ts';

const world = useWorld();
const NAME = '__Host-xuezheng';
let cookie: string;
let office: Person;

async function openAs(name: string, headers: Record<string, string> = {}): Promise<Answer> {
  const people = await world.nobody.get<{ account: string; name: string }[]>('/api/session/sample');
  return world.nobody.send('POST', '/api/session/sample', { account: people.find((person) => person.name === name)?.account }, headers);
}

beforeAll(async () => {
  cookie = cookieOf(await openAs('周敏'));
  office = personWith(world.api, cookie);
});

describe('the cookie', () => {
  it('is new at each sign-in, whatever the browser brought along', async () => {
    const planted = `${NAME}=${'A'.repeat(43)}`;
    const first = cookieOf(await openAs('周敏', { cookie: planted }));
    const second = cookieOf(await openAs('周敏', { cookie: first }));
    expect(new Set([planted, cookie, first, second]).size).toBe(4);
    expect((await personWith(world.api, planted).get<Me>('/api/session')).person).toBeNull();
  });

  it('tampered with, it is nobody’s', async () => {
    const token = cookie.slice(NAME.length + 1);
    const last = token.endsWith('A') ? 'Q' : 'A';
    const forged = [token.slice(0, -1) + last, token.toLowerCase(), token.slice(1), `${token}A`, `${token}.sig`, token.split('').reverse().join(''), '', '""', 'null', '0', 'a'.repeat(7000), '%00', '%', '\' or 1=1--', `${'A'.repeat(43)}; ${NAME}=${'B'.repeat(43)}`, '{"id":1}', '__proto__'];
    for (const value of forged) {
      const person = personWith(world.api, `${NAME}=${value}`);
      const answer = await person.send('GET', '/api/plans');
      expectCivil(answer, value.slice(0, 50));
      expect(answer.status, value.slice(0, 50)).toBe(401);
    }
    for (const name of ['xuezheng', '__Secure-xuezheng', '__HOST-XUEZHENG', 'session']) expectProblem(await personWith(world.api, `${name}=${token}`).send('GET', '/api/plans'), 'A101');
  });

  it('after signing out it opens nothing any more, and a session is ended by its owner only', async () => {
    const mine = personWith(world.api, cookieOf(await openAs('周敏')));
    const [session] = await mine.get<OwnSessions>('/api/session/all');
    const stranger = await world.as('林晓');
    expectProblem(await stranger.send('DELETE', `/api/session/${session?.id}`), 'R101');
    expect(JSON.stringify(await stranger.get('/api/session/all'))).not.toContain(session?.id ?? 'none');
    await mine.do('DELETE', '/api/session');
    for (const path of ['/api/plans', '/api/targets', '/api/workbench', '/api/session/all']) expectProblem(await mine.send('GET', path), 'A101');
  });

  it('a session list shows no token', async () => {
    const sessions = await office.get<OwnSessions>('/api/session/all');
    expect(JSON.stringify(sessions)).not.toContain(cookie.slice(NAME.length + 1));
  });
});

describe('another site', () => {
  const attempts: readonly (readonly ['POST' | 'PUT' | 'PATCH' | 'DELETE', string])[] = [
    ['POST', '/api/plans/text'], ['POST', '/api/plans'], ['POST', '/api/files'], ['PUT', '/api/settings/lights'], ['POST', '/api/units'], ['DELETE', '/api/session'], ['POST', '/api/session'],
    ['POST', '/api/session/sample'], ['PUT', '/api/session/password'], ['PATCH', '/api/units/00000000-0000-4000-8000-000000000000'], ['POST', '/api/setup'],
  ];
  const origins: readonly Record<string, string>[] = [
    { origin: 'https://evil.example' }, { origin: 'null' }, { origin: 'http://localhost.evil.example' }, { origin: 'http://localhost:81' }, { origin: '' }, { origin: 'file://' }, { origin: 'nonsense' },
    { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'http://localhost@evil.example' }, { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example' },
  ];
  it('cannot change anything', async () => {
    for (const [method, path] of attempts) {
      for (const headers of origins) expectProblem(await office.send(method, path, {}, headers), 'A114');
    }
    expect((await office.get<Me>('/api/session')).person?.name).toBe('周敏');
  });

  it('a plain form of a browser is no request of ours', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json']) {
      const answer = await office.send('POST', '/api/plans/text', '{"text":"2026年计划，新建学校3所"}', { 'content-type': type });
      expectCivil(answer, type);
      expect(answer.status, type).toBeGreaterThanOrEqual(400);
    }
  });

  it('method override headers change nothing', async () => {
    for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method']) expect((await office.send('GET', '/api/session', undefined, { [header]: 'DELETE' })).status).toBe(200);
    expect((await office.get<Me>('/api/session')).person?.name).toBe('周敏');
  });
});

describe('asking for more than one may', () => {
  it('keys that are not asked for give nothing', async () => {
    const admin = await world.as('陈钢');
    const units = await admin.get<Unit[]>('/api/units');
    const made = await admin.do<{ account: { id: string; disabled: boolean; grants: unknown[] } }>('POST', '/api/accounts', {
      login: 'greedy', name: '贪', unitId: units[1]?.id, role: 'system_admin', roles: ['leader'], grants: [{ role: 'leader', state: 'granted' }], disabled: true, id: '00000000-0000-4000-8000-000000000001', county: 'lanhe', mustChange: false, password: 'x',
    });
    expect(made.account).toMatchObject({ disabled: false, grants: [] });
    expect(made.account.id).not.toBe('00000000-0000-4000-8000-000000000001');
  });

  it('one cannot write into another unit, nor make a plan a version of one that is not one’s own', async () => {
    const units = await office.get<Unit[]>('/api/units');
    const at = (name: string) => units.find((unit) => unit.name === name)?.id;
    const plan = await office.do<{ id: string }>('POST', '/api/plans/text', { text: '2026年计划，新建学校3所' });
    const [head, district] = [await world.as('王慧'), await world.as('孙平')];
    for (const [person, unitId] of [[head, at('北山中学')], [head, at('城关学区')], [district, at('北山学区')], [district, at('青岚县教育局')]] as const) {
      expectProblem(await person.send('POST', '/api/plans/text', { text: '2026年计划，新建学校3所', unitId }), 'A103');
    }
    for (const person of [head, district]) expectCivil(await person.send('POST', '/api/plans/text', { text: '2026年计划，新建学校3所', planId: plan.id }), 'foreign plan');
    expect((await office.get<{ versions: unknown[] }>(`/api/plans/${plan.id}`)).versions).toHaveLength(1);
    const page = await (await world.as('马清')).get<AuditPage>('/api/audit?outcome=refused&action=plan.upload');
    expect(page.rows.filter((row) => row.code === 'A103').length).toBeGreaterThanOrEqual(4);
  });

  it('a forged address is not believed, and a long browser name does no harm', async () => {
    const headers = { 'x-forwarded-for': '6.6.6.6', 'x-real-ip': '6.6.6.6', forwarded: 'for=6.6.6.6', 'user-agent': `<script>${'x'.repeat(9000)}` };
    const person = personWith(world.api, cookieOf(await openAs('周敏', headers)));
    const sessions = JSON.stringify(await person.get('/api/session/all'));
    expect(sessions).not.toContain('6.6.6.6');
    expect(sessions.length).toBeLessThan(9000);
  });

  it('the log knows nobody', () => {
    expect(world.log.join('\n')).not.toMatch(/周敏|贪|greedy|xuezheng=|6\.6\.6\.6/);
  });
});
