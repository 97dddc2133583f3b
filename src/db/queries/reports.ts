/* Reports: one unit's one register in a round, what happened to each, and how far a round has come. */
import { sql } from 'kysely';
import type { Doer } from '../../domain/access/may.ts';
import type { Explanation, ReturnedCell } from '../../domain/round/report-parts.ts';
import { checkingStates, doneStates, fillingStates, type Declaration, type ReportState, type ReportVerb } from '../../domain/round/report-state.ts';
import type { RoundState } from '../../domain/round/round.ts';
import type { PlainDate } from '../../domain/values/plain-date.ts';
import type { Db } from '../database.ts';

/** A report with its round and unit. */
export interface ReportRow {
  readonly id: string; readonly roundId: string; readonly roundName: string; readonly roundState: RoundState; readonly opensOn: PlainDate; readonly dueOn: PlainDate;
  readonly register: string; readonly period: string; readonly unitId: string; readonly unitName: string; readonly unitPath: string; readonly sensitivity: number;
  readonly state: ReportState; readonly version: number; readonly submittedBy: string | null; readonly submittedByName: string | null; readonly submittedAt: Date | null;
  readonly firstSubmittedOn: PlainDate | null; readonly lookedAt: Date | null; readonly approvedAt: Date | null; readonly declaration: Declaration | null;
  readonly explanations: readonly Explanation[]; readonly cells: readonly ReturnedCell[]; readonly records: number; readonly reopens: number; readonly lastAt: Date;
}

const reportsOf = (db: Db, county: string) => db.selectFrom('report as p')
  .innerJoin('round as r', (on) => on.onRef('r.county', '=', 'p.county').onRef('r.id', '=', 'p.round_id'))
  .innerJoin('unit as u', (on) => on.onRef('u.county', '=', 'p.county').onRef('u.id', '=', 'p.unit_id'))
  .selectAll('p').select(['r.name as round_name', 'r.state as round_state', 'r.opens_on', 'r.due_on', 'u.name as unit_name']).where('p.county', '=', county);

type Row = Awaited<ReturnType<ReturnType<typeof reportsOf>['execute']>>[number];

const toReport = (row: Row): ReportRow => ({
  id: row.id, roundId: row.round_id, roundName: row.round_name, roundState: row.round_state, opensOn: row.opens_on, dueOn: row.due_on, register: row.register,
  period: row.period, unitId: row.unit_id, unitName: row.unit_name, unitPath: row.unit_path, sensitivity: row.sensitivity, state: row.state, version: row.version,
  submittedBy: row.submitted_by, submittedByName: row.submitted_by_name, submittedAt: row.submitted_at, firstSubmittedOn: row.first_submitted_on,
  lookedAt: row.looked_at, approvedAt: row.approved_at, declaration: row.declaration, explanations: row.explanations, cells: row.cells, records: row.records,
  reopens: row.reopens, lastAt: row.last_at,
});

/** Which reports. */
export interface ReportFilter {
  readonly roundId?: string | undefined;
  readonly states?: readonly ReportState[] | undefined;
  /** Of these units exactly, by path. */
  readonly unitPaths?: readonly string[] | undefined;
  /** Of these units and all below them. */
  readonly below?: readonly string[] | undefined;
  /** Of this very unit. */
  readonly unitId?: string | undefined;
  /** Only of rounds that run. */
  readonly open?: boolean | undefined;
  /** Not those this person submitted. */
  readonly notBy?: string | undefined;
}

