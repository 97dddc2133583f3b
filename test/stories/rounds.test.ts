/*
 * A round of reporting over HTTP: the bureau asks, the school fills in and submits, another person returns cells and
 * approves, records are locked, opened again with a reason, and everybody sees what is his to see.
 */
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/catalog/read-catalogue.ts';
import type { OpenedRecord, RecordPageView, SavedRecord } from '../../src/contract/register.ts';
import type { Burden, OpenedReport, OpenedRound, Reminded, ReportRow, RoundRow, RoundWeight } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { expectCivil } from '../world/civil.ts';
import { expectProblem, useWorld, type Answer, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: () => readCatalogue() });
let clerk: Person;
let head: Person;
let office: Person;
let leader: Person;
let section: Person;
let district: Person;
let otherDistrict: Person;
let inspector: Person;
let units: ReadonlyMap<string, Unit>;
const unitId = (name: string): string => units.get(name)?.id ?? '';
const school = '青岚县实验小学';

beforeAll(async () => {
  [clerk, head, office, leader] = [await world.as('张文'), await world.as('王慧'), await world.as('周敏'), await world.as('何建国')];
  [section, district, otherDistrict, inspector] = [await world.as('林晓'), await world.as('孙平'), await world.as('唐莉'), await world.as('刘扬')];
  units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit]));
});

const asking = (more: object = {}) => ({
  name: '学年初班级统计', basis: '青教〔2026〕5号', minutes: 40, opensOn: '2026-03-02', dueOn: '2026-03-13', chosen: { kinds: ['school', 'kindergarten'], below: null, units: [] },
  registers: [{ register: 'class', period: '2026-2027' }], ...more,
});
async function started(more: object = {}, by = office): Promise<string> {
  tick();
  const { id } = await office.do<{ id: string }>('POST', '/api/rounds', asking(more));
  await by.do('POST', `/api/rounds/${id}/start`, { version: 1 });
  return id;
}
const openedRound = (id: string, who = office) => who.get<OpenedRound>(`/api/rounds/${id}`);
const reportOf = async (round: string, register: string, unit = school): Promise<ReportRow> => {
  const found = (await openedRound(round)).reports.find((row) => row.register === register && row.unitName === unit);
  expect(found, `${unit} owes no ${register}`).toBeDefined();
  return found as ReportRow;
};
const opened = (id: string, who = clerk) => who.get<OpenedReport>(`/api/reports/${id}`);
// Time goes on between what people do.
const tick = (): void => { world.clock.now = new Date(world.clock.now.getTime() + 1000); };
const act = async (who: Person, id: string, verb: string, body: object = {}): Promise<Answer> => {
  tick();
  const { report } = await office.get<OpenedReport>(`/api/reports/${id}`);
  return who.send('POST', `/api/reports/${id}/${verb}`, { version: report.version, ...body });
};
const done = async (who: Person, id: string, verb: string, body: object = {}) => {
  const answer = await act(who, id, verb, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as { version: number; state: string };
};
const save = async (values: object, register = 'class', who = clerk, unit = school): Promise<SavedRecord['record']> => {
  const answer = await who.send('POST', `/api/registers/${register}/records`, { unitId: unitId(unit), values });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as SavedRecord).record;
};
const change = async (register: string, id: string, values: object, who = clerk) => {
  tick();
  const { record } = await office.get<OpenedRecord>(`/api/registers/${register}/records/${id}`);
  return who.send('PATCH', `/api/registers/${register}/records/${id}`, { values }, { 'if-match': `"${record.version}"` });
};
const classroom = { school_year: '2026-2027', stage: 'primary', grade: 'g1', number: 1, pupils: 44, boarders: 0 };

