/* A bureau's own indicators over HTTP: written with a live check, put in force by another person, computed like the built-in ones, every version readable. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { DrawingReport } from '../../src/contract/drawing.ts';
import type { DrillView, FiguresView, IndicatorRowView, IndicatorView, SeriesView } from '../../src/contract/indicator.ts';
import type { IndicatorReport, OpenedOwnIndicator, OwnIndicatorList } from '../../src/contract/own-indicator.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { addFewClasses } from '../world/few-classes.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person;
let leader: Person;

const draft = (change: Readonly<Record<string, string>> = {}): string => Object.entries({
  key: 'boarders_in_primary', name: '小学寄宿生占比', en: 'Share of primary pupils who board', measure: '"%"', decimals: '1', better: 'neither',
  formula: "sum(class.boarders where stage = 'primary') / sum(class.pupils where stage = 'primary')", time: 'school_year',
  examples: '[{ value: 25, rows: { class: [{ stage: primary, pupils: 40, boarders: 10 }, { stage: junior, pupils: 40, boarders: 40 }] } }]', ...change,
}).map(([key, text]) => `${key}: ${text}\n`).join('');

const check = (written: string, changing?: string) => office.do<IndicatorReport>('POST', '/api/indicators/own/check', { written, ...(changing !== undefined && { changing }) });
const propose = (written: string, version = 0, changing?: string, who = office) => who.send('POST', '/api/indicators/own/proposals', { written, version, ...(changing !== undefined && { changing }) });
const approve = (id: string, who = leader) => who.send('POST', `/api/indicators/own/proposals/${id}/approve`);
const putInForce = async (written: string, version = 0, changing?: string): Promise<void> => {
  const proposed = await propose(written, version, changing);
  expect(proposed.status, JSON.stringify(proposed.body)).toBe(201);
  const answer = await approve((proposed.body as { id: string }).id);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};

beforeAll(async () => {
  [office, leader] = [await world.as('周敏'), await world.as('何建国')];
  const units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit.id]));
  await addFewClasses(async (unit, number, pupils, more = {}) => {
    const answer = await office.send('POST', '/api/registers/class/records', { unitId: units.get(unit), values: { school_year: '2025-2026', stage: 'primary', grade: 'g1', number, pupils, boarders: 13, ...more } });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  });
});

describe('while it is written', () => {
  it('it is said in sentences, its examples are run, and the county has a value', async () => {
    const report = await check(draft());
    expect([report.faults, report.held, report.changes]).toEqual([[], 0, []]);
    expect(report.explanation?.zh).toMatch(/^小学寄宿生占比 = .*÷.*以百分数表示/);
    expect(report.examples).toEqual([{ passes: true, shown: '25.0' }]);
    expect([report.head?.period, report.now?.shown]).toEqual(['2025-2026', '30.0']);
    expect(report.asks).toMatchObject([{ register: 'class', fields: [{ key: 'boarders', type: 'integer' }, { key: 'stage', type: 'choice' }, { key: 'pupils' }] }]);
    expect(report.asks[0]?.fields[1]?.choices.map(({ code }) => code)).toContain('primary');
  });

  it.each<[string, Record<string, string>, string, RegExp]>([
    ['a field that is none, with the one that was meant', { formula: 'sum(class.pupls)' }, 'formula', /第 \d+ 个字符.*pupils/],
    ['a register that is none', { formula: 'count(clas)' }, 'formula', /class/],
    ['an example that does not hold', { examples: '[{ value: 7, rows: { class: [{ stage: primary, pupils: 40, boarders: 10 }] } }]' }, 'examples', /样例 1 不符：应当得 7，实际是 25.0/],
    ['no example', { examples: '[]' }, 'examples', /examples/],
    ['the key of a built-in one', { key: 'class_count' }, 'key', /已有指标用“class_count”作键/],
    ['the name of a built-in one', { name: '班级数' }, 'name', /已有指标叫“班级数”（class_count）/],
    ['the English name of a built-in one', { en: 'Classes' }, 'en', /英文名/],
    ['the key of an address', { key: 'series' }, 'key', /页面地址/],
    ['a time that does not fit', { time: 'day' }, 'time', /一期一行/],
    ['a sensitive field, or what does not add up', { formula: 'count_distinct(class.grade)' }, 'formula', /count_distinct/],
    ['no YAML', { formula: '"' }, '', /YAML/],
  ])('%s is told with its place', async (_, change, part, said) => {
    const { faults } = await check(draft(change));
    expect(faults.map((fault) => fault.zh).join()).toMatch(said);
    expect(faults.every(({ line, column }) => line >= 1 && column >= 1)).toBe(true);
    expect(faults[0]?.part ?? '').toBe(part);
    expectProblem(await propose(draft(change)), 'D101');
  });
});

describe('in force', () => {
  it('it comes only by another person, once, and is audited', async () => {
    const { body } = await propose(draft());
    const { id } = body as { id: string };
    expect((await office.get<OwnIndicatorList>('/api/indicators/own')).waiting).toMatchObject([{ id, key: 'boarders_in_primary', own: true, version: 0 }]);
    expectProblem(await approve(id, office), 'A110');
    expectProblem(await office.send('GET', '/api/indicators/boarders_in_primary'), 'R101');
    expect((await approve(id)).body).toEqual({ key: 'boarders_in_primary', version: 1 });
    expectProblem(await approve(id), 'R101');
    expectProblem(await propose(draft()), 'D101');
    const audit = JSON.stringify(await (await world.as('马清')).get<AuditPage>('/api/audit?limit=20'));
    for (const action of ['indicator.propose', 'indicator.approve']) expect(audit).toContain(action);
  });

  it('it is computed, opened and followed like a built-in one', async () => {
    expect((await office.get<IndicatorRowView[]>('/api/indicators')).find(({ area }) => area === 'own')).toMatchObject({ key: 'boarders_in_primary', version: 1 });
    expect((await office.get<FiguresView>('/api/indicators/values?keys=boarders_in_primary,class_count')).rows[0]?.shown).toEqual(['30.0', '4']);
    const all = await office.get<FiguresView>('/api/indicators/values');
    expect(all.indicators.filter(({ area }) => area === 'own').map(({ key }) => key)).toEqual(['boarders_in_primary']);
    expect((await office.get<DrillView>('/api/indicators/boarders_in_primary/drill')).parts.map(({ value }) => value)).toEqual(['39', '130']);
    expect((await office.get<SeriesView>('/api/indicators/series?keys=boarders_in_primary&points=1')).rows[0]?.series[0]?.[0]?.change?.shown).toBe('+10.3');
  });

  it('a new version tells what it changes; the older one stays readable', async () => {
    const next = draft({ name: '小学寄宿学生占比', decimals: '2', examples: '[{ value: 25, rows: { class: [{ stage: primary, pupils: 40, boarders: 10 }] } }]' });
    expect((await check(next, 'boarders_in_primary')).changes.map(({ zh }) => zh)).toEqual(['名称：小学寄宿生占比 → 小学寄宿学生占比', '小数位数：1 → 2']);
    expectProblem(await propose(draft(), 1, 'boarders_in_primary'), 'D162');
    expectProblem(await propose(draft({ key: 'another' }), 1, 'boarders_in_primary'), 'D101');
    await putInForce(next, 1, 'boarders_in_primary');
    expectProblem(await propose(draft(), 1, 'boarders_in_primary'), 'D161');
    expect((await office.get<FiguresView>('/api/indicators/values?keys=boarders_in_primary')).rows[0]?.shown).toEqual(['30.00']);
    expect((await office.get<IndicatorView>('/api/indicators/boarders_in_primary?version=1')).explanation.zh).toContain('保留 1 位小数');
    expectProblem(await office.send('GET', '/api/indicators/boarders_in_primary?version=9'), 'R101');
    const opened = await leader.get<OpenedOwnIndicator>('/api/indicators/own/boarders_in_primary');
    expect(opened.versions.map(({ version, drawnBy, approvedBy }) => [version, drawnBy, approvedBy])).toEqual([[2, '周敏', '何建国'], [1, '周敏', '何建国']]);
  });

  it('one over a register the county drew counts its rows', async () => {
    const shelf = 'key: shelf\nname: 书架\nen: Shelves\nkept_by: [school]\nworkflow: plain\nfields:\n  books: { name: 图书, type: integer }\ndisplay: { title: "{books}" }\n';
    expect((await office.send('POST', '/api/drawings', { written: shelf })).status).toBe(201);
    const own = 'key: shelf_books\nname: 书架图书\nformula: sum(shelf.books)\ntime: day\nexamples: [{ value: 5, rows: { shelf: [{ books: 5 }] } }]\n';
    expect((await check(own)).now?.shown).toBeNull();
    await putInForce(own);
    const unit = (await office.get<Unit[]>('/api/units')).find(({ name }) => name === '石岭小学');
    expect((await office.send('POST', '/api/registers/shelf/records', { unitId: unit?.id, values: { books: 70 } })).status).toBe(201);
    expect((await office.get<FiguresView>('/api/indicators/values?keys=shelf_books,class_count')).rows[0]?.values).toEqual(['70', '4']);
    // A register cannot be redrawn from under an indicator.
    const { faults } = await office.do<DrawingReport>('POST', '/api/drawings/check', { written: shelf.replaceAll('books', 'volumes') });
    expect(faults.map(({ zh }) => zh).join()).toMatch(/这样改，指标“书架图书”就不能用了.*books/);
  });
});

it('sections neither check nor propose; a leader decides but does not write; a draft can be taken back', async () => {
  const section = await world.as('林晓');
  expectProblem(await section.send('POST', '/api/indicators/own/check', { written: draft() }), 'A103');
  expectProblem(await propose(draft({ key: 'mine', name: '某数' }), 0, undefined, leader), 'A103');
  const { body } = await propose(draft({ key: 'mine', name: '某数', en: 'Some' }));
  expect((await office.send('POST', `/api/indicators/own/proposals/${(body as { id: string }).id}/decline`)).status).toBe(200);
  expect((await office.get<OwnIndicatorList>('/api/indicators/own')).waiting).toEqual([]);
});