/** Reports one may see, the nearest deadline first; at most 5,000. */
export async function listReports(db: Db, county: string, filter: ReportFilter): Promise<ReportRow[]> {
  let query = reportsOf(db, county);
  const { roundId, states, unitPaths, below, notBy, unitId, open } = filter;
  if (roundId !== undefined) query = query.where('p.round_id', '=', roundId);
  if (states) query = query.where(sql<boolean>`p.state = any (${[...states]}::text[])`);
  if (unitPaths) query = query.where(sql<boolean>`p.unit_path = any (${[...unitPaths]}::text[])`);
  if (unitId !== undefined) query = query.where('p.unit_id', '=', unitId);
  if (open === true) query = query.where('r.state', '=', 'open');
  if (below) query = query.where(sql<boolean>`p.unit_path ^@ any (${[...below]}::text[])`);
  if (notBy !== undefined) query = query.where((eb) => eb.or([eb('p.submitted_by', 'is', null), eb('p.submitted_by', '<>', notBy)]));
  return (await query.orderBy('r.due_on').orderBy('p.unit_path').orderBy('p.register').limit(5000).execute()).map(toReport);
}

/** One report, or undefined. `lock`: nobody else moves it or saves a record of it until this transaction ends. */
export async function findReport(db: Db, county: string, id: string, lock = false): Promise<ReportRow | undefined> {
  const query = reportsOf(db, county).where('p.id', '=', id);
  const row = await (lock ? query.forUpdate('p') : query).executeTakeFirst();
  return row && toReport(row);
}

/** These reports, held so that nobody moves them until this transaction ends, in one order for everybody. */
export async function lockReportRows(db: Db, county: string, ids: readonly string[]): Promise<ReportRow[]> {
  return (await reportsOf(db, county).where(sql<boolean>`p.id = any (${[...ids]}::uuid[])`).orderBy('p.id').forUpdate('p').execute()).map(toReport);
}

/** A report to add: when its round starts, or when a unit joins. */
export type NewReport = Pick<ReportRow, 'id' | 'roundId' | 'register' | 'period' | 'unitId' | 'unitPath' | 'sensitivity'>;

/** Adds reports; one that is there already stays as it is. */
export async function insertReports(db: Db, county: string, reports: readonly NewReport[], at: Date): Promise<void> {
  if (reports.length === 0) return;
  const lane = (key: keyof NewReport) => reports.map((report) => report[key]);
  await sql`insert into report (county, state, version, explanations, cells, records, reopens, last_at, id, round_id, register, period, unit_id, unit_path, sensitivity)
    select ${county}::text, 'not_started', 1, '[]'::jsonb, '[]'::jsonb, 0, 0, ${at}::timestamptz, c.*
    from unnest(${lane('id')}::uuid[], ${lane('roundId')}::uuid[], ${lane('register')}::text[], ${lane('period')}::text[], ${lane('unitId')}::uuid[], ${lane('unitPath')}::text[], ${lane('sensitivity')}::smallint[]) c
    on conflict do nothing`.execute(db);
}

/** An action to append to a report, and what the report becomes. */
export interface ReportChange {
  readonly verb: ReportVerb;
  readonly state: ReportState;
  readonly note?: string;
  readonly declaration?: Declaration;
  readonly cells?: readonly ReturnedCell[];
  readonly explanations?: readonly Explanation[];
  readonly records?: number;
  /** The day it is, for a first submission. */
  readonly today?: PlainDate;
}

/** Appends one action and moves the folded cache on; false when the version is no longer the one that was read. */
export async function appendReportAction(db: Db, county: string, report: Pick<ReportRow, 'id' | 'version' | 'unitPath' | 'sensitivity' | 'reopens' | 'firstSubmittedOn' | 'lookedAt'>, by: Doer, change: ReportChange): Promise<boolean> {
  const done = await db.updateTable('report').set({ version: report.version + 1, state: change.state, last_at: by.at, ...changedColumns(report, by, change) })
    .where('county', '=', county).where('id', '=', report.id).where('version', '=', report.version).executeTakeFirst();
  if (done.numUpdatedRows === 0n) return false;
  await db.insertInto('report_action').values({
    county, report_id: report.id, seq: report.version + 1, unit_path: report.unitPath, sensitivity: report.sensitivity, verb: change.verb, note: change.note ?? '',
    declaration: change.declaration ?? null, cells: JSON.stringify(change.cells ?? []), explanations: JSON.stringify(change.explanations ?? []),
    by_id: by.id, by_name: by.name, at: by.at,
  }).execute();
  return true;
}

