/* Reminders of rounds: who owes what, who was reminded when, and which moments of a due day were reminded of. */
import { sql } from 'kysely';
import type { Doer } from '../../domain/access/may.ts';
import { fillingStates, type ReportState } from '../../domain/round/report-state.ts';
import type { PlainDate } from '../../domain/values/plain-date.ts';
import type { Db } from '../database.ts';

/** Reminds units, each once a day; answers the ids of those reminded now. */
export async function insertReminders(db: Db, county: string, roundId: string, units: readonly { readonly id: string; readonly path: string }[], day: PlainDate, by: Doer): Promise<string[]> {
  if (units.length === 0) return [];
  const rows = await db.insertInto('round_reminder').values(units.map(({ id, path }) =>
    ({ county, round_id: roundId, unit_id: id, day, unit_path: path, by_id: by.id, by_name: by.name, at: by.at })))
    .onConflict((at) => at.columns(['county', 'round_id', 'unit_id', 'day']).doNothing()).returning('unit_id').execute();
  return rows.map((row) => row.unit_id);
}

/** The last day each unit was reminded in a round. */
export async function listReminders(db: Db, county: string, roundId: string): Promise<ReadonlyMap<string, PlainDate>> {
  const rows = await db.selectFrom('round_reminder').select(['unit_id', (eb) => eb.fn.max('day').as('day')])
    .where('county', '=', county).where('round_id', '=', roundId).groupBy('unit_id').execute();
  return new Map(rows.map((row) => [row.unit_id, row.day]));
}

/** The last day these units were reminded in each round that runs or ran, by `round/unit`. */
export async function listRemindersOf(db: Db, county: string, unitIds: readonly string[]): Promise<ReadonlyMap<string, PlainDate>> {
  const rows = await db.selectFrom('round_reminder').select(['round_id', 'unit_id', (eb) => eb.fn.max('day').as('day')])
    .where('county', '=', county).where(sql<boolean>`unit_id = any (${[...new Set(unitIds)]}::uuid[])`).groupBy(['round_id', 'unit_id']).execute();
  return new Map(rows.map((row) => [`${row.round_id}/${row.unit_id}`, row.day]));
}

/** A report that is owed, and of whom. */
export interface OwedReport { readonly unitId: string; readonly unitPath: string; readonly state: ReportState; readonly firstSubmittedOn: PlainDate | null }

/** All that is owed in a round, among the units one may see. */
export async function listOwing(db: Db, county: string, roundId: string): Promise<OwedReport[]> {
  const rows = await db.selectFrom('report').select(['unit_id', 'unit_path', 'state', 'first_submitted_on']).distinct()
    .where('county', '=', county).where('round_id', '=', roundId).where(sql<boolean>`state = any (${[...fillingStates]}::text[])`).execute();
  return rows.map((row) => ({ unitId: row.unit_id, unitPath: row.unit_path, state: row.state, firstSubmittedOn: row.first_submitted_on }));
}

/** A round that runs, with the moments of its due day that were reminded of. */
export interface RunningRound {
  readonly id: string; readonly name: string; readonly unitPath: string; readonly dueOn: PlainDate; readonly openedAt: Date; readonly prompted: readonly string[];
}

/** The rounds that run. */
export async function listRunning(db: Db, county: string): Promise<RunningRound[]> {
  const { rows } = await sql<{ id: string; name: string; unit_path: string; due_on: PlainDate; opened_at: Date; prompted: string[] }>`
    select r.id, r.name, r.unit_path, r.due_on, r.opened_at,
      (select coalesce(array_agg(m.moment), '{}') from round_prompt m where m.county = r.county and m.round_id = r.id and m.due_on = r.due_on) as prompted
    from round r where r.county = ${county} and r.state = 'open' order by r.due_on, r.id`.execute(db);
  return rows.map((row) => ({ id: row.id, name: row.name, unitPath: row.unit_path, dueOn: row.due_on, openedAt: row.opened_at, prompted: row.prompted }));
}

/** Writes down that a moment of a due day is reminded of; false when somebody did before. Whoever does it at once waits until the other is done. */
export async function insertPrompt(db: Db, county: string, round: Pick<RunningRound, 'id' | 'unitPath' | 'dueOn'>, moment: string, at: Date): Promise<boolean> {
  const row = await db.insertInto('round_prompt').values({ county, round_id: round.id, due_on: round.dueOn, moment, unit_path: round.unitPath, at })
    .onConflict((held) => held.columns(['county', 'round_id', 'due_on', 'moment']).doNothing()).returning('moment').executeTakeFirst();
  return row !== undefined;
}
