import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { isProblem } from '../../src/domain/problem.ts';
import type { SheetRow } from '../../src/domain/register/sheet-head.ts';
import { encodeGb18030 } from '../../src/office/workbook/encode-gb18030.ts';
import type { WorkbookFacts } from '../../src/office/workbook/opened.ts';
import { openWorkbook } from '../../src/office/workbook/open-workbook.ts';
import type { WorkbookLimits } from '../../src/office/workbook/workbook-limits.ts';
import { makeWorkbook, textRow } from './make-workbook.ts';
import { makeZip } from './make-zip.ts';

interface Read { readonly facts: WorkbookFacts; readonly rows: readonly SheetRow[]; readonly formulas: number }

async function read(bytes: Uint8Array, name = '表.xlsx', sheet = 0, limits: Partial<WorkbookLimits> = {}): Promise<Read> {
  const book = await openWorkbook({ name, bytes }, limits);
  try {
    const rows: SheetRow[] = [];
    let formulas = 0;
    for await (const batch of book.rows(sheet)) {
      rows.push(...batch.rows);
      formulas += batch.formulas;
    }
    return { facts: book.facts, rows, formulas };
  } finally {
    book.close();
  }
}

const codeOf = (bytes: Uint8Array, name?: string, limits?: Partial<WorkbookLimits>): Promise<string> => read(bytes, name, 0, limits).then(() => 'read', (thrown: unknown) => {
  if (isProblem(thrown)) return thrown.code;
  throw thrown;
});

const cellsOf = async (rows: string, more: Partial<Parameters<typeof makeWorkbook>[0]> = {}): Promise<readonly SheetRow['cells'][]> =>
  (await read(makeWorkbook({ sheets: [{ rows }], ...more }))).rows.map((row) => row.cells);

const styles = '<numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="00000"/><numFmt numFmtId="167" formatCode="[Red]0.00E+00"/></numFmts>'
  + '<cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/></cellXfs>';

