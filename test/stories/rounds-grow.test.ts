/*
 * What happens to a round while it lives: it is corrected before it starts, prolonged after, counts days as the calendar of
 * the State Council does, and follows its units when they are merged, closed, split, founded or used again.
 */
import { readXlsx } from 'hucre/xlsx';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Workbench } from '../../src/contract/ledger.ts';
import type { SavedRecord } from '../../src/contract/register.ts';
import type { FindingsPage, OpenedReport, OpenedRound, ReportRow, ReturnedCells, RoundRow, RoundWeight, WorkingYears } from '../../src/contract/round.ts';
import type { Foresight } from '../../src/contract/succession.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
let clerk: Person;
let office: Person;
let leader: Person;
let section: Person;
let district: Person;
let admin: Person;
let units: ReadonlyMap<string, Unit>;
const unitId = (name: string): string => units.get(name)?.id ?? '';
const school = '青岚县实验小学';
const readUnits = async (): Promise<void> => { units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit])); };
const tick = (): void => { world.clock.now = new Date(world.clock.now.getTime() + 1000); };

beforeAll(async () => {
  [clerk, office, leader, section, district, admin] = [await world.as('张文'), await world.as('周敏'), await world.as('何建国'), await world.as('林晓'), await world.as('孙平'), await world.as('陈钢')];
  await readUnits();
});

const asking = (more: object = {}) => ({
  name: '班级统计', basis: '', minutes: 40, opensOn: '2026-03-02', dueOn: '2026-03-13', chosen: { kinds: ['school', 'kindergarten'], below: null, units: [] },
  registers: [{ register: 'class', period: '2026-2027' }], ...more,
});
const drawn = async (more: object = {}): Promise<string> => { tick(); return (await office.do<{ id: string }>('POST', '/api/rounds', asking(more))).id; };
const started = async (more: object = {}): Promise<string> => {
  const id = await drawn(more);
  await leader.do('POST', `/api/rounds/${id}/start`, { version: 1 });
  return id;
};
const opened = (id: string, who = office) => who.get<OpenedRound>(`/api/rounds/${id}`);
const reportOf = async (round: string, unit: string, register = 'class'): Promise<ReportRow | undefined> =>
  (await opened(round)).reports.find((row) => row.unitName === unit && row.register === register);
const send = async (who: Person, id: string, verb: string, body: object = {}) => {
  tick();
  const { report } = await office.get<OpenedReport>(`/api/reports/${id}`);
  return who.send('POST', `/api/reports/${id}/${verb}`, { version: report.version, ...body });
};
const save = async (values: object, unit = school, who = office): Promise<SavedRecord['record']> => {
  tick();
  const answer = await who.send('POST', '/api/registers/class/records', { unitId: unitId(unit), values });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as SavedRecord).record;
};
const classroom = { school_year: '2026-2027', stage: 'primary', grade: 'g1', number: 1, pupils: 44, boarders: 0 };

