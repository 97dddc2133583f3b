/*
 * A round of reporting over HTTP: the bureau asks, the school fills in and submits, another person returns cells and
 * approves, records are locked, opened again with a reason, and everybody sees what is his to see.
 */
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenedRecord, RecordPageView, SavedRecord } from '../../src/contract/register.ts';
import type { Burden, OpenedReport, OpenedRound, Reminded, ReportRow, RoundRow, RoundWeight } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectCivil } from '../world/civil.ts';
import { expectProblem, useWorld, type Answer, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
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

async function signIn(): Promise<void> {
  [clerk, head, office, leader] = [await world.as('张文'), await world.as('王慧'), await world.as('周敏'), await world.as('何建国')];
  [section, district, otherDistrict, inspector] = [await world.as('林晓'), await world.as('孙平'), await world.as('唐莉'), await world.as('刘扬')];
}
// Nobody stays signed in over night.
async function nextDay(at: string): Promise<void> {
  world.clock.now = new Date(at);
  await signIn();
}

beforeAll(async () => {
  await signIn();
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
    ['a period where none is kept', { registers: [{ register: 'school', period: '2026' }] }, 'N118'],
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
    expect([by, (await openedRound(id)).verbs]).toEqual([['start'], ['change', 'discard']]);
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
    expect(await opened(report)).toMatchObject({ report: { state: 'not_started', registerName: { zh: '班级' }, lateness: null }, records: [], verbs: ['submit', 'prefill'] });
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
    expect(view.verbs).toEqual(['submit', 'prefill']);
    // Those who check the school from above see what they did, and are not offered to report in its place.
    for (const who of [district, office, section]) expect((await opened(report, who)).verbs).toEqual([]);
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

describe('rights', () => {
  let round: string;
  let report: ReportRow;
  let far: ReportRow;
  beforeAll(async () => {
    round = await started({ name: '谁看得见', registers: [{ register: 'equipment', period: '2026' }], dueOn: '2026-03-31' });
    [report, far] = [await reportOf(round, 'equipment'), await reportOf(round, 'equipment', '石岭小学')];
  });

  it('a clerk sees and touches the reports of her school alone', async () => {
    expect((await clerk.get<ReportRow[]>('/api/reports?for=fill')).every(({ unitName }) => unitName === school)).toBe(true);
    expect((await openedRound(round, clerk)).reports.map(({ unitName }) => unitName)).toEqual([school]);
    expectProblem(await clerk.send('GET', `/api/reports/${far.id}`), 'R101');
    for (const [verb, body] of [['submit', { declaration: 'nothing' }], ['prefill', {}], ['withdraw', {}]] as const) {
      expectProblem(await clerk.send('POST', `/api/reports/${far.id}/${verb}`, { version: 1, ...body }), 'R101');
    }
    for (const [verb, body] of [['look', {}], ['return', { note: '不对不对' }], ['approve', {}]] as const) {
      expectProblem(await clerk.send('POST', `/api/reports/${report.id}/${verb}`, { version: 1, ...body }), 'A103');
    }
    expectProblem(await clerk.send('POST', `/api/rounds/${round}/remind`, {}), 'A103');
  });

  it('a district head sees and checks the schools of the district, an inspector looks at all', async () => {
    const mine = (await openedRound(round, district)).reports.map(({ unitName }) => unitName);
    expect(mine.toSorted()).toEqual(['青岚县实验小学', '青岚县第二中学', '城西小学', '中心幼儿园'].toSorted());
    expectProblem(await otherDistrict.send('GET', `/api/reports/${report.id}`), 'R101');
    expect((await openedRound(round, inspector)).reports).toHaveLength(10);
    expectProblem(await inspector.send('POST', `/api/reports/${report.id}/approve`, { version: 1 }), 'A103');
    await save({ year: '2026', pupils: 380, books: 9500, computers: 50, instruments: '760000' }, 'equipment');
    await done(head, report.id, 'submit', { declaration: 'filled' });
    expectProblem(await otherDistrict.send('POST', `/api/reports/${report.id}/approve`, { version: 3 }), 'R101');
    expect((await district.get<ReportRow[]>('/api/reports?for=check')).map(({ id }) => id)).toContain(report.id);
    expect((await otherDistrict.get<ReportRow[]>('/api/reports?for=check')).map(({ id }) => id)).not.toContain(report.id);
    await done(district, report.id, 'approve');
  });

  it('whoever submitted cannot approve: not by the page, not by plain SQL', async () => {
    await done(office, far.id, 'submit', { declaration: 'nothing' });
    expectProblem(await act(office, far.id, 'approve'), 'A110');
    expect((await office.get<ReportRow[]>('/api/reports?for=check')).map(({ id }) => id)).not.toContain(far.id);
    const owner = new Client({ connectionString: world.db.ownerUrl });
    await owner.connect();
    const copy = `insert into report_action select county, report_id, seq + 1, unit_path, sensitivity, 'approve', '', null, '[]', '[]', by_id, by_name, now() from report_action where report_id = $1 and verb = 'submit'`;
    await expect(owner.query(copy, [far.id])).rejects.toMatchObject({ code: 'XZ003' });
    await expect(owner.query(`update report_action set note = 'x' where report_id = $1`, [far.id])).rejects.toMatchObject({ code: 'XZ002' });
    await owner.end();
    await done(leader, far.id, 'approve');
  });
});

describe('reminders and the workbench', () => {
  it('stand with those who owe, once a day, and with those who check', async () => {
    const round = await started({ name: '催一催', registers: [{ register: 'class', period: '2030-2031' }], dueOn: '2026-03-04' });
    const duties = async (who: Person) => (await who.get<{ mine: { kind: string; id: string; verb: string; why: string; returned: string | null; light: { colour: string } }[] }>('/api/workbench')).mine.filter(({ id }) => id === round);
    expect(await duties(clerk)).toMatchObject([{ kind: 'round', verb: 'fill', why: '填报：还有 1 张上报表未报', light: { colour: 'near' } }]);
    expect(await office.do<Reminded>('POST', `/api/rounds/${round}/remind`, { unitIds: [unitId(school)] })).toEqual({ reminded: 1, already: 0 });
    expect(await office.do<Reminded>('POST', `/api/rounds/${round}/remind`, {})).toEqual({ reminded: 9, already: 1 });
    expect(await district.do<Reminded>('POST', `/api/rounds/${round}/remind`, {})).toEqual({ reminded: 0, already: 4 });
    expect((await duties(clerk))[0]?.why).toContain('2026-03-02 已催报');
    await nextDay('2026-03-03T01:00:00Z');
    expect(await district.do<Reminded>('POST', `/api/rounds/${round}/remind`, {})).toEqual({ reminded: 4, already: 0 });
    const { id } = await reportOf(round, 'class');
    await done(clerk, id, 'submit', { declaration: 'nothing' });
    expect(await duties(clerk)).toEqual([]);
    expect(await duties(district)).toMatchObject([{ verb: 'check', why: '待审核 1 张上报表' }]);
    await done(district, id, 'return', { cells: [{ recordId: '', field: '', reason: '贵校有一年级，应填' }] });
    expect(await duties(head)).toMatchObject([{ verb: 'fill', why: '填报：还有 1 张上报表未报，退回 1 张（1 处），2026-03-03 已催报' }]);
    await nextDay('2026-03-06T01:00:00Z');
    const { reports, all, byDistrict } = await openedRound(round);
    expect(reports.find((row) => row.id === id)).toMatchObject({ lateness: null, state: 'returned' });
    expect(all).toMatchObject({ total: 10, done: 0, late: 0, overdue: 9 });
    expect(byDistrict.map(({ name, total }) => [name, total]).toSorted()).toEqual([['东河学区', 3], ['北山学区', 3], ['城关学区', 4]].toSorted());
    const late = await reportOf(round, 'class', '石岭小学');
    await done(office, late.id, 'submit', { declaration: 'nothing' });
    expect((await reportOf(round, 'class', '石岭小学')).lateness).toBe('late');
    expect((await openedRound(round)).all).toMatchObject({ late: 1, overdue: 8 });
  });

  it('a round that waits for a second person stands with that person alone', async () => {
    const { mine } = await leader.get<{ mine: { kind: string; verb: string; title: string }[] }>('/api/workbench');
    expect(mine).toContainEqual(expect.objectContaining({ kind: 'round', verb: 'start', title: '学年初班级统计' }));
    const own = await office.get<{ mine: { kind: string; verb: string; title: string }[] }>('/api/workbench');
    expect(own.mine.filter(({ verb }) => verb === 'start').map(({ title }) => title)).toEqual(['科室拟定']);
  });
});

describe('a submission while a record changes', () => {
  it('takes the change along or refuses it; nothing slips in behind', async () => {
    const round = await started({ name: '同时', registers: [{ register: 'class', period: '2031-2032' }], dueOn: '2026-03-31' });
    const { id } = await reportOf(round, 'class');
    for (const number of [1, 2, 3]) await save({ ...classroom, school_year: '2031-2032', number });
    const { report } = await opened(id);
    const { records } = await clerk.get<RecordPageView>(`/api/registers/class/records?where=${encodeURIComponent("school_year = '2031-2032'")}`);
    const changes = records.map((record) => head.send('PATCH', `/api/registers/class/records/${record.id}`, { values: { pupils: 45, boarders: 60 } }, { 'if-match': `"${record.version}"` }));
    const [sent, ...answers] = await Promise.all([clerk.send('POST', `/api/reports/${id}/submit`, { version: report.version, declaration: 'filled' }), ...changes]);
    const after = (await opened(id)).records;
    const slipped = answers.filter(({ status }) => status === 200).length;
    // Fewer pupils than boarders: with one such change in time the whole report is refused.
    expect(sent.status === 200 ? slipped : 0).toBe(0);
    expect(after.filter(({ values }) => values['boarders'] === 60)).toHaveLength(slipped);
    for (const answer of answers.filter(({ status }) => status !== 200)) expect(['N112', 'R301']).toContain((answer.body as { code: string }).code);
  });
});

describe('the burden ledger', () => {
  it('adds up what a year asked, what of it was known, and the minutes', async () => {
    const burden = await office.get<Burden>('/api/burden?year=2026');
    const equipment = burden.registers.find(({ register }) => register === 'equipment');
    expect(equipment).toMatchObject({ times: 1, reports: 10, fields: 11, cells: 110, minutes: 150, known: [{ field: 'pupils', heldBy: { zh: '学籍' } }] });
    expect(burden.rounds.find(({ name }) => name === '谁看得见')).toMatchObject({ units: 10, minutes: 40, totalMinutes: 400 });
    expect(burden.knownCells).toBeGreaterThan(0);
    expect((await clerk.get<Burden>('/api/burden')).registers.find(({ register }) => register === 'equipment')).toMatchObject({ reports: 1 });
    expect((await office.get<Burden>('/api/burden?year=2020')).registers).toEqual([]);
  });
});

describe('hostile requests', () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  it.each([
    ['POST', '/api/rounds', {}], ['POST', '/api/rounds', asking({ minutes: -1 })], ['POST', '/api/rounds', asking({ minutes: 1e9 })], ['POST', '/api/rounds', asking({ dueOn: '2026-02-30' })],
    ['POST', '/api/rounds', asking({ registers: Array.from({ length: 31 }, () => ({ register: 'class', period: '2026-2027' })) })],
    ['POST', '/api/rounds', asking({ registers: [{ register: 'class', period: '2026-2027' }, { register: 'class', period: '2027-2028' }] })],
    ['POST', '/api/rounds', asking({ registers: [{ register: "class'; drop table round", period: '' }] })], ['POST', '/api/rounds', asking({ basis: '\u202E' })],
    ['POST', '/api/rounds', asking({ chosen: { kinds: ['school'], below: nobody, units: [] } })], ['POST', `/api/rounds/${nobody}/start`, { version: 1 }],
    ['POST', `/api/rounds/${nobody}/remind`, { unitIds: [nobody] }], ['POST', `/api/reports/${nobody}/submit`, { version: 1, declaration: 'filled' }],
    ['POST', `/api/reports/${nobody}/submit`, { version: -1, declaration: 'x' }], ['GET', `/api/reports/${nobody}?lang=fr`, undefined], ['GET', '/api/reports', undefined],
    ['GET', '/api/reports?for=check&round=x', undefined], ['GET', '/api/burden?year=x', undefined], ['GET', '/api/rounds/x', undefined],
  ] as const)('%s %s %#', async (method, path, body) => {
    expectCivil(await office.send(method, path, body), `${method} ${path}`);
  });
});