describe('what stands in cells', () => {
  test('days, shares, padded codes and times are told from plain numbers by their format', async () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>46083</v></c><c r="B1" s="2"><v>46083.5</v></c><c r="C1" s="3"><v>0.877</v></c><c r="D1" s="4"><v>123</v></c><c r="E1" s="5"><v>1.5</v></c><c r="F1" s="6"><v>0.5</v></c><c r="G1"><v>46083</v></c></row>';
    expect(await cellsOf(rows, { styles })).toEqual([[
      { kind: 'date', date: '2026-03-02', text: '2026-03-02' }, { kind: 'date', date: '2026-03-02', text: '2026-03-02 12:00' },
      { kind: 'percent', value: 0.877 }, '00123', 1.5, '12:00', 46083,
    ]]);
  });

  test('days before 1900, which some programs count backwards, are days', async () => {
    expect(await cellsOf('<row r="1"><c r="A1" s="1"><v>-3407</v></c><c r="B1" s="1"><v>-400000</v></c></row>', { styles })).toEqual([[{ kind: 'date', date: '1890-09-01', text: '1890-09-01' }, -400000]]);
  });

  test('hidden rows and columns are read and told; of a long sheet the last rows are known before it is read', async () => {
    const many = Array.from({ length: 60 }, (_, at) => textRow(at + 1, ['甲', '乙'])).join('').replace('<row r="7">', '<row r="7" hidden="1">');
    const bytes = makeWorkbook({ sheets: [{ rows: many, before: '<cols><col min="2" max="3" hidden="1"/></cols>' }] });
    const book = await openWorkbook({ name: '表.xlsx', bytes });
    try {
      const [sheet] = book.facts.sheets;
      expect(sheet?.hiddenColumns).toEqual([2, 3]);
      expect([sheet?.head.length, sheet?.tail?.at(-1)]).toEqual([40, { row: 60, cells: ['甲', '乙'] }]);
      const hidden: number[] = [];
      for await (const batch of book.rows(0)) hidden.push(...batch.hidden);
      expect(hidden).toEqual([7]);
    } finally {
      book.close();
    }
  });

  test('dates counted from 1904 are the same days, and the sender is told', async () => {
    const { rows, facts } = await read(makeWorkbook({ sheets: [{ rows: '<row r="1"><c r="A1" s="1"><v>44621</v></c></row>' }], styles, properties: '<workbookPr date1904="1"/>' }));
    expect(rows[0]?.cells).toEqual([{ kind: 'date', date: '2026-03-02', text: '2026-03-02' }]);
    expect(facts.notes.map((note) => note.en).join()).toContain('1904');
  });

  test('errors, booleans, results of formulas; a formula that was never computed is no blank', async () => {
    const rows = '<row r="2"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" t="b"><v>1</v></c><c r="C2"><f>1+1</f><v>2</v></c><c r="D2" t="str"><f>A1&amp;"x"</f><v>甲&lt;乙</v></c><c r="E2"><f>SUM(A1:A9)</f></c></row>';
    const { rows: [row], formulas } = await read(makeWorkbook({ sheets: [{ rows }] }));
    expect(row).toEqual({ row: 2, cells: [{ kind: 'broken', text: '#REF!' }, { kind: 'boolean', value: true }, 2, '甲<乙', { kind: 'broken', text: '=SUM(A1:A9)' }] });
    expect(formulas).toBe(3);
  });

  test('a number of more than fifteen digits stays a number, so that it can be refused', async () => {
    expect(await cellsOf('<row r="1"><c r="A1"><v>110105194912310020</v></c><c r="B1"><v>1.1010519491231E+17</v></c></row>')).toEqual([[110105194912310020, 110105194912310000]]);
  });

  test('shared texts: rich runs joined, phonetic guides left out, rare characters and escapes whole', async () => {
    const strings = '<si><t>李𬭎</t></si><si><r><t>城</t></r><r><rPr><b/></rPr><t xml:space="preserve">关 </t></r><rPh sb="0" eb="1"><t>cheng</t></rPh></si><si><t>a_x000D_b&#x4e00;</t></si><si/>';
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>';
    expect(await cellsOf(rows, { strings })).toEqual([['李𬭎', '城关 ', 'a\rb一']]);
  });

  test('prefixes, single quotes, cells without references, CDATA and blank rows are what others write too', async () => {
    const sheet = '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t=\'inlineStr\'><x:is><x:t><![CDATA[甲&乙]]></x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row r="5"/><x:row r="9"><x:c r="C9" ><x:v>3</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>';
    const whole = makeWorkbook({ sheets: [], more: [{ name: 'xl/worksheets/sheet1.xml', data: sheet }] });
    expect(await codeOf(whole)).toBe('I103');
    const { rows, facts } = await read(makeZip([
      { name: 'xl/workbook.xml', data: '<workbook xmlns:r="r"><sheets><sheet name="甲" sheetId="1" r:id="a"/></sheets></workbook>' },
      { name: 'xl/_rels/workbook.xml.rels', data: '<Relationships><Relationship Id="a" Type="x/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>' },
      { name: 'xl/worksheets/sheet1.xml', data: sheet },
    ]));
    expect(rows).toEqual([{ row: 1, cells: ['甲&乙', 2] }, { row: 9, cells: [null, null, 3] }]);
    expect(facts.sheets[0]?.merged).toEqual([{ firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 2 }]);
  });
});

describe('sheets', () => {
  test('hidden ones are not read, and the sender is told; protection does not stop reading', async () => {
    const bytes = makeWorkbook({ sheets: [{ name: '数据', rows: textRow(1, ['甲']), tail: '<sheetProtection sheet="1"/>' }, { name: '旧', state: 'veryHidden', rows: textRow(1, ['乙']) }] });
    const { facts } = await read(bytes);
    expect(facts.sheets.map(({ name, hidden, guarded, head }) => [name, hidden, guarded, head.length])).toEqual([['数据', false, true, 1], ['旧', true, false, 0]]);
    expect(facts.notes.map((note) => note.zh)).toEqual(['工作表“旧”是隐藏的，没有读取。']);
  });

  test('macros are not run, and the sender is told', async () => {
    const { facts } = await read(makeWorkbook({ sheets: [{ rows: textRow(1, ['甲']) }], more: [{ name: 'xl/vbaProject.bin', data: 'x' }] }), '表.xlsm');
    expect(facts.notes.map((note) => note.en).join()).toContain('macros');
  });

  test('merged cells are known before a row is read', async () => {
    const { facts } = await read(makeWorkbook({ sheets: [{ rows: textRow(1, ['甲']), tail: '<mergeCells count="1"><mergeCell ref="A2:AB3"/></mergeCells>' }] }));
    expect(facts.sheets[0]?.merged).toEqual([{ firstRow: 2, lastRow: 3, firstColumn: 1, lastColumn: 28 }]);
  });
});