describe('a round that is only drawn up', () => {
  it('is written anew by its author, and started as it then stands', async () => {
    const id = await drawn({ name: '写错了' });
    const changed = await office.do<{ version: number }>('PUT', `/api/rounds/${id}`, { ...asking({ name: '班级统计（更正）', registers: [{ register: 'equipment', period: '2026' }, { register: 'class', period: '2026-2027' }] }), version: 1 });
    expect(changed.version).toBe(2);
    const { round, chosen } = await opened(id);
    expect([round.name, round.registers.map(({ register }) => register), round.changedByName, chosen.kinds]).toEqual(['班级统计（更正）', ['equipment', 'class'], '周敏', ['school', 'kindergarten']]);
    expectProblem(await office.send('PUT', `/api/rounds/${id}`, { ...asking(), version: 1 }), 'R201');
    expectProblem(await office.send('PUT', `/api/rounds/${id}`, { ...asking({ dueOn: '2026-02-01', opensOn: '2026-01-01' }), version: 2 }), 'N103');
    expectProblem(await clerk.send('PUT', `/api/rounds/${id}`, { ...asking(), version: 2 }), 'A103');
    expectProblem(await section.send('PUT', `/api/rounds/${id}`, { ...asking(), version: 2 }), 'A103');
    await leader.do('POST', `/api/rounds/${id}/start`, { version: 2 });
    expect(new Set((await opened(id)).reports.map(({ register }) => register))).toEqual(new Set(['equipment', 'class']));
    expectProblem(await office.send('PUT', `/api/rounds/${id}`, { ...asking(), version: 3 }), 'R202');
    const owner = new Client({ connectionString: world.db.ownerUrl });
    await owner.connect();
    await expect(owner.query('update round_register set taken_out = true where round_id = $1', [id])).rejects.toThrow('does not change');
    await owner.end();
  });

  it('neither who drew it up nor who changed it starts it alone when it asks for what is known', async () => {
    const heavy = { registers: [{ register: 'class', period: '2026-2027' }, { register: 'school', period: '' }] };
    const { id } = await section.do<{ id: string }>('POST', '/api/rounds', asking(heavy));
    await office.do('PUT', `/api/rounds/${id}`, { ...asking({ ...heavy, name: '改过的' }), version: 1 });
    const { round } = await opened(id);
    const tried = await office.send('POST', `/api/rounds/${id}/start`, { version: round.version });
    expectProblem(tried, 'N105');
    await leader.do('POST', `/api/rounds/${id}/start`, { version: round.version });
  });

  it('is discarded and gone from every list, but not once it has started', async () => {
    const id = await drawn({ name: '不要了' });
    expectProblem(await clerk.send('POST', `/api/rounds/${id}/discard`, { version: 1 }), 'A103');
    expectProblem(await office.send('POST', `/api/rounds/${id}/discard`, { version: 9 }), 'R201');
    await office.do('POST', `/api/rounds/${id}/discard`, { version: 1 });
    expectProblem(await office.send('GET', `/api/rounds/${id}`), 'R101');
    expect((await office.get<RoundRow[]>('/api/rounds')).map(({ name }) => name)).not.toContain('不要了');
    const running = await started();
    expectProblem(await office.send('POST', `/api/rounds/${running}/discard`, { version: 2 }), 'R202');
  });
});

describe('the deadline of a round that runs', () => {
  it('is moved on with a reason its units read, and never back', async () => {
    const id = await started({ name: '要延期的' });
    expectProblem(await office.send('POST', `/api/rounds/${id}/prolong`, { version: 2, dueOn: '2026-03-12', reason: '全县停电两天' }), 'N116');
    expectProblem(await office.send('POST', `/api/rounds/${id}/prolong`, { version: 2, dueOn: '2026-03-20', reason: '停' }), 'R315');
    expectProblem(await section.send('POST', `/api/rounds/${id}/prolong`, { version: 2, dueOn: '2026-03-20', reason: '全县停电两天' }), 'A103');
    await office.do('POST', `/api/rounds/${id}/prolong`, { version: 2, dueOn: '2026-03-20', reason: '全县停电两天' });
    const round = await opened(id, clerk);
    expect(round.round.dueOn).toBe('2026-03-20');
    expect(round.prolongings).toMatchObject([{ fromDay: '2026-03-13', toDay: '2026-03-20', reason: '全县停电两天', byName: '周敏' }]);
    const { mine } = await clerk.get<Workbench>('/api/workbench');
    expect(mine.find((duty) => duty.id === id)?.why).toContain('期限由 2026-03-13 延至 2026-03-20（全县停电两天）');
    await office.do('POST', `/api/rounds/${id}/close`, { version: 3 });
    expectProblem(await office.send('POST', `/api/rounds/${id}/prolong`, { version: 4, dueOn: '2026-03-27', reason: '全县停电两天' }), 'R202');
  });
});

