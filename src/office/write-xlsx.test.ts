import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { convert, findOffice } from '../../test/office/convert.ts';
import { readZip } from './read-zip.ts';
import { defaultReadLimits } from './read-limits.ts';
import type { SheetTable } from './sheet.ts';
import { writeWorkbook } from './write-xlsx.ts';

const ledger: SheetTable = {
  name: '台账',
  columns: [
    { title: '指标', kind: 'text', width: 30 }, { title: '目标值', kind: 'number' },
    { title: '完成率', kind: 'percent' }, { title: '截止日期', kind: 'date' },
  ],
  rows: [
    ['新建幼儿园', 3, 0.875, '2031-12-31'],
    ['=1+1', -5, 1, '2031-02-28'],
    ['+86 "引号", 逗号\n第二行', 9_940_000_000, null, '年底前'],
    ['@SUM(A1)', 9.94, 0, '2031-02-30'],
    ['-3%', null, null, null],
  ],
  note: '数据截至2031年6月30日',
};

const shown: string[][] = [
  ['指标', '目标值', '完成率', '截止日期'],
  ['新建幼儿园', '3', '87.5%', '2031-12-31'],
  ['=1+1', '-5', '100%', '2031-02-28'],
  ['+86 "引号", 逗号\n第二行', '9940000000', '', '年底前'],
  ['@SUM(A1)', '9.94', '0%', '2031-02-30'],
  ['-3%', '', '', ''],
  ['', '', '', ''],
  ['数据截至2031年6月30日', '', '', ''],
];

