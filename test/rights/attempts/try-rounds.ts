/* Rounds of reporting, and the reports of units in them. */
import { randomUUID } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import type { ApprovedReports, FindingsPage, OpenedReport, OpenedRound, ReportRow, ReturnedCells, RoundRow } from '../../../src/contract/round.ts';
import type { Cell } from '../cells.ts';
import type { Stage } from '../stage.ts';
import { outcomeOf, proved, putRecord, shown, someName, type Attempts } from './attempt.ts';

interface Put { readonly round: string; readonly report: string }

/** Puts a round that asks the unit of the place for a register, and its report in a state. */
async function putReport({ put, owner, world }: Stage, { place }: Cell, { register = 'counted', period = '', round = 'open', ...row }: Readonly<Record<string, unknown>> = {}): Promise<Put> {
  const now = world.clock.now;
  const opened = round === 'draft' ? {} : { opened_by: randomUUID(), opened_by_name: '乙', opened_at: now };
  const id = await put('round', {
    county: place.county, unit_id: place.id, unit_path: place.path, name: someName(), basis: '某文', minutes: 10, opens_on: '2026-03-02', due_on: '2026-03-20', haste_reason: '',
    chosen: { kinds: [], below: null, units: [place.id] }, repeats: 0, state: round, version: 1, created_by: randomUUID(), created_by_name: '甲', created_at: now, ...opened,
  });
  await owner.query('insert into round_register (county, round_id, unit_path, register, place, period) values ($1, $2, $3, $4, 1, $5)', [place.county, id, place.path, register, period]);
  const report = round === 'draft' ? '' : await put('report', {
    county: place.county, round_id: id, register, period, unit_id: place.id, unit_path: place.path, sensitivity: 1, state: 'draft', version: 1, explanations: '[]', cells: '[]', records: 0, reopens: 0, last_at: now, ...row,
  });
  return { round: id, report };
}

const sent = (by: string = randomUUID()) => ({ state: 'submitted', submitted_by: by, submitted_by_name: '丙', submitted_at: new Date('2026-03-02T00:30:00Z'), first_submitted_on: '2026-03-02', declaration: 'nothing' });
const stateOf = ({ ask }: Stage, table: string, id: string) => ask<string>(`select state from ${table} where id = $1`, [id]);
const said = { version: 1 };

type Wanted = Readonly<Record<string, unknown>>;

// A verb on a report that stands as `row` says, and the state it must come to.
const verb = (name: string, row: (cell: Cell) => Wanted, to: string, body: object = {}) => async (stage: Stage, cell: Cell) => {
  const { report } = await putReport(stage, cell, row(cell));
  const answer = await cell.who.person.send('POST', `/api/reports/${report}/${name}`, { ...said, ...body });
  return proved(answer, async () => await stateOf(stage, 'report', report) === to);
};

const roundVerb = (name: string, from: string, to: string) => async (stage: Stage, cell: Cell) => {
  const { round } = await putReport(stage, cell, { round: from });
  return proved(await cell.who.person.send('POST', `/api/rounds/${round}/${name}`, said), async () => await stateOf(stage, 'round', round) === to);
};

const drawn = (place: string) => ({
  name: someName(), basis: '某文〔2026〕1号', minutes: 5, opensOn: '2026-03-02', dueOn: '2026-03-20', chosen: { kinds: [], below: null, units: [place] }, registers: [{ register: 'counted', period: '' }],
});