function changedColumns(report: Pick<ReportRow, 'reopens' | 'firstSubmittedOn' | 'lookedAt'>, by: Doer, change: ReportChange) {
  const submitted = {
    submitted_by: by.id, submitted_by_name: by.name, submitted_at: by.at, looked_at: null, declaration: change.declaration ?? null, cells: '[]',
    explanations: JSON.stringify(change.explanations ?? []), first_submitted_on: report.firstSubmittedOn ?? change.today ?? null, records: change.records ?? 0,
  };
  const columns = {
    save: {}, lock: {}, submit: submitted, look: { looked_at: report.lookedAt ?? by.at },
    withdraw: { submitted_by: null, submitted_by_name: null, submitted_at: null }, return: { cells: JSON.stringify(change.cells ?? []) },
    approve: { approved_at: by.at, cells: '[]' }, reopen: { reopens: report.reopens + 1 },
    excuse: { cells: '[]' }, release: { cells: '[]' }, ask: {},
  } as const satisfies Record<ReportVerb, object>;
  return columns[change.verb];
}

/** One thing that happened to a report. */
export interface ReportActionRow {
  readonly seq: number; readonly verb: ReportVerb; readonly note: string; readonly declaration: Declaration | null; readonly cells: readonly ReturnedCell[];
  readonly explanations: readonly Explanation[]; readonly byId: string; readonly byName: string; readonly at: Date;
}

/** What happened to a report, oldest first. */
export async function listReportActions(db: Db, county: string, id: string): Promise<ReportActionRow[]> {
  const rows = await db.selectFrom('report_action').selectAll().where('county', '=', county).where('report_id', '=', id).orderBy('seq').execute();
  return rows.map((row) => ({
    seq: row.seq, verb: row.verb, note: row.note, declaration: row.declaration, cells: row.cells, explanations: row.explanations, byId: row.by_id, byName: row.by_name, at: row.at,
  }));
}

/** A unit's register, and its period ('' where it is not kept by period). */
export interface ReportPlace { readonly register: string; readonly unitId: string; readonly period: string }

/** The report that governs a unit's register now: of the round that was started last. */
export interface GoverningReport { readonly id: string; readonly state: ReportState; readonly roundName: string }

/**
 * A record of this unit is about to be saved: the report that waits for its first record is begun, and the one that
 * governs is held until this transaction ends, so that nobody submits it meanwhile. Undefined when no round asks for it.
 */
export async function holdReport(db: Db, county: string, at: ReportPlace, by: Doer): Promise<GoverningReport | undefined> {
  const begun = await db.updateTable('report').set((eb) => ({ state: 'draft', version: eb('version', '+', 1), last_at: by.at }))
    .where('county', '=', county).where('register', '=', at.register).where('unit_id', '=', at.unitId).where('period', '=', at.period).where('state', '=', 'not_started')
    .returning(['id', 'version', 'unit_path', 'sensitivity']).execute();
  await insertActions(db, county, 'save', begun, by);
  return findGoverningReport(db, county, at, true);
}

/** The report that governs a unit's register now; undefined when no round asked for it. `hold`: nobody moves it until this transaction ends. */
export async function findGoverningReport(db: Db, county: string, at: ReportPlace, hold = false): Promise<GoverningReport | undefined> {
  const query = db.selectFrom('report as p').innerJoin('round as r', (on) => on.onRef('r.county', '=', 'p.county').onRef('r.id', '=', 'p.round_id'))
    .select(['p.id', 'p.state', 'r.name']).where('p.county', '=', county).where('p.register', '=', at.register).where('p.unit_id', '=', at.unitId)
    .where('p.period', '=', at.period).where('p.state', '<>', 'excused').orderBy('r.opened_at', 'desc').limit(1);
  const row = await (hold ? query.forShare('p') : query).executeTakeFirst();
  return row && { id: row.id, state: row.state, roundName: row.name };
}