describe('working days', () => {
  const overHoliday = { opensOn: '2026-09-30', dueOn: '2026-10-09' };
  it('know holidays and make-up days, and say when a year is not known', async () => {
    expect(await office.do<RoundWeight>('POST', '/api/rounds/weigh', asking(overHoliday))).toMatchObject({ workingDays: 2, needsReason: false, unknownYears: [] });
    expect(await office.do<RoundWeight>('POST', '/api/rounds/weigh', asking({ opensOn: '2026-09-30', dueOn: '2026-10-08' }))).toMatchObject({ workingDays: 1, needsReason: true });
    expect(await office.do<RoundWeight>('POST', '/api/rounds/weigh', asking({ opensOn: '2027-01-01', dueOn: '2027-01-08' }))).toMatchObject({ workingDays: 5, unknownYears: [2027] });
    expectProblem(await office.send('POST', '/api/rounds', asking({ opensOn: '2026-09-30', dueOn: '2026-10-08' })), 'N104');
  });

  it('are entered year by year by the office, and read by all', async () => {
    const year = { year: 2027, off: ['2027-01-01', '2027-01-04'], on: ['2027-01-09'], source: '国务院办公厅通知' };
    expectProblem(await clerk.send('PUT', '/api/settings/working-days', year), 'A103');
    expectProblem(await office.send('PUT', '/api/settings/working-days', { ...year, off: ['2026-12-31', '2027-01-09'] }), 'N117');
    await office.do('PUT', '/api/settings/working-days', year);
    const years = await clerk.get<WorkingYears>('/api/settings/working-days');
    expect(years.map(({ year: one, own }) => [one, own])).toEqual([[2027, true], [2026, false]]);
    expect(await office.do<RoundWeight>('POST', '/api/rounds/weigh', asking({ opensOn: '2027-01-01', dueOn: '2027-01-09' }))).toMatchObject({ workingDays: 5, unknownYears: [] });
  });
});

describe('explaining a hundred alike', () => {
  it('is done once for the check; single records may say otherwise; the lines come page by page', async () => {
    const id = await started({ name: '撤并后合班', chosen: { kinds: [], below: null, units: [unitId(school)] } });
    for (let number = 1; number <= 54; number += 1) await save({ ...classroom, grade: 'g2', number, pupils: 0 }, school, clerk);
    const report = (await reportOf(id, school))?.id ?? '';
    const view = await clerk.get<OpenedReport>(`/api/reports/${report}`);
    expect(view.groups).toMatchObject([{ key: 'empty_class', strength: 'experience', count: 54, explained: 0 }]);
    const page = await clerk.get<FindingsPage>(`/api/reports/${report}/findings?group=empty_class&from=50`);
    expect([page.total, page.lines.length]).toEqual([54, 4]);
    const one = page.lines[0]?.recordId ?? '';
    const tried = await send(clerk, report, 'submit', { declaration: 'filled', explanations: [{ recordId: one, check: 'empty_class', text: '筹建中' }] });
    expect(tried.body).toMatchObject({ code: 'N111', details: { count: 53 } });
    expect((await send(clerk, report, 'submit', { declaration: 'filled', explanations: [{ recordId: one, check: 'empty_class', text: '筹建中' }, { recordId: '', check: 'empty_class', text: '撤并，班级保留建制' }] })).status).toBe(200);
    const shown = await office.get<OpenedReport>(`/api/reports/${report}`);
    expect(shown.explanations).toHaveLength(2);
    expect(shown.groups).toMatchObject([{ count: 54, explained: 54 }]);
    const lines = (await office.get<FindingsPage>(`/api/reports/${report}/findings?group=empty_class&from=50`)).lines.map(({ text }) => text);
    expect(lines.toSorted()).toEqual(['撤并，班级保留建制', '撤并，班级保留建制', '撤并，班级保留建制', '筹建中'].toSorted());
    // What is sent back stands at its cell, for those who put it right.
    await send(office, report, 'return', { cells: [{ recordId: one, field: 'pupils', reason: '请核对人数' }] });
    expect(await clerk.get<ReturnedCells>('/api/reports/returned?register=class')).toMatchObject([{ recordId: one, field: 'pupils', reason: '请核对人数', byName: '周敏' }]);
    expect(await office.get<ReturnedCells>('/api/reports/returned?register=class')).toEqual([]);
    const template = await clerk.send('GET', `/api/registers/class/template?unit=${unitId(school)}`);
    const sheet = (await readXlsx(template.raw)).sheets[0];
    expect(String(sheet?.rows[0]?.[1])).toContain('请于 2026-03-13 前报送');
    const notes = [...sheet?.cells?.values() ?? []].flatMap((cell) => (cell.comment?.text.includes('审核退回') === true ? [cell.comment.text] : []));
    expect(notes).toEqual(['审核退回：请核对人数']);
  });
});