/** The sheet as LibreOffice shows it, through CSV. */
function shownByOffice(bytes: Uint8Array): string[][] {
  const path = join(mkdtempSync(join(tmpdir(), 'workbook-')), 'ledger.xlsx');
  writeFileSync(path, bytes);
  const made = convert(path, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1');
  const file = readdirSync(dirname(made)).find((name) => name.endsWith('.csv')) ?? '';
  const text = readFileSync(join(dirname(made), file), 'utf8');
  for (const folder of [dirname(path), dirname(made)]) rmSync(folder, { recursive: true });
  return parseCsv(text).map((row) => row.map(String));
}

/** The same through the library's own reader, for machines without LibreOffice. */
async function shownByReader(bytes: Uint8Array): Promise<string[][]> {
  const { sheets } = await readXlsx(bytes);
  return (sheets[0]?.rows ?? []).map((row, at) => row.map((cell, column) => {
    if (cell instanceof Date) return cell.toISOString().slice(0, 10);
    if (typeof cell === 'number') return column === 2 ? `${cell * 100}%` : String(cell);
    return at === 0 ? String(cell) : String(cell ?? '');
  }));
}

async function partsOf(bytes: Uint8Array): Promise<(name: string) => Promise<string>> {
  const zip = await readZip('x.xlsx', bytes, defaultReadLimits);
  return async (name) => new TextDecoder().decode(await zip.read(name));
}

/** A table of one column of numbers. */
const column = (rows: readonly number[]): SheetTable =>
  ({ name: 'a', columns: [{ title: '数', kind: 'number' }], rows: rows.map((value) => [value]) });

describe('a workbook', () => {
  it('shows in a spreadsheet what was written', async () => {
    const bytes = await writeWorkbook([ledger]);
    const cells = findOffice() === undefined ? await shownByReader(bytes) : shownByOffice(bytes);
    expect(cells.slice(0, 6)).toEqual(shown.slice(0, 6));
    expect(cells.at(-1)?.[0]).toBe('数据截至2031年6月30日');
  }, 60_000);

  it('holds text as text, never as a formula', async () => {
    const part = await partsOf(await writeWorkbook([ledger]));
    const sheet = await part('xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>');
    expect(sheet).toMatch(/<c r="A3" t="s"/);
    expect(await part('xl/sharedStrings.xml')).toContain('<t>=1+1</t>');
  });

  it('has a frozen, filterable header repeated on landscape A4 pages as wide as the sheet', async () => {
    const part = await partsOf(await writeWorkbook([{ ...ledger, name: '台账 (2031)' }]));
    const sheet = await part('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" state="frozen"');
    expect(sheet).toContain('<autoFilter ref="A1:D6"/>');
    expect(sheet).toMatch(/<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"[^>]*fitToWidth="1"[^>]*fitToHeight="0"/);
    expect(await part('xl/workbook.xml')).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'台账 (2031)'!$1:$1</definedName>`);
  });

  it('has a title and its facts above the header, frozen and repeated with it', async () => {
    const bytes = await writeWorkbook([{ ...ledger, title: '某县2031年计划 · 台账', facts: '截至 2031-06-30 09:00 · 甲 导出' }]);
    const { sheets } = await readXlsx(bytes);
    expect(sheets[0]?.rows.slice(0, 3).map((row) => row[0])).toEqual(['某县2031年计划 · 台账', '截至 2031-06-30 09:00 · 甲 导出', '指标']);
    expect(sheets[0]?.rows.at(-1)?.[0]).toBe('数据截至2031年6月30日');
    const part = await partsOf(bytes);
    const sheet = await part('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="3" topLeftCell="A4" state="frozen"');
    expect(sheet).toContain('<autoFilter ref="A3:D8"/>');
    expect(await part('xl/workbook.xml')).toContain(`localSheetId="0">'台账'!$1:$3</definedName>`);
  });

  it('makes a row as high as its wrapped text', async () => {
    const part = await partsOf(await writeWorkbook([{ name: 'a', columns: [{ title: '原文', kind: 'text', width: 10 }], rows: [['短'], ['一二三四五六七八九十一'], ['甲\n乙\n丙'], ['长'.repeat(5000)]] }]));
    const heights = [...(await part('xl/worksheets/sheet1.xml')).matchAll(/<row r="(\d+)"[^>]* ht="([\d.]+)"[^>]*customHeight="1"/g)].map(([, , height]) => Number(height));
    expect(heights).toEqual([20, 17, 47, 47, 409]);
  });

  it('stays on A4 however wide it is', async () => {
    const wide = { name: '宽', columns: Array.from({ length: 12 }, (_, at) => ({ title: `列${at}`, kind: 'text' as const, width: 20 })), rows: [] };
    const part = await partsOf(await writeWorkbook([wide]));
    expect(await part('xl/worksheets/sheet1.xml')).toMatch(/<pageSetup [^>]*paperSize="9"/);
  });

  it('parts the thousands of whole numbers, and only there', async () => {
    const formats = await Promise.all([[3, 24_000], [2031, 2032], [9.94, 24_000]].map(async (rows) =>
      (await partsOf(await writeWorkbook([column(rows)])))('xl/styles.xml')));
    expect(formats.map((styles) => /numFmtId="3" |formatCode="#,##0"/.test(styles))).toEqual([true, false, false]);
  });

  it('keeps days as days in any time zone', async () => {
    const { sheets } = await readXlsx(await writeWorkbook([ledger]));
    expect(sheets[0]?.rows[1]?.[3]).toEqual(new Date('2031-12-31T00:00:00Z'));
  });

  it('names its sheets as Excel allows', async () => {
    const names = ['目标/任务', '目标?任务', "'引号'", '', 'History', '很'.repeat(40), '很'.repeat(40), 'Ab', 'aB'];
    const { sheets } = await readXlsx(await writeWorkbook(names.map((name) => ({ ...ledger, name }))));
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      '目标 任务', '目标 任务 (2)', '引号', 'Sheet4', 'History (2)', '很'.repeat(31), `${'很'.repeat(27)} (2)`, 'Ab', 'aB (2)',
    ]);
  });

  it('is sound without rows, with cells too long, and with characters XML cannot hold', async () => {
    const { sheets } = await readXlsx(await writeWorkbook([
      { name: '空', columns: ledger.columns, rows: [] },
      { name: '长', columns: [{ title: 'a', kind: 'text' }], rows: [['长'.repeat(40_000)], ['\u0000\u0008甲\u000b乙'], ['\ud800丙']] },
    ]));
    expect(sheets[0]?.rows).toHaveLength(1);
    expect(String(sheets[1]?.rows[1]?.[0])).toHaveLength(32_767);
    expect(sheets[1]?.rows[2]?.[0]).toBe('甲乙');
  });

  it('refuses more rows than Excel can open', async () => {
    const rows = Array.from({ length: 1_048_576 }, () => [1]);
    await expect(writeWorkbook([{ name: '大', columns: [{ title: 'a', kind: 'number' }], rows }])).rejects.toMatchObject({ code: 'F120' });
  });
});
