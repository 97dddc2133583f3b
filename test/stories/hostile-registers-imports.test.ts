/*
 * Files made to do harm, or broken on their way, sent in as imports: each comes to an end with a sentence, what can be read
 * is read as it is, and what cannot never becomes a record.
 */
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportRowView, ImportView } from '../../src/contract/import.ts';
import type { RecordPageView, RecordTotals } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { makeWorkbook, textRow, type WorkbookParts } from '../office/make-workbook.ts';
import { makeZip } from '../office/make-zip.ts';
import { register } from '../registers/sample-registers.ts';
import { builtIn } from '../world/built-in.ts';
import { expectCivil } from '../world/civil.ts';
import { expectProblem, useWorld, type Answer, type Person } from '../world/world.ts';

const box = register('box', [
  { key: 'name', type: 'text', required: true, max: 60 }, { key: 'seats', type: 'integer' }, { key: 'area', type: 'decimal', scale: 2 }, { key: 'built', type: 'date' }, { key: 'code', type: 'text', max: 30 },
], { unique: [['unit', 'name']] });
const world = useWorld({ catalogue: async () => { const { codeLists, limits } = await builtIn(); return { codeLists, limits, registers: new Map([[box.key, box]]), indicators: new Map() }; } });
let clerk: Person;
let unitId: string;
beforeAll(async () => {
  clerk = await world.as('张文');
  unitId = (await clerk.get<Unit[]>('/api/units')).find(({ name }) => name === '青岚县实验小学')?.id ?? '';
});

const ends = new Set(['checked', 'done', 'undone', 'failed']);
async function settled(id: string, within = 20_000): Promise<ImportView> {
  const until = performance.now() + within;
  for (;;) {
    const view = await clerk.get<ImportView>(`/api/imports/${id}`);
    if (ends.has(view.state)) return view;
    expect(performance.now(), `still ${view.state}`).toBeLessThan(until);
    await pause(15);
  }
}
async function send(name: string, bytes: Uint8Array | string): Promise<ImportView> {
  const answer = await clerk.upload('/api/imports/file', { name, bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes }, { register: 'box', unitId, reach: 'unit' });
  expectCivil(answer, name);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  const view = await settled((answer.body as ImportRowView).id);
  // A bug of ours is never how a file ends.
  expect(view.failure?.code, JSON.stringify(view.failure)).not.toBe('I169');
  return view;
}
const commit = async (id: string, body: object = { mode: 'chosen' }) => {
  const answer = await clerk.send('POST', `/api/imports/${id}/commit`, body);
  expectCivil(answer, 'commit');
  return answer.status === 202 ? settled(id) : answer.body as { code: string };
};
const codesOf = ({ failure, blocks, groups }: ImportView): string[] => [...failure ? [failure.code] : [], ...blocks.map(({ code }) => code), ...groups.map(({ code }) => code)];
const count = async (): Promise<number> => (await clerk.get<RecordTotals>('/api/registers/box/totals')).whole.count;
const found = async (name: string) => (await clerk.get<RecordPageView>(`/api/registers/box/records?where=${encodeURIComponent(`name = "${name}"`)}`)).records[0]?.values;

const heads = ['name', 'seats', 'area', 'built', 'code'];
const book = (rows: string, more: Partial<WorkbookParts> = {}, tail = '') => makeWorkbook({ sheets: [{ name: '表', rows: `${textRow(1, heads)}${rows}`, tail }], ...more });
const cell = (at: string, value: string) => `<c r="${at}"><v>${value}</v></c>`;
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (no: number, cells: string, attributes = '') => `<row r="${no}"${attributes}>${cells}</row>`;

