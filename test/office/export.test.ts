import { buffer } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutExport, type ExportedRecord } from '../../src/domain/register/export-layout.ts';
import type { FieldDefinition, RegisterDefinition } from '../../src/domain/register/definition.ts';
import { rowFaults } from '../../src/domain/register/match-columns.ts';
import { readRecord } from '../../src/domain/register/read-record.ts';
import type { RecordValues } from '../../src/domain/register/record-values.ts';
import { layoutTemplate } from '../../src/domain/register/template.ts';
import { exportCsv, exportXlsx } from '../../src/office/workbook/write-export.ts';
import { writeLayoutBytes } from '../../src/office/workbook/write-layout.ts';
import { readBack, type ReadBack } from './read-back.ts';
import { context, registerOf } from './register-context.ts';

const field = (key: string, name: string, type: FieldDefinition['type'], more: Partial<FieldDefinition> = {}): FieldDefinition =>
  ({ key, name: { zh: name, en: key }, type, required: false, sensitivity: 1, encrypted: false, ...more });

/** A register with a field of every type that a workbook can hold. */
const every: RegisterDefinition = {
  ...registerOf('pupil'), key: 'every', examples: [], checks: [], unique: [],
  fields: [
    field('words', '文字', 'text', { max: 2000, required: true }), field('whole', '整数', 'integer', { measure: { zh: '人', en: 'people' } }), field('part', '小数', 'decimal', { scale: 4 }),
    field('yuan', '金额', 'money'), field('share', '占比', 'percent'), field('day', '日期', 'date'), field('year', '学年', 'period', { grain: 'school_year' }),
    field('kind', '性别', 'choice', { list: 'sex' }), field('kinds', '类别', 'choices', { list: 'room_kind' }), field('place', '位置', 'location'), field('class', '班级', 'reference', { to: 'class' }),
  ],
};

const decimal = (scale: number): fc.Arbitrary<string> => fc.tuple(fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }), fc.constant(scale)).map(([digits, places]) => {
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  const canonical = `${text.slice(0, -places)}.${text.slice(-places)}`.replace(/\.?0+$/, '');
  return digits < 0n && canonical !== '0' ? `-${canonical}` : canonical;
});
const tidyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), fc.constantFrom('=1+1', '-5', '+1', '@x', "'=1", "''-x", '#N/A', '_x000D_', '李𬭎', '0012', '1e5', '110105194912310021', 'a"b,c;d', '第一行\n第二行', '示例'),
).map((text) => text.normalize('NFC').replaceAll(/(?!\n)[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF\u00A0\u3000\uFEFF\u200B]/gu, ' ').trim()).filter((text) => text !== '');
const blankOr = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const record: fc.Arbitrary<RecordValues> = fc.record({
  words: tidyText, whole: blankOr(fc.integer({ min: -1e12, max: 1e12 })), part: blankOr(decimal(4)), yuan: blankOr(decimal(2)), share: blankOr(decimal(2)),
  day: blankOr(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))),
  year: blankOr(fc.integer({ min: 1900, max: 2100 }).map((year) => `${year}-${year + 1}`)), kind: blankOr(fc.constantFrom('1', '2')),
  kinds: blankOr(fc.constant(['classroom'])), place: blankOr(fc.constant('119.306,26.075')), class: blankOr(fc.constantFrom('c-1', 'c-3', 'c-4')),
});

const exported = (values: RecordValues, at: number, masked: readonly string[] = []): ExportedRecord => ({ id: `id-${at}`, version: at + 1, unit: '城关实验小学', values, masked });
const layout = layoutExport({ register: every, context, fields: every.fields.map((one) => one.key), title: '全部', count: 5, language: 'zh' });
const valuesOf = (back: ReadBack): readonly RecordValues[] => back.rows.map((row) => {
  const read = readRecord(every, row.typed, context, true);
  return read.findings.length > 0 ? { words: read.findings.map((finding) => finding.zh).join() } : read.values;
});
// One workbook of many rows tells as much as many of one, and opens one child process.
const records = fc.array(record, { minLength: 150, maxLength: 150, size: 'max' });
const once = { numRuns: 1, endOnFailure: true } as const;

describe('what goes out comes back as it was', () => {
  test('as .xlsx', async () => {
    await fc.assert(fc.asyncProperty(records, async (rows) => {
      const back = await readBack(every, await buffer(await exportXlsx(layout, rows.map((row, at) => exported(row, at)))));
      expect(back.matching.findings).toEqual([]);
      expect(valuesOf(back)).toEqual(rows);
      expect(back.rows.map((row) => row.key)).toEqual(rows.map((_, at) => ({ id: `id-${at}`, version: at + 1 })));
    }), once);
  }, 60_000);

  test.each(['utf-8', 'gb18030'] as const)('as .csv in %s', async (encoding) => {
    await fc.assert(fc.asyncProperty(records, async (rows) => {
      const back = await readBack(every, await buffer(exportCsv(layout, rows.map((row, at) => exported(row, at)), encoding)), '表.csv');
      expect(back.matching.findings).toEqual([]);
      expect(valuesOf(back)).toEqual(rows);
      expect(back.rows.map((row) => [row.key, row.unit])).toEqual(rows.map((_, at) => [{ id: `id-${at}`, version: at + 1 }, '城关实验小学']));
    }), once);
  }, 60_000);

  test('as a template', async () => {
    await fc.assert(fc.asyncProperty(records, async (rows) => {
      const workbook = layoutTemplate({ register: every, context, unit: null, language: 'zh', records: rows.map((values, at) => ({ id: `id-${at}`, version: 1, values, known: ['words'], masked: [], unit: '城关实验小学' })) });
      const back = await readBack(every, await writeLayoutBytes(workbook));
      expect(back.matching.findings).toEqual([]);
      expect(valuesOf(back)).toEqual(rows);
    }), once);
  }, 60_000);
});

test('a .csv cell that a spreadsheet would run begins with an apostrophe; numbers stay numbers', async () => {
  const csv = (await buffer(exportCsv(layout, ['=HYPERLINK("x")', '+x', '-x', '@x', '＝1', '-5'].map((words, at) => exported({ words, whole: -3 }, at))))).toString();
  const [head = '', ...lines] = csv.split('\r\n');
  expect(head).toMatch(/^\ufeff记录号,单位,文字\*,整数（人）/);
  expect(lines.map((line) => line.split('城关实验小学,')[1]?.slice(0, 4))).toEqual(['"\'=H', '\'+x,', '\'-x,', '\'@x,', '\'＝1,', '-5,-', undefined]);
});

test('values that went out masked come back as nothing said; in a new row they are refused', async () => {
  const pupil = registerOf('pupil');
  const masked = layoutExport({ register: pupil, context, fields: ['student_number', 'name', 'born_on'], title: '学生', count: 1, language: 'zh' });
  const bytes = await buffer(await exportXlsx(masked, [exported({ student_number: 'G110105********002X', name: '李𬭎', born_on: '***' }, 1, ['student_number', 'born_on'])]));
  const { rows: [row], matching } = await readBack(pupil, bytes);
  expect(row).toMatchObject({ typed: { name: '李𬭎' }, masked: ['student_number', 'born_on'] });
  expect(Object.keys(row?.typed ?? {})).toEqual(['name']);
  if (row === undefined || matching.match === null) throw new Error('no row');
  expect(rowFaults(matching.match, 4, row, pupil)).toEqual([]);
  expect(rowFaults(matching.match, 4, { ...row, key: null }, pupil).map((fault) => [fault.code, fault.row, fault.column])).toEqual([['I122', 4, 3], ['I122', 4, 5]]);
});
