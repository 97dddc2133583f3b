/*
 * Opens the reporting round of the sample county: drawn up by one, started by another, reported by the clerk of each
 * school, looked at, approved and returned, each by the use case people use and at the time they would have. Where each
 * school stands was drawn with it.
 */
import type { ReportRow, SubmitReport } from '../../contract/round.ts';
import type { Actor } from '../../domain/access/may.ts';
import { isProblem, problems, type Words } from '../../domain/problem.ts';
import type { Reporting } from '../../domain/sample/draw-county.ts';
import { dayInChina, startOfDayInChina, type PlainDate } from '../../domain/values/plain-date.ts';
import { changeRecord } from '../record/change-record.ts';
import { listRecords } from '../record/list-records.ts';
import { approveReport } from '../round/approve-report.ts';
import { createRound } from '../round/create-round.ts';
import { listRounds } from '../round/list-rounds.ts';
import { lookReport } from '../round/look-report.ts';
import { openReport } from '../round/open-report.ts';
import { openRound } from '../round/open-round.ts';
import { remindRound } from '../round/remind-round.ts';
import { returnReport } from '../round/return-report.ts';
import { startRound } from '../round/start-round.ts';
import { submitReport } from '../round/submit-report.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { schoolYearOf } from './school-year.ts';

/** Who takes part, and how far each school has come, by unit path. */
export interface RoundCast {
  readonly office: Actor; readonly leader: Actor;
  /** Heads of districts. */
  readonly districts: readonly Actor[];
  readonly schools: readonly CastSchool[];
}

/** A school with the person who reports for it. `shown`: the one whose clerk finds a cell to correct. */
export interface CastSchool { readonly path: string; readonly clerk: Actor; readonly reporting: Reporting; readonly shown: boolean }

const DAY = 86_400_000;
const HOUR = 3_600_000;
const OVER = 3;
const GIVEN = 14;

/** The day the round is due: a few days ago, so that some are late. */
const dueDay = (now: Date): PlainDate => dayInChina(new Date(now.getTime() - OVER * DAY));

/** When what the registers hold was written down: in the third week of the school year, and before the round began. */
export const filledAt = (now: Date, year: number): Date => new Date(Math.min(now.getTime() - (OVER + GIVEN + 4) * DAY, Date.UTC(year, 8, 20, 2)));

/** Opens the round and lets everybody report as far as was drawn. */
export async function openSampleRound(runtime: Runtime, cast: RoundCast): Promise<void> {
  const dueOn = dueDay(runtime.clock());
  const at = clockAround(runtime, dueOn);
  const id = await beginRound(at, cast, { dueOn, year: schoolYearOf(dayInChina(runtime.clock())) });
  const { reports } = await openRound(runtime, askerOf(cast.office), { id });
  await Promise.all(cast.schools.map((school, turn) => reportSchool({ at, cast, school, turn }, reports.filter(({ unitPath }) => unitPath === school.path))));
  // The district reminds whoever it still waits for.
  await Promise.all(cast.districts.map((head) => remindRound(at(1, 17), askerOf(head), { id, unitIds: [] })));
}

/** The round in one line, for the terminal. */
export async function describeRound(runtime: Runtime, asker: Asker): Promise<Words[]> {
  const [round] = await listRounds(runtime, asker, {});
  if (!round) return [];
  const { all } = await openRound(runtime, asker, { id: round.id });
  const { overdue } = all;
  return [{
    zh: `填报：《${round.name}》${round.dueOn} 截止，上报表 ${all.total} 张，已通过 ${all.done} 张，待审核 ${all.waiting} 张，逾期未报 ${overdue} 张。`,
    en: `Reports: “${round.name}”, due ${round.dueOn}: ${all.total} reports, ${all.done} approved, ${all.waiting} to check, ${overdue} overdue.`,
  }];
}

/** The program as it was so many days after the due day, at this hour. */
type At = (day: number, hour: number, minute?: number) => Runtime;

const clockAround = (runtime: Runtime, dueOn: PlainDate): At => (day, hour, minute = 0) => {
  const moment = new Date(startOfDayInChina(dueOn).getTime() + day * DAY + hour * HOUR + minute * 60_000);
  return { ...runtime, clock: () => moment };
};

/** A person at the program. */
export const askerOf = (actor: Actor): Asker => ({ actor, sessionId: null, address: '', agent: '', mustChangePassword: false });