describe('workbooks that are read, and how', () => {
  it.each<[string, Uint8Array, Record<string, unknown> | null, RegExp]>([
    ['a number of sixteen digits is refused as a code', book(row(2, text('A2', 'x1') + cell('E2', '1234567890123456'))), null, /I1|V1/],
    ['a number of sixteen digits is refused as a count', book(row(2, text('A2', 'x2') + cell('B2', '1234567890123456'))), null, /I1|V1/],
    ['a number beyond all numbers', book(row(2, text('A2', 'x3') + cell('B2', '1e400'))), null, /I1|V1|F1/],
    ['a number that is none', book(row(2, text('A2', 'x4') + cell('B2', 'NaN'))), null, /I1|V1|F1/],
    ['a date as a number without its format', book(row(2, text('A2', 'x5') + cell('D2', '46082'))), null, /V108|I1/],
    ['a date before the calendar', book(row(2, text('A2', 'x6') + '<c r="D2" s="1"><v>-5</v></c>'), { styles: '<cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>' }), null, /V1|I1/],
    ['the day that never was: 29 February 1900', book(row(2, text('A2', 'x7') + '<c r="D2" s="1"><v>60</v></c>'), { styles: '<cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>' }), null, /V1|I1/],
    ['a date', book(row(2, text('A2', 'x8') + '<c r="D2" s="1"><v>46083</v></c>'), { styles: '<cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>' }), { built: '2026-03-02' }, /^$/],
    ['the same day counted from 1904', book(row(2, text('A2', 'x9') + '<c r="D2" s="1"><v>44621</v></c>'), { properties: '<workbookPr date1904="1"/>', styles: '<cellXfs><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>' }), { built: '2026-03-02' }, /^$/],
    ['a formula with its result', book(row(2, text('A2', 'x10') + '<c r="B2"><f>20+20</f><v>40</v></c>')), { seats: 40 }, /^$/],
    ['a formula never computed', book(row(2, text('A2', 'x11') + '<c r="B2"><f>20+20</f></c>')), null, /I1|V1/],
    ['a formula that went wrong', book(row(2, text('A2', 'x12') + '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')), null, /I1|V1/],
    ['a formula that calls a program', book(row(2, '<c r="A2" t="str"><f>cmd|\' /C calc\'!A0</f><v>x13</v></c>' + cell('B2', '4'))), { seats: 4 }, /^$/],
    ['cells said to be merged', book(row(2, text('A2', 'x14') + cell('B2', '5')), {}, '<mergeCells count="1"><mergeCell ref="A2:A9"/></mergeCells>'), null, /I1/],
    ['a hidden row', book(row(2, text('A2', 'x15') + cell('B2', '6'), ' hidden="1"')), { seats: 6 }, /^$/],
    ['links to files elsewhere', book(row(2, text('A2', 'x16') + '<c r="B2"><f>[1]Sheet1!A1</f><v>8</v></c>'), { more: [{ name: 'xl/externalLinks/externalLink1.xml', data: '<externalLink><externalBook r:id="rId1"/></externalLink>' }, { name: 'xl/externalLinks/_rels/externalLink1.xml.rels', data: '<Relationships><Relationship Id="rId1" Target="file:///etc/passwd" TargetMode="External"/></Relationships>' }] }), { seats: 8 }, /^$/],
    ['a size of a million rows that is a lie', makeWorkbook({ sheets: [{ rows: `${textRow(1, heads)}${row(2, text('A2', 'x17') + cell('B2', '9'))}` }], more: [] }), { seats: 9 }, /^$/],
    ['macros beside it', book(row(2, text('A2', 'x18') + cell('B2', '10')), { more: [{ name: 'xl/vbaProject.bin', data: 'x' }] }), { seats: 10 }, /^$/],
    ['rare characters', book(row(2, text('A2', 'x19𠮷𪚥𰻞😀'))), { name: 'x19𠮷𪚥𰻞😀' }, /^$/],
    ['half of a character', book(row(2, text('A2', 'x20&#xD842;'))), null, /V1|I1|F1/],
    ['a character that is no text', book(row(2, text('A2', 'x21_x0000_'))), null, /V1|I1/],
    ['text that looks like a formula', book(row(2, text('A2', '=x22'))), { name: '=x22' }, /^$/],
    ['rows that come in any order', book(row(9, text('A9', 'x23') + cell('B9', '1')) + row(3, text('A3', 'x23b'))), undefined as never, /.*/],
    ['the same cell twice', book(row(2, text('A2', 'x24') + cell('B2', '1') + cell('B2', '2'))), undefined as never, /.*/],
  ])('%s', async (what, bytes, kept, codes) => {
    const view = await send(`${what}.xlsx`, bytes);
    expect(codesOf(view).join(' '), JSON.stringify([view.failure, view.blocks, view.groups, view.understood]).slice(0, 600)).toMatch(codes);
    const before = await count();
    await commit(view.id);
    if (kept === null) expect(await count()).toBe(before);
    else if (kept !== undefined) expect((await clerk.get<RecordPageView>('/api/registers/box/records?limit=200')).records.map(({ values }) => values)).toContainEqual(expect.objectContaining(kept));
  });

  it('a size of the sheet that is a lie makes nothing slower', async () => {
    const zip = makeWorkbook({ sheets: [{ rows: `${textRow(1, heads)}${row(2, text('A2', 'dim'))}${row(1_048_576, text('A1048576', 'last'))}` }] });
    const began = performance.now();
    const view = await send('大.xlsx', zip);
    expect(view.counts.rows).toBe(2);
    expect(performance.now() - began).toBeLessThan(8_000);
  });

  it('of a row that stands twice by its key the second is refused and says where the first is', async () => {
    const view = await send('两次.xlsx', book(row(2, text('A2', 'twice')) + row(3, text('A3', 'once')) + row(4, text('A4', ' twice ')) + row(5, text('A5', 'ｔｗｉｃｅ'))));
    expect(view.counts).toMatchObject({ rows: 4 });
    expect(view.counts.faulty).toBeGreaterThanOrEqual(1);
    await commit(view.id);
    const { records } = await clerk.get<RecordPageView>('/api/registers/box/records?limit=200');
    expect(records.filter(({ values }) => String(values['name']).normalize('NFKC').trim() === 'twice').length).toBeLessThanOrEqual(2);
  });
});