/** A stamp of the reports of a register in a branch of the county one may see: another one when one came, or began or ceased to take rows. */
export async function stampReports(db: Db, county: string, { register, unitPath }: { readonly register: string; readonly unitPath: string }, filling: readonly ReportState[]): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`select count(*) || '/' || coalesce(sum(hashtextextended(p.id || coalesce(r.opened_at::text, ''), (p.state = any (${[...filling]}::text[]))::integer)), 0) as stamp
    from report p join round r on r.county = p.county and r.id = p.round_id where p.county = ${county} and p.register = ${register} and p.unit_path ^@ ${unitPath}`.execute(db);
  return rows[0]?.stamp ?? '';
}

/** How many reports of each round one may see stand in each state, by the day they came first; `units` counts those of the whole round. */
export async function countReports(db: Db, county: string): Promise<(Pick<ReportRow, 'roundId' | 'dueOn' | 'state' | 'firstSubmittedOn'> & { readonly count: number; readonly units: number })[]> {
  const rows = await db.selectFrom('report as p').innerJoin('round as r', (on) => on.onRef('r.county', '=', 'p.county').onRef('r.id', '=', 'p.round_id'))
    .select(['p.round_id', 'r.due_on', 'p.state', 'p.first_submitted_on', (eb) => eb.fn.countAll<string>().as('n')])
    .where('p.county', '=', county).where('p.state', '<>', 'excused').groupBy(['p.round_id', 'r.due_on', 'p.state', 'p.first_submitted_on']).execute();
  const asked = await db.selectFrom('report').select(['round_id', sql<string>`count(distinct unit_id)`.as('units')]).where('county', '=', county).where('state', '<>', 'excused').groupBy('round_id').execute();
  // A unit has reports in several states: the units of a round are not those of its states added up.
  const units = new Map(asked.map((row) => [row.round_id, Number(row.units)]));
  return rows.map((row) => ({ roundId: row.round_id, dueOn: row.due_on, state: row.state, firstSubmittedOn: row.first_submitted_on, count: Number(row.n), units: units.get(row.round_id) ?? 0 }));
}

/** What was asked of units in rounds that began within these days. */
export async function listAskings(db: Db, county: string, from: PlainDate, to: PlainDate): Promise<{ readonly roundId: string; readonly register: string; readonly units: number; readonly minutes: number }[]> {
  const rows = await db.selectFrom('report as p').innerJoin('round as r', (on) => on.onRef('r.county', '=', 'p.county').onRef('r.id', '=', 'p.round_id'))
    .select(['p.round_id', 'p.register', 'r.minutes', (eb) => eb.fn.countAll<string>().as('n')])
    .where('p.county', '=', county).where('r.opens_on', '>=', from).where('r.opens_on', '<=', to).groupBy(['p.round_id', 'p.register', 'r.minutes']).execute();
  return rows.map((row) => ({ roundId: row.round_id, register: row.register, units: Number(row.n), minutes: row.minutes }));
}

/** The report of the same unit and register that was approved last before this one, for comparing with last period. */
export async function findApprovedBefore(db: Db, county: string, report: Pick<ReportRow, 'id' | 'register' | 'unitId' | 'roundId'>): Promise<Date | undefined> {
  const row = await db.selectFrom('report').select('approved_at').where('county', '=', county).where('register', '=', report.register)
    .where('unit_id', '=', report.unitId).where('id', '<>', report.id).where('round_id', '<>', report.roundId).where('approved_at', 'is not', null).orderBy('approved_at', 'desc').limit(1).executeTakeFirst();
  return row?.approved_at ?? undefined;
}