async function beginRound(at: At, { office, leader }: RoundCast, { dueOn, year }: { readonly dueOn: PlainDate; readonly year: number }): Promise<string> {
  const opens = at(-GIVEN, 9);
  const { id, version } = await createRound(opens, askerOf(office), {
    name: `${year}年秋季学年初统计`, basis: '学年初教育事业统计', minutes: 60, opensOn: dayInChina(opens.clock()), dueOn, hasteReason: '',
    chosen: { kinds: ['school', 'kindergarten'], below: null, units: [] },
    registers: [{ register: 'school', period: '' }, { register: 'class', period: `${year}-${year + 1}` }, { register: 'equipment', period: String(year) }],
  });
  await startRound(at(-GIVEN, 10), askerOf(leader), { id, version });
  return id;
}

interface Scene { readonly at: At; readonly cast: RoundCast; readonly school: CastSchool; readonly turn: number }

/** How far one report comes. */
type Reach = 'none' | 'begun' | 'submitted' | 'looked' | 'returned' | 'approved';

// What each kind of school has done of its three reports.
const reachOf: Readonly<Record<Reporting, Readonly<Record<string, Reach>>>> = {
  approved: { school: 'approved', class: 'approved', equipment: 'approved' },
  submitted: { school: 'approved', class: 'looked', equipment: 'submitted' },
  draft: { school: 'submitted', class: 'begun', equipment: 'begun' },
  late: { school: 'none', class: 'begun', equipment: 'none' },
};
const shownReach: Readonly<Record<string, Reach>> = { school: 'approved', class: 'returned', equipment: 'begun' };

async function reportSchool(scene: Scene, reports: readonly ReportRow[]): Promise<void> {
  const reach = scene.school.shown ? shownReach : reachOf[scene.school.reporting];
  for (const report of reports) await bringTo(scene, report, reach[report.register] ?? 'none');
}

// Of what was submitted one school in four was a day late.
const submitDay = ({ turn, school }: Scene): number => (turn % 4 === 1 && !school.shown ? 1 : -1 - (turn % 5));

async function bringTo(scene: Scene, report: ReportRow, reach: Reach): Promise<void> {
  const { at, cast, school, turn } = scene;
  const day = submitDay(scene);
  const checker = askerOf(cast.districts.find(({ unitPath }) => school.path.startsWith(unitPath)) ?? cast.office);
  const { id } = report;
  if (reach === 'none') return;
  if (reach === 'begun') { await begin(scene, report, {}); return; }
  const flaw = reach === 'returned' ? await begin(scene, report, { head_teacher: '待定' }) : undefined;
  const sent = await submit(at(day, 10, turn), askerOf(school.clerk), { id, version: report.version + (flaw === undefined ? 0 : 1) });
  if (reach === 'submitted') return;
  if (reach === 'approved') { await approveReport(at(day + 1, 10, turn), checker, { id, version: sent, note: '' }); return; }
  const { version } = await lookReport(at(day + 1, 9, turn), checker, { id, version: sent });
  if (flaw !== undefined) await returnReport(at(day + 1, 10, turn), checker, { id, version, note: '', cells: [{ recordId: flaw, field: 'head_teacher', reason: '班主任不能填“待定”，请填任课教师姓名' }] });
}

/** The clerk saves the first record, which begins the report. Answers the record's id, undefined where there is none. */
async function begin({ at, school, turn }: Scene, { register, period }: ReportRow, values: Readonly<Record<string, string>>): Promise<string | undefined> {
  const clerk = askerOf(school.clerk);
  const { records } = await listRecords(at(-9, 9, turn), clerk, { key: register, limit: 50 });
  const first = records.find((record) => period === '' || Object.values(record.values).includes(period));
  if (first) await changeRecord(at(-9, 9, turn), clerk, { key: register, id: first.id, version: first.version, values, via: 'page' });
  return first?.id;
}

/** Submits, with a word for what is unusual where something is. Answers the new version. */
async function submit(runtime: Runtime, clerk: Asker, report: { readonly id: string; readonly version: number }): Promise<number> {
  const send = (declaration: SubmitReport['declaration'], explanations: SubmitReport['explanations'] = []) =>
    submitReport(runtime, clerk, { ...report, declaration, explanations, note: '' });
  const { version } = await send('filled').catch(async (failure: unknown) => {
    if (isProblem(failure) && failure.code === problems.reportBlank.code) return send('nothing');
    if (isProblem(failure) && failure.code === problems.reportUnexplained.code) return send('filled', await explain(runtime, clerk, report.id));
    throw failure;
  });
  return version;
}

async function explain(runtime: Runtime, clerk: Asker, id: string): Promise<SubmitReport['explanations']> {
  const { records } = await openReport(runtime, clerk, { id });
  return records.flatMap(({ id: recordId, findings }) => findings.flatMap(({ check }) =>
    (check === undefined ? [] : [{ recordId, check, text: '已与原始台账核对，数字属实' }])));
}