describe('a round is drawn up', () => {
  it('is weighed first: units, cells, working days, and what is known already', async () => {
    const weight = await office.do<RoundWeight>('POST', '/api/rounds/weigh', asking({ registers: [{ register: 'class', period: '2026-2027' }, { register: 'school', period: '' }, { register: 'equipment', period: '2026' }] }));
    expect(weight).toMatchObject({ units: 10, minutes: 400, workingDays: 9, needsAnother: true, needsReason: false });
    expect(weight.known.map(({ name }) => name.zh)).toEqual(expect.arrayContaining(['学生数', '核定编制', '在编人数']));
    expectProblem(await clerk.send('POST', '/api/rounds/weigh', asking()), 'A103');
  });

  it.each<[string, object, string]>([
    ['a period that is none', { registers: [{ register: 'class', period: '2026' }] }, 'N102'],
    ['a period where none is kept', { registers: [{ register: 'school', period: '2026' }] }, 'N102'],
    ['units that keep nothing of it', { chosen: { kinds: ['section'], below: null, units: [] } }, 'N101'],
    ['a due day before the first', { dueOn: '2026-03-01' }, 'N103'],
    ['a due day that is over', { opensOn: '2026-02-01', dueOn: '2026-02-20' }, 'N103'],
    ['too little time', { opensOn: '2026-03-06', dueOn: '2026-03-09' }, 'N104'],
    ['a register there is none of', { registers: [{ register: 'nothing', period: '' }] }, 'R101'],
    ['no register', { registers: [] }, 'R102'], ['no name', { name: ' ' }, 'R102'],
  ])('and refused with %s', async (_, more, code) => {
    expectProblem(await office.send('POST', '/api/rounds', asking(more)), code);
  });

  it('for haste with a reason', async () => {
    expect((await office.send('POST', '/api/rounds', asking({ opensOn: '2026-03-06', dueOn: '2026-03-09', hasteReason: '省厅当日要数' }))).status).toBe(201);
  });

  it('by whoever may; a section draws up and the office starts; the clerk does not see it before', async () => {
    const { id } = await section.do<{ id: string }>('POST', '/api/rounds', asking({ name: '科室拟定' }));
    expectProblem(await clerk.send('POST', '/api/rounds', asking()), 'A103');
    expectProblem(await section.send('POST', `/api/rounds/${id}/start`, { version: 1 }), 'A103');
    expectProblem(await clerk.send('GET', `/api/rounds/${id}`), 'R101');
    expect((await clerk.get<RoundRow[]>('/api/rounds')).map(({ name }) => name)).not.toContain('科室拟定');
    expectProblem(await office.send('POST', `/api/rounds/${id}/start`, { version: 7 }), 'R201');
  });

  it('and not started alone when it asks for three known facts: by another person, in the database too', async () => {
    const { id, known } = await office.do<{ id: string; known: object[] }>('POST', '/api/rounds', asking({ registers: [{ register: 'class', period: '2026-2027' }, { register: 'school', period: '' }] }));
    expect(known).toHaveLength(3);
    const alone = await office.send('POST', `/api/rounds/${id}/start`, { version: 1 });
    expect(alone.body).toMatchObject({ code: 'N105', zh: expect.stringContaining('核定编制') as string });
    const owner = new Client({ connectionString: world.db.ownerUrl });
    await owner.connect();
    await expect(owner.query(`update round set state = 'open', opened_by = created_by, opened_at = now() where id = $1`, [id])).rejects.toThrow('round_two_people');
    await owner.end();
    const by = (await openedRound(id, leader)).verbs;
    expect([by, (await openedRound(id)).verbs]).toEqual([['start'], []]);
  });
});

