/*
 * A clerk brings a table of her teachers: sees all that is wrong at once, corrects it, imports, sends it again, takes it
 * back. Nobody writes rows of another unit, and nothing is half written.
 */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FindingsPage, ImportRowView, ImportView, UndoForesight } from '../../src/contract/import.ts';
import type { RecordPageView, RecordVersion } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Answer, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
let clerk: Person;
let office: Person;
let units: ReadonlyMap<string, Unit>;
const school = '青岚县实验小学';
const otherSchool = '青岚县第二中学';
const unitId = (name: string): string => units.get(name)?.id ?? '';

beforeAll(async () => {
  [clerk, office] = [await world.as('张文'), await world.as('周敏')];
  units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit]));
});

const headings = ['工号', '姓名', '性别', '出生日期', '身份证号', '手机', '任教学段', '专任教师', '学历', '参加工作日期'];
const good = [
  ['T101', '孟喆', '女', '1985-03-02', '11010519491231002X', '13812345678', '小学', '是', '本科', '2007-08-01'],
  ['T102', '李𬭎', '男', '1979年5月1日', '', '', '小学', '是', '本科', ''],
  ['T103', '王芳', '女', '1990/1/15', '', '', '小学', '否', '专科', '2012-09-01'],
];
const csv = (rows: readonly (readonly string[])[], head: readonly string[] = headings): Uint8Array => Buffer.from([head, ...rows].map((row) => row.join(',')).join('\n'));

async function upload(who: Person, rows: Uint8Array, { register = 'teacher', unit = school, name = '教师.csv', reach = 'unit' } = {}): Promise<ImportView> {
  const answer = await who.upload('/api/imports/file', { name, bytes: rows }, { register, unitId: unitId(unit), reach });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return settled(who, (answer.body as ImportRowView).id);
}

async function settled(who: Person, id: string): Promise<ImportView> {
  for (;;) {
    const view = await who.get<ImportView>(`/api/imports/${id}`).catch((failure: unknown) => { throw new Error(world.log.slice(-3).join(' | '), { cause: failure }); });
    if (['checked', 'done', 'undone', 'failed', 'stopped'].includes(view.state)) return view;
    await pause(20);
  }
}

