import { describe, expect, it } from 'vitest';
import type { Me, OwnSessions } from '../../src/contract/session.ts';
import type { Account, AccountWithSecret, Unit } from '../../src/contract/unit.ts';
import { cookieOf, expectProblem, personWith, useWorld, type Person } from '../world/world.ts';

const world = useWorld();
const good = 'Qz7-maple-Nimbus';

async function newPerson(login: string, name: string): Promise<AccountWithSecret> {
  const admin = await world.as('陈钢');
  const units = await admin.get<Unit[]>('/api/units');
  const made = await admin.do<AccountWithSecret>('POST', '/api/accounts', { login, name, unitId: units.find((unit) => unit.name === '安全管理科')?.id });
  return made;
}

async function signIn(login: string, password: string): Promise<Person> {
  const answer = await world.nobody.send('POST', '/api/session', { login, password });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return personWith(world.api, cookieOf(answer));
}

describe('sign-in', () => {
  it('the first password is one-time: everything but changing it is refused', async () => {
    const { oneTimePassword, account } = await newPerson('first', '新来');
    const person = await signIn('  FIRST ', oneTimePassword);
    expect((await person.get<Me>('/api/session')).person).toMatchObject({ name: '新来', mustChangePassword: true });
    expectProblem(await person.send('GET', '/api/units'), 'A106');
    await person.do('PUT', '/api/session/password', { current: oneTimePassword, next: good });
    expectProblem(await world.nobody.send('POST', '/api/session', { login: 'first', password: oneTimePassword }), 'A102');
    const admin = await world.as('陈钢');
    expect((await admin.get<Account[]>('/api/accounts')).find((row) => row.id === account.id)).toMatchObject({ disabled: false, grants: [] });
  });

  it('when somebody last signed in outlives the session; before the first time there is nothing to say', async () => {
    const { oneTimePassword, account } = await newPerson('seen', '看见');
    const admin = await world.as('陈钢');
    const signedInAt = async () => (await admin.get<Account[]>('/api/accounts')).find((row) => row.id === account.id)?.signedInAt;
    expect(await signedInAt()).toBeNull();
    expectProblem(await world.nobody.send('POST', '/api/session', { login: 'seen', password: 'wrong' }), 'A102');
    expect(await signedInAt()).toBeNull();
    const person = await signIn('seen', oneTimePassword);
    const at = world.clock.now.toISOString();
    await person.do('DELETE', '/api/session');
    expect(await signedInAt()).toBe(at);
  });

  it.each([
    ['short', 'Ab1!'], ['common', 'password123'], ['one class', 'aaaaaaaaaaaaaaaa'], ['the own name', '新来新来新来-Aa1x'], ['the county', 'Qinglan-2026-ok'], ['the same', good],
  ])('a weak password (%s) is refused', async (_, next) => {
    const person = await signIn('first', good);
    expectProblem(await person.send('PUT', '/api/session/password', { current: good, next }), 'A105');
  });

  it('an initial password expires after 72 hours', async () => {
    const { oneTimePassword } = await newPerson('late', '迟到');
    world.clock.now = new Date(world.clock.now.getTime() + 73 * 3_600_000);
    expectProblem(await world.nobody.send('POST', '/api/session', { login: 'late', password: oneTimePassword }), 'A102');
  });

  it('five failures lock the account at that address for thirty minutes, others are not harmed', async () => {
    for (let time = 0; time < 5; time += 1) expectProblem(await world.nobody.send('POST', '/api/session', { login: 'first', password: 'wrong' }), 'A102');
    expectProblem(await world.nobody.send('POST', '/api/session', { login: 'first', password: good }), 'A104');
    expectProblem(await world.nobody.send('POST', '/api/session', { login: 'nobody-at-all', password: 'x' }), 'A102');
    world.clock.now = new Date(world.clock.now.getTime() + 31 * 60_000);
    await signIn('first', good);
  });

  it('a session ends after idle time, and at the latest after twelve hours; polling does not keep it', async () => {
    const idle = await signIn('first', good);
    world.clock.now = new Date(world.clock.now.getTime() + 20 * 60_000);
    await idle.send('GET', '/api/session', undefined, { 'x-passive': '1' });
    world.clock.now = new Date(world.clock.now.getTime() + 11 * 60_000);
    expect(await idle.get<Me>('/api/session')).toMatchObject({ person: null });
    const busy = await signIn('first', good);
    for (let step = 0; step < 25; step += 1) {
      world.clock.now = new Date(world.clock.now.getTime() + 29 * 60_000);
      await busy.send('GET', '/api/session');
    }
    expect(await busy.get<Me>('/api/session')).toMatchObject({ person: null });
  });

  it('one sees and ends own sessions; changing the password ends the others; sign-out ends this one', async () => {
    const [here, there] = [await signIn('first', good), await signIn('first', good)];
    const sessions = await here.get<OwnSessions>('/api/session/all');
    expect(sessions.filter((session) => session.current)).toHaveLength(1);
    await here.do('DELETE', `/api/session/${sessions.find((session) => !session.current)?.id}`);
    expect(await there.get<Me>('/api/session')).toMatchObject({ person: null });
    const other = await signIn('first', good);
    await here.do('PUT', '/api/session/password', { current: good, next: `${good}-2` });
    expect(await other.get<Me>('/api/session')).toMatchObject({ person: null });
    await here.do('DELETE', '/api/session');
    expect(await here.get<Me>('/api/session')).toMatchObject({ person: null });
    expectProblem(await here.send('GET', '/api/units'), 'A101');
  });

  it('a grant takes two people and ends the sessions of the person concerned', async () => {
    const [admin, security] = [await world.as('陈钢'), await world.as('许安')];
    const person = await signIn('first', `${good}-2`);
    const id = (await person.get<Me>('/api/session')).person?.id;
    const units = await admin.get<Unit[]>('/api/units');
    const unitId = units.find((unit) => unit.name === '安全管理科')?.id;
    const proposed = await admin.do<Account>('POST', `/api/accounts/${id}/grants`, { role: 'section', unitId });
    const grant = proposed.grants.find((held) => held.state === 'proposed');
    expectProblem(await admin.send('POST', `/api/grants/${grant?.id}/authorise`), 'A103');
    expectProblem(await admin.send('POST', `/api/accounts/${id}/grants`, { role: 'audit_admin', unitId }), 'A109');
    expectProblem(await admin.send('POST', `/api/accounts/${id}/grants`, { role: 'king', unitId }), 'R107');
    await security.do('POST', `/api/grants/${grant?.id}/authorise`);
    expect(await person.get<Me>('/api/session')).toMatchObject({ person: null });
    const again = await signIn('first', `${good}-2`);
    expect((await again.get<Me>('/api/session')).actions).toContain('target.progress');
    await admin.do('POST', `/api/accounts/${id}/disable`);
    expectProblem(await world.nobody.send('POST', '/api/session', { login: 'first', password: `${good}-2` }), 'A107');
    expectProblem(await admin.send('POST', `/api/accounts/${(await admin.get<Me>('/api/session')).person?.id}/disable`), 'A110');
  });

  it('the cookie is bound to the host and kept from scripts; another site is refused', async () => {
    const admin = await world.as('陈钢');
    const answer = await world.nobody.send('POST', '/api/session/sample', { account: (await admin.get<Me>('/api/session')).person?.id });
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-xuezheng=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expectProblem(await admin.send('POST', '/api/units', {}, { origin: 'https://evil.example' }), 'A114');
    expectProblem(await admin.send('DELETE', '/api/session', undefined, { 'sec-fetch-site': 'cross-site' }), 'A114');
  });

  it('nothing personal is in the log', () => {
    expect(world.log.join('\n')).not.toMatch(/新来|first|Qz7|\d{17}[\dX]/);
  });
});