const rounds: Attempts = {
  'round.list': async (stage, cell) => {
    const { round } = await putReport(stage, cell);
    return shown(await cell.who.person.send('GET', '/api/rounds'), (rows: RoundRow[]) => rows.some(({ id, total }) => id === round && total === 1));
  },
  'round.open': async (stage, cell) => {
    const { round, report } = await putReport(stage, cell);
    return shown(await cell.who.person.send('GET', `/api/rounds/${round}`), (view: OpenedRound) => view.reports.some(({ id }) => id === report));
  },
  'round.weigh': async (_, { who, place }) => outcomeOf(await who.person.send('POST', '/api/rounds/weigh', drawn(place.id))),
  // A round is drawn up at one's own unit, whomever it asks.
  'round.create': async (stage, { who, place }) => {
    const body = drawn(place.id);
    return proved(await who.person.send('POST', '/api/rounds', body), async () => await stage.ask('select unit_path from round where name = $1', [body.name]) === who.at);
  },
  'round.change': async (stage, cell) => {
    const { round } = await putReport(stage, cell, { round: 'draft' });
    const body = drawn(cell.place.id);
    return proved(await cell.who.person.send('PUT', `/api/rounds/${round}`, { ...body, ...said }), async () => await stage.ask('select name from round where id = $1', [round]) === body.name);
  },
  'round.discard': roundVerb('discard', 'draft', 'discarded'),
  'round.prolong': async (stage, cell) => {
    const { round } = await putReport(stage, cell);
    const answer = await cell.who.person.send('POST', `/api/rounds/${round}/prolong`, { ...said, dueOn: '2026-03-27', reason: '全县停电' });
    return proved(answer, async () => await stage.ask('select count(*)::int from round_prolonging where round_id = $1', [round]) === 1);
  },
  'round.export': async (stage, cell) => {
    const { round } = await putReport(stage, cell);
    const answer = await cell.who.person.send('GET', `/api/rounds/${round}/completeness.xlsx`);
    if (answer.status !== 200) return outcomeOf(answer);
    const { sheets } = await readXlsx(answer.raw);
    const name = await stage.ask<string>('select name from unit where id = $1', [cell.place.id]);
    return sheets[1]?.rows.some((cells) => cells.includes(name ?? '')) === true ? 'done' : 'nothing';
  },
  'round.start': roundVerb('start', 'draft', 'open'),
  'round.close': roundVerb('close', 'open', 'closed'),
  'round.remind': async (stage, cell) => {
    const { round } = await putReport(stage, cell);
    const answer = await cell.who.person.send('POST', `/api/rounds/${round}/remind`, {});
    const outcome = shown(answer, ({ reminded }: { reminded: number }) => reminded === 1);
    const kept = await stage.ask('select count(*)::int from round_reminder where round_id = $1', [round]) === 1;
    return kept === (outcome === 'done') ? outcome : `${outcome}, and ${kept ? 'one' : 'none'} was reminded`;
  },
  'round.reopen': verb('reopen', () => ({ ...sent(), state: 'approved', approved_at: new Date('2026-03-02T00:40:00Z') }), 'reopened', { reason: '数据有误' }),
  'burden.open': async (_, { who }) => outcomeOf(await who.person.send('GET', '/api/burden')),
};

const reports: Attempts = {
  'report.list': async (stage, cell) => {
    const { report } = await putReport(stage, cell);
    return shown(await cell.who.person.send('GET', '/api/reports?for=fill'), (rows: ReportRow[]) => rows.some(({ id }) => id === report));
  },
  'report.review': async (stage, cell) => {
    const { report } = await putReport(stage, cell);
    return shown(await cell.who.person.send('GET', `/api/reports/${report}/findings`), ({ total }: FindingsPage) => total === 0);
  },
  'report.returned': async (stage, cell) => {
    const { report } = await putReport(stage, cell, { state: 'returned', version: 2 });
    await stage.owner.query(`insert into report_action (county, report_id, seq, unit_path, sensitivity, verb, note, cells, explanations, by_id, by_name, at) values ($1, $2, 2, $3, 1, 'return', '请核对', '[]', '[]', $4, '甲', now())`,
      [cell.place.county, report, cell.place.path, randomUUID()]);
    return shown(await cell.who.person.send('GET', '/api/reports/returned?register=counted'), (rows: ReturnedCells) => rows.some(({ reportId }) => reportId === report));
  },
  'report.pass': async (stage, cell) => {
    const { report } = await putReport(stage, cell, sent());
    const answer = await cell.who.person.send('POST', '/api/reports/approve', { reports: [{ id: report, version: 1 }] });
    const outcome = shown(answer, ({ approved }: ApprovedReports) => approved === 1);
    if ((outcome === 'done') !== (await stateOf(stage, 'report', report) === 'approved')) return `${outcome}, and yet it happened`;
    return outcome;
  },
  'report.open': async (stage, cell) => {
    const { report } = await putReport(stage, cell);
    return shown(await cell.who.person.send('GET', `/api/reports/${report}`), (view: OpenedReport) => view.report.id === report);
  },
  'report.prefill': async (stage, cell) => {
    const name = someName();
    await putRecord(stage, 'yearly', cell.place, 1, { f_name: name, f_year: '2025-2026', state: 'approved' });
    const { report } = await putReport(stage, cell, { register: 'yearly', period: '2026-2027' });
    const answer = await cell.who.person.send('POST', `/api/reports/${report}/prefill`, said);
    const outcome = await proved(answer, async () => await stage.ask('select count(*)::int from reg_yearly where f_name = $1', [name]) === 2);
    await stage.owner.query('delete from reg_yearly where unit_id = $1', [cell.place.id]);
    return outcome;
  },
  'report.submit': verb('submit', () => ({}), 'submitted', { declaration: 'nothing' }),
  'report.withdraw': verb('withdraw', ({ who }) => sent(who.id), 'draft'),
  'report.look': async (stage, cell) => {
    const { report } = await putReport(stage, cell, sent());
    return proved(await cell.who.person.send('POST', `/api/reports/${report}/look`, said), async () => await stage.ask('select looked_at from report where id = $1', [report]) !== null);
  },
  'report.return': verb('return', () => sent(), 'returned', { note: '请核对数据' }),
  'report.approve': verb('approve', () => sent(), 'approved'),
};

/** Rounds and reports. */
export const roundAttempts: Attempts = { ...rounds, ...reports };