/** Locks approved reports, all in one; answers how many. */
export async function lockReports(db: Db, county: string, ids: readonly string[], by: Doer): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await db.updateTable('report').set((eb) => ({ state: 'locked', version: eb('version', '+', 1), last_at: by.at }))
    .where('county', '=', county).where(sql<boolean>`id = any (${[...ids]}::uuid[])`).where('state', '=', 'approved').returning(['id', 'version', 'unit_path', 'sensitivity']).execute();
  await insertActions(db, county, 'lock', rows, by);
  return rows.length;
}

/** Moves these reports on, all in one and each with the same word; answers how many. A report somebody moves meanwhile is waited for. */
export async function moveReports(db: Db, county: string, ids: readonly string[], change: { readonly verb: 'excuse' | 'ask' | 'reopen' | 'approve'; readonly state: ReportState; readonly note: string }, by: Doer): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await db.updateTable('report').set((eb) => ({
    state: change.state, version: eb('version', '+', 1), last_at: by.at, ...(change.verb === 'reopen' ? { reopens: eb('reopens', '+', 1) } : { cells: '[]' }), ...(change.verb === 'approve' && { approved_at: by.at }),
  })).where('county', '=', county).where(sql<boolean>`id = any (${[...ids]}::uuid[])`).returning(['id', 'version', 'unit_path', 'sensitivity']).execute();
  await insertActions(db, county, change.verb, rows, by, change.note);
  return rows.length;
}

async function insertActions(db: Db, county: string, verb: ReportVerb, rows: readonly { readonly id: string; readonly version: number; readonly unit_path: string; readonly sensitivity: number }[], by: Doer, note = ''): Promise<void> {
  if (rows.length === 0) return;
  await db.insertInto('report_action').values(rows.map((row) => ({
    county, report_id: row.id, seq: row.version, unit_path: row.unit_path, sensitivity: row.sensitivity, verb, note, declaration: null,
    cells: '[]', explanations: '[]', by_id: by.id, by_name: by.name, at: by.at,
  }))).execute();
}

/** Reports of one round that wait for somebody, in one state. */
export interface DutyCount {
  readonly roundId: string; readonly roundName: string; readonly dueOn: PlainDate; readonly state: ReportState; readonly count: number; readonly cells: number;
  /** When these were submitted first. */
  readonly firstSubmittedOn: PlainDate | null;
  /** The last day one of their units was reminded. */
  readonly remindedOn: PlainDate | null;
  /** When the deadline was moved last: from which day, and why. */
  readonly prolonged: { readonly fromDay: PlainDate; readonly reason: string } | null;
}

/** What waits for a person: reports of these very units to fill in, and reports below those to check that another submitted. */
export async function countDuties(db: Db, county: string, who: { readonly id: string; readonly fills: readonly string[]; readonly checks: readonly string[] }): Promise<DutyCount[]> {
  const { rows } = await sql<{ round_id: string; name: string; due_on: string; state: ReportState; first_submitted_on: PlainDate | null; n: string; cells: string; reminded: string | null; prolonged: DutyCount['prolonged'] }>`
    select p.round_id, r.name, r.due_on, p.state, p.first_submitted_on, count(*) as n, sum(jsonb_array_length(p.cells)) as cells,
      max((select max(m.day) from round_reminder m where m.county = p.county and m.round_id = p.round_id and m.unit_id = p.unit_id)) as reminded,
      (select json_build_object('fromDay', l.from_day, 'reason', l.reason) from round_prolonging l where l.county = p.county and l.round_id = p.round_id order by l.seq desc limit 1) as prolonged
    from report p join round r on r.county = p.county and r.id = p.round_id
    where p.county = ${county} and r.state <> 'draft'
      and ((p.state = any (${[...fillingStates]}::text[]) and p.unit_path = any (${[...who.fills]}::text[]))
        or (p.state = any (${[...checkingStates]}::text[]) and p.unit_path ^@ any (${[...who.checks]}::text[]) and p.submitted_by <> ${who.id}))
    group by p.county, p.round_id, r.name, r.due_on, p.state, p.first_submitted_on`.execute(db);
  return rows.map((row) => ({ roundId: row.round_id, roundName: row.name, dueOn: row.due_on, state: row.state, firstSubmittedOn: row.first_submitted_on, count: Number(row.n), cells: Number(row.cells), remindedOn: row.reminded, prolonged: row.prolonged }));
}

