import { Client } from 'pg';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Target } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import type { Account, Unit } from '../../src/contract/unit.ts';
import { useWorld, type Person } from '../world/world.ts';

/*
 * The budget of the house: an ordinary write asks the database at most six things besides finding out who asks
 * (the session and the person) and the frame of its transaction.
 */
const MOST = 6;
const world = useWorld();
// A frame that goes along with a statement counts as that statement.
const frame = /^(commit|rollback|begin; (\/\*.*\*\/ )?select app_begin\((?!.*; execute ).*|begin|)$/s;

async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(Client.prototype, 'query');
  try {
    await work();
    const asked = spy.mock.calls.map(([query]) => (typeof query === 'string' ? query : (query as unknown as { text: string }).text));
    return asked.filter((text) => !frame.test(text.trim()));
  } finally {
    spy.mockRestore();
  }
}

describe('trips to the database', () => {
  let office: Person;
  let admin: Person;
  let security: Person;
  let target: Target;
  let units: readonly Unit[];
  let account: Account;

  beforeAll(async () => {
    [office, admin, security] = [await world.as('周敏'), await world.as('陈钢'), await world.as(world.sample.people.find((person) => person.role === 'security_admin')?.name ?? '')];
    const plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: world.sample.planText });
    const { items } = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
    await office.do('POST', `/api/plans/${plan.id}/decide`, { version: plan.version, decisions: items.filter((item) => item.kind === 'target').map((item) => ({ itemId: item.itemId, decision: 'confirm' })) });
    target = (await office.get<Target[]>('/api/targets')).find((row) => row.state === 'open') as Target;
    units = await admin.get<Unit[]>('/api/units');
    account = (await admin.do<{ account: Account }>('POST', '/api/accounts', { login: 'trip', name: '出差', unitId: units[1]?.id })).account;
  });

  const act = (verb: string, body: object) => async () => {
    const { target: now } = await office.get<{ target: Target }>(`/api/targets/${target.id}`);
    return statementsOf(() => office.do('POST', `/api/targets/${target.id}/${verb}`, { version: now.version, ...body }));
  };
  const grantId = async () => (await admin.get<Account[]>('/api/accounts')).find((row) => row.id === account.id)?.grants.find((grant) => grant.state !== 'revoked')?.id;

  it.each<[string, () => Promise<string[]>]>([
    ['report progress', act('progress', { value: 3 })],
    ['assign', async () => act('assign', { changes: { leadUnitId: units[2]?.id } })()],
    ['add a unit', () => statementsOf(() => admin.do('POST', '/api/units', { parentId: units[0]?.id, kind: 'section', name: '出差科', code: 'trip' }))],
    ['add an account', () => statementsOf(() => admin.do('POST', '/api/accounts', { login: 'trip2', name: '出差二', unitId: units[1]?.id }))],
    ['reset an account', () => statementsOf(() => admin.do('POST', `/api/accounts/${account.id}/reset`))],
    ['disable an account', () => statementsOf(() => admin.do('POST', `/api/accounts/${account.id}/disable`))],
    ['propose a grant', () => statementsOf(() => admin.do('POST', `/api/accounts/${account.id}/grants`, { role: 'section', unitId: units[1]?.id }))],
    ['authorise a grant', async () => { const id = await grantId(); return statementsOf(() => security.do('POST', `/api/grants/${id}/authorise`)); }],
    ['revoke a grant', async () => { const id = await grantId(); return statementsOf(() => security.do('POST', `/api/grants/${id}/revoke`)); }],
    ['bring in a plan', () => statementsOf(() => office.do('POST', '/api/plans/text', { text: world.sample.summaryText }))],
  ])('%s', async (_, work) => {
    const [who, ...rest] = await work();
    expect(who).toMatch(/^begin; select app_who/);
    expect(rest.length, rest.join('\n')).toBeLessThanOrEqual(MOST);
    expect(rest.at(-1)).toContain('insert into "audit"');
  });
});
