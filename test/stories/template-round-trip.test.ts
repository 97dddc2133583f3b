/*
 * A clerk downloads a template, fills it in with LibreOffice, and sends it back: what was known comes back as it was,
 * what she filled in stands in the list. The same as .csv in the old encoding; an export comes back unchanged.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ImportRowView, ImportView } from '../../src/contract/import.ts';
import type { RecordPageView, SavedRecord } from '../../src/contract/register.ts';
import type { OpenedRound } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { encodeGb18030 } from '../../src/office/workbook/encode-gb18030.ts';
import { defaultReadLimits } from '../../src/office/read-limits.ts';
import { readZip } from '../../src/office/read-zip.ts';
import { convert, findOffice } from '../office/convert.ts';
import { makeWorkbook, textRow } from '../office/make-workbook.ts';
import { makeZip } from '../office/make-zip.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
const school = '青岚县实验小学';
let clerk: Person;
let office: Person;
let schoolId = '';

beforeAll(async () => {
  [clerk, office] = [await world.as('张文'), await world.as('周敏')];
  schoolId = (await office.get<Unit[]>('/api/units')).find(({ name }) => name === school)?.id ?? '';
});

const grounds = `key: grounds
name: 校园
kept_by: [school, kindergarten]
workflow: plain
fields:
  land: { name: 围墙长度, type: decimal, measure: 米, min: 0 }
  phone: { name: 值班电话, type: text, format: phone }
unique: [[unit]]
display: { title: "{unit}" }
`;
const safety = `key: safety
name: 校园安全
kept_by: [school, kindergarten]
workflow: plain
fields:
  year: { name: 年度, type: period, grain: year, required: true }
  land: { name: 围墙长度, type: decimal, measure: 米, min: 0 }
  guards: { name: 保安人数, type: integer, measure: 人, required: true, aliases: [保安, 安保人员数] }
  built_on: { name: 围墙建成日期, type: date, min: "1850-01-01" }
unique: [[unit, year]]
display: { title: "{unit} {year}" }
`;
const draw = (written: string) => office.do('POST', '/api/drawings', { written, lists: [] });

async function upload(bytes: Uint8Array, { register = 'safety', name = '校园安全.xlsx' } = {}): Promise<ImportView> {
  const answer = await clerk.upload('/api/imports/file', { name, bytes }, { register, unitId: schoolId, reach: 'unit' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return settled((answer.body as ImportRowView).id);
}

async function settled(id: string): Promise<ImportView> {
  for (;;) {
    const view = await clerk.get<ImportView>(`/api/imports/${id}`);
    if (['checked', 'done', 'undone', 'failed', 'stopped'].includes(view.state)) return view;
    await pause(20);
  }
}

async function commit(id: string, body: object = {}): Promise<ImportView> {
  const answer = await clerk.send('POST', `/api/imports/${id}/commit`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return settled(id);
}

const template = async (register = 'safety'): Promise<Uint8Array> => (await clerk.send('GET', `/api/registers/${register}/template?unit=${schoolId}`)).raw;
const listed = async (register = 'safety') => (await clerk.get<RecordPageView>(`/api/registers/${register}/records`)).records;
const codesOf = (view: ImportView): string[] => [...view.blocks.map(({ code }) => code), ...view.groups.map(({ code, field }) => `${code} ${field}`)];

/** The template with texts typed into its cells, then opened and saved by LibreOffice where there is one. */
async function fillIn(bytes: Uint8Array, cells: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const zip = await readZip('x', bytes, defaultReadLimits);
  const parts = await Promise.all(zip.names.map(async (name) => ({ name, data: await zip.read(name) ?? new Uint8Array() })));
  const filled = parts.map(({ name, data }) => (name === 'xl/worksheets/sheet1.xml' ? { name, data: Object.entries(cells).reduce(withCell, Buffer.from(data).toString('utf8')) } : { name, data }));
  const path = join(mkdtempSync(join(tmpdir(), 'filled-')), 'filled.xlsx');
  writeFileSync(path, makeZip(filled));
  return readFileSync(findOffice() === undefined ? path : convert(path, 'xlsx'));
}

function withCell(xml: string, [ref, text]: [string, string]): string {
  const typed = /^-?\d+(?:\.\d+)?$/.test(text) ? `><v>${text}</v></c>` : ` t="inlineStr"><is><t>${text}</t></is></c>`;
  const style = new RegExp(`<c r="${ref}"( s="\\d+")?[^>]*?(?:/>|>.*?</c>)`, 's').exec(xml);
  if (style) return xml.replace(style[0], `<c r="${ref}"${style[1] ?? ''}${typed}`);
  const row = /\d+$/.exec(ref)?.[0] ?? '';
  const cell = `<c r="${ref}"${typed}`;
  const begun = new RegExp(`(<row r="${row}"[^>]*?)(?:/>|>(.*?)</row>)`, 's').exec(xml);
  return begun ? xml.replace(begun[0], `${begun[1]}>${begun[2] ?? ''}${cell}</row>`) : xml.replace('</sheetData>', `<row r="${row}">${cell}</row></sheetData>`);
}

