import { describe, expect, test } from 'vitest';
import type { FieldDefinition, RegisterDefinition } from './definition.ts';
import type { MatchInput } from './headings.ts';
import { matchColumns, takeRow, type Matching } from './match-columns.ts';
import type { Merge, SheetHead } from './sheet-head.ts';
import type { Typed } from './typed.ts';

const field = (key: string, zh: string, en: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({ key, name: { zh, en }, type: 'text', required: false, sensitivity: 1, encrypted: false, ...more });

const register: RegisterDefinition = {
  key: 'room', version: 3, name: { zh: '用房', en: 'Rooms' }, area: 'facilities', county: null, keptBy: ['school'], sensitivity: 1, workflow: 'plain', unique: [], checks: [],
  display: { title: '{name}', columns: [], sort: [], groups: [] }, source: '', answers: '', minutes: 1, examples: [],
  fields: [field('building', '楼栋', 'Building', { required: true }), field('name', '房间名称', 'Room', { required: true }), field('area', '使用面积', 'Floor area', { type: 'decimal', measure: { zh: '平方米', en: 'm²' } }), field('kind', '用房类别', 'Kind')],
};

const merge = (firstRow: number, lastRow: number, firstColumn: number, lastColumn: number): Merge => ({ firstRow, lastRow, firstColumn, lastColumn });
const sheet = (rows: readonly (readonly Typed[])[], merged: readonly Merge[] = [], name = '表'): SheetHead =>
  ({ name, hidden: false, merged, head: rows.flatMap((cells, at) => (cells.length === 0 ? [] : [{ row: at + 1, cells }])) });
const match = (sheets: readonly SheetHead[], more: Partial<MatchInput> = {}): Matching =>
  matchColumns({ register, registerName: () => ({ zh: '教师', en: 'Teachers' }), unit: { id: 'u-1', name: '城关实验小学' }, sheets, ...more });
const keysOf = ({ match: found }: Matching): unknown[] => found?.columns.map((column) => column.key) ?? [];
const codesOf = ({ findings }: Matching): string[] => findings.map((finding) => finding.code);

describe('by the headings people see', () => {
  test.each([
    [['楼栋', '房间名称', '使用面积（平方米）', '用房类别']], [['*楼栋', '房间名称 *', '使用面积', '用房类别(必填)']], [['Building*', 'ROOM', 'floor area (m2)', 'kind']],
    [['楼 栋', '房间\n名称', '使用面积(㎡)', '用房类别（教室、办公室等）']], [['building', 'name', 'area', 'kind']],
  ])('%j', (headings) => {
    const found = match([sheet([['某某学校用房表'], [], headings, ['明德楼', '101', 60, '教室']])]);
    expect(codesOf(found)).toEqual([]);
    expect(keysOf(found)).toEqual(['building', 'name', 'area', 'kind']);
    expect(found.match).toMatchObject({ headingRow: 3, firstRow: 4, keyColumn: 0, marker: null });
  });

  test('headings two rows high with merged cells', () => {
    const rows: Typed[][] = [['用房表'], ['序号', '楼栋', '用房', null, '使用面积'], [null, null, '房间名称', '类别'], ['1', '明德楼', '101', '教室', 60]];
    const found = match([sheet(rows, [merge(1, 1, 1, 5), merge(2, 3, 1, 1), merge(2, 3, 2, 2), merge(2, 2, 3, 4), merge(2, 3, 5, 5)])]);
    expect(codesOf(found)).toEqual([]);
    expect(keysOf(found)).toEqual(['#', 'building', 'name', 'kind', 'area']);
    expect(found.match?.firstRow).toBe(4);
  });

  test('headings two rows high that lost their merged cells, as a .csv does', () => {
    const grouped = { ...register, fields: [...register.fields, field('boys', '座位数男', 'Seats, boys'), field('girls', '座位数女', 'Seats, girls')] };
    const rows: Typed[][] = [['用房表'], ['楼栋', '用房', null, '使用面积', '座位数'], [null, '房间名称', '用房类别', null, '男', '女'], ['明德楼', '101', '教室', 60, 20, 21], ['明德楼', null, '教室', 60]];
    const found = match([sheet(rows)], { register: grouped });
    expect(codesOf(found)).toEqual([]);
    expect(keysOf(found)).toEqual(['building', 'name', 'kind', 'area', 'boys', 'girls']);
    expect(found.match?.firstRow).toBe(4);
  });

  test('all that is wrong is told at once, with its column; what is similar is suggested, not taken', () => {
    const found = match([sheet([['楼栋', '房间各称', '用房类别', '用房类别', '使用面积（亩）', '邮箱'], ['明德楼', '101', '', '', 60, '', '无标题']])]);
    expect(found.findings.map((finding) => [finding.code, finding.row, finding.column])).toEqual([['I115', 1, 2], ['I115', 1, 6], ['I115', 1, 7], ['I118', 1, 5], ['I117', 1, 4], ['I116', 1, 0]]);
    expect(found.findings[0]?.zh).toContain('是不是“房间名称”？');
    expect(keysOf(found)[1]).toBeNull();
  });

  test('what the sender settles goes before what was read', () => {
    const found = match([sheet([['楼栋', '房号', '邮箱', '用房类别'], ['明德楼', '101', 'a']])], { chosen: { columns: new Map([[2, 'name'], [3, null]]) } });
    expect(codesOf(found)).toEqual([]);
    expect(keysOf(found)).toEqual(['building', 'name', null, 'kind']);
  });

  test.each<[string, readonly SheetHead[], string]>([
    ['no headings', [sheet([['甲', '乙'], ['1', '2']])], 'I110'],
    ['two sheets alike', [sheet([['楼栋', '房间名称'], ['a', 'b']], [], '一'), sheet([['楼栋', '房间名称'], ['a', 'b']], [], '二')], 'I119'],
    ['nothing below the headings', [sheet([['楼栋', '房间名称']])], 'I121'],
    ['merged cells in the data', [sheet([['楼栋', '房间名称'], ['a', 'b'], [null, 'c']], [merge(2, 3, 1, 1)])], 'I120'],
  ])('tells %s', (_, sheets, code) => {
    expect(codesOf(match(sheets))).toEqual([code]);
  });

  test('one of two sheets can be chosen; hidden and explaining sheets are none of them', () => {
    const rows = [['楼栋', '房间名称'], ['a', 'b']];
    expect(match([sheet(rows, [], '一'), sheet(rows, [], '二')], { chosen: { sheet: '二' } }).match?.sheet).toBe(1);
    expect(match([{ ...sheet(rows, [], '旧'), hidden: true }, sheet(rows, [], '填表说明'), sheet(rows, [], '问题清单'), sheet(rows, [], '新')]).match?.sheet).toBe(3);
  });
});

const template = (marker: string, keys: readonly string[]): SheetHead => sheet([[null, '标题'], [null, '说明'], [marker, ...keys], [null, ...keys.map((key) => `改过的${key}`)], ['sample', '示例'], ['r-1@2', '1', '明德楼', '101']]);

describe('by the machine header', () => {
  const keys = ['#', 'building', 'name', 'area', 'kind'];

  test('columns are known whatever their headings say, and the sample is no row', () => {
    const found = match([template('xuezheng:room:3:u-1', keys)]);
    expect(codesOf(found)).toEqual([]);
    expect(keysOf(found)).toEqual(keys);
    if (found.match === null) throw new Error('no match');
    const taken = found.match;
    const rows: Typed[][] = [['sample', '示例', '明德楼'], ['r-1@2', '1', '明德楼', '101'], [null, '示例', '抄来的'], [null, null, '新楼', '201'], ['r-2@1', '3']];
    expect(rows.map((cells, at) => takeRow(taken, { row: at + 5, cells }))).toEqual([
      null, { key: { id: 'r-1', version: 2 }, unit: null, typed: { building: '明德楼', name: '101', area: null, kind: null }, masked: [], known: [] }, null,
      { key: null, unit: null, typed: { building: '新楼', name: '201', area: null, kind: null }, masked: [], known: [] }, null,
    ]);
  });

  test.each<[string, string, readonly string[], string[]]>([
    ['another register', 'xuezheng:teacher:1:u-1', ['#', 'building', 'name'], ['I111']], ['another unit', 'xuezheng:room:3:u-2', keys, ['I112']],
    ['a newer version', 'xuezheng:room:4:u-1', keys, ['I114']], ['a version before a field was required', 'xuezheng:room:2:u-1', ['#', 'building', 'kind'], ['I113']],
    ['a required column somebody took out', 'xuezheng:room:3:u-1', ['#', 'building', 'kind'], ['I116']], ['a column somebody put in', 'xuezheng:room:3:u-1', [...keys, 'x1'], ['I115']],
  ])('tells %s', (_, marker, columns, codes) => {
    expect(codesOf(match([template(marker, columns)]))).toEqual(codes);
  });

  test('an older version that lost nothing is read, with a note; one with another type is not', () => {
    const found = match([template('xuezheng:room:2:u-1', ['#', 'building', 'name'])]);
    expect(codesOf(found)).toEqual([]);
    expect(found.notes.map((note) => note.zh).join()).toContain('第 2 版');
    const older = { ...register, version: 2, fields: register.fields.map((one) => (one.key === 'area' ? { ...one, type: 'text' as const } : one)) };
    const retyped = match([template('xuezheng:room:2:u-1', keys)], { olderVersion: () => older });
    expect(retyped.findings[0]?.zh).toContain('“使用面积”改了填法');
  });

  test('what a new version gave another name is understood, what it dropped is left out, and both are told once', () => {
    const older = { ...register, version: 2, fields: [...register.fields.map((one) => (one.key === 'kind' ? { ...one, key: 'sort' } : one)), field('floor', '楼层', 'Floor')] };
    const found = match([template('xuezheng:room:2:u-1', ['#', 'building', 'name', 'sort', 'floor'])], { olderVersion: () => older });
    expect(codesOf(found)).toEqual([]);
    expect(keysOf(found)).toEqual(['#', 'building', 'name', 'kind', null]);
    expect(found.notes.map((note) => note.zh).join()).toMatch(/“用房类别”就是现在的“用房类别”.*“楼层”现在不再收集/);
  });

  test('without the older version a template says itself of which type its columns were', () => {
    const typed = ['#', 'building:text', 'name:text', 'area:text', 'kind:choice'];
    expect(match([template('xuezheng:room:2:u-1', typed)]).findings.map((one) => one.zh).join()).toContain('“使用面积”改了填法');
    expect(codesOf(match([template('xuezheng:room:2:u-1', typed.with(3, 'area:integer'))]))).toEqual([]);
    expect(codesOf(match([template('xuezheng:room:2:u-1', typed)], { chosen: { columns: new Map([[5, 'area']]) } }))).toEqual([]);
  });

  test('an export brings only what changes: nothing is missing', () => {
    expect(codesOf(match([template('xuezheng:room:3:', ['unit', 'kind', 'area'])]))).toEqual([]);
  });

  test('a row says which of its cells were sent out known; one that holds nothing else is none', () => {
    const { match: taken } = match([template('xuezheng:room:3:u-1', keys)]);
    if (taken === null) throw new Error('no match');
    expect(takeRow(taken, { row: 6, cells: ['r-1@2#building,area', '1', '明德楼', '101', 60] })).toMatchObject({ key: { id: 'r-1', version: 2 }, known: ['building', 'area'] });
    expect(takeRow(taken, { row: 7, cells: ['#building', '2', '明德楼'] })).toBeNull();
    expect(takeRow(taken, { row: 7, cells: ['#building', '2', '明德楼', '102'] })).toMatchObject({ key: null, known: ['building'], typed: { name: '102' } });
  });
});

describe('what clerks leave around a table', () => {
  const rows: Typed[][] = [['明德楼', '101', 60, '教室'], ['明德楼', '102', 60, '教室'], ['合计', null, 120], ['填表人：张文', null, '审核人：王慧']];

  test('sums and signatures below are passed over, merged as they are', () => {
    const found = match([sheet([['楼栋', '房间名称', '使用面积', '用房类别'], ['甲', '乙', 1, 2], ...rows], [merge(5, 5, 1, 2), merge(6, 6, 1, 2), merge(6, 6, 3, 4), merge(9, 12, 1, 4)])]);
    expect(codesOf(found)).toEqual([]);
    const taken = found.match;
    if (taken === null) throw new Error('no match');
    expect([['甲', '乙', 1, 2], ...rows].map((cells, at) => takeRow(taken, { row: at + 2, cells }) !== null)).toEqual([false, true, true, false, false]);
  });

  test('of a long table its last rows are known too', () => {
    const long = sheet([['楼栋', '房间名称'], ...Array.from({ length: 39 }, (_, at) => ['明德楼', String(at)])], [merge(300, 300, 1, 2)]);
    expect(codesOf(match([long]))).toEqual([]);
    expect(codesOf(match([{ ...long, tail: [{ row: 300, cells: ['明德楼'] }] }]))).toEqual(['I120']);
    expect(codesOf(match([{ ...long, tail: [{ row: 300, cells: ['审核人：王慧'] }] }]))).toEqual([]);
  });

  test('other headings a register knows are understood; hidden columns are told', () => {
    const named = { ...register, fields: register.fields.map((one) => (one.key === 'name' ? { ...one, aliases: ['门牌号'] } : one)) };
    const found = match([{ ...sheet([['楼栋', '门 牌 号*', '用房类别'], ['明德楼', '101', '教室']]), hiddenColumns: [3, 9] }], { register: named });
    expect(codesOf(found)).toEqual([]);
    expect(keysOf(found)).toEqual(['building', 'name', 'kind']);
    expect(found.notes.map(({ zh }) => zh).join()).toContain('C 列是隐藏的');
  });
});