describe('who has not reported', () => {
  it('stands on the workbench of those who oversee, a round a line', async () => {
    const id = await started({ name: '谁没有报' });
    const lineOf = async (who: Person) => (await who.get<Workbench>('/api/workbench')).owing.find((round) => round.id === id);
    expect(await lineOf(office)).toMatchObject({ units: 10, total: 10, overdue: 0, districts: [{ units: 4 }, { units: 3 }, { units: 3 }] });
    expect(await lineOf(district)).toMatchObject({ units: 4, districts: [{ name: '城关学区', units: 4 }] });
    expect((await lineOf(district))?.first).toContain(school);
    expect((await clerk.get<Workbench>('/api/workbench')).owing).toEqual([]);
  });

  it('leaves the house as a workbook, each with what is theirs to see', async () => {
    const id = await started({ name: '导出完成情况' });
    const file = await office.send('GET', `/api/rounds/${id}/completeness.xlsx`);
    expect(file.status).toBe(200);
    const { sheets } = await readXlsx(file.raw);
    expect(sheets.map(({ name }) => name)).toEqual(['完成率', '各单位', '未报名单']);
    expect(sheets[0]?.rows.slice(3, 5).map((row) => row.slice(0, 7))).toEqual([['全部', 10, 0, 0, 10, 0, 0], ['班级', 10, 0, 0, 10, 0, 0]]);
    expect(sheets[2]?.rows.slice(3).length).toBe(10);
    const part = await readXlsx((await district.send('GET', `/api/rounds/${id}/completeness.xlsx?lang=en`)).raw);
    expect([part.sheets[0]?.name, part.sheets[2]?.rows.slice(3).length]).toEqual(['Completeness', 4]);
    expectProblem(await clerk.send('GET', `/api/rounds/${id}/completeness.xlsx`), 'A103');
  });
});

describe('approving several at once', () => {
  it('passes over one’s own and what was moved meanwhile, and locks the rest', async () => {
    const names = ['城西小学', '北山中学', '塔坪小学', school];
    const id = await started({ name: '一次审多张', registers: [{ register: 'equipment', period: '2026' }], chosen: { kinds: [], below: null, units: names.map(unitId) } });
    const reports: ReportRow[] = [];
    for (const [at, name] of names.entries()) {
      await office.do('POST', '/api/registers/equipment/records', { unitId: unitId(name), values: { year: '2026', pupils: 380, books: 9500, computers: 50, instruments: '760000' } });
      const found = await reportOf(id, name, 'equipment');
      // The last one is submitted by the very person who approves.
      if (found) expect((await send(at === 3 ? leader : office, found.id, 'submit', { declaration: 'filled' })).status).toBe(at === 3 ? 403 : 200);
      const now = await reportOf(id, name, 'equipment');
      if (now) reports.push(now);
    }
    const [first, second, third] = reports;
    const body = { reports: [first, second, third].map((report, at) => ({ id: report?.id, version: (report?.version ?? 0) + (at === 2 ? 7 : 0) })) };
    expectProblem(await clerk.send('POST', '/api/reports/approve', body), 'A103');
    // A school of another district is not there for this one.
    expect(await district.do('POST', '/api/reports/approve', { reports: [{ id: second?.id, version: second?.version }] })).toEqual({ approved: 0, own: 0, changed: 1 });
    expect(await office.do('POST', '/api/reports/approve', body)).toEqual({ approved: 0, own: 2, changed: 1 });
    expect(await leader.do('POST', '/api/reports/approve', body)).toEqual({ approved: 2, own: 0, changed: 1 });
    expect((await reportOf(id, '城西小学', 'equipment'))?.state).toBe('approved');
    expect(await leader.do('POST', '/api/reports/approve', body)).toEqual({ approved: 0, own: 0, changed: 3 });
    const records = await office.get<{ records: { state: string }[] }>(`/api/registers/equipment/records?unit=${unitId('城西小学')}`);
    expect(records.records.map(({ state }) => state)).toEqual(['approved']);
  });
});

