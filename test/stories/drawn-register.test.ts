/*
 * A bureau draws a register of its own: 校车 with a choice list, a formula and a check. It works at once, is changed
 * without loss, and what would lose data, ask too much, or break others is refused.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Api } from '../../src/api/api.ts';
import { buildServer } from '../../src/api/server.ts';
import { readCatalogue } from '../../src/catalog/read-catalogue.ts';
import type { DrawingList, DrawingReport, OpenedDrawing, SavedDrawing } from '../../src/contract/drawing.ts';
import type { RecordPageView, RegisterRow, RegisterView, SavedRecord } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, signIn, useWorld, type Person } from '../world/world.ts';
import { fuelList, schoolBus, withField } from './school-bus.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person;
let leader: Person;
let clerk: Person;
let units: ReadonlyMap<string, string>;
const school = '青岚县实验小学';

beforeAll(async () => {
  [office, leader, clerk] = [await world.as('周敏'), await world.as('何建国'), await world.as('张文')];
  units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit.id]));
});

const check = (written: string, lists: string[] = []) => office.do<DrawingReport>('POST', '/api/drawings/check', { written, lists });
const draw = (written: string, lists: string[] = [], who = office) => who.send('POST', '/api/drawings', { written, lists });
const redraw = (version: number, written: string, lists: string[] = []) => office.send('PUT', '/api/drawings/school_bus', { written, lists, version });
const fill = (values: object) => clerk.send('POST', '/api/registers/school_bus/records', { unitId: units.get(school), values });
const bus = { plate: '青A12345', fuel: '柴油', seats: 40, pupils: 38 };

describe('drawing', () => {
  it('tells all faults at once, with line, column and field', async () => {
    const report = await check(schoolBus.replace('pupils / seats', 'pupil / seats').replace('list: bus_fuel', 'list: nowhere'), [fuelList]);
    expect(report.view).toBeNull();
    expect(report.faults).toEqual(expect.arrayContaining([
      expect.objectContaining({ list: null, line: 13, field: 'load', zh: expect.stringContaining('pupil') as string }),
      expect.objectContaining({ list: null, line: 10, field: 'fuel', zh: '没有“nowhere”这个代码表' }),
    ]));
    expectProblem(await draw(schoolBus.replace('pupils / seats', 'pupil / seats'), [fuelList]), 'D101');
  });

  it('shows what it would be, in words too, without writing anything', async () => {
    const report = await check(schoolBus, [fuelList]);
    expect(report).toMatchObject({ faults: [], held: 0, changes: [], losses: [], burden: { fields: 4, warns: false } });
    expect(report.view).toMatchObject({ key: 'school_bus', name: { zh: '校车' }, codeLists: [{ key: 'bus_fuel' }] });
    expect(report.said['formula:load']?.zh).toBe('乘车学生数 ÷ 座位数');
    expect((await office.get<DrawingList>('/api/drawings')).drawings).toEqual([]);
  });

  it('is for the office only', async () => {
    expectProblem(await draw(schoolBus, [fuelList], clerk), 'A103');
    expectProblem(await draw(schoolBus, [fuelList], leader), 'A103');
  });

  it('puts it in force at once: a clerk fills it, reads it back and finds it by its code', async () => {
    expect(await draw(schoolBus, [fuelList])).toMatchObject({ status: 201, body: { key: 'school_bus', version: 1 } });
    expect(await clerk.get<RegisterRow[]>('/api/registers')).toEqual(expect.arrayContaining([expect.objectContaining({ key: 'school_bus', drawn: true })]));
    expect((await clerk.get<RegisterView>('/api/registers/school_bus')).codeLists).toMatchObject([{ key: 'bus_fuel', items: [{ code: 'diesel' }, { code: 'electric' }] }]);
    const saved = await fill(bus);
    expect(saved).toMatchObject({ status: 201, body: { record: { definitionVersion: 1, values: { fuel: 'diesel', load: '95' } } } });
    expectProblem(await fill({ ...bus, plate: '青A12346', pupils: 50 }), 'R304');
    expectProblem(await fill(bus), 'R302');
    const page = await clerk.get<RecordPageView>(`/api/registers/school_bus/records?${new URLSearchParams({ where: "fuel = 'diesel' and load > 90%" })}`);
    expect(page.records.map(({ title }) => title)).toEqual(['青A12345']);
    expectProblem(await draw(schoolBus, [fuelList]), 'D156');
  });
});

describe('changing', () => {
  let other: Api;
  // Another node: the same database, a memory of its own.
  beforeAll(async () => { other = await buildServer({ ...world.runtime, catalogue: await readCatalogue() }, { webRoot: null, trustProxy: false }); });
  afterAll(() => other.close());
  const seenThere = async () => (await (await signIn(other, '张文')).get<RegisterView>('/api/registers/school_bus')).version;

  const second = withField('  driver: { name: 驾驶员工龄, type: integer, min: 3, max: 60 }');

  it('adds a field; records made before keep their version', async () => {
    const report = await check(second);
    expect(report).toMatchObject({ held: 1, losses: [], changes: [{ zh: '新增字段“驾驶员工龄”' }] });
    expect(await seenThere()).toBe(1);
    expect(await redraw(1, second)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await seenThere(), 'another node follows at once').toBe(2);
    const fresh = (await fill({ ...bus, plate: '青A22222', driver: 8 })).body as SavedRecord;
    expect(fresh.record).toMatchObject({ definitionVersion: 2, values: { driver: 8 } });
    const page = await clerk.get<RecordPageView>('/api/registers/school_bus/records');
    expect(page.records.map(({ title, definitionVersion }) => [title, definitionVersion])).toEqual([['青A12345', 1], ['青A22222', 2]]);
  });

  it('refuses to drop a field that holds values, and changes nothing', async () => {
    const dropped = second.replace(/ {2}pupils:.*\n/, '').replace(/ {2}load:.*\n/, '').replace(/checks:[^]*?display:/, 'display:').replace(', pupils, load', '');
    expect((await check(dropped)).losses.map(({ zh }) => zh)).toEqual(expect.arrayContaining([expect.stringContaining('有 2 个值') as string]));
    expectProblem(await redraw(2, dropped), 'D150');
    expect((await clerk.get<RegisterView>('/api/registers/school_bus')).fields.map(({ key }) => key)).toContain('pupils');
  });

  it('refuses to take a code away that records may hold, and a list that lacks what they hold', async () => {
    const short = fuelList.replace(/.*diesel.*\n/, '');
    expect((await check(second, [short])).faults).toMatchObject([{ list: 0, zh: expect.stringContaining('diesel') as string }]);
    expect((await check(second.replace('list: bus_fuel', 'list: sex'))).losses).toMatchObject([{ zh: expect.stringContaining('燃料') as string }]);
  });

  it('tells the second of two who change the same version', async () => {
    const [one, other] = await Promise.all([redraw(2, withField('  colour: { name: 颜色, type: text, max: 10 }', second)), redraw(2, withField('  owner: { name: 产权单位, type: text, max: 40 }', second))]);
    const answers = [one, other].toSorted((a, b) => a.status - b.status);
    expect(answers[0]).toMatchObject({ status: 200, body: { version: 3 } });
    expectProblem(answers[1] ?? one, 'D155');
    expectProblem(await redraw(3, (await office.get<OpenedDrawing>('/api/drawings/school_bus')).written), 'D157');
    expectProblem(await redraw(3, second.replace('key: school_bus', 'key: other_bus')), 'D101');
  });

  it('keeps every version with its author and what it changed', async () => {
    const opened = await leader.get<OpenedDrawing>('/api/drawings/school_bus');
    expect(opened.versions.map(({ version, byName }) => [version, byName])).toEqual([[3, '周敏'], [2, '周敏'], [1, '周敏']]);
    expect(opened.versions[1]?.changes).toMatchObject([{ zh: '新增字段“驾驶员工龄”' }]);
    expect(opened.lists).toEqual([{ key: 'bus_fuel', written: fuelList }]);
    expectProblem(await clerk.send('GET', '/api/drawings/school_bus'), 'A103');
  });

  it('refuses what would break another drawn register', async () => {
    const garage = 'key: garage\nname: 车库\nkept_by: [school]\nworkflow: plain\nfields:\n  bus: { name: 车, type: reference, to: school_bus }\n  room: { name: 余位, type: formula, result: integer, formula: bus.driver + 1 }\ndisplay: { title: "{room}" }\n';
    expect((await draw(garage)).status).toBe(201);
    const report = await check(schoolBus);
    expect(report.faults.map(({ zh }) => zh).join()).toContain('台账“车库”就不能用了');
    expectProblem(await redraw(3, schoolBus), 'D101');
  });
});

describe('a register that asks for what is known', () => {
  const asking = 'key: tally\nname: 花名\nkept_by: [school]\nworkflow: plain\nfields:\n  a: { name: 学生数, type: integer }\n  b: { name: 寄宿生数, type: integer }\n  c: { name: 班主任, type: text }\n  d: { name: 其他, type: text }\ndisplay: { title: "{d}" }\n';

  it('warns its author and takes another person', async () => {
    expect((await check(asking)).burden).toMatchObject({ fields: 4, warns: true, known: [{ field: 'a', where: { zh: '班级' } }, { field: 'b' }, { field: 'c' }] });
    expectProblem(await draw(asking), 'D158');
    const { id } = await office.do<{ id: string }>('POST', '/api/proposals', { written: asking, lists: [], version: 0 });
    expect((await office.get<DrawingList>('/api/drawings')).waiting).toMatchObject([{ id, key: 'tally', byName: '周敏', own: true }]);
    expectProblem(await office.send('POST', `/api/proposals/${id}/approve`), 'A110');
    expectProblem(await clerk.send('POST', `/api/proposals/${id}/approve`), 'A103');
    expect(await leader.do<SavedDrawing>('POST', `/api/proposals/${id}/approve`)).toEqual({ key: 'tally', version: 1 });
    expectProblem(await leader.send('POST', `/api/proposals/${id}/approve`), 'R101');
    expect((await leader.get<OpenedDrawing>('/api/drawings/tally')).versions).toMatchObject([{ byName: '周敏' }]);
  });

  it('can be declined, or taken back', async () => {
    const { id } = await office.do<{ id: string }>('POST', '/api/proposals', { written: asking.replace('key: tally', 'key: tally_two'), lists: [], version: 0 });
    await office.do('POST', `/api/proposals/${id}/decline`);
    expect((await office.get<DrawingList>('/api/drawings')).waiting).toEqual([]);
    expectProblem(await leader.send('POST', `/api/proposals/${id}/approve`), 'R101');
  });
});

describe('the audit', () => {
  it('names what was drawn, and every refusal', async () => {
    const auditor = await world.as('马清');
    const { rows } = await auditor.get<{ rows: { action: string; objectId: string; outcome: string }[] }>('/api/audit');
    expect(rows.filter(({ action, outcome }) => action === 'register.draw' && outcome === 'done').map(({ objectId }) => objectId)).toEqual(['garage', 'school_bus']);
    expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ action: 'drawing.approve', outcome: 'done' }), expect.objectContaining({ action: 'register.draw', outcome: 'refused' })]));
  });
});