async function commit(who: Person, id: string, body: object = {}): Promise<ImportView> {
  const answer = await who.send('POST', `/api/imports/${id}/commit`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return settled(who, id);
}

async function undo(who: Person, id: string): Promise<ImportView> {
  expect((await who.send('POST', `/api/imports/${id}/undo`)).status).toBe(202);
  return settled(who, id);
}

const listed = async (who: Person, register = 'teacher'): Promise<RecordPageView['records']> => (await who.get<RecordPageView>(`/api/registers/${register}/records`)).records;
const codesOf = (view: ImportView): string[] => view.groups.map(({ code, field }) => `${code} ${field}`).toSorted();

describe('a table of teachers', () => {
  it('is read, matched and checked without writing anything; all that is wrong is told at once, with its cell', async () => {
    const view = await upload(clerk, csv([
      good[0] ?? [], ['t2', '无名', '女', '1985-02-30', '123', '', '小学', '也许', '神仙', ''], ['T101', '重复', '女', '1985-03-02', '', '', '小学', '是', '本科', '1990-01-01'],
    ]));
    expect(view, JSON.stringify(view.failure)).toMatchObject({ state: 'checked', counts: { rows: 3, added: 1, changed: 0, unchanged: 0, faulty: 2 }, unitName: school });
    expect(codesOf(view)).toEqual(['V112 staff_number', 'V108 born_on', 'V110 full_time', 'V110 degree', 'V113 id_number', 'V130 joined_on', 'V132 staff_number'].toSorted());
    // Sentences are read by people who may not see a number, and by those who look over a shoulder.
    expect(view.groups.find(({ code }) => code === 'V113')?.say.zh).toContain('填的“***”');
    expect(view.groups.flatMap(({ places }) => places)).toEqual(expect.arrayContaining([expect.objectContaining({ row: 4, column: 'A', code: 'V132', zh: expect.stringContaining('第 2 行') as string })]));
    expect(view.columns.map(({ letter, field }) => `${letter} ${field}`).slice(0, 3)).toEqual(['A staff_number', 'B name', 'C sex']);
    expect(view.understood[0]).toMatchObject({ row: 2, outcome: 'added', cells: { unit: school, sex: '女', id_number: '110105************' } });
    expect(await listed(clerk)).toEqual([]);
    expectProblem(await clerk.send('POST', `/api/imports/${view.id}/commit`, {}), 'I152');
    const page = await clerk.get<FindingsPage>(`/api/imports/${view.id}/findings?limit=2`);
    expect(page.findings.length).toBe(2);
    expect(page.total).toBeGreaterThan(5);
  });

  it('is written, once: the same file again changes nothing, a changed cell changes one record', async () => {
    const first = await upload(clerk, csv(good));
    expect(first, JSON.stringify(first)).toMatchObject({ state: 'checked', counts: { rows: 3, added: 3, faulty: 0 } });
    const done = await commit(clerk, first.id);
    expect(done, JSON.stringify(done.failure)).toMatchObject({ state: 'done', counts: { added: 3 } });
    expect((await listed(clerk)).map(({ title, version, via }) => [title, version, via])).toEqual([['孟喆', 1, 'import'], ['李𬭎', 1, 'import'], ['王芳', 1, 'import']]);
    const again = await upload(clerk, csv(good));
    expect(again.counts).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
    expect((await commit(clerk, again.id)).state).toBe('done');
    const changed = await upload(clerk, csv([(good[0] ?? []).with(5, '13900000000'), ...good.slice(1)]));
    expect(changed.counts).toMatchObject({ changed: 1, unchanged: 2 });
    await commit(clerk, changed.id);
    const [record] = await listed(clerk);
    expect(record).toMatchObject({ version: 2, values: { phone: '13900000000' } });
    const history = await clerk.get<RecordVersion[]>(`/api/registers/teacher/records/${record?.id}/history`);
    expect(history[0]?.differences).toEqual([{ field: 'phone', before: '13812345678', after: '13900000000' }]);
  });

  it('is taken back as it came: changed rows get their former values, added ones retire, what others changed since stays', async () => {
    const view = await upload(clerk, csv([(good[1] ?? []).with(5, '13711112222'), (good[2] ?? []).with(5, '13711113333'), ['T104', '新人', '男', '1999-01-01', '', '', '小学', '是', '本科', '']]));
    await commit(clerk, view.id);
    const before = await listed(clerk);
    const other = before.find(({ title }) => title === '王芳');
    const head = await world.as('王慧');
    const changed = await head.send('PATCH', `/api/registers/teacher/records/${other?.id}`, { values: { subject: '语文' } }, { 'if-match': `"${other?.version}"` });
    expect(changed.status).toBe(200);
    expect(await clerk.get<UndoForesight>(`/api/imports/${view.id}/undo`)).toMatchObject({ retired: 1, restored: 1, kept: [{ title: '王芳', byName: '王慧' }] });
    const undone = await undo(clerk, view.id);
    expectProblem(await clerk.send('GET', `/api/imports/${view.id}/undo`), 'I151');
    expect(undone, JSON.stringify(undone.failure)).toMatchObject({ state: 'undone', kept: [{ title: '王芳', byName: '王慧' }] });
    const after = await listed(clerk);
    expect(after.map(({ title, values }) => [title, values['phone']])).toEqual([['孟喆', '13900000000'], ['李𬭎', null], ['王芳', '13711113333']]);
    expectProblem(await clerk.send('POST', `/api/imports/${view.id}/undo`), 'I151');
  });

  it('leaves one row in the audit for what it wrote, with counts and the digest of the file', async () => {
    const auditor = await world.as('马清');
    const { rows } = await auditor.get<{ rows: { outcome: string; details: Record<string, unknown> }[] }>('/api/audit?action=import.commit');
    expect(rows.filter(({ outcome }) => outcome === 'done').length).toBe(4);
    expect(rows.at(-1)?.details).toMatchObject({ register: 'teacher', rows: 3, added: 3, digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(JSON.stringify(rows)).not.toContain('11010519491231002X');
  });

  it('is kept sealed, and what was found in it too', async () => {
    const { rows } = await import('pg').then(async ({ Client }) => {
      const client = new Client({ connectionString: world.db.ownerUrl });
      await client.connect();
      const answer = await client.query<{ held: string }>(`select encode(sealed, 'escape') as held from record_import_part union all select encode(report, 'escape') from record_import where report is not null`);
      await client.end();
      return answer;
    });
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.some(({ held }) => held.includes('11010519491231002X') || held.includes(Buffer.from('11010519491231002X').toString('base64').slice(0, 16)))).toBe(false);
    expect(world.log.join('\n')).not.toContain('11010519491231002X');
  });
});

describe('rows of others', () => {
  it('are refused by row, and the others go in when only sound rows are chosen', async () => {
    const rows = [['青岚县实验小学', 'T201', '甲', '男', '1980-01-01', '', '', '小学', '是', '本科', ''], [otherSchool, 'T202', '乙', '男', '1980-01-01', '', '', '小学', '是', '本科', '']];
    const view = await upload(clerk, csv(rows, ['单位', ...headings]));
    expect(view, JSON.stringify(view)).toMatchObject({ counts: { added: 1, faulty: 1 } });
    expect(codesOf(view)).toEqual(['I164 ']);
    expectProblem(await clerk.send('POST', `/api/imports/${view.id}/commit`, {}), 'I152');
    expect(await commit(clerk, view.id, { mode: 'chosen' })).toMatchObject({ state: 'done', counts: { added: 1 } });
  });

  it('cannot be imported into another school, nor looked at by it', async () => {
    expectProblem(await clerk.upload('/api/imports/file', { name: 'a.csv', bytes: csv(good) }, { register: 'teacher', unitId: unitId(otherSchool), reach: 'unit' }), 'A103');
    const mine = await upload(clerk, csv(good));
    const stranger = await world.as('唐莉');
    for (const answer of [await stranger.send('GET', `/api/imports/${mine.id}`), await stranger.send('POST', `/api/imports/${mine.id}/commit`, {}), await stranger.send('POST', `/api/imports/${mine.id}/undo`)]) {
      expect([403, 404]).toContain((answer as Answer).status);
    }
  });

  it('a number another school has already is found by row though that school is not to be seen', async () => {
    await office.do('POST', '/api/registers/teacher/records', { unitId: unitId(otherSchool), values: { staff_number: 'T300', name: '彼', sex: '1', born_on: '1980-01-01', stage: 'primary', full_time: 'yes', degree: 'bachelor' } });
    const view = await upload(clerk, csv([['T300', '此', '男', '1980-01-01', '', '', '小学', '是', '本科', ''], ['T301', '另', '男', '1980-01-01', '', '', '小学', '是', '本科', '']]));
    expect(view.counts).toMatchObject({ added: 2 });
    const refused = await commit(clerk, view.id);
    expect(refused).toMatchObject({ state: 'checked', failure: { code: 'I152' }, counts: { added: 1, faulty: 1 } });
    expect(codesOf(refused)).toEqual(['V132 staff_number']);
    expect((await listed(clerk)).map(({ title }) => title)).not.toContain('另');
    expect(await commit(clerk, view.id, { mode: 'chosen' })).toMatchObject({ state: 'done', counts: { added: 1 } });
  });
});

describe('unusual values', () => {
  const classes = ['学年', '学段', '年级', '班号', '学生数'];
  const rows = [['2025-2026', '小学', '三年级', '1', '45'], ['2025-2026', '小学', '三年级', '2', '0'], ['2025-2026', '小学', '三年级', '3', '0']];

  it('are imported only with an explanation, for the kind or row by row', async () => {
    const view = await upload(clerk, csv(rows, classes), { register: 'class', name: '班级.csv' });
    expect(view, JSON.stringify(view)).toMatchObject({ counts: { added: 3, unusual: 2, faulty: 0 } });
    const group = view.groups[0]?.key ?? '';
    expectProblem(await clerk.send('POST', `/api/imports/${view.id}/commit`, {}), 'I153');
    expectProblem(await clerk.send('POST', `/api/imports/${view.id}/commit`, { explanations: { [`${group}@班级!3`]: '新设班级' } }), 'I153');
    const done = await commit(clerk, view.id, { explanations: { [`${group}@班级!3`]: '新设班级', [`${group}@班级!4`]: '暂时并班' } });
    expect(done).toMatchObject({ state: 'done', counts: { added: 3 }, explanations: { [`${group}@班级!3`]: '新设班级' } });
    expect((await listed(clerk, 'class')).map(({ state, values }) => [state, values['band']])).toEqual([['draft', 'standard'], ['draft', 'standard'], ['draft', 'standard']]);
  });
});

/** The rows of a workbook's first sheet, as a program of the clerk's would read them. */
async function rowsOf(bytes: Uint8Array): Promise<(string | number | Date | boolean | null)[][]> {
  const [sheet] = (await readXlsx(bytes)).sheets;
  return (sheet?.rows ?? []).map((row) => [...row] as (string | number | Date | boolean | null)[]);
}

const workbook = (rows: readonly (readonly (string | number | Date | boolean | null)[])[]): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: '填报', rows: rows.map((row) => [...row]) }] });

