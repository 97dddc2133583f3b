/* What a merge or a closing would do: looked up once, told beforehand, and done from. */
import type { Foresight } from '../../contract/succession.ts';
import { roles } from '../../domain/access/roles.ts';
import { wordsOf } from '../../domain/problem.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { describesUnit, periodAt, PUPILS, type SuccessionKind } from '../../domain/unit/succession.ts';
import type { PlainDate } from '../../domain/values/plain-date.ts';
import { listAccountsAt, listGrantsAt } from '../../db/queries/accounts.ts';
import { listCommitments, type CommitmentRow } from '../../db/queries/commitments.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { getRecords } from '../../db/registers/records/read-records.ts';
import type { RecordStore } from '../../db/registers/records/record-row.ts';
import { countUnitRecords, findCollisions, type UnitRecords } from '../../db/registers/records/unit-records.ts';
import { loadLookups, recordTitle } from '../record/lookups.ts';
import { allRegisters, storeOf } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';

/** A change that is weighed: which units go, and into which; null when they are closed. */
export interface Change {
  readonly kind: Exclude<SuccessionKind, 'split'>;
  readonly from: readonly UnitRow[];
  readonly to: UnitRow | null;
  readonly effectiveOn: PlainDate;
}

/** What happens to the records of one register. */
export interface WeighedRegister {
  readonly definition: RegisterDefinition;
  readonly store: RecordStore;
  readonly records: UnitRecords;
  /** Whether they go to the other unit or are retired with their own. */
  readonly moves: boolean;
  readonly live: number;
  readonly over: number;
}

type Weighed = Omit<Foresight, 'faults' | 'rounds' | 'registers' | 'commitments'> & { readonly registers: readonly WeighedRegister[]; readonly commitments: readonly CommitmentRow[] };

// So many groups are told of each register: whoever mends them sees the rest next time.
const COLLISIONS = 20;

/** Looks up all that a change touches. */
export async function weighSuccession(cx: Context, change: Change): Promise<Weighed> {
  const ids = change.from.map(({ id }) => id);
  const weighed: WeighedRegister[] = [];
  for (const definition of await allRegisters(cx)) weighed.push(await weighRegister(cx, change, definition));
  const registers = weighed.filter(({ live, over }) => live + over > 0);
  return {
    registers, people: await weighPeople(cx, ids), commitments: await listCommitments(cx.db, cx.county, { live: true, unitIds: ids }),
    collisions: change.to === null ? [] : await weighCollisions(cx, registers, change.to),
    pupils: change.to === null ? registers.find(({ definition }) => definition.key === PUPILS)?.live ?? 0 : 0,
  };
}

async function weighRegister(cx: Context, { from, to, effectiveOn }: Change, definition: RegisterDefinition): Promise<WeighedRegister> {
  const store = storeOf(cx, definition);
  const records: UnitRecords = { paths: from.map(({ path }) => path), since: periodAt(definition, effectiveOn) };
  return { definition, store, records, moves: to !== null && !describesUnit(definition), ...await countUnitRecords(cx.db, store, records) };
}

async function weighPeople(cx: Context, unitIds: readonly string[]): Promise<Foresight['people']> {
  const accounts = await listAccountsAt(cx.db, cx.county, unitIds);
  const grants = await listGrantsAt(cx.db, cx.county, unitIds);
  return accounts.map(({ id, name, unitName }) => ({
    name, unitName, roles: [...new Set(grants.filter(({ accountId }) => accountId === id).map(({ role }) => role))].map((role) => wordsOf(roles[role])),
  }));
}

async function weighCollisions(cx: Context, registers: readonly WeighedRegister[], to: UnitRow): Promise<Foresight['collisions']> {
  const found: Foresight['collisions'] = [];
  for (const { definition, store, records, moves } of registers) {
    const groups = moves ? await findCollisions(cx.db, store, { ...records, paths: [...records.paths, to.path] }, COLLISIONS) : [];
    if (groups.length > 0) found.push({ register: definition.key, name: wordsOf(definition.name), records: await titlesOf(cx, definition, store, groups) });
  }
  return found;
}

// Each group in one line: 一年级1班（甲校、乙校）.
async function titlesOf(cx: Context, definition: RegisterDefinition, store: RecordStore, groups: readonly string[][]): Promise<string[]> {
  const records = new Map((await getRecords(cx.db, store, groups.flat())).map((record) => [record.id, record]));
  const held = [...records.values()];
  const lookups = await loadLookups(cx, definition, { values: held.map(({ values }) => values), units: held.map(({ unitId }) => unitId) });
  return groups.map((ids) => {
    const group = ids.flatMap((id) => records.get(id) ?? []);
    const titles = [...new Set(group.map((record) => recordTitle(cx, definition, record, lookups)))];
    return `${titles.join('/')}（${group.map(({ unitId }) => lookups.units.get(unitId)?.name ?? '').join('、')}）`;
  });
}

/** The same as people are told it. */
export const foresightOf = ({ registers, commitments, ...rest }: Weighed): Omit<Foresight, 'faults' | 'rounds'> => ({
  ...rest, commitments: commitments.length,
  registers: registers.map(({ definition, moves, live, over }) =>
    ({ key: definition.key, name: wordsOf(definition.name), moves: moves ? live : 0, retires: moves ? 0 : live, stays: over })),
});
