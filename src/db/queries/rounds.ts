/* Rounds of reporting: what is asked. The reports themselves are in reports.ts, reminders in reminders.ts. */
import { sql } from 'kysely';
import type { Doer } from '../../domain/access/may.ts';
import type { RoundState, UnitChoice } from '../../domain/round/round.ts';
import type { PlainDate } from '../../domain/values/plain-date.ts';
import type { Db } from '../database.ts';

/** A register a round asks for, and of which period. */
export interface AskedRegister { readonly register: string; readonly period: string }

/** A round. */
export interface RoundRow {
  readonly id: string; readonly unitId: string; readonly unitPath: string; readonly name: string; readonly basis: string; readonly minutes: number;
  readonly opensOn: PlainDate; readonly dueOn: PlainDate; readonly hasteReason: string; readonly chosen: UnitChoice; readonly repeats: number;
  readonly state: RoundState; readonly version: number; readonly createdBy: string; readonly createdByName: string;
  readonly openedByName: string | null; readonly openedAt: Date | null; readonly registers: readonly AskedRegister[];
  readonly changedBy: string | null; readonly changedByName: string | null;
}

const roundsOf = (db: Db, county: string) => db.selectFrom('round as r').selectAll('r')
  .select(sql<AskedRegister[]>`(select coalesce(json_agg(json_build_object('register', g.register, 'period', g.period) order by g.place), '[]')
    from round_register g where g.county = r.county and g.round_id = r.id and not g.taken_out)`.as('registers'))
  .where('r.county', '=', county);

type Row = Awaited<ReturnType<ReturnType<typeof roundsOf>['execute']>>[number];

const toRound = (row: Row): RoundRow => ({
  id: row.id, unitId: row.unit_id, unitPath: row.unit_path, name: row.name, basis: row.basis, minutes: row.minutes, opensOn: row.opens_on, dueOn: row.due_on,
  hasteReason: row.haste_reason, chosen: row.chosen, repeats: row.repeats, state: row.state, version: row.version, createdBy: row.created_by,
  createdByName: row.created_by_name, openedByName: row.opened_by_name, openedAt: row.opened_at, registers: row.registers, changedBy: row.changed_by, changedByName: row.changed_by_name,
});

/** The rounds of the county, the newest deadline first; at most 300. Those discarded are left out. */
export async function listRounds(db: Db, county: string): Promise<RoundRow[]> {
  return (await roundsOf(db, county).where('r.state', '<>', 'discarded').orderBy('r.due_on', 'desc').orderBy('r.created_at', 'desc').limit(300).execute()).map(toRound);
}

/** One round, or undefined; one that was discarded is not there. */
export async function findRound(db: Db, county: string, id: string): Promise<RoundRow | undefined> {
  const row = await roundsOf(db, county).where('r.id', '=', id).where('r.state', '<>', 'discarded').executeTakeFirst();
  return row && toRound(row);
}

/** A round to add. */
export type NewRound = Pick<RoundRow, 'id' | 'unitId' | 'unitPath' | 'name' | 'basis' | 'minutes' | 'opensOn' | 'dueOn' | 'hasteReason' | 'chosen' | 'repeats' | 'registers'>;

/** Adds a round that is drawn up. */
export async function insertRound(db: Db, county: string, round: NewRound, by: Doer): Promise<void> {
  await db.insertInto('round').values({
    county, id: round.id, unit_id: round.unitId, unit_path: round.unitPath, name: round.name, basis: round.basis, minutes: round.minutes, opens_on: round.opensOn,
    due_on: round.dueOn, haste_reason: round.hasteReason, chosen: JSON.stringify(round.chosen), repeats: round.repeats, state: 'draft', version: 1,
    created_by: by.id, created_by_name: by.name, created_at: by.at, opened_by: null, opened_by_name: null, opened_at: null, closed_at: null, changed_by: null, changed_by_name: null,
  }).execute();
  await insertAsked(db, county, round);
}

async function insertAsked(db: Db, county: string, round: Pick<RoundRow, 'id' | 'unitPath' | 'registers'>): Promise<void> {
  await db.insertInto('round_register').values(round.registers.map(({ register, period }, place) =>
    ({ county, round_id: round.id, unit_path: round.unitPath, register, place, period, taken_out: false })))
    .onConflict((held) => held.columns(['county', 'round_id', 'register']).doUpdateSet((eb) => ({ place: eb.ref('excluded.place'), period: eb.ref('excluded.period'), taken_out: eb.ref('excluded.taken_out') }))).execute();
}

/** Writes a drawn-up round anew; false when it is no longer the version that was read. */
export async function rewriteRound(db: Db, county: string, at: { readonly version: number }, round: Omit<NewRound, 'unitId'>, by: Doer): Promise<boolean> {
  const done = await db.updateTable('round').set({
    name: round.name, basis: round.basis, minutes: round.minutes, opens_on: round.opensOn, due_on: round.dueOn, haste_reason: round.hasteReason,
    chosen: JSON.stringify(round.chosen), repeats: round.repeats, version: at.version + 1, changed_by: by.id, changed_by_name: by.name,
  }).where('county', '=', county).where('id', '=', round.id).where('version', '=', at.version).where('state', '=', 'draft').executeTakeFirst();
  if (done.numUpdatedRows === 0n) return false;
  await db.updateTable('round_register').set({ taken_out: true }).where('county', '=', county).where('round_id', '=', round.id).execute();
  await insertAsked(db, county, round);
  return true;
}

/** A deadline that was moved on. */
export interface Prolonging { readonly seq: number; readonly fromDay: PlainDate; readonly toDay: PlainDate; readonly reason: string; readonly byName: string; readonly at: Date }

/** How the deadline of a round was moved, the last first. */
export async function listProlongings(db: Db, county: string, roundId: string): Promise<Prolonging[]> {
  const rows = await db.selectFrom('round_prolonging').selectAll().where('county', '=', county).where('round_id', '=', roundId).orderBy('seq', 'desc').execute();
  return rows.map((row) => ({ seq: row.seq, fromDay: row.from_day, toDay: row.to_day, reason: row.reason, byName: row.by_name, at: row.at }));
}

/** Moves the deadline on; false when the round is no longer the version that was read. */
export async function prolongRound(db: Db, county: string, round: Pick<RoundRow, 'id' | 'version' | 'unitPath' | 'dueOn'>, to: { readonly day: PlainDate; readonly reason: string }, by: Doer): Promise<boolean> {
  const done = await db.updateTable('round').set({ due_on: to.day, version: round.version + 1 })
    .where('county', '=', county).where('id', '=', round.id).where('version', '=', round.version).executeTakeFirst();
  if (done.numUpdatedRows === 0n) return false;
  await db.insertInto('round_prolonging').values({
    county, round_id: round.id, seq: round.version + 1, unit_path: round.unitPath, from_day: round.dueOn, to_day: to.day, reason: to.reason, by_id: by.id, by_name: by.name, at: by.at,
  }).execute();
  return true;
}

/** Moves a round on from the version it was read in; false when it is no longer that. */
export async function moveRound(db: Db, county: string, at: { readonly id: string; readonly version: number }, to: 'open' | 'closed' | 'discarded', by: Doer): Promise<boolean> {
  const moved = { open: { opened_by: by.id, opened_by_name: by.name, opened_at: by.at }, closed: { closed_at: by.at }, discarded: { closed_at: by.at } }[to];
  const done = await db.updateTable('round').set({ state: to, version: at.version + 1, ...moved })
    .where('county', '=', county).where('id', '=', at.id).where('version', '=', at.version).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