describe('a round follows its units', () => {
  const document = '青教〔2026〕9号';
  it('what a merged school owed is closed with the reason and asked of its successor', async () => {
    const id = await started({ name: '并校', registers: [{ register: 'class', period: '2026-2027' }] });
    const [kept, gone] = ['东河小学', '石岭小学'];
    await save({ ...classroom, grade: 'g5', number: 9 }, kept);
    expect((await send(office, (await reportOf(id, kept))?.id ?? '', 'submit', { declaration: 'filled' })).status).toBe(200);
    expect((await send(leader, (await reportOf(id, kept))?.id ?? '', 'approve')).status).toBe(200);
    await save({ ...classroom, grade: 'g5', number: 8 }, gone);
    tick();
    const foreseen = (await office.get<Foresight>(`/api/units/${unitId(kept)}/foresight?kind=merge&from=${unitId(gone)}&effectiveOn=2026-03-02`)).rounds;
    expect(foreseen).toContainEqual({ id, name: '并校', excused: 1, reopened: 1, asked: 0 });
    expect(await reportOf(id, gone)).toMatchObject({ state: 'draft' });
    const merged = await office.do<Foresight>('POST', `/api/units/${unitId(kept)}/merge`, { from: [unitId(gone)], effectiveOn: '2026-03-02', document });
    expect(merged.rounds).toEqual(foreseen);
    expect(await reportOf(id, gone)).toMatchObject({ state: 'excused', lateness: null });
    const view = await office.get<OpenedReport>(`/api/reports/${(await reportOf(id, gone))?.id}`);
    expect(view.history[0]).toMatchObject({ verb: 'excuse', note: `“${gone}”并入“${kept}”（${document}）`, byName: '周敏' });
    // What it had kept now stands with the school that had already been approved: that one is asked to look at it again.
    expect(await reportOf(id, kept)).toMatchObject({ state: 'reopened', reopens: 1 });
    const { all, round } = await opened(id);
    expect([all.total, round.units]).toEqual([9, 9]);
    world.clock.now = new Date('2026-03-16T02:00:00Z');
    [office, leader, clerk, admin] = [await world.as('周敏'), await world.as('何建国'), await world.as('张文'), await world.as('陈钢')];
    expect((await opened(id)).reports.filter(({ lateness }) => lateness !== null).map(({ unitName }) => unitName)).not.toContain(gone);
  });

  it('a closed school owes nothing, one that is founded or split off is asked', async () => {
    const id = await started({ name: '撤校建校', opensOn: '2026-03-16', dueOn: '2026-03-27', chosen: { kinds: ['school'], below: null, units: [] } });
    const listed = await started({ name: '只问一所', opensOn: '2026-03-16', dueOn: '2026-03-27', chosen: { kinds: [], below: null, units: [unitId('东河中学')] } });
    tick();
    const closing = await office.get<Foresight>(`/api/units/${unitId('柳堰教学点')}/foresight?kind=close&effectiveOn=2026-03-16`);
    expect(closing.rounds.find((one) => one.id === id)).toEqual({ id, name: '撤校建校', excused: 1, reopened: 0, asked: 0 });
    await office.do('POST', `/api/units/${unitId('柳堰教学点')}/close`, { effectiveOn: '2026-03-16', document });
    expect(await reportOf(id, '柳堰教学点')).toMatchObject({ state: 'excused' });
    tick();
    const made = await admin.do<Unit>('POST', '/api/units', { parentId: unitId('北山学区'), kind: 'school', name: '北山新校', code: 'bsnew' });
    expect(await reportOf(id, '北山新校')).toMatchObject({ state: 'not_started', unitId: made.id });
    expect(await reportOf(listed, '北山新校')).toBeUndefined();
    const splitting = await office.get<Foresight>(`/api/units/${unitId('东河中学')}/foresight?kind=split&parts=2&effectiveOn=2026-03-16`);
    expect(splitting.rounds.filter((one) => [id, listed].includes(one.id)).map(({ name, excused, asked }) => [name, excused, asked]).toSorted()).toEqual([['只问一所', 0, 2], ['撤校建校', 0, 2]]);
    await office.do('POST', `/api/units/${unitId('东河中学')}/split`, { parts: [{ name: '东河二中', code: 'dhez' }], effectiveOn: '2026-03-16', document });
    expect(await reportOf(id, '东河二中')).toMatchObject({ state: 'not_started' });
    expect(await reportOf(listed, '东河二中')).toMatchObject({ state: 'not_started' });
    tick();
    await admin.do('POST', `/api/units/${made.id}/retire`);
    expect(await reportOf(id, '北山新校')).toMatchObject({ state: 'excused' });
    await admin.do('POST', `/api/units/${made.id}/restore`);
    expect(await reportOf(id, '北山新校')).toMatchObject({ state: 'not_started' });
    expectProblem(await admin.send('POST', `/api/units/${made.id}/restore`), 'U104');
    expectProblem(await admin.send('POST', `/api/units/${unitId('柳堰教学点')}/restore`), 'U104');
    expectProblem(await office.send('POST', `/api/units/${made.id}/restore`), 'A103');
  });
});