describe('a report from beginning to lock', () => {
  let round: string;
  let report: string;
  let record: SavedRecord['record'];
  beforeAll(async () => {
    round = await started({ chosen: { kinds: ['school', 'kindergarten'], below: null, units: [] } });
    report = (await reportOf(round, 'class')).id;
  });

  it('begins with the first record, and shows what is missing', async () => {
    expect(await opened(report)).toMatchObject({ report: { state: 'not_started', registerName: { zh: '班级' }, late: false }, records: [], verbs: ['submit', 'prefill'] });
    expectProblem(await act(clerk, report, 'submit', { declaration: 'filled' }), 'N107');
    record = await save({ ...classroom, pupils: null, boarders: 3 });
    const view = await opened(report);
    expect(view).toMatchObject({ report: { state: 'draft' }, logic: 1, unusual: 0, history: [{ verb: 'save', byName: '张文' }] });
    expect(view.records[0]?.findings).toMatchObject([{ code: 'V101', field: 'pupils', strength: 'logic' }]);
  });

  it('is not submitted with faults, unexplained oddities, or words that are not so', async () => {
    const faulty = await act(clerk, report, 'submit', { declaration: 'filled' });
    expect(faulty.body).toMatchObject({ code: 'N110', zh: expect.stringMatching(/1班.*“学生数”必填/) as string });
    expect((await change('class', record.id, { pupils: 0, boarders: 0 })).status).toBe(200);
    expectProblem(await act(clerk, report, 'submit', { declaration: 'nothing' }), 'N106');
    expectProblem(await act(clerk, report, 'submit', { declaration: 'same' }), 'N109');
    expectProblem(await act(clerk, report, 'submit', { declaration: 'filled' }), 'N111');
    expectProblem(await act(clerk, report, 'submit', { declaration: 'filled', explanations: [{ recordId: record.id, check: 'empty_class', text: ' ' }] }), 'N111');
    await done(clerk, report, 'submit', { declaration: 'filled', explanations: [{ recordId: record.id, check: 'empty_class', text: '新校区本学期尚未招生' }] });
    expect(await opened(report)).toMatchObject({ report: { state: 'submitted', submittedByName: '张文', records: 1 }, explanations: [{ text: '新校区本学期尚未招生' }] });
  });

  it('locks its records while it is checked, and is taken back only before anybody looked', async () => {
    expectProblem(await change('class', record.id, { pupils: 40 }), 'N112');
    expectProblem(await clerk.send('POST', '/api/registers/class/records', { unitId: unitId(school), values: { ...classroom, number: 2 } }), 'N112');
    expect((await clerk.get<OpenedRecord>(`/api/registers/class/records/${record.id}`)).actions).not.toContain('change');
    expect((await done(clerk, report, 'withdraw')).state).toBe('draft');
    expect((await change('class', record.id, { pupils: 0, head_teacher: '林某' })).status).toBe(200);
    await done(clerk, report, 'submit', { declaration: 'filled' });
    await done(office, report, 'look');
    expectProblem(await act(clerk, report, 'withdraw'), 'N113');
    expect((await opened(report)).verbs).toEqual([]);
  });

  it('is returned with a reason for each cell', async () => {
    expectProblem(await act(clerk, report, 'return', { note: '自己退回自己' }), 'A103');
    expectProblem(await act(office, report, 'return', {}), 'R315');
    expectProblem(await act(office, report, 'return', { cells: [{ recordId: record.id, field: 'nothing', reason: '不对' }] }), 'N114');
    expectProblem(await act(office, report, 'return', { cells: [{ recordId: report, field: 'pupils', reason: '不对' }] }), 'N114');
    await done(office, report, 'return', { cells: [{ recordId: record.id, field: 'pupils', reason: '学籍系统里有 44 人' }, { recordId: record.id, field: 'head_teacher', reason: '请写全名' }] });
    const view = await opened(report);
    expect(view).toMatchObject({ report: { state: 'returned', returnedCells: 2 }, cells: [{ fieldName: { zh: '学生数' }, reason: '学籍系统里有 44 人', answered: false }, { answered: false }] });
    expect((await change('class', record.id, { pupils: 44 })).status).toBe(200);
    expect((await opened(report)).cells.map(({ answered }) => answered)).toEqual([true, false]);
    expect((await done(clerk, report, 'submit', { declaration: 'filled' })).state).toBe('resubmitted');
  });

  it('is approved by another person, and once when two approve at once', async () => {
    const { report: held } = await opened(report, office);
    const both = await Promise.all([office, leader].map((who) => who.send('POST', `/api/reports/${report}/approve`, { version: held.version })));
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expectProblem(both.find(({ status }) => status === 409) as Answer, 'R201');
    const { records } = await clerk.get<RecordPageView>('/api/registers/class/records');
    expect(records.map(({ state }) => state)).toEqual(['approved']);
    expectProblem(await change('class', record.id, { pupils: 45 }), 'N112');
  });

  it('is locked when the round is closed, and opened again only with a reason that stays visible', async () => {
    expectProblem(await section.send('POST', `/api/rounds/${round}/close`, { version: 2 }), 'A103');
    expect(await office.do('POST', `/api/rounds/${round}/close`, { version: 2 })).toEqual({ version: 3, locked: 1 });
    expect(await opened(report)).toMatchObject({ report: { state: 'locked' } });
    expectProblem(await act(office, report, 'reopen', { reason: '改' }), 'R315');
    expectProblem(await act(clerk, report, 'reopen', { reason: '数字填错了，申请修改' }), 'A103');
    await done(office, report, 'reopen', { reason: '学校来函更正学生数' });
    expect((await change('class', record.id, { pupils: 46 })).status).toBe(200);
    await done(clerk, report, 'submit', { declaration: 'filled' });
    await done(leader, report, 'approve');
    const view = await opened(report, office);
    expect(view).toMatchObject({ report: { state: 'approved', reopens: 1 }, lateChanges: 1 });
    expect(view.records[0]?.changedLate).toBe(true);
    expect(view.history.map(({ verb }) => verb)).toEqual(['approve', 'submit', 'reopen', 'lock', 'approve', 'submit', 'return', 'look', 'submit', 'withdraw', 'submit', 'save']);
    expect(view.history.find(({ verb }) => verb === 'reopen')?.note).toBe('学校来函更正学生数');
  });

  it('left its rows in the audit', async () => {
    const auditor = await world.as('马清');
    const { rows } = await auditor.get<{ rows: { action: string; outcome: string; actorName: string }[] }>('/api/audit?limit=200');
    const seen = rows.filter(({ outcome }) => outcome === 'done').map(({ action }) => action);
    expect(seen).toEqual(expect.arrayContaining(['round.create', 'round.start', 'report.submit', 'report.withdraw', 'report.look', 'report.return', 'report.approve', 'round.close', 'round.reopen']));
    expect(rows.some(({ action, outcome, actorName }) => action === 'report.return' && outcome === 'refused' && actorName === '张文')).toBe(true);
  });
});

