import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { readXlsx } from 'hucre/xlsx';
import { problems } from '../../src/domain/problem.ts';
import { matchColumns } from '../../src/domain/register/match-columns.ts';
import { sheetFinding } from '../../src/domain/register/sheet-finding.ts';
import { openWorkbook } from '../../src/office/workbook/open-workbook.ts';
import { writeErrorWorkbook } from '../../src/office/workbook/write-error-workbook.ts';
import { layoutTemplate } from '../../src/domain/register/template.ts';
import { writeLayoutBytes } from '../../src/office/workbook/write-layout.ts';
import { convert, findOffice } from './convert.ts';
import { makeWorkbook, textRow } from './make-workbook.ts';
import { readBack } from './read-back.ts';
import { context, registerOf } from './register-context.ts';

const room = registerOf('room');
const field = { zh: '间数', en: 'Number' };

async function withErrors(bytes: Uint8Array, places: readonly { row: number; column: number }[]): Promise<Uint8Array> {
  const book = await openWorkbook({ name: '表.xlsx', bytes });
  const { match } = matchColumns({ register: room, registerName: () => undefined, unit: null, sheets: book.facts.sheets });
  if (match === null) throw new Error('no match');
  const findings = places.map((place) => sheetFinding({ sheet: match.name, ...place }, problems.valueRequired, { field }));
  const written = await buffer(await writeErrorWorkbook({ match, rows: book.rows(match.sheet), findings, language: 'zh' }));
  book.close();
  return written;
}

const mine = makeWorkbook({ sheets: [{ name: '我的表', rows: textRow(1, ['用房一览']) + textRow(3, ['楼栋', '房间或名称', '用房类别', '间数', '使用面积（平方米）'])
  + textRow(4, ['明德楼', '101', '普通教室', '1', '60']) + textRow(9, ['明德楼', '=1+1', '普通教室']) }] });

test('rows keep their numbers; what is wrong stands before them, on their cells and in a list', async () => {
  const written = await withErrors(mine, [{ row: 9, column: 4 }, { row: 9, column: 5 }, { row: 0, column: 0 }]);
  const { sheets: [rows, list] } = await readXlsx(written, { readStyles: true });
  expect([rows?.name, list?.name]).toEqual(['我的表', '问题清单']);
  expect(rows?.rows[2]?.slice(0, 3)).toEqual(['问题', '楼栋', '房间或名称']);
  expect(rows?.rows[3]?.slice(0, 3)).toEqual([null, '明德楼', '101']);
  expect(rows?.rows[8]?.slice(0, 4)).toEqual(['“间数”必填，请填写。（V101）\n“间数”必填，请填写。（V101）', '明德楼', '=1+1', '普通教室']);
  expect(rows?.cells?.get('8,4')).toMatchObject({ style: { fill: { fgColor: { rgb: 'FFEB3B' } } }, comment: { text: '“间数”必填，请填写。（V101）' } });
  expect(rows?.cells?.get('8,1')?.style?.fill).toBeUndefined();
  expect(list?.rows).toEqual([
    ['工作表', '行', '列', '填的内容', '代码', '问题和改法'], ['我的表', 9, 'E', null, 'V101', '“间数”必填，请填写。'],
    ['我的表', 9, 'F', null, 'V101', '“间数”必填，请填写。'], ['我的表', null, null, null, 'V101', '“间数”必填，请填写。'],
  ]);
  expect(list?.autoFilter).toEqual({ range: 'A1:F4' });
});

test('LibreOffice opens and saves it with its notes, and it is still imported', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'errors-')), 'errors.xlsx');
  writeFileSync(path, await withErrors(mine, [{ row: 9, column: 4 }]));
  const saved = readFileSync(findOffice() === undefined ? path : convert(path, 'xlsx'));
  const { sheets: [rows] } = await readXlsx(saved, { readStyles: true });
  expect(rows?.cells?.get('8,4')?.comment?.text).toContain('“间数”必填');
  expect((await readBack(room, saved)).rows).toEqual((await readBack(room, mine)).rows);
}, 60_000);

test('it is imported again as it is, and so is one made of a template', async () => {
  const again = await readBack(room, await withErrors(mine, [{ row: 9, column: 4 }]));
  expect(again.matching.findings).toEqual([]);
  expect(again.rows).toEqual((await readBack(room, mine)).rows);

  const values = { building: '明德楼', name: '101', kind: 'classroom', count: 1, area: '68.5', built_on: '2001-09-01' };
  const template = await writeLayoutBytes(layoutTemplate({ register: room, context, unit: { id: 'u-1', name: '城关实验小学' }, language: 'zh', records: [{ id: 'r-1', version: 2, values, known: [], masked: [] }] }));
  const corrected = await readBack(room, await withErrors(await withErrors(template, [{ row: 6, column: 3 }]), [{ row: 6, column: 4 }]));
  expect(corrected.matching.findings).toEqual([]);
  expect(corrected.matching.match?.marker).toEqual({ register: 'room', version: room.version, unit: 'u-1' });
  expect(corrected.rows).toEqual((await readBack(room, template)).rows);
});