const lines = (n: number) => Array.from({ length: n }, (_, at) => textRow(at + 2, [`r${at}`])).join('');

describe('workbooks that are not', () => {
  it.each<[string, string, () => Uint8Array | string]>([
    ['the head row is missing', '表.xlsx', () => makeWorkbook({ sheets: [{ rows: lines(3) }] })], ['the head row is twice the same', '表.xlsx', () => makeWorkbook({ sheets: [{ rows: textRow(1, ['name', 'name', 'seats']) + textRow(2, ['a', 'b', '1']) }] })],
    ['only a head row', '表.xlsx', () => makeWorkbook({ sheets: [{ rows: textRow(1, heads) }] })], ['a thousand sheets', '表.xlsx', () => makeWorkbook({ sheets: Array.from({ length: 1000 }, (_, at) => ({ name: `S${at}`, rows: textRow(1, ['x']) })) })],
    ['a sheet that is not there', '表.xlsx', () => makeZip([{ name: '[Content_Types].xml', data: '<Types/>' }, { name: 'xl/workbook.xml', data: '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>' }])], ['a sheet above the folder', '表.xlsx', () => makeZip([{ name: 'xl/workbook.xml', data: '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>' }, { name: 'xl/_rels/workbook.xml.rels', data: '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="../../../../etc/passwd"/></Relationships>' }])],
    ['a head of ten thousand columns', '表.xlsx', () => makeWorkbook({ sheets: [{ rows: `<row r="1">${Array.from({ length: 10_000 }, () => '<c t="inlineStr"><is><t>x</t></is></c>').join('')}</row>` }] })], ['shared texts that are not there', '表.xlsx', () => book(row(2, '<c r="A2" t="s"><v>999999</v></c>'))], ['styles that are not there', '表.xlsx', () => book(row(2, '<c r="A2" s="999"><v>1</v></c>'))],
    ['a row zero', '表.xlsx', () => book(row(0, text('A0', 'x')))], ['a row beyond all rows', '表.xlsx', () => book(row(99_999_999, text('A99999999', 'x')))], ['a row that is no number', '表.xlsx', () => book('<row r="x"><c r="Ax"><v>1</v></c></row>')], ['a text of a million characters', '表.xlsx', () => book(row(2, text('A2', '学'.repeat(1_000_000))))],
    ['a bomb', '表.xlsx', () => makeZip([{ name: 'xl/workbook.xml', data: `<workbook>${' '.repeat(60_000_000)}</workbook>` }])], ['a billion laughs', '表.xlsx', () => makeZip([{ name: 'xl/workbook.xml', data: '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>' }])], ['a file of the server', '表.xlsx', () => makeZip([{ name: 'xl/workbook.xml', data: '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>' }])],
    ['half of it', '表.xlsx', () => book(lines(50)).subarray(0, 700)], ['bytes', '表.xlsx', () => new Uint8Array(Array.from({ length: 5_000 }, (_, at) => (at * 31) % 251))], ['an old one', '表.xls', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(3_000)])], ['a page', '表.xls', () => '<html><table><tr><td>name</td></tr></table></html>'],
  ])('%s', async (what, name, make) => {
    const before = await count();
    const view = await send(name, make());
    // A number or a style that leads nowhere is passed over; the row is still a row.
    if (!/styles|a row /.test(what)) expect(codesOf(view).length + Number(view.counts.rows === 0) + view.counts.faulty, what).toBeGreaterThan(0);
    await commit(view.id);
    expect(await count()).toBeLessThanOrEqual(before + 1);
  });
});

