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
      null, { key: { id: 'r-1', version: 2 }, unit: null, typed: { building: '明德楼', name: '101', area: null, kind: null }, masked: [] }, null,
      { key: null, unit: null, typed: { building: '新楼', name: '201', area: null, kind: null }, masked: [] }, null,
    ]);
  });

  test.each<[string, string, readonly string[], string[]]>([
    ['another register', 'xuezheng:teacher:1:u-1', ['#', 'building', 'name'], ['I111']], ['another unit', 'xuezheng:room:3:u-2', keys, ['I112']],
    ['a newer version', 'xuezheng:room:4:u-1', keys, ['I114']], ['a version before a field was required', 'xuezheng:room:2:u-1', ['#', 'building', 'kind'], ['I113']],
    ['a version whose field is gone', 'xuezheng:room:2:u-1', [...keys, 'floor'], ['I113']], ['a column somebody put in', 'xuezheng:room:3:u-1', [...keys, 'x1'], ['I115']],
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
});
