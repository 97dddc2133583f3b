/* Units, accounts, grants, and the tokens of other systems. */
import { randomUUID } from 'node:crypto';
import type { TokenList } from '../../../src/contract/token.ts';
import type { Account, Unit } from '../../../src/contract/unit.ts';
import type { Cell } from '../cells.ts';
import type { Stage } from '../stage.ts';
import { outcomeOf, proved, shown, someName, type Attempt, type Attempts } from './attempt.ts';

const code = (): string => `c${randomUUID().slice(0, 12)}`;

/** Puts a school below the place. */
async function putUnit({ put, world }: Stage, { place }: Pick<Cell, 'place'>, kind = 'school'): Promise<string> {
  const own = code();
  return put('unit', { county: place.county, parent_id: place.id, path: `${place.path}${own}/`, kind, name: someName(), code: own, pinyin: '', created_at: world.clock.now });
}

/** Puts an account in the unit of the place. */
const putAccount = ({ put, world }: Stage, { place }: Cell, row: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  put('account', { county: place.county, unit_id: place.id, login: `x-${randomUUID()}`, name: someName().slice(0, 20), created_at: world.clock.now, ...row });

const unitColumn = ({ ask }: Stage, id: string, name: string) => ask<unknown>(`select ${name} from unit where id = $1`, [id]);
const basis = { effectiveOn: '2026-03-01', document: '某文〔2026〕2号' };

const units: Attempts = {
  'unit.list': async (_, { who, place }) => shown(await who.person.send('GET', '/api/units'), (rows: Unit[]) => rows.some(({ id }) => id === place.id)),
  'unit.trace': async (stage, { who, place }) => outcomeOf(await who.person.send('GET', `/api/units/${await putUnit(stage, { place })}/succession`)),
  'unit.create': async (stage, { who, place }) => {
    const [parentId, own] = [await putUnit(stage, { place }, 'district'), code()];
    const answer = await who.person.send('POST', '/api/units', { parentId, kind: 'school', name: someName(), code: own });
    return proved(answer, async () => await stage.ask('select count(*)::int from unit where code = $1', [own]) === 1);
  },
  'unit.rename': async (stage, { who, place }) => {
    const [id, name] = [await putUnit(stage, { place }), someName()];
    return proved(await who.person.send('PATCH', `/api/units/${id}`, { name }), async () => await unitColumn(stage, id, 'name') === name);
  },
  'unit.restore': async (stage, { who, place }) => {
    const id = await putUnit(stage, { place });
    await stage.owner.query('update unit set retired_at = now() where id = $1', [id]);
    return proved(await who.person.send('POST', `/api/units/${id}/restore`), async () => await unitColumn(stage, id, 'retired_at') === null);
  },
  'unit.retire': async (stage, { who, place }) => {
    const id = await putUnit(stage, { place });
    return proved(await who.person.send('POST', `/api/units/${id}/retire`), async () => await unitColumn(stage, id, 'retired_at') !== null);
  },
  'unit.merge': async (stage, { who, place }) => {
    const [to, from] = [await putUnit(stage, { place }), await putUnit(stage, { place })];
    return proved(await who.person.send('POST', `/api/units/${to}/merge`, { from: [from], ...basis }), async () => await unitColumn(stage, from, 'retired_at') !== null);
  },
  'unit.split': async (stage, { who, place }) => {
    const [id, own] = [await putUnit(stage, { place }), code()];
    return proved(await who.person.send('POST', `/api/units/${id}/split`, { parts: [{ name: someName(), code: own }], ...basis }), async () => await stage.ask('select count(*)::int from unit where code = $1', [own]) === 1);
  },
  'unit.close': async (stage, { who, place }) => {
    const id = await putUnit(stage, { place });
    return proved(await who.person.send('POST', `/api/units/${id}/close`, basis), async () => await unitColumn(stage, id, 'retired_at') !== null);
  },
  'unit.foresee': async (stage, { who, place }) => outcomeOf(await who.person.send('GET', `/api/units/${await putUnit(stage, { place })}/foresight?kind=close&effectiveOn=2026-03-01`)),
};

const putGrant = async (stage: Stage, cell: Cell, row: Readonly<Record<string, unknown>> = {}): Promise<string> => stage.put('role_grant', {
  county: cell.place.county, account_id: await putAccount(stage, cell), role: 'clerk', unit_id: cell.place.id, unit_path: cell.place.path, proposed_by: randomUUID(), proposed_at: stage.world.clock.now, ...row,
});
const granted = ({ ask }: Stage, id: string, column: string) => ask<unknown>(`select ${column} from role_grant where id = $1`, [id]);
const accountColumn = ({ ask }: Stage, id: string, name: string) => ask<unknown>(`select ${name} from account where id = $1`, [id]);

const accounts: Attempts = {
  'account.list': async (stage, cell) => {
    const id = await putAccount(stage, cell);
    return shown(await cell.who.person.send('GET', '/api/accounts'), (rows: Account[]) => rows.some((one) => one.id === id));
  },
  'account.create': async (stage, { who, place }) => {
    const login = `n${randomUUID().slice(0, 20)}`;
    return proved(await who.person.send('POST', '/api/accounts', { login, name: '新人', unitId: place.id }), async () => await stage.ask('select count(*)::int from account where login = $1', [login]) === 1);
  },
  'account.disable': async (stage, cell) => {
    const id = await putAccount(stage, cell);
    return proved(await cell.who.person.send('POST', `/api/accounts/${id}/disable`), async () => await accountColumn(stage, id, 'disabled_at') !== null);
  },
  'account.enable': async (stage, cell) => {
    const id = await putAccount(stage, cell, { disabled_at: stage.world.clock.now });
    return proved(await cell.who.person.send('POST', `/api/accounts/${id}/enable`), async () => await accountColumn(stage, id, 'disabled_at') === null);
  },
  'account.reset': async (stage, cell) => {
    const id = await putAccount(stage, cell);
    return proved(await cell.who.person.send('POST', `/api/accounts/${id}/reset`), async () => await stage.ask('select count(*)::int from credential where account_id = $1', [id]) === 1);
  },
  'grant.propose': async (stage, cell) => {
    const id = await putAccount(stage, cell);
    const answer = await cell.who.person.send('POST', `/api/accounts/${id}/grants`, { role: 'clerk', unitId: cell.place.id });
    return proved(answer, async () => await stage.ask('select count(*)::int from role_grant where account_id = $1', [id]) === 1);
  },
  'grant.authorise': async (stage, cell) => {
    const id = await putGrant(stage, cell);
    return proved(await cell.who.person.send('POST', `/api/grants/${id}/authorise`), async () => await granted(stage, id, 'authorised_by') === cell.who.id);
  },
  'grant.revoke': async (stage, cell) => {
    const id = await putGrant(stage, cell, { authorised_by: randomUUID(), authorised_at: stage.world.clock.now });
    return proved(await cell.who.person.send('POST', `/api/grants/${id}/revoke`), async () => await granted(stage, id, 'revoked_at') !== null);
  },
};

const putToken = ({ put, world }: Stage, { place }: Cell): Promise<string> => put('api_token', {
  county: place.county, name: someName().slice(0, 20), purpose: '对账', unit_id: place.id, scopes: '{"open":["read"]}', ceiling: 1, expires_at: new Date(world.clock.now.getTime() + 86_400_000), proposed_by: randomUUID(), proposed_at: world.clock.now,
});
const tokenColumn = ({ ask }: Stage, id: string, name: string) => ask<unknown>(`select ${name} from api_token where id = $1`, [id]);
const tokenVerb = (verb: string, stored: string): Attempt => async (stage, cell) => {
  const id = await putToken(stage, cell);
  return proved(await cell.who.person.send('POST', `/api/tokens/${id}/${verb}`), async () => await tokenColumn(stage, id, stored) === cell.who.id);
};

const tokens: Attempts = {
  'token.list': async (stage, cell) => {
    const id = await putToken(stage, cell);
    return shown(await cell.who.person.send('GET', '/api/tokens'), ({ tokens: rows }: TokenList) => rows.some((one) => one.id === id));
  },
  'token.issue': async (stage, { who, place }) => {
    const name = someName().slice(0, 20);
    const answer = await who.person.send('POST', '/api/tokens', { name, purpose: '对账', unitId: place.id, scopes: { open: ['read'] }, ceiling: 1, until: '2026-06-01' });
    return proved(answer, async () => await stage.ask('select unit_id::text from api_token where name = $1', [name]) === place.id);
  },
  'token.limit': async (_, { who }) => outcomeOf(await who.person.send('PUT', '/api/tokens/limit', { perMinute: 600 })),
  'token.authorise': tokenVerb('authorise', 'authorised_by'), 'token.revoke': tokenVerb('revoke', 'revoked_by'), 'token.withdraw': tokenVerb('withdraw', 'revoked_by'),
};

/** Units, accounts and grants. */
export const unitAttempts: Attempts = { ...units, ...accounts, ...tokens };