const ole = (stream: string): Uint8Array => new Uint8Array(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024), Buffer.from(stream, 'utf16le'), Buffer.alloc(1024)]));
const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const good = makeWorkbook({ sheets: [{ rows: textRow(1, ['甲']) }] });

/** The same bytes under another checksum: what a digit that changed on the way looks like. */
function ofAnotherSum(whole: Uint8Array): Uint8Array {
  const bytes = Buffer.from(whole);
  const sum = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 16;
  bytes.writeUInt32LE((bytes.readUInt32LE(sum) ^ 1) >>> 0, sum);
  return bytes;
}

test.each<[string, string, Uint8Array, string, Partial<WorkbookLimits>?]>([
  ['a sheet whose checksum does not agree', '表.xlsx', ofAnotherSum(good), 'F112'],
  ['nothing', '表.xlsx', new Uint8Array(), 'F101'],
  ['an old workbook', '表.xls', ole('Workbook'), 'I101'],
  ['a password', '表.xlsx', ole('EncryptedPackage'), 'F110'],
  ['a zip with a password', '表.xlsx', makeZip([{ name: 'xl/workbook.xml', data: 'x', encrypted: true }]), 'F110'],
  ['an OpenDocument sheet', '表.ods', makeZip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet' }]), 'I101'],
  ['a binary workbook', '表.xlsb', makeZip([{ name: 'xl/workbook.bin', data: 'x' }]), 'I101'],
  ['a page of HTML called .xls', '表.xls', text('<html><table><tr><td>1</td></tr></table></html>'), 'I101'],
  ['XML of Excel 2003', '表.xls', text('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'), 'I101'],
  ['a letter', '信.docx', makeZip([{ name: 'word/document.xml', data: 'x' }]), 'I102'],
  ['a PDF', '表.pdf', text('%PDF-1.7'), 'I102'],
  ['an archive of workbooks', '表.zip', makeZip([{ name: '一.xlsx', data: 'x' }]), 'F106'],
  ['bytes', '表.csv', new Uint8Array(Array.from({ length: 4000 }, (_, at) => (at * 7) % 32)), 'I102'],
  ['half a workbook', '表.xlsx', good.subarray(0, good.length / 2), 'F111'],
  ['an empty workbook', '表.xlsx', makeWorkbook({ sheets: [{ rows: '' }] }), 'I103'],
  ['only hidden data', '表.xlsx', makeWorkbook({ sheets: [{ rows: textRow(1, ['甲']), state: 'hidden' }] }), 'I103'],
  ['a sheet that inflates beyond its claim', '表.xlsx', makeWorkbook({ sheets: [{ rows: `<row r="1">${'<c r="A1"/>'.repeat(2_000_000)}</row>` }] }), 'F116'],
  ['a gigabyte by its own claim', '表.xlsx', makeZip([{ name: 'xl/workbook.xml', data: 'x', claim: 1024 * 1024 * 1024 }]), 'F116'],
  ['a document type', '表.xlsx', makeZip([{ name: 'xl/workbook.xml', data: '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>' }]), 'F112'],
  ['a sheet cut in its XML', '表.xlsx', makeWorkbook({ sheets: [{ rows: '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"' }] }), 'F112'],
  ['a cell far to the right', '表.xlsx', makeWorkbook({ sheets: [{ rows: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }] }), 'I105'],
  ['too many rows', '表.xlsx', makeWorkbook({ sheets: [{ rows: Array.from({ length: 1200 }, (_, at) => textRow(at + 1, ['甲'])).join('') }] }), 'I104', { maxRows: 1000 }],
  ['a file too large', '表.xlsx', good, 'I109', { maxBytes: 10 }],
  ['a quote that never ends', '表.csv', text('姓名,备注\n甲,"没有\n乙,丙\n'), 'I106'],
])('refuses %s', async (_, name, bytes, code, limits) => {
  expect(await codeOf(bytes, name, limits)).toBe(code);
});

const csvCells = (bytes: Uint8Array): Promise<readonly SheetRow['cells'][]> => read(bytes, '表.csv').then((one) => one.rows.map((row) => row.cells));

describe('.csv', () => {
  const table = '学校名称,学生姓名,备注\r\n城关实验小学,李𬭎,"有,号""引""\r\n两行"\r\n';
  const expected = [['学校名称', '学生姓名', '备注'], ['城关实验小学', '李𬭎', '有,号"引"\r\n两行']];

  test.each<[string, Uint8Array]>([
    ['UTF-8', text(table)], ['UTF-8 with its mark', text(`\ufeff${table}`)], ['GB18030', encodeGb18030(table)],
    ['UTF-16', new Uint8Array(Buffer.from(`\ufeff${table}`, 'utf16le'))],
    ['semicolons', text(table.replaceAll('有,', '有，').replaceAll(',', ';').replace('有，', '有,'))], ['tabs', text(table.replaceAll('有,', '有，').replaceAll(',', '\t').replace('有，', '有,'))],
  ])('in %s', async (_, bytes) => {
    expect(await csvCells(bytes)).toEqual(expected);
  });

  test('keeps the numbers of its rows, leaves blanks out, undoes what keeps a spreadsheet from computing', async () => {
    const { rows: found } = await read(text('姓名,学号\n\n,,\n甲,"=""0123"""\n乙,\'=1+1\n丙,-5,\n'), '表.csv');
    expect(found).toEqual([{ row: 1, cells: ['姓名', '学号'] }, { row: 4, cells: ['甲', '0123'] }, { row: 5, cells: ['乙', '=1+1'] }, { row: 6, cells: ['丙', '-5'] }]);
  });
});

test('GB18030 is written as the platform reads it, every character of it', () => {
  const decoder = new TextDecoder('gb18030');
  const points = Array.from({ length: 0x30000 }, (_, at) => at).filter((at) => at > 0x7f && (at < 0xd800 || at > 0xf8ff) && at !== 0xfffd);
  const wrong = points.filter((point) => decoder.decode(encodeGb18030(String.fromCodePoint(point))) !== String.fromCodePoint(point));
  expect(wrong.slice(0, 20)).toEqual([]);
});

test('rows come as they are asked for: a reader that stops early, and one that is slow, harm nothing', async () => {
  const many = makeWorkbook({ sheets: [{ rows: Array.from({ length: 20_000 }, (_, at) => textRow(at + 1, ['甲', String(at)])).join('') }] });
  const book = await openWorkbook({ name: '表.xlsx', bytes: many }, { timeoutMs: 2000 });
  let seen = 0;
  for await (const batch of book.rows(0)) {
    seen += batch.rows.length;
    await new Promise((resolve) => { setTimeout(resolve, 60); });
  }
  book.close();
  expect(seen).toBe(20_000);
}, 30_000);

test('a sheet may be left half way and another, or the same, be read from its beginning', async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => textRow(at + 1, ['甲'])).join('');
  const book = await openWorkbook({ name: '表.xlsx', bytes: makeWorkbook({ sheets: [{ rows }, { rows: textRow(7, ['乙']) }] }) });
  const first = await book.rows(0).next();
  const second: SheetRow[] = [];
  for await (const batch of book.rows(1)) second.push(...batch.rows);
  let again = 0;
  for await (const batch of book.rows(0)) again += batch.rows.length;
  book.close();
  expect([first.done, second, again]).toEqual([false, [{ row: 7, cells: ['乙'] }], 5000]);
});

test('two hundred thousand rows are read', async () => {
  const whole = makeWorkbook({ sheets: [{ rows: Array.from({ length: 200_001 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`).join('') }] });
  const { rows } = await read(whole);
  expect([rows.length, rows.at(-1)]).toEqual([200_001, { row: 200_001, cells: [200_000] }]);
}, 60_000);

test('what was handed on is held no longer, however long the file', async () => {
  const texts = Array.from({ length: 30_000 }, (_, at) => textRow(at + 1, [`${at} ${'x'.repeat(400)}`])).join('');
  const book = await openWorkbook({ name: '表.xlsx', bytes: makeWorkbook({ sheets: [{ rows: texts }] }) });
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held: number[] = [];
  for await (const batch of book.rows(0)) {
    if (batch.rows.length === 0) continue;
    collect();
    held.push(process.memoryUsage().heapUsed);
  }
  book.close();
  // Twelve million characters passed; all of them together would be seen.
  expect((held.at(-1) ?? NaN) - (held[0] ?? NaN)).toBeLessThan(6_000_000);
});