describe('last period', () => {
  it('is brought in, confirmed as the same or changed, and shown to the checker beside the new', async () => {
    const round = await started({ name: '下一学年', registers: [{ register: 'class', period: '2027-2028' }], dueOn: '2026-03-20' });
    const { id } = await reportOf(round, 'class');
    expect((await done(clerk, id, 'prefill') as unknown as { added: number }).added).toBe(1);
    expect((await done(clerk, id, 'prefill') as unknown as { added: number }).added).toBe(0);
    expect(await opened(id)).toMatchObject({ report: { state: 'draft' }, untouched: true, records: [{ untouched: true, isNew: false, text: { pupils: expect.stringContaining('46') as string, school_year: expect.stringContaining('2027') as string } }] });
    expectProblem(await act(clerk, id, 'submit', { declaration: 'filled' }), 'N108');
    await done(clerk, id, 'submit', { declaration: 'same' });
    await done(office, id, 'return', { note: '新学年请重新核对' });
    const [record] = (await opened(id)).records;
    expect((await change('class', record?.id ?? '', { pupils: 45 })).status).toBe(200);
    expectProblem(await act(clerk, id, 'submit', { declaration: 'same' }), 'N109');
    await done(clerk, id, 'submit', { declaration: 'filled' });
    const view = await opened(id, office);
    expect(view.records[0]).toMatchObject({ before: { pupils: expect.stringContaining('46') as string }, untouched: false });
    const other = await reportOf(round, 'class', '石岭小学');
    expectProblem(await act(office, other.id, 'prefill'), 'N115');
  });

  it('of a register without periods is what was approved last; a new round opens its records again', async () => {
    const only = { chosen: { kinds: [], below: null, units: [unitId(school)] }, registers: [{ register: 'room', period: '' }] };
    const first = (await reportOf(await started({ ...only, name: '用房一' }), 'room')).id;
    const room = await save({ building: '明德楼', name: '101', kind: 'classroom', count: 1, area: '68.5' }, 'room');
    await done(clerk, first, 'submit', { declaration: 'filled' });
    await done(office, first, 'approve');
    expectProblem(await change('room', room.id, { area: '70' }), 'N112');
    const second = (await reportOf(await started({ ...only, name: '用房二' }), 'room')).id;
    expect((await clerk.get<OpenedRecord>(`/api/registers/room/records/${room.id}`)).actions).toContain('change');
    expect((await opened(second)).untouched).toBe(true);
    await done(clerk, second, 'submit', { declaration: 'same' });
    await done(office, second, 'return', { cells: [{ recordId: room.id, field: 'area', reason: '与房产证不符' }] });
    const changed = await change('room', room.id, { area: '70' });
    expect(changed.body).toMatchObject({ record: { state: 'draft' } });
    await done(clerk, second, 'submit', { declaration: 'filled' });
    expect((await opened(second, office)).records[0]?.before).toEqual({ area: expect.stringContaining('68.5') as string });
  });
});
