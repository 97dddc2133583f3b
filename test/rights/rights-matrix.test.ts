import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { actionNames, actions, type Action, type ActionName } from '../../src/domain/access/actions.ts';
import { may, scopeOf, type Actor } from '../../src/domain/access/may.ts';
import { roleKeys, roles, type RoleKey, type Sensitivity } from '../../src/domain/access/roles.ts';
import { useWorld } from '../world/world.ts';

/*
 * The second, naive implementation: written as a person would decide it, sharing nothing with `may` but the two tables.
 */
const places = { own: 'qinglan/cg/', below: 'qinglan/cg/syxx/', sibling: 'qinglan/bs/', parent: 'qinglan/', lookalike: 'qinglan/cgx/', foreign: 'lanhe/cg/' };
type Place = keyof typeof places;

function naive(role: RoleKey, name: ActionName, place: Place, sensitivity: Sensitivity): boolean {
  const action: Action = actions[name];
  if (action.roles === 'console') return false;
  if (action.roles === 'own' || action.roles === 'open') return true;
  if (!action.roles.includes(role)) return false;
  if (place === 'foreign') return false;
  if (roles[role].group === 'administrator') return true;
  if (sensitivity > roles[role].ceiling) return false;
  if (place === 'own' || place === 'below') return true;
  return !action.writes && roles[role].reads === 'county';
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Route = readonly [action: ActionName, method: Method, path: string, body?: object];

const actorWith = (role: RoleKey): Actor => ({ id: 'x', county: 'qinglan', name: '某人', unitPath: places.own, grants: [{ role, unitPath: places.own }] });

describe('every role × action × place × sensitivity', () => {
  const cases = roleKeys.flatMap((role) => actionNames.flatMap((name) => (Object.keys(places) as Place[]).flatMap((place) =>
    ([0, 1, 2, 3] as const).map((sensitivity) => ({ role, name, place, sensitivity })))));

  it(`agrees with the naive implementation in all ${cases.length} cases`, () => {
    const wrong = cases.filter(({ role, name, place, sensitivity }) =>
      may(actorWith(role), name, places[place], sensitivity) !== naive(role, name, place, sensitivity));
    expect(wrong).toEqual([]);
  });

  it('nobody without a grant may do anything but what is their own', () => {
    const nobody: Actor = { ...actorWith('clerk'), grants: [] };
    expect(actionNames.filter((name) => may(nobody, name, places.own) && typeof actions[name].roles !== 'string')).toEqual([]);
    expect(scopeOf(nobody)).toEqual({ reads: [], writes: [], ceiling: 0 });
  });
});

describe('row security against the same naive rule, by plain SQL', () => {
  const world = useWorld();
  let owner: Client;
  let app: Client;
  const units = ['qinglan/', 'qinglan/cg/', 'qinglan/cg/syxx/', 'qinglan/bs/', 'qinglan/bs/slxx/', 'qinglan/jjk/'];

  beforeAll(async () => {
    owner = new Client({ connectionString: world.db.ownerUrl });
    app = new Client({ connectionString: world.db.appUrl });
    await Promise.all([owner.connect(), app.connect()]);
    for (const path of units) {
      for (const sensitivity of [0, 1, 2, 3]) {
        await owner.query(`insert into file values ('qinglan', gen_random_uuid(), $1, $2, $1, 'text/plain', 1, sha256('x'), 'x', gen_random_uuid(), now())`, [path, sensitivity]);
      }
    }
  });
  afterAll(() => Promise.all([owner.end(), app.end()]));

  it.each(roleKeys.flatMap((role) => ['qinglan/', 'qinglan/cg/', 'qinglan/cg/syxx/'].map((at) => [role, at] as const)))('%s at %s reads and writes what the rule says', async (role, at) => {
    const actor: Actor = { ...actorWith(role), unitPath: at, grants: [{ role, unitPath: at }] };
    const scope = scopeOf(actor);
    await app.query('begin');
    await app.query('select app_begin($1)', [JSON.stringify({ county: 'qinglan', ...scope, ceiling: String(scope.ceiling), audit: 'no' })]);
    const seen = await app.query<{ unit_path: string; sensitivity: number }>('select unit_path, sensitivity from file');
    const business = roles[role].group !== 'administrator';
    const reaches = (path: string) => business && (roles[role].reads === 'county' || path.startsWith(at));
    const expected = units.filter(reaches).flatMap((path) => [0, 1, 2, 3].filter((level) => level <= roles[role].ceiling).map((level) => `${path} ${level}`));
    expect(seen.rows.map((row) => `${row.unit_path} ${row.sensitivity}`).sort()).toEqual(expected.sort());
    for (const path of units) {
      await app.query('savepoint one');
      const done = await app.query(`insert into file values ('qinglan', gen_random_uuid(), $1, 0, 'n', 'text/plain', 1, sha256('x'), 'x', gen_random_uuid(), now())`, [path]).then(() => true, () => false);
      expect(done, `${role} at ${at} writes ${path}`).toBe(business && path.startsWith(at));
      await app.query('rollback to one');
    }
    await app.query('rollback');
  });
});

describe('every route refuses whom the table does not name', () => {
  const world = useWorld();
  const some = '00000000-0000-4000-8000-000000000000';
  const act = { version: 0 };
  const routes: readonly Route[] = [
    ['unit.list', 'GET', '/api/units'], ['unit.create', 'POST', '/api/units', { parentId: some, kind: 'school', name: '某校', code: 'x' }],
    ['unit.rename', 'PATCH', `/api/units/${some}`, { name: '某校' }], ['unit.retire', 'POST', `/api/units/${some}/retire`],
    ['unit.merge', 'POST', `/api/units/${some}/merge`, { from: [some], effectiveOn: '2026-03-02', document: '某文' }], ['unit.split', 'POST', `/api/units/${some}/split`, { parts: [{ name: '某校', code: 'x' }], effectiveOn: '2026-03-02', document: '某文' }],
    ['unit.close', 'POST', `/api/units/${some}/close`, { effectiveOn: '2026-03-02', document: '某文' }], ['unit.foresee', 'GET', `/api/units/${some}/foresight?kind=close&effectiveOn=2026-03-02`],
    ['unit.trace', 'GET', `/api/units/${some}/succession`], ['record.move', 'POST', '/api/registers/class/move', { unitId: some, records: [{ id: some, version: 1 }] }],
    ['account.list', 'GET', '/api/accounts'], ['account.create', 'POST', '/api/accounts', { login: 'abc', name: '某', unitId: some }],
    ['account.disable', 'POST', `/api/accounts/${some}/disable`], ['account.enable', 'POST', `/api/accounts/${some}/enable`], ['account.reset', 'POST', `/api/accounts/${some}/reset`],
    ['grant.propose', 'POST', `/api/accounts/${some}/grants`, { role: 'clerk', unitId: some }], ['grant.authorise', 'POST', `/api/grants/${some}/authorise`], ['grant.revoke', 'POST', `/api/grants/${some}/revoke`],
    ['plan.compare', 'GET', `/api/plans/${some}/compare`], ['plan.match', 'GET', `/api/plans/${some}/match?plan=${some}`],
    ['plan.export', 'GET', `/api/plans/${some}/ledger.xlsx`], ['plan.calendar', 'GET', `/api/plans/${some}/deadlines.ics`],
    ['plan.list', 'GET', '/api/plans'], ['plan.open', 'GET', `/api/plans/${some}`], ['plan.upload', 'POST', '/api/plans/text', { text: '2026年计划', unitId: some }],
    ['plan.decide', 'POST', `/api/plans/${some}/decide`, { version: 0, decisions: [{ itemId: 'q1', decision: 'confirm' }] }],
    ['ledger.assign', 'POST', '/api/ledger/assign', { items: [{ id: some, version: 1 }], changes: { deadline: null } }],
    ['plan.follow', 'POST', `/api/plans/${some}/follow`, { version: 0, follow: 'reference' }],
    ['target.list', 'GET', '/api/targets'], ['target.open', 'GET', `/api/targets/${some}`], ['target.suggest', 'GET', '/api/targets/suggestions'], ['target.prove', 'GET', `/api/targets/${some}/proof`],
    ['target.link', 'POST', `/api/targets/${some}/link`, { version: 0, proof: { indicator: 'x', unitId: some } }], ['target.unlink', 'POST', `/api/targets/${some}/unlink`, act],
    ['task.list', 'GET', '/api/tasks'], ['task.open', 'GET', `/api/tasks/${some}`],
    ...(['assign', 'revise', 'progress', 'claim', 'confirm', 'return', 'reopen', 'cancel', 'keep', 'withdraw'] as const).flatMap((verb) => [
      [`target.${verb}`, 'POST', `/api/targets/${some}/${verb}`, act] as const, [`task.${verb}`, 'POST', `/api/tasks/${some}/${verb}`, act] as const]),
    ['register.list', 'GET', '/api/registers'], ['register.open', 'GET', '/api/registers/class'], ['record.list', 'GET', '/api/registers/class/records'],
    ['record.open', 'GET', `/api/registers/class/records/${some}`], ['record.trace', 'GET', `/api/registers/class/records/${some}/history`], ['record.total', 'GET', '/api/registers/class/totals'],
    ['record.create', 'POST', '/api/registers/class/records', { unitId: some, values: {} }], ['record.change', 'PATCH', `/api/registers/class/records/${some}`, { values: {} }],
    ['record.retire', 'DELETE', `/api/registers/class/records/${some}`, { reason: '停用' }], ['record.erase', 'POST', `/api/registers/class/records/${some}/erase`, { reason: '删除' }],
    ['record.reveal', 'POST', `/api/registers/class/records/${some}/reveal`, { field: 'x', reason: '核对' }],
    ['workbench.open', 'GET', '/api/workbench'], ['file.open', 'GET', `/api/files/${some}`], ['setting.read', 'GET', '/api/settings/lights'],
    ['setting.change', 'PUT', '/api/settings/lights', { nearDays: 10, behindPoints: 10 }], ['audit.list', 'GET', '/api/audit'], ['audit.verify', 'GET', '/api/audit/verify'],
  ];

  it.each(routes.map((route) => ({ name: route[0], route })))('$name', async ({ name, route: [, method, path, body] }) => {
    const answer = await world.nobody.send(method, path, body, { 'if-match': '"1"' });
    expect(answer.body).toMatchObject({ code: 'A101' });
    for (const person of world.sample.people) {
      const here = await world.as(person.name);
      const { status, body: got } = await here.send(method, path, body, { 'if-match': '"1"' });
      const allowed = (actions[name].roles as readonly string[]).includes(person.role);
      if (allowed) expect(got, `${person.role} ${name} → ${status}`).not.toMatchObject({ code: 'A103' });
      else expect(got, `${person.role} ${name}`).toMatchObject({ code: 'A103' });
    }
  });
});