/** A cell that was sent back, with who sent it. */
export interface ReturnedCellRow extends ReturnedCell { readonly reportId: string; readonly unitId: string; readonly roundName: string; readonly byName: string; readonly note: string }

/** The cells of a register that wait to be put right by these units. */
export async function listReturnedCells(db: Db, county: string, { register, unitPaths }: { readonly register: string; readonly unitPaths: readonly string[] }): Promise<ReturnedCellRow[]> {
  const { rows } = await sql<{ id: string; unit_id: string; name: string; by_name: string; note: string; cells: readonly ReturnedCell[] }>`
    select p.id, p.unit_id, r.name, a.by_name, a.note, p.cells
    from report p join round r on r.county = p.county and r.id = p.round_id
      join report_action a on a.county = p.county and a.report_id = p.id and a.verb = 'return'
    where p.county = ${county} and p.register = ${register} and p.state = 'returned' and p.unit_path = any (${[...unitPaths]}::text[])
      and a.seq = (select max(l.seq) from report_action l where l.county = p.county and l.report_id = p.id and l.verb = 'return')`.execute(db);
  return rows.flatMap((row) => (row.cells.length === 0 ? [{ recordId: '', field: '', reason: row.note }] : row.cells)
    .map((cell) => ({ recordId: cell.recordId, field: cell.field, reason: cell.reason, reportId: row.id, unitId: row.unit_id, roundName: row.name, byName: row.by_name, note: row.note })));
}

/** How far a round that runs has come among some units, and who of them has not reported. */
export interface RoundStanding {
  readonly id: string; readonly name: string; readonly dueOn: PlainDate; readonly total: number; readonly done: number; readonly waiting: number;
  /** Units that owe a report, with the path of each, in the order of the tree. */
  readonly owing: readonly { readonly name: string; readonly path: string; readonly reports: readonly Pick<ReportRow, 'state' | 'firstSubmittedOn'>[] }[];
}

/** The rounds that run, as far as they ask units below these. */
export async function listStandings(db: Db, county: string, below: readonly string[]): Promise<RoundStanding[]> {
  const { rows } = await sql<{ id: string; name: string; due_on: string; total: string; done: string; waiting: string; owing: RoundStanding['owing'] | null }>`
    with asked as (
      select p.round_id, p.unit_id, p.unit_path, count(*) as total, count(*) filter (where p.state = any (${[...doneStates]}::text[])) as done,
        count(*) filter (where p.state = any (${[...checkingStates]}::text[])) as waiting, count(*) filter (where p.state = any (${[...fillingStates]}::text[])) as owed,
        json_agg(json_build_object('state', p.state, 'firstSubmittedOn', p.first_submitted_on)) filter (where p.state = any (${[...fillingStates]}::text[])) as reports
      from report p where p.county = ${county} and p.state <> 'excused' and p.unit_path ^@ any (${[...below]}::text[]) group by p.county, p.round_id, p.unit_id, p.unit_path)
    select r.id, r.name, r.due_on, sum(a.total) as total, sum(a.done) as done, sum(a.waiting) as waiting,
      json_agg(json_build_object('name', u.name, 'path', a.unit_path, 'reports', a.reports) order by a.unit_path) filter (where a.owed > 0) as owing
    from round r join asked a on a.round_id = r.id join unit u on u.county = r.county and u.id = a.unit_id
    where r.county = ${county} and r.state = 'open' group by r.county, r.id, r.name, r.due_on order by r.due_on, r.id`.execute(db);
  return rows.map((row) => ({ id: row.id, name: row.name, dueOn: row.due_on, total: Number(row.total), done: Number(row.done), waiting: Number(row.waiting), owing: row.owing ?? [] }));
}