const gb = (words: string): Buffer => { const table: Record<string, number[]> = { 甲: [0xbc, 0xd7], 中: [0xd6, 0xd0], 学: [0xd1, 0xa7], 小: [0xd0, 0xa1], 校: [0xd0, 0xa3] }; return Buffer.from([...words].flatMap((one) => table[one] ?? [one.charCodeAt(0)])); };
const utf16 = (words: string, big: boolean): Buffer => { const bytes = Buffer.from(words, 'utf16le'); return big ? bytes.swap16() : bytes; };

describe('text files', () => {
  it.each<[string, (name: string) => Uint8Array]>([
    ['UTF-8', (name) => Buffer.from(`name,seats\n${name}甲,1\n`)], ['UTF-8 with its mark', (name) => Buffer.from(`\uFEFFname,seats\n${name}甲,1\n`)], ['GB18030', (name) => gb(`name,seats\n${name}甲,1\n${Array.from({ length: 20 }, (_, at) => `中学小学校中学小学${at},1\n`).join('')}`)],
    ['UTF-16 with its mark', (name) => utf16(`\uFEFFname,seats\n${name}甲,1\n`, false)], ['UTF-16 the other way', (name) => utf16(`\uFEFFname,seats\n${name}甲,1\n`, true)], ['lines that end as on an old Mac', (name) => Buffer.from(`name,seats\r${name}甲,1\r`)], ['lines that end both ways', (name) => Buffer.from(`name,seats\r\n${name}甲,1\n\r\n`)],
    ['tabs', (name) => Buffer.from(`name\tseats\n${name}甲\t1\n`)], ['semicolons', (name) => Buffer.from(`name;seats\n${name}甲;1\n`)], ['no line end at the end', (name) => Buffer.from(`name,seats\n${name}甲,1`)], ['quotes', (name) => Buffer.from(`"name","seats"\r\n"${name}甲","1"\r\n`)],
  ])('%s: read as it was meant, or refused', async (what, make) => {
    const name = `t${randomUUID().slice(0, 8)}`;
    const view = await send('表.csv', make(name));
    await commit(view.id);
    if (codesOf(view).length === 0) expect(await found(`${name}甲`), what).toMatchObject({ seats: 1 });
    else expect(await count()).toBeGreaterThanOrEqual(0);
    // Never read as something else.
    expect((await clerk.get<RecordPageView>('/api/registers/box/records?limit=200')).records.filter(({ title }) => title.startsWith(name) && title !== `${name}甲`)).toEqual([]);
    if (/^UTF-8|GB18030|both ways|quotes|no line/.test(what)) expect(codesOf(view), what).toEqual([]);
  });

  it.each<[string, string | Uint8Array]>([
    ['a quote never closed', 'name,seats\n"甲,1\n乙,2\n'], ['a quote in the middle', 'name,seats\n甲"x,1\n'], ['too few cells', 'name,seats\n甲\n,,,\n乙,2,3,4,5\n'], ['NUL', Buffer.from('name,seats\n甲\u0000乙,1\n')], ['bytes of no encoding', Buffer.concat([Buffer.from('name,seats\n'), Buffer.from([0xff, 0xfe, 0x80, 0x81, 0x2c, 0x31, 0x0a])])],
    ['half a character', Buffer.concat([Buffer.from('name,seats\n'), Buffer.from('甲').subarray(0, 2), Buffer.from(',1\n')])], ['a line without end', `name,seats\n${'x'.repeat(5_000_000)},1\n`], ['a million commas', `name,seats\n${','.repeat(1_000_000)}\n`], ['only line ends', '\n'.repeat(100_000)], ['a mark and nothing else', '\uFEFF'], ['a mark in every line', '\uFEFFname,seats\n\uFEFF甲,1\n'],
    ['hidden characters in the head', 'na\u200Bme,sea\u00ADts\n甲,1\n'], ['a head that turns around', '\u202Ename,seats\n甲,1\n'], ['a head of formulas', '=name,+seats\n甲,1\n'],
  ])('%s: comes to an end with a sentence', async (what, bytes) => {
    const view = await send('表.csv', bytes);
    for (const group of [...view.blocks, ...view.groups]) expect(JSON.stringify(group), what).toMatch(/[\u4E00-\u9FFF]/);
    if (view.state === 'checked') await commit(view.id);
    expect((await clerk.get<RecordPageView>('/api/registers/box/records?limit=200')).records.every(({ title }) => !/[\p{Cc}\u202A-\u202E\uFFFD]/u.test(title)), what).toBe(true);
  });

  it('one row more than two hundred thousand is refused as a whole', async () => {
    const before = await count();
    const view = await send('多.csv', `name,seats\n${Array.from({ length: 200_060 }, (_, at) => `m${at},1`).join('\n')}\n`);
    expect(codesOf(view).join(' ')).toMatch(/I104/);
    expect(await commit(view.id)).toMatchObject({ code: expect.any(String) as string });
    expect(await count()).toBe(before);
  }, 60_000);

  it('what the sender says of it is looked at: name, register, unit, reach', async () => {
    const bytes = Buffer.from('name,seats\n表单,1\n');
    const names = ['../../etc/passwd', 'a\u0000b.csv', '\u202Evsc.exe', 'x'.repeat(3_000), '', '表"; filename="x.exe', 'con', '表.csv.exe', '.csv', '表.CSV'];
    for (const name of names) expectCivil(await clerk.upload('/api/imports/file', { name, bytes }, { register: 'box', unitId, reach: 'unit' }), name);
    for (const fields of [{}, { register: 'box' }, { register: 'box', unitId: 'x' }, { register: '../box', unitId }, { register: 'box', unitId, reach: 'all' }, { register: '__proto__', unitId }, { register: 'box', unitId: randomUUID() }]) {
      const answer = await clerk.upload('/api/imports/file', { name: '表.csv', bytes }, fields as Record<string, string>);
      expectCivil(answer, JSON.stringify(fields));
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });
});

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const announce = (bytes: Uint8Array, parts: number, more: object = {}) => clerk.send('POST', '/api/imports', { register: 'box', unitId, name: '表.csv', size: bytes.length, digest: digestOf(bytes), parts, ...more });
const put = (id: string, no: number | string, part: Uint8Array, said = digestOf(part), type = 'application/octet-stream'): Promise<Answer> => clerk.send('PUT', `/api/imports/${id}/parts/${no}`, Buffer.from(part), { 'content-type': type, 'x-part-digest': said });

const begin = async (bytes: Uint8Array, parts: number, more: object = {}) => { const answer = await announce(bytes, parts, more); expect(answer.status).toBe(201); return (answer.body as ImportRowView).id; };

describe('parts', () => {
  const bytes = Buffer.from(`name,seats\n${Array.from({ length: 40 }, (_, at) => `p${at},${at}`).join('\n')}\n`);
  const [one, two] = [bytes.subarray(0, 100), bytes.subarray(100)];

  it.each([['no size', { size: 0 }], ['a size below nothing', { size: -1 }], ['a size beyond all', { size: 1e15 }], ['half a byte', { size: 1.5 }], ['no parts', { parts: 0 }], ['ten thousand parts', { parts: 10_000 }], ['a digest that is none', { digest: 'x' }], ['a digest in capitals', { digest: 'A'.repeat(64) }], ['a name that turns around', { name: '\u202Ex' }], ['no name', { name: '' }]])('announced with %s it is refused', async (_, more) => {
    expectProblem(await announce(bytes, 2, more), 'R102');
  });

  it('a part of another number, too long, empty, or under another digest is not kept', async () => {
    const id = await begin(bytes, 2);
    for (const no of [0, 3, -1, 201, '1.5', 'x', '1e1', '١']) expectCivil(await put(id, no, one), String(no));
    expectProblem(await put(id, 1, one, digestOf(two)), 'I155');
    for (const said of ['', 'x', 'A'.repeat(64)]) expectProblem(await put(id, 1, one, said), 'R102');
    for (const part of [new Uint8Array(0), Buffer.alloc(5_000_000, 'x')]) expectCivil(await put(id, 1, part), `${part.length} bytes`);
    for (const type of ['application/json', 'text/plain', 'multipart/form-data']) expectCivil(await put(id, 1, one, digestOf(one), type), type);
    expect((await clerk.get<ImportView>(`/api/imports/${id}`)).state).toMatch(/receiving|failed/);
  });

  it('parts that are together another file are refused as a whole', async () => {
    const id = await begin(bytes, 2);
    await put(id, 1, two);
    expectCivil(await put(id, 2, one), 'turned round');
    const view = await settled(id).catch(() => null);
    expect(view === null || view.state === 'failed' || codesOf(view).length > 0).toBe(true);
    expectCivil(await clerk.send('POST', `/api/imports/${id}/commit`, {}), 'commit');
    expect(await found('p1')).toBeUndefined();
  });

  it('all parts at once, each three times over, make one import; after it is written nothing more is taken', async () => {
    const id = await begin(bytes, 2);
    const answers = await Promise.all([1, 2, 1, 2, 1, 2].map((no) => put(id, no, no === 1 ? one : two)));
    for (const answer of answers) expectCivil(answer, 'at once');
    const view = await settled(id);
    expect(view, JSON.stringify(view.failure)).toMatchObject({ state: 'checked', counts: { rows: 40, added: 40 } });
    expect(await commit(id, {})).toMatchObject({ state: 'done' });
    for (const answer of [await put(id, 1, one), await put(id, 1, two), await clerk.send('POST', `/api/imports/${id}/check`, {}), await clerk.send('POST', `/api/imports/${id}/commit`, {})]) {
      expectCivil(answer, 'after it');
      expect((await clerk.get<ImportView>(`/api/imports/${id}`)).state).toBe('done');
    }
    expect(await found('p1')).toMatchObject({ seats: 1 });
  });

  it('written, undone and checked at the same moment, one of them happens', async () => {
    const view = await send('同.csv', 'name,seats\nq1,1\nq2,2\n');
    const answers = await Promise.all([clerk.send('POST', `/api/imports/${view.id}/commit`, {}), clerk.send('POST', `/api/imports/${view.id}/commit`, {}), clerk.send('POST', `/api/imports/${view.id}/check`, {}), clerk.send('POST', `/api/imports/${view.id}/undo`)]);
    for (const answer of answers) expectCivil(answer, 'at once');
    await pause(300);
    const after = await settled(view.id);
    expect(['checked', 'done']).toContain(after.state);
    expect((await found('q1')) !== undefined).toBe(after.state === 'done');
  });

  it.each<[string, object]>([['a mode there is none of', { mode: 'x' }], ['rows that are none', { skip: ['表!x', '!!', ''] }], ['explanations of a prototype', { explanations: JSON.parse('{"__proto__":"因为"}') as object }], ['ten thousand rows left out', { skip: Array.from({ length: 10_000 }, (_, at) => `表!${at}`) }], ['an explanation without end', { explanations: { x: 'x'.repeat(1_000_000) } }]])('committed with %s', async (_, body) => {
    const view = await send('末.csv', `name,seats\nz${randomUUID().slice(0, 8)},1\n`);
    expectCivil(await clerk.send('POST', `/api/imports/${view.id}/commit`, body), 'commit');
    await settled(view.id);
  });

  it.each([{ sheet: 'nothing' }, { sheet: '' }, { columns: { 999: 'name' } }, { columns: { 1: 'nothing' } }, { columns: { 1: 'unit_path' } }, { columns: { 1: 'name', 2: 'name' } }, { columns: { 0: 'name' } }, { columns: JSON.parse('{"__proto__":"name"}') as object }, { columns: { 1: null, 2: null } }])('checked again with %j', async (body) => {
    const view = await send('列.csv', `name,seats\nc${randomUUID().slice(0, 8)},1\n`);
    expectCivil(await clerk.send('POST', `/api/imports/${view.id}/check`, body), JSON.stringify(body));
    const again = await settled(view.id);
    expect(again.failure?.code).not.toBe('I169');
  });
});