const sheetOf = async (bytes: Uint8Array): Promise<string> => Buffer.from(await (await readZip('x', bytes, defaultReadLimits)).read('xl/worksheets/sheet1.xml') ?? []).toString('utf8');

describe('a template on its way through LibreOffice', () => {
  it('holds what another register knows of the school, grey; the rest is filled in and stands in the list', async () => {
    await draw(grounds);
    await draw(safety);
    expect((await clerk.send('POST', '/api/registers/grounds/records', { unitId: schoolId, values: { land: '20000.5' } })).status).toBe(201);
    const sheet = await sheetOf(await template());
    expect(sheet).toContain('#land');
    expect(sheet).toMatch(/<c r="D6" s="\d+"><v>20000.5<\/v>/);
    const view = await upload(await fillIn(await template(), { C6: '2026', E6: '4', F6: '1890-09-01' }));
    expect(codesOf(view)).toEqual([]);
    expect(view).toMatchObject({ state: 'checked', counts: { rows: 1, added: 1 } });
    expect((await commit(view.id)).state).toBe('done');
    expect(await listed()).toMatchObject([{ values: { year: '2026', land: '20000.5', guards: 4, built_on: '1890-09-01' } }]);
  }, 120_000);

  it('a grey cell that came back changed is told, and stands when it is explained', async () => {
    const sheet = await sheetOf(await template());
    expect(sheet).toMatch(/@1#land/);
    const view = await upload(await fillIn(await template(), { D6: '21000' }));
    expect(codesOf(view)).toEqual(['I168 land']);
    expect(view.groups[0]?.say.zh).toContain('“围墙长度”由校园掌握，发出时已填好（20000.5）');
    expectProblem(await clerk.send('POST', `/api/imports/${view.id}/commit`, {}), 'I153');
    expect((await commit(view.id, { explanations: { [view.groups[0]?.key ?? '']: '新征土地' } })).state).toBe('done');
    expect(await listed()).toMatchObject([{ version: 2, values: { land: '21000' } }]);
  }, 120_000);

  it('a required column that was taken out is told once for the file; a row nobody filled in is none', async () => {
    const sheet = await sheetOf(await template());
    const zip = await readZip('x', await template(), defaultReadLimits);
    const parts = await Promise.all(zip.names.map(async (name) => ({ name, data: await zip.read(name) ?? new Uint8Array() })));
    const cut = Object.entries({ E3: '', E4: '', E5: '', E6: '', C7: '2027', C8: '2028' }).reduce((xml, cell) => withCell(xml, cell as [string, string]), sheet);
    const view = await upload(makeZip(parts.map((part) => (part.name === 'xl/worksheets/sheet1.xml' ? { ...part, data: cut } : part))));
    expect(view.blocks.map(({ code, zh }) => [code, zh.includes('保安人数')])).toEqual([['I116', true]]);
    expect(codesOf(view).filter((code) => code.includes('guards'))).toEqual([]);
  });

  it('made before the register changed is understood where it can be, and told once where it cannot', async () => {
    const drill = safety.replaceAll('safety', 'drill').replace('校园安全', '应急演练').replaceAll('围墙', '演练').replace('保安人数', '参演人数');
    await draw(drill);
    const old = await template('drill');
    const filled = await fillIn(old, { C6: '2026', E6: '4', F6: '2020-09-01' });
    // The same fact under another key, one that is no longer asked, one that is counted more finely.
    const milder = drill.replace('guards: {', 'staffed: {').replace(/  built_on: .*\n/, '').replace('aliases: [保安, 安保人员数]', 'aliases: [保安]').replace('type: integer', 'type: decimal');
    expect((await office.send('PUT', '/api/drawings/drill', { written: milder, lists: [], version: 1 })).status).toBe(200);
    const understood = await upload(filled, { register: 'drill', name: '应急演练.xlsx' });
    expect(codesOf(understood)).toEqual([]);
    expect(understood).toMatchObject({ counts: { rows: 1, added: 1 } });
    expect(understood.notes.map(({ zh }) => zh).join()).toMatch(/第 1 版，现在是第 2 版.*“参演人数”就是现在的“参演人数”.*“演练建成日期”现在不再收集/);
    const stricter = milder.replace('unique:', '  fire: { name: 消防通道数, type: integer, required: true }\nunique:').replace('type: decimal, measure: 米', 'type: date');
    expect((await office.send('PUT', '/api/drawings/drill', { written: stricter.replace(', min: 0', ''), lists: [], version: 2 })).status).toBe(200);
    const told = await upload(filled, { register: 'drill', name: '应急演练.xlsx' });
    expect(told.blocks.map(({ code }) => code)).toEqual(['I113']);
    expect(told.blocks[0]?.zh).toMatch(/新增必填的“消防通道数”；“演练长度”改了填法/);
    expect(told.groups).toEqual([]);
  }, 120_000);
});

describe('other ways in', () => {
  it('a .csv in GB18030 with a title, headings of the clerk and signatures below', async () => {
    const text = ['青岚县实验小学教师一览表', '', '工 号,教师姓名,性别,出生年月日,学段,专任,最高学历', 'T701,李𬭎,男,1980-01-01,小学,是,本科', '合计,1', '填表人：张文,,审核人：王慧,,填表日期：2026年3月2日'].join('\r\n');
    const view = await upload(encodeGb18030(text), { register: 'teacher', name: '教师.csv' });
    expect(codesOf(view)).toEqual([]);
    expect(view).toMatchObject({ counts: { rows: 1, added: 1 } });
    expect(view.notes.map(({ zh }) => zh).join()).toContain('第 5、6 行（共 2 行）是');
    await commit(view.id);
    expect((await listed('teacher')).map(({ title }) => title)).toEqual(['李𬭎']);
  });

  it('a workbook of the clerk’s own: two rows of merged headings, a filtered row, merged signatures below', async () => {
    const rows = [
      textRow(1, ['青岚县实验小学教师名册']), textRow(2, ['工号', '姓名', '性别', '出生日期', '任教', '', '学历']), textRow(3, ['', '', '', '', '学段', '专任', '']),
      textRow(4, ['T801', '王芳', '女', '1990-01-15', '小学', '是', '本科']), textRow(5, ['T802', '赵亮', '男', '1985-05-05', '小学', '否', '专科']).replace('<row r="5">', '<row r="5" hidden="1">'),
      textRow(6, ['填表人：张文', '', '', '审核人：王慧']),
    ].join('');
    const merged = ['A1:G1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'E2:F2', 'G2:G3', 'A6:C6', 'D6:G6'].map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    const view = await upload(makeWorkbook({ sheets: [{ name: '名册', rows, tail: `<mergeCells>${merged}</mergeCells>` }] }), { register: 'teacher', name: '名册.xlsx' });
    expect(codesOf(view)).toEqual([]);
    expect(view).toMatchObject({ counts: { rows: 2, added: 2 } });
    expect(view.notes.map(({ zh }) => zh).join()).toMatch(/第 6 行是合计.*有 1 行是隐藏的/);
  });

  it('an export opened and saved by LibreOffice comes back unchanged', async () => {
    for (const register of ['teacher', 'safety']) {
      const exported = (await clerk.send('GET', `/api/registers/${register}/export`)).raw;
      const view = await upload(await fillIn(exported, {}), { register, name: `${register}.xlsx` });
      expect(codesOf(view), register).toEqual([]);
      expect(view.counts, register).toMatchObject({ rows: 1, unchanged: 1 });
    }
  }, 120_000);
});

describe('the template of a round', () => {
  it('holds the rows of its period, those of the last one brought along, and says until when', async () => {
    const values = { school_year: '2024-2025', stage: 'primary', grade: 'g1', number: 1, pupils: 44, boarders: 0 };
    expect((await clerk.send('POST', '/api/registers/class/records', { unitId: schoolId, values })).status).toBe(201);
    const { id } = await office.do<{ id: string }>('POST', '/api/rounds', {
      name: '学年初班级统计', basis: '青教〔2026〕5号', minutes: 40, opensOn: '2026-03-02', dueOn: '2026-03-13', chosen: { kinds: ['school'], below: null, units: [] }, registers: [{ register: 'class', period: '2025-2026' }],
    });
    await office.do('POST', `/api/rounds/${id}/start`, { version: 1 });
    expect((await office.get<OpenedRound>(`/api/rounds/${id}`)).reports.length).toBeGreaterThan(0);
    const bytes = await template('class');
    const sheet = await sheetOf(bytes);
    expect(sheet + Buffer.from(await (await readZip('x', bytes, defaultReadLimits)).read('xl/sharedStrings.xml') ?? []).toString('utf8')).toMatch(/学年初班级统计 请于 2026-03-13 前报送/);
    const view = await upload(await fillIn(bytes, {}), { register: 'class', name: '班级.xlsx' });
    expect(codesOf(view)).toEqual([]);
    expect(view.counts).toMatchObject({ rows: 1, added: 1 });
    await commit(view.id);
    const held = (await listed('class')) as SavedRecord['record'][];
    expect(held.map((record) => record.values['school_year'])).toEqual(expect.arrayContaining(['2024-2025', '2025-2026']));
  }, 120_000);
});

const post = `key: post
name: 岗位
kept_by: [school]
workflow: plain
fields:
  name: { name: 岗位名称, type: text, required: true, max: 20 }
unique: [[unit, name]]
display: { title: "{name}" }
`;
const duty = `key: duty
name: 值班
kept_by: [school]
workflow: plain
fields:
  day: { name: 日期, type: date, required: true }
  who: { name: 值班人, type: person, required: true }
  post: { name: 值班岗位, type: reference, to: post }
  plan: { name: 值班方案, type: file }
unique: [[unit, day]]
display: { title: "{unit} {day}" }
`;

describe('a template with people, records and files', () => {
  it('offers the people and records of the school, tells how to write others, and leaves files alone', async () => {
    await draw(post);
    await draw(duty);
    for (const name of ['东门', '西门']) expect((await clerk.send('POST', '/api/registers/post/records', { unitId: schoolId, values: { name } })).status).toBe(201);
    const sent = await clerk.upload('/api/files', { name: '方案.pdf', bytes: Buffer.from('%PDF-1.4 sample') }, { register: 'duty', field: 'plan', unitId: schoolId });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    const { id: plan } = sent.body as { id: string };
    const who = (await clerk.get<{ id: string; name: string }[]>(`/api/people?unit=${schoolId}&search=张文`))[0]?.id;
    const east = (await listed('post')).find(({ title }) => title === '东门');
    expect((await clerk.send('POST', '/api/registers/duty/records', { unitId: schoolId, values: { day: '2026-03-02', who, post: east?.id, plan } })).status).toBe(201);
    const bytes = await template('duty');
    const zip = await readZip('x', bytes, defaultReadLimits);
    const sheet = await sheetOf(bytes);
    const part = async (name: string): Promise<string> => Buffer.from(await zip.read(name) ?? []).toString('utf8');
    const all = (await Promise.all(zip.names.filter((name) => name.endsWith('.xml')).map(part))).join('\n');
    const rules = [...sheet.matchAll(/<dataValidation [^>]*>/g)].map(([rule]) => rule).filter((rule) => rule.includes('errorStyle="warning"')).map((rule) => /sqref="([A-Z]+)/.exec(rule)?.[1]);
    expect(rules).toEqual(['D', 'E']);
    expect(all).toContain('张文');
    expect(all).not.toContain('张文,张文');
    expect(all).toContain('西门');
    expect(all).toContain('附件请在页面上添加，表格里不用填，已有的不要改');
    expect(all).toContain('填有账号的人的姓名，同名的填登录名');
    expect(all).toMatch(/填“[^”]+”台账中已有的记录，照列表上的名称写（由/);
    // People of other schools are nobody's business here.
    expect(all).not.toContain(world.sample.people.find(({ unit }) => unit !== school && unit.includes('第二中学'))?.name ?? 'nobody there');
  });

  it('comes back unchanged from LibreOffice, and a new row names a person and a record', async () => {
    const back = await upload(await fillIn(await template('duty'), {}), { register: 'duty', name: '值班.xlsx' });
    expect(codesOf(back)).toEqual([]);
    expect(back.counts).toMatchObject({ rows: 1, unchanged: 1 });
    const [record] = await listed('duty');
    const view = await upload(await fillIn(await template('duty'), { C7: '2026-03-03', D7: '张文', E7: '西门' }), { register: 'duty', name: '值班.xlsx' });
    expect(codesOf(view)).toEqual([]);
    expect((await commit(view.id)).state).toBe('done');
    expect(await listed('duty')).toMatchObject([{ values: { day: '2026-03-03', who: record?.values['who'], plan: null } }, { values: record?.values ?? {} }]);
  }, 120_000);

  it('a name nobody has, a post of no school and a file that was never sent are told, each at its cell', async () => {
    const view = await upload(await fillIn(await template('duty'), { C8: '2026-03-04', D8: '查无此人', E8: '南天门', F8: '照片.jpg' }), { register: 'duty', name: '值班.xlsx' });
    expect(codesOf(view).map((one) => one.split(' ')[1]).toSorted()).toEqual(['plan', 'post', 'who']);
  }, 120_000);
});
