import { expect, it } from 'vitest';
import type { Me } from '../../src/contract/session.ts';
import { issueSetupToken } from '../../src/app/system/issue-setup-token.ts';
import { cookieOf, expectProblem, personWith, useWorld } from '../world/world.ts';

const world = useWorld({ sample: false, empty: true });

const administrators = [
  { role: 'system_admin', name: '系统甲', login: 'sys', password: 'Maple-77-Harbour' },
  { role: 'security_admin', name: '安全乙', login: 'sec', password: 'Willow-88-Lantern' },
  { role: 'audit_admin', name: '审计丙', login: 'aud', password: 'Cedar-99-Compass' },
];
const input = (token: string) => ({ token, countyCode: 'lanhe', countyName: '兰河县', bureauName: '兰河县教育局', administrators });

it('a fresh installation has no account: only the one-time token opens it, once', async () => {
  expect(await world.nobody.get<Me>('/api/session')).toMatchObject({ mode: 'setup', county: null, person: null });
  expectProblem(await world.nobody.send('POST', '/api/session', { login: 'admin', password: 'admin' }), 'A102');
  expectProblem(await world.nobody.send('GET', '/api/session/sample'), 'A116');
  expectProblem(await world.nobody.send('POST', '/api/setup', input('guess')), 'A112');
  const token = (await issueSetupToken(world.runtime)) ?? '';
  expectProblem(await world.nobody.send('POST', '/api/setup', { ...input(token), administrators: administrators.map((person) => ({ ...person, login: 'same' })) }), 'R102');
  expectProblem(await world.nobody.send('POST', '/api/setup', { ...input(token), administrators: administrators.map((person) => ({ ...person, password: 'Lanhe-2026-Sys' })) }), 'A105');
  expect((await world.nobody.send('POST', '/api/setup', input(token))).status).toBe(201);
  expectProblem(await world.nobody.send('POST', '/api/setup', input(token)), 'A111');
  expect(await issueSetupToken(world.runtime)).toBeUndefined();
  const answer = await world.nobody.send('POST', '/api/session', { login: 'sys', password: 'Maple-77-Harbour' });
  const admin = personWith(world.api, cookieOf(answer));
  expect((await admin.get<Me>('/api/session')).actions).toContain('account.create');
  expectProblem(await admin.send('GET', '/api/plans'), 'A103');
  expectProblem(await admin.send('GET', '/api/audit'), 'A103');
});