describe('a template', () => {
  it('goes out with what is known, comes back filled in, is marked where it is wrong, and is imported when corrected', async () => {
    const answer = await clerk.send('GET', `/api/registers/teacher/template?unit=${unitId(school)}`);
    expect(answer).toMatchObject({ status: 200, headers: { 'content-disposition': expect.stringContaining('.xlsx') as string } });
    const rows = await rowsOf(answer.raw);
    expect(rows[2]?.[0]).toMatch(/^xuezheng:teacher:\d+:/);
    const columns = (rows[2] ?? []).map((cell) => String(cell).replace(/:.*$/, ''));
    const column = (key: string): number => columns.indexOf(key);
    const known = rows.slice(5).filter((row) => typeof row[0] === 'string');
    expect(known.length).toBeGreaterThan(3);
    const fresh = columns.map((key): string | null => ({ staff_number: 'T900', name: '模板', sex: '女', born_on: '1988-08-08', stage: '小学', full_time: '是', degree: '高博士' })[String(key)] ?? null);
    const changed = known.map((row, at) => (at === 0 ? row.with(column('subject'), '音乐') : row));
    const head = rows.slice(0, 5);
    const first = await upload(clerk, await workbook([...head, ...changed, fresh]), { name: '教师.xlsx' });
    expect(first, JSON.stringify(first.groups)).toMatchObject({ state: 'checked', counts: { changed: 1, unchanged: known.length - 1, faulty: 1 } });
    expect(codesOf(first)).toEqual(['V110 degree']);
    const marked = await clerk.send('GET', `/api/imports/${first.id}/marked`);
    expect(marked.status).toBe(200);
    const sheet = await rowsOf(marked.raw);
    expect(sheet.flat().some((cell) => typeof cell === 'string' && cell.includes('V110'))).toBe(true);
    const again = await upload(clerk, await workbook(sheet.map((row) => row.map((cell) => (cell === '高博士' ? '博士' : cell)))), { name: '教师-问题.xlsx' });
    expect(again, JSON.stringify(again.groups)).toMatchObject({ counts: { added: 1, changed: 1, faulty: 0 } });
    expect(await commit(clerk, again.id)).toMatchObject({ state: 'done', counts: { added: 1, changed: 1 } });
    // The first file once more: the record it added has another version by now, but says nothing new.
    expect((await upload(clerk, await workbook([...head, ...changed]), { name: '教师.xlsx' })).counts).toMatchObject({ changed: 0, unchanged: known.length, faulty: 0 });
    const stale = await upload(clerk, await workbook([...head, ...known.map((row, at) => (at === 0 ? row.with(column('subject'), '体育') : row))]), { name: '教师.xlsx' });
    expect(codesOf(stale)).toEqual(['I165 ']);
  });

  it('of another register, another version or another unit is refused with the reason', async () => {
    const rows = await rowsOf((await clerk.send('GET', `/api/registers/teacher/template?unit=${unitId(school)}`)).raw);
    const head = (marker: string) => [...rows.slice(0, 2), (rows[2] ?? []).with(0, marker), ...rows.slice(3, 5)];
    const codes = async (marker: string): Promise<string[]> => {
      const view = await upload(clerk, await workbook([...head(marker), [null, null, 'T901']]), { name: '教师.xlsx' });
      expectProblem(await clerk.send('POST', `/api/imports/${view.id}/commit`, { mode: 'chosen' }), 'I162');
      return view.blocks.map(({ code }) => code);
    };
    expect(await codes(`xuezheng:class:1:${unitId(school)}`)).toEqual(expect.arrayContaining(['I111']));
    expect(await codes(`xuezheng:teacher:99:${unitId(school)}`)).toEqual(expect.arrayContaining(['I114']));
    expect(await codes(`xuezheng:teacher:1:${unitId(otherSchool)}`)).toEqual(expect.arrayContaining(['I112']));
  });
});

