/* Reports of rounds that run, for the changes of units: which stand open, and where a round would ask a unit anew. */
import { sql, type RawBuilder } from 'kysely';
import type { OpenReport } from '../../domain/round/follow-plan.ts';
import { excusedStates } from '../../domain/round/report-state.ts';
import type { UnitChoice } from '../../domain/round/round.ts';
import type { AskedRegister } from './rounds.ts';
import type { Db } from '../database.ts';

type Row = Omit<OpenReport, 'roundId' | 'unitId'> & { readonly round_id: string; readonly unit_id: string };

/** The reports these units owe or were done with in rounds that run. */
export const listOpenReports = (db: Db, county: string, unitIds: readonly string[]): Promise<OpenReport[]> => openReports(db, county, unitIds, sql``);

/** The same, held against everybody else. */
export const lockOpenReports = (db: Db, county: string, unitIds: readonly string[]): Promise<OpenReport[]> => openReports(db, county, unitIds, sql`for update of p`);

async function openReports(db: Db, county: string, unitIds: readonly string[], hold: RawBuilder<unknown>): Promise<OpenReport[]> {
  const { rows } = await sql<Row>`
    select p.id, p.round_id, p.register, p.unit_id, p.state from report p join round r on r.county = p.county and r.id = p.round_id
    where p.county = ${county} and r.state = 'open' and p.unit_id = any (${[...unitIds]}::uuid[]) order by p.id ${hold}`.execute(db);
  return rows.map(({ round_id: roundId, unit_id: unitId, ...row }) => ({ ...row, roundId, unitId }));
}

/** A round that runs, and what it asks of whom. */
export interface OpenAsking { readonly id: string; readonly name: string; readonly chosen: UnitChoice; readonly registers: readonly AskedRegister[] }

/** The rounds that run. */
export async function listOpenAskings(db: Db, county: string): Promise<OpenAsking[]> {
  const { rows } = await sql<OpenAsking>`
    select r.id, r.name, r.chosen, (select coalesce(json_agg(json_build_object('register', g.register, 'period', g.period) order by g.place), '[]')
      from round_register g where g.county = r.county and g.round_id = r.id and not g.taken_out
        and not exists (${released(sql`p.county = r.county and p.round_id = r.id and p.register = g.register`)})) as registers
    from round r where r.county = ${county} and r.state = 'open' order by r.id`.execute(db);
  return rows;
}

/** Whether a report is still asked for. */
export const isAsked = ({ state }: Pick<OpenReport, 'state'>): boolean => !excusedStates.includes(state);

// Reports that were closed because their register is no longer reported in rounds.
const released = (which: RawBuilder<unknown>): RawBuilder<unknown> => sql`select p.register from report p join report_action a on a.county = p.county and a.report_id = p.id and a.seq = p.version
  where ${which} and p.state = 'excused' and a.verb = 'release'`;

/** The registers of a round that are no longer reported in rounds, with the reports that were closed because of it. */
export async function listReleased(db: Db, county: string, round: string): Promise<readonly { readonly register: string; readonly reports: number }[]> {
  const { rows } = await sql<{ register: string; n: string }>`select q.register, count(*) as n from (${released(sql`p.county = ${county} and p.round_id = ${round}`)}) q group by q.register order by q.register`.execute(db);
  return rows.map(({ register, n }) => ({ register, reports: Number(n) }));
}
