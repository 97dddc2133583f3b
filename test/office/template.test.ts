import { readFileSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readRecord } from '../../src/domain/register/read-record.ts';
import { layoutTemplate, type TemplateInput } from '../../src/domain/register/template.ts';
import { writeLayoutBytes } from '../../src/office/workbook/write-layout.ts';
import { defaultReadLimits } from '../../src/office/read-limits.ts';
import { readZip } from '../../src/office/read-zip.ts';
import { convert, findOffice } from './convert.ts';
import { readBack } from './read-back.ts';
import { context, registerOf } from './register-context.ts';

const pupil = registerOf('pupil');
const id = '8d7c9f10-0000-4000-8000-000000000001';
const values = { student_number: 'G11010519491231002X', name: '李𬭎', sex: '1', born_on: '2014-05-01', class: 'c-1', enrolled_on: '2020-09-01', boarding: 'no' };
const input: TemplateInput = {
  register: pupil, context, language: 'zh', unit: { id: 'u-1', name: '城关实验小学' }, round: { name: '2026 年春季', due: '2026-03-20' },
  records: [{ id, version: 3, values, known: ['name', 'born_on'], masked: [] }, { id: id.replace('1', '2'), version: 1, values: { ...values, class: 'c-3' }, known: [], masked: [] }],
  options: new Map([['class', Array.from({ length: 80 }, (_, at) => `三年级${at + 1}班`)]]),
};

test('a template comes back as the records it was made from', async () => {
  const { matching, rows, facts } = await readBack(pupil, await writeLayoutBytes(layoutTemplate(input)));
  expect(matching.findings).toEqual([]);
  expect(matching.match).toMatchObject({ marker: { register: 'pupil', version: pupil.version, unit: 'u-1' }, headingRow: 4, firstRow: 5, keyColumn: 1 });
  expect(rows.map((row) => row.key)).toEqual([{ id, version: 3 }, { id: id.replace('1', '2'), version: 1 }]);
  const read = rows.map((row) => readRecord(pupil, row.typed, context, true));
  expect(read.flatMap((one) => one.findings)).toEqual([]);
  expect(read[0]?.values).toMatchObject(values);
  // Two classes have the same name: the template holds the id, so nothing is guessed.
  expect(read[1]?.values['class']).toBe('c-3');
  expect(facts.sheets.map((sheet) => [sheet.name, sheet.hidden])).toEqual([['填报', false], ['填表说明', false], ['_list1_8', true]]);
  expect(facts.notes).toEqual([]);
});

test('LibreOffice opens and saves it, drop-downs and meaning survive', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'template-')), 'template.xlsx');
  writeFileSync(path, await writeLayoutBytes(layoutTemplate(input)));
  // Where there is no LibreOffice the template itself is read: the meaning is tested everywhere, its saving where it can be.
  const saved = findOffice() === undefined ? readFileSync(path) : readFileSync(convert(path, 'xlsx'));
  const { matching, rows } = await readBack(pupil, saved);
  expect(matching.findings).toEqual([]);
  expect(rows.map((row) => readRecord(pupil, row.typed, context, true))).toMatchObject([{ findings: [], values }, { findings: [], values: { ...values, class: 'c-3' } }]);
  expect(rows[0]?.key).toEqual({ id, version: 3 });
  const zip = await readZip('x', saved, defaultReadLimits);
  const sheet = new TextDecoder().decode(await zip.read('xl/worksheets/sheet1.xml'));
  expect(sheet).toMatch(/<formula1>(?:"|&quot;)男,女(?:"|&quot;)<\/formula1>/);
  expect(sheet).toMatch(/<formula1>\$?_list1_8[.!]\$A\$1:\$A\$80<\/formula1>/);
  expect(sheet).toMatch(/<sheetProtection[^>]*sheet="(?:1|true)"/);
}, 60_000);
