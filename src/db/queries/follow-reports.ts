/* Reports of rounds that run, for the changes of units: which stand open, and where a round would ask a unit anew. */
import { sql } from 'kysely';
import { excusedStates, type ReportState } from '../../domain/round/report-state.ts';
import type { UnitChoice } from '../../domain/round/round.ts';
import type { AskedRegister } from './rounds.ts';
import type { Db } from '../database.ts';

/** A report of a round that runs. */
export interface OpenReport { readonly id: string; readonly roundId: string; readonly register: string; readonly unitId: string; readonly state: ReportState }

/** The reports these units owe or were done with in rounds that run, held against everybody else. */
export async function lockOpenReports(db: Db, county: string, unitIds: readonly string[]): Promise<OpenReport[]> {
  const { rows } = await sql<{ id: string; round_id: string; register: string; unit_id: string; state: ReportState }>`
    select p.id, p.round_id, p.register, p.unit_id, p.state from report p join round r on r.county = p.county and r.id = p.round_id
    where p.county = ${county} and r.state = 'open' and p.unit_id = any (${[...unitIds]}::uuid[]) order by p.id for update of p`.execute(db);
  return rows.map((row) => ({ id: row.id, roundId: row.round_id, register: row.register, unitId: row.unit_id, state: row.state }));
}

/** A round that runs, and what it asks of whom. */
export interface OpenAsking { readonly id: string; readonly chosen: UnitChoice; readonly registers: readonly AskedRegister[] }

/** The rounds that run. */
export async function listOpenAskings(db: Db, county: string): Promise<OpenAsking[]> {
  const { rows } = await sql<OpenAsking>`
    select r.id, r.chosen, (select coalesce(json_agg(json_build_object('register', g.register, 'period', g.period) order by g.place), '[]')
      from round_register g where g.county = r.county and g.round_id = r.id and not g.taken_out) as registers
    from round r where r.county = ${county} and r.state = 'open' order by r.id`.execute(db);
  return rows;
}

/** Whether a report is still asked for. */
export const isAsked = ({ state }: Pick<OpenReport, 'state'>): boolean => !excusedStates.includes(state);