describe('an export', () => {
  it('holds what the list shows, masked as there, and comes back unchanged as .xlsx and as .csv in both encodings', async () => {
    for (const format of ['xlsx', 'csv', 'csv-gb18030']) {
      const answer = await clerk.send('GET', `/api/registers/teacher/export?format=${format}&sort=-staff_number`);
      expect(answer.status).toBe(200);
      expect(answer.raw.includes('11010519491231002X')).toBe(false);
      const view = await upload(clerk, answer.raw, { name: `教师.${format.slice(0, 4).replace('-', '')}` });
      expect(view, `${format} ${JSON.stringify([view.failure, view.groups, view.blocks])}`).toMatchObject({ state: 'checked', counts: { added: 0, changed: 0, faulty: 0 } });
      expect(view.counts.unchanged).toBeGreaterThan(3);
    }
    const filtered = await clerk.send('GET', `/api/registers/teacher/export?format=csv&fields=name,sex&where=${encodeURIComponent("staff_number = 'T101'")}`);
    const text = filtered.raw.toString('utf8');
    expect(text.trim().split('\r\n').length).toBe(2);
    expect(text).toContain('孟喆');
    const auditor = await world.as('马清');
    const { rows } = await auditor.get<{ rows: { details: Record<string, unknown> }[] }>('/api/audit?action=record.export');
    expect(rows[0]?.details).toMatchObject({ register: 'teacher', format: 'csv', rows: 1 });
  });

  it('of a masked field cannot be filtered or sorted, as on screen', async () => {
    expectProblem(await clerk.send('GET', '/api/registers/teacher/export?sort=id_number'), 'R307');
    expectProblem(await clerk.send('GET', '/api/registers/nothing/export'), 'R101');
  });
});

