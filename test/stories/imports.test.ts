/*
 * A clerk brings a table of her teachers: sees all that is wrong at once, corrects it, imports, sends it again, takes it
 * back. Nobody writes rows of another unit, and nothing is half written.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCatalogue } from '../../src/catalog/read-catalogue.ts';
import type { FindingsPage, ImportRowView, ImportView } from '../../src/contract/import.ts';
import type { RecordPageView, RecordVersion } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { expectProblem, useWorld, type Answer, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: () => readCatalogue() });
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
    if (['checked', 'done', 'undone', 'failed'].includes(view.state)) return view;
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
    expect(codesOf(view)).toEqual(['V112 staff_number', 'V108 born_on', 'V110 full_time', 'V110 degree', 'V113 id_number', 'V132 staff_number'].toSorted());
    expect(view.groups.flatMap(({ places }) => places)).toEqual(expect.arrayContaining([expect.objectContaining({ row: 4, column: 'A', code: 'V132', zh: expect.stringContaining('第 2 行') as string })]));
    expect(view.columns.map(({ letter, field }) => `${letter} ${field}`).slice(0, 3)).toEqual(['A staff_number', 'B name', 'C sex']);
    expect(view.understood[0]).toMatchObject({ row: 2, outcome: 'added', cells: { unit: school, sex: '女', id_number: '110105********002X' } });
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
    const undone = await undo(clerk, view.id);
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
    const rows = [['青岚县实验小学', ...['T201', '甲', '男', '1980-01-01', '', '', '小学', '是', '本科', '']], [otherSchool, ...['T202', '乙', '男', '1980-01-01', '', '', '小学', '是', '本科', '']]];
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