const digest = (part: Uint8Array): string => createHash('sha256').update(part).digest('hex');

describe('a large file', () => {
  it('comes in parts, in any order, after a break too; a damaged part is refused', async () => {
    const bytes = csv(Array.from({ length: 300 }, (_, at) => [`L${String(at).padStart(4, '0')}`, '某', '男', '1980-01-01', '', '', '小学', '是', '本科', '']));
    const parts = [bytes.subarray(0, 5000), bytes.subarray(5000, 10_000), bytes.subarray(10_000)];
    const { id } = await clerk.do<ImportRowView>('POST', '/api/imports', { register: 'teacher', unitId: unitId(school), name: '教师.csv', size: bytes.length, digest: digest(bytes), parts: 3 });
    const put = (no: number, part: Uint8Array, said = digest(part)) => clerk.send('PUT', `/api/imports/${id}/parts/${no}`, Buffer.from(part), { 'content-type': 'application/octet-stream', 'x-part-digest': said });
    expect((await put(3, parts[2] ?? bytes)).body).toEqual({ missing: [1, 2] });
    expectProblem(await put(1, parts[1] ?? bytes, digest(bytes)), 'I155');
    expect((await put(1, parts[0] ?? bytes)).body).toEqual({ missing: [2] });
    expect((await put(1, parts[0] ?? bytes)).body).toEqual({ missing: [2] });
    expectProblem(await put(1, parts[1] ?? bytes), 'I155');
    expect(await clerk.get<ImportView>(`/api/imports/${id}`)).toMatchObject({ state: 'receiving', missing: [2] });
    expectProblem(await clerk.send('POST', `/api/imports/${id}/check`, {}), 'I151');
    expect((await put(2, parts[1] ?? bytes)).body).toEqual({ missing: [] });
    expect(await settled(clerk, id)).toMatchObject({ state: 'checked', counts: { rows: 300, added: 300 } });
  });

  it('sent twice at once is imported once: the second waits and finds every row there', async () => {
    const bytes = csv(Array.from({ length: 200 }, (_, at) => [`D${String(at).padStart(4, '0')}`, '某', '男', '1980-01-01', '', '', '小学', '是', '本科', '']));
    const [one, other] = [await upload(clerk, bytes), await upload(clerk, bytes)];
    expect([one.counts.added, other.counts.added]).toEqual([200, 200]);
    const done = await Promise.all([commit(clerk, one.id), commit(clerk, other.id)]);
    expect(done.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(done.map(({ counts }) => counts.added).toSorted((a, b) => a - b)).toEqual([0, 200]);
    const both = await Promise.all([clerk.send('POST', `/api/imports/${one.id}/undo`), clerk.send('POST', `/api/imports/${one.id}/undo`)]);
    expect(both.some(({ status }) => status === 202)).toBe(true);
    for (const refused of both.filter(({ status }) => status !== 202)) expect(['I150', 'I151']).toContain((refused.body as { code: string }).code);
    expect((await settled(clerk, one.id)).state).toBe('undone');
  });
});

describe('files that are none', () => {
  it('are refused in a sentence, and nothing is left running', async () => {
    for (const [name, bytes, code] of [['a.xlsx', Buffer.from('PK\u0003\u0004'), /^F|^I/], ['a.csv', Buffer.alloc(200, 0), /^F|^I/], ['a.pdf', Buffer.from('%PDF-1.4'), /^F|^I/], ['a.csv', Buffer.from('这里,没有\n认识,的列'), /^I110/]] as const) {
      const view = await upload(clerk, bytes, { name });
      const codes = [view.failure?.code ?? '', ...view.blocks.map((one) => one.code)].join(' ').trim();
      expect(codes, name).toMatch(code);
    }
    expectProblem(await clerk.upload('/api/imports/file', { name: 'a.csv', bytes: Buffer.alloc(0) }, { register: 'teacher', unitId: unitId(school), reach: 'unit' }), 'F101');
    expectProblem(await clerk.upload('/api/imports/file', { name: 'a.csv', bytes: csv(good) }, { register: 'nothing', unitId: unitId(school), reach: 'unit' }), 'R101');
    const inspector = await world.as('刘扬');
    expectProblem(await inspector.upload('/api/imports/file', { name: 'a.csv', bytes: csv(good) }, { register: 'teacher', unitId: unitId(school), reach: 'unit' }), 'A103');
  });

  it('a column nobody knows is settled by the sender: another field, or left out', async () => {
    const rows = csv([['T950', '列', '男', '1980-01-01', '小学', '是', '本科', '忽略我']], ['工号', '全名', '性别', '出生日期', '任教学段', '专任教师', '学历', '备注一']);
    const view = await upload(clerk, rows);
    expect(view.blocks.map(({ code }) => code)).toEqual(expect.arrayContaining(['I115']));
    expect((await clerk.send('POST', `/api/imports/${view.id}/check`, { columns: { 2: 'name', 8: null } })).status).toBe(202);
    expect(await settled(clerk, view.id)).toMatchObject({ state: 'checked', blocks: [], counts: { added: 1, faulty: 0 } });
  });
});

describe('what is wrong with a row', () => {
  it('one cell that cannot be read hides nothing else that is wrong in its row, nor passes for what stood there', async () => {
    const head = ['学年', '学段', '年级', '班号', '学生数', '寄宿生数'];
    await commit(clerk, (await upload(clerk, csv([['2030-2031', '小学', '三年级', '9', '47', '0']], head), { register: 'class' })).id);
    const view = await upload(clerk, csv([['2030-2031', '小学', '三年级', '9', '四十七', '0'], ['2030-2031', '小学', '七年级', '8', '许多', '3'], ['2030-2031', '小学', '三年级', '7', '40', '41']], head), { register: 'class' });
    expect(view.groups.map(({ code, strength, field, count }) => `${strength} ${code} ${field} ${count}`)).toEqual(['logic V103 pupils 2', 'draft V130 grade 1', 'draft V130 boarders 1']);
    expect(view).toMatchObject({ counts: { added: 1, changed: 0, faulty: 2 } });
    expect(view.understood.map(({ outcome, cells }) => [outcome, cells['pupils'], cells['band']])).toEqual([['faulty', undefined, undefined], ['faulty', undefined, undefined], ['added', '40', '标准班额']]);
    expect(view.understood.map(({ unread }) => unread)).toEqual([{ pupils: '四十七' }, { pupils: '许多' }, undefined]);
  });

  it('what cannot be read is shown as it was typed, apart from the values, and never a personal number', async () => {
    const head = ['工号', '姓名', '身份证号', '性别', '出生日期', '任教学段', '专任教师', '学历'];
    const view = await upload(clerk, csv([['T960', '齐一', '11010119900307451', '女', '110101199003074514', '小学', '是', '神仙'], ['T961', '齐二', '', '女', '1990-03-07', '小学', '是', '本科'], ['T961', '齐三', '', '男', '1990-03-08', '小学', '是', '本科']], head));
    expect(view.understood.map(({ unread }) => unread)).toEqual([{ id_number: '*'.repeat(17), born_on: `110${'*'.repeat(15)}`, degree: '神仙' }, undefined, undefined]);
    expect(view.understood.map(({ cells }) => [cells['staff_number'], cells['degree']])).toEqual([['T960', undefined], ['T961', '本科'], ['T961', '本科']]);
    const strange = await upload(clerk, csv([['没有这所学校', 'T962', '女']], ['单位', '工号', '性别']));
    expect(strange.understood).toMatchObject([{ outcome: 'faulty', cells: {}, unread: { unit: '没有这所学校' } }]);
  });

  it('what must be right before it is reported comes in as a draft and is told, without a word of explanation', async () => {
    const head = ['学年', '学段', '年级', '班号', '学生数', '寄宿生数'];
    const view = await upload(clerk, csv([['2030-2031', '小学', '三年级', '6', '40', '41']], head), { register: 'class' });
    expect(view.groups).toMatchObject([{ strength: 'draft', field: 'boarders', count: 1, places: [{ row: 2, column: 'F' }] }]);
    expect(await commit(clerk, view.id)).toMatchObject({ state: 'done', counts: { added: 1 } });
  });
});

it('the database looks over a register as soon as a large file came into it, and not minutes later', async () => {
  const owner = new Client({ connectionString: world.db.ownerUrl });
  await owner.connect();
  // What the database does by itself is counted apart.
  const looked = async (): Promise<number> => Number((await owner.query<{ n: string }>(`select analyze_count as n from pg_stat_user_tables where relname = 'reg_teacher'`)).rows[0]?.n);
  const before = await looked();
  const large = Buffer.concat([csv([['T901', '何用', '男', '1980-01-01', '', '', '小学', '是', '本科', '2003-08-01']]), Buffer.from(`\n${' '.repeat(700)}`.repeat(300))]);
  const { id, counts } = await upload(clerk, large);
  expect(counts).toMatchObject({ rows: 1, added: 1 });
  expect(await commit(clerk, id)).toMatchObject({ state: 'done' });
  await expect.poll(looked).toBe(before + 1);
  await owner.end();
});
