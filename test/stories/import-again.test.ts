/*
 * Between the check of a file and its writing things change: the rows that were kept are written only while everything
 * they were judged by stands; else the file is judged once more. Many files at once stand in line.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ImportRowView, ImportView } from '../../src/contract/import.ts';
import type { RecordPageView } from '../../src/contract/register.ts';
import type { OpenedReport, OpenedRound } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

// Every story sends several files, one after another.
vi.setConfig({ testTimeout: 120_000 });

const world = useWorld({ catalogue: builtIn });
let clerk: Person;
let head: Person;
let office: Person;
let owner: Client;
let units: ReadonlyMap<string, Unit>;
const school = '青岚县实验小学';
const unitId = (name: string): string => units.get(name)?.id ?? '';

beforeAll(async () => {
  [clerk, head, office] = [await world.as('张文'), await world.as('王慧'), await world.as('周敏')];
  units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit]));
  owner = new Client({ connectionString: world.db.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

const csv = (head: readonly string[], rows: readonly (readonly string[])[]): Uint8Array => Buffer.from([head, ...rows].map((row) => row.join(',')).join('\n'));
const teachers = ['工号', '姓名', '性别', '出生日期', '任教学段', '专任教师', '学历'];
const teacher = (number: string, name = '某'): string[] => [`T0${number}`, name, '男', '1980-01-01', '小学', '是', '本科'];

const classes = ['学年', '学段', '年级', '班号', '学生数'];
const row = (number: string): string[] => ['2026-2027', '小学', '一年级', number, '40'];
const sixty = (at: number): Uint8Array => csv(teachers, Array.from({ length: 60 }, (_, line) => teacher(`L${at}X${line}`)));

async function send(who: Person, bytes: Uint8Array, register = 'teacher', unit = school): Promise<string> {
  const answer = await who.upload('/api/imports/file', { name: '表.csv', bytes }, { register, unitId: unitId(unit), reach: 'unit' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as ImportRowView).id;
}

async function settled(who: Person, id: string): Promise<ImportView> {
  for (;;) {
    const view = await who.get<ImportView>(`/api/imports/${id}`);
    if (['checked', 'done', 'undone', 'failed', 'stopped'].includes(view.state)) return view;
    await pause(50);
  }
}

const upload = async (who: Person, bytes: Uint8Array, register = 'teacher'): Promise<ImportView> => settled(who, await send(who, bytes, register));

async function take(who: Person, id: string, step: 'commit' | 'undo', body?: object): Promise<ImportView> {
  const answer = await who.send('POST', `/api/imports/${id}/${step}`, body ?? (step === 'commit' ? {} : undefined));
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return settled(who, id);
}

const keptRows = async (id: string): Promise<number> => Number((await owner.query<{ n: string }>('select coalesce(sum(rows), 0) as n from record_import_batch where import_id = $1', [id])).rows[0]?.n);
const basisOf = async (id: string): Promise<Buffer | null> => (await owner.query<{ basis: Buffer | null }>('select basis from record_import where id = $1', [id])).rows[0]?.basis ?? null;
const listed = async (who: Person, register = 'teacher'): Promise<RecordPageView['records']> => (await who.get<RecordPageView>(`/api/registers/${register}/records?limit=200`)).records;
const named = async (name: string) => (await listed(clerk)).find(({ title }) => title === name);
// Time goes on between what people do.
const tick = (seconds = 1): void => { world.clock.now = new Date(world.clock.now.getTime() + seconds * 1000); };

const atOnce = async (who: Person, bytes: Uint8Array, register = 'teacher'): Promise<ImportView> => {
  const answer = await who.upload('/api/imports/file', { name: '表.csv', bytes }, { register, unitId: unitId(school), reach: 'unit', until: 'written' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return settled(who, (answer.body as ImportRowView).id);
};

describe('rows that were kept', () => {
  it('are written as they were judged, and then no longer kept', async () => {
    const view = await upload(clerk, csv(teachers, [teacher('A1', '一'), teacher('A2', '二'), teacher('A3', '三')]));
    expect(view.counts, JSON.stringify(view.groups)).toMatchObject({ added: 3 });
    expect(await keptRows(view.id)).toBe(3);
    expect(await basisOf(view.id)).not.toBeNull();
    expect(await take(clerk, view.id, 'commit', { skip: ['表!3'] })).toMatchObject({ state: 'done', counts: { added: 2 } });
    expect((await listed(clerk)).map(({ title, version, via }) => [title, version, via])).toEqual([['一', 1, 'import'], ['三', 1, 'import']]);
    expect([await keptRows(view.id), await basisOf(view.id)]).toEqual([0, null]);
    const next = await upload(clerk, csv(teachers, [teacher('A1', '壹'), teacher('A3', '三'), teacher('A4', '四')]));
    expect(next.counts).toMatchObject({ added: 1, changed: 1, unchanged: 1 });
    expect(await take(clerk, next.id, 'commit')).toMatchObject({ state: 'done', counts: { added: 1, changed: 1 } });
    expect((await listed(clerk)).map(({ title, version }) => [title, version]).toSorted()).toEqual([['三', 1], ['四', 1], ['壹', 2]].toSorted());
  });

  it('give way to what somebody did meanwhile: a record changed, a key taken, a record that was equal changed', async () => {
    const view = await upload(clerk, csv([...teachers, '手机'], [[...teacher('A1', '壹'), '13811112222'], [...teacher('A3', '三'), ''], [...teacher('A5', '五'), '']]));
    expect(view.counts).toMatchObject({ added: 1, changed: 1, unchanged: 1 });
    const record = await named('三');
    tick();
    expect((await head.send('PATCH', `/api/registers/teacher/records/${record?.id}`, { values: { name: '叁' } }, { 'if-match': `"${record?.version}"` })).status).toBe(200);
    expect((await head.send('POST', '/api/registers/teacher/records', { unitId: unitId(school), values: { staff_number: 'T0A5', name: '五', sex: 'male', born_on: '1980-01-01', stage: 'primary', full_time: 'yes', degree: 'bachelor' } })).status).toBe(201);
    // Judged by what there is: the fifth is there already, the third is made what the file says.
    expect(await take(clerk, view.id, 'commit'), 'judged once more').toMatchObject({ state: 'done', counts: { added: 0, changed: 2 } });
    expect(await named('三')).toMatchObject({ version: 3 });
    expect((await named('壹'))?.values['phone']).toBe('13811112222');
  });

  it('are judged once more when a unit, the day, or the rights of whoever writes are others', async () => {
    const view = await upload(clerk, csv(teachers, [teacher('B1', '新')]));
    const before = await basisOf(view.id);
    tick(86_400);
    [clerk, head, office] = [await world.as('张文'), await world.as('王慧'), await world.as('周敏')];
    const again = await upload(clerk, csv(teachers, [teacher('B1', '新')]));
    expect((await basisOf(again.id))?.equals(before ?? Buffer.alloc(0))).toBe(false);
    expect((await head.send('POST', `/api/imports/${view.id}/commit`, {})).status).toBe(202);
    expect(await settled(head, view.id)).toMatchObject({ state: 'done', counts: { added: 1 } });
    await (await world.as('陈钢')).do('PATCH', `/api/units/${unitId('青岚县第二中学')}`, { name: '青岚县第二初级中学' });
    expect(await take(clerk, again.id, 'commit')).toMatchObject({ state: 'done', counts: { added: 0, unchanged: 1 } });
    expect((await listed(clerk)).filter(({ title }) => title === '新').length).toBe(1);
  });

  it('gone with a crash of the database are judged once more', async () => {
    const view = await upload(clerk, csv(teachers, [teacher('C1', '崩'), teacher('C2', '溃')]));
    await owner.query('truncate record_import_batch');
    expect(await take(clerk, view.id, 'commit')).toMatchObject({ state: 'done', counts: { added: 2 } });
    expect(await named('崩')).toMatchObject({ version: 1 });
  });
});

describe('a register that is reported', () => {
  let report: string;

  async function act(who: Person, verb: string, body: object = {}): Promise<void> {
    tick();
    const held = await office.get<OpenedReport>(`/api/reports/${report}`);
    const answer = await who.send('POST', `/api/reports/${report}/${verb}`, { version: held.report.version, ...body });
    expect(answer.status, `${verb} ${JSON.stringify(answer.body)}`).toBe(200);
  }

  it('takes rows while the unit fills it in, as drafts of its report', async () => {
    const day = world.clock.now.toISOString().slice(0, 10);
    const { id } = await office.do<{ id: string }>('POST', '/api/rounds', {
      name: '学年初班级统计', basis: '青教〔2026〕5号', minutes: 40, opensOn: day, dueOn: '2026-03-20', chosen: { kinds: ['school'], below: null, units: [] }, registers: [{ register: 'class', period: '2026-2027' }],
    });
    await office.do('POST', `/api/rounds/${id}/start`, { version: 1 });
    const round = await office.get<OpenedRound>(`/api/rounds/${id}`);
    report = round.reports.find((one) => one.register === 'class' && one.unitName === school)?.id ?? '';
    const view = await upload(clerk, csv(classes, [row('1'), row('2')]), 'class');
    expect(await take(clerk, view.id, 'commit'), JSON.stringify(view.groups)).toMatchObject({ state: 'done', counts: { added: 2 } });
    expect((await listed(clerk, 'class')).map(({ state }) => state)).toEqual(['draft', 'draft']);
    expect((await office.get<OpenedReport>(`/api/reports/${report}`)).report.state).toBe('draft');
  });

  it('refuses rows, in words, once the report is sent or approved: in the check, at the writing, and an undoing', async () => {
    const early = await upload(clerk, csv(classes, [row('3')]), 'class');
    const done = await upload(clerk, csv(classes, [row('4')]), 'class');
    expect((await take(clerk, done.id, 'commit')).state).toBe('done');
    await act(clerk, 'submit', { declaration: 'filled', explanations: [] });
    const late = await upload(clerk, csv(classes, [row('5')]), 'class');
    expect(late).toMatchObject({ state: 'checked', counts: { faulty: 1 } });
    expect(late.groups.map(({ code }) => code)).toEqual(['N112']);
    expectProblem(await clerk.send('POST', `/api/imports/${late.id}/commit`, {}), 'I152');
    // Checked while it was open, written when it is not.
    expect(await take(clerk, early.id, 'commit')).toMatchObject({ state: 'checked', failure: { code: 'I152' }, counts: { faulty: 1 }, groups: [{ code: 'N112' }] });
    expect(await take(clerk, done.id, 'undo')).toMatchObject({ state: 'done', failure: { code: 'N112' } });
    expect((await listed(clerk, 'class')).length).toBe(3);
  });
});

describe('many files at once', () => {
  it('stand in line, one of each person at work; pages go on and every file is checked', async () => {
    const people = [clerk, head, office];
    const ids = await Promise.all(Array.from({ length: 12 }, async (_, at) => ({ at, id: await send(people[at % 3] ?? clerk, sixty(at)) })));
    const during = await office.get<ImportRowView[]>('/api/imports');
    expect(during.filter(({ state }) => state === 'checking').length).toBeLessThanOrEqual(2);
    expect(during.some(({ stage, stopped }) => stage === 'queue' && !stopped)).toBe(true);
    expect((await listed(office)).length).toBeGreaterThan(1);
    for (const { at, id } of ids) expect(await settled(people[at % 3] ?? clerk, id)).toMatchObject({ state: 'checked', stage: '', counts: { added: 60 } });
    const [one, other] = [ids[0]?.id ?? '', ids[3]?.id ?? ''];
    const written = await Promise.all([take(clerk, one, 'commit'), take(clerk, other, 'commit')]);
    expect(written.map(({ counts }) => counts.added)).toEqual([60, 60]);
  });
});

describe('old files', () => {
  it('are emptied when the next one comes in after the days that are set; what was done stays and can be undone', async () => {
    const written = await upload(clerk, csv(teachers, [teacher('Z1', '久')]));
    await take(clerk, written.id, 'commit');
    const left = await upload(clerk, csv(teachers, [teacher('Z2', '远')]));
    expect(await office.get('/api/settings/imports')).toEqual({ keepDays: 30 });
    await office.do('PUT', '/api/settings/imports', { keepDays: 10 });
    expectProblem(await clerk.send('PUT', '/api/settings/imports', { keepDays: 3000 }), 'A103');
    expect(await keptRows(left.id)).toBe(1);
    tick(2 * 86_400);
    [clerk, head, office] = [await world.as('张文'), await world.as('王慧'), await world.as('周敏')];
    await upload(clerk, csv(teachers, [teacher('Z4', '次日')]));
    expect([await keptRows(left.id), (await clerk.get<ImportView>(`/api/imports/${left.id}`)).state]).toEqual([0, 'checked']);
    tick(11 * 86_400);
    [clerk, head, office] = [await world.as('张文'), await world.as('王慧'), await world.as('周敏')];
    // A file that comes in clears twenty old ones, the oldest first; there are more here.
    for (const number of ['Z3', 'Z5']) await upload(clerk, csv(teachers, [teacher(number, '新来')]));
    const { rows } = await owner.query<{ n: string }>('select sum(length(sealed)) as n from record_import_part where import_id = any ($1::uuid[])', [[written.id, left.id]]);
    expect(Number(rows[0]?.n)).toBe(0);
    expect(await clerk.get<ImportView>(`/api/imports/${left.id}`)).toMatchObject({ state: 'failed', failure: { code: 'I171' }, counts: { added: 1 } });
    expect(await keptRows(left.id)).toBe(0);
    expectProblem(await clerk.send('GET', `/api/imports/${written.id}/marked`), 'I171');
    expect((await clerk.send('POST', `/api/imports/${left.id}/check`, {})).status).toBe(202);
    await expect.poll(async () => (await clerk.get<ImportView>(`/api/imports/${left.id}`)).failure?.code).toBe('I171');
    expect(await take(clerk, written.id, 'undo')).toMatchObject({ state: 'undone' });
  });
});

describe('a file that is to be written at once', () => {
  it('is written when nothing is wrong, told in the audit, and taken back like any other', async () => {
    const view = await atOnce(clerk, csv(teachers, [teacher('W1', '直一'), teacher('W2', '直二')]));
    expect(view).toMatchObject({ state: 'done', counts: { added: 2, faulty: 0 }, failure: null });
    expect(await named('直二')).toBeDefined();
    const { rows } = await owner.query<{ n: string }>(`select count(*) as n from audit where action = 'import.commit' and object_id = $1`, [view.id]);
    expect(Number(rows[0]?.n)).toBe(1);
    expect(await take(clerk, view.id, 'undo')).toMatchObject({ state: 'undone' });
  });

  it('is only checked when a row is wrong: all is shown, nothing written, and the sound rows can be written then', async () => {
    const view = await atOnce(clerk, csv(teachers, [teacher('W3', '直三'), ['T0W4', '直四', '男', '1980-13-01', '小学', '是', '本科']]));
    expect(view).toMatchObject({ state: 'checked', counts: { added: 1, faulty: 1 }, failure: { code: 'I152' } });
    expect(view.groups[0]).toMatchObject({ field: 'born_on', count: 1 });
    expect(await named('直三')).toBeUndefined();
    expect(await take(clerk, view.id, 'commit', { mode: 'chosen' })).toMatchObject({ state: 'done', counts: { added: 1 } });
    expect(await take(clerk, view.id, 'undo')).toMatchObject({ state: 'undone' });
  });

  it('waits for a reason where a value is unusual, and for another file where it cannot be read', async () => {
    const large = await atOnce(clerk, csv(classes, [['2025-2026', '小学', '二年级', '51', '0']]), 'class');
    expect(large, JSON.stringify(large.groups)).toMatchObject({ state: 'checked', failure: { code: 'I153' } });
    expect(large.groups.some(({ strength }) => strength === 'experience')).toBe(true);
    expect(await atOnce(clerk, csv(['甲', '乙'], [['一', '二']]))).toMatchObject({ state: expect.stringMatching(/^(checked|failed)$/), counts: { added: 0 } });
  });

  it('is refused to whoever may not write there', async () => {
    const leader = await world.as('何建国');
    const answer = await leader.upload('/api/imports/file', { name: '表.csv', bytes: csv(teachers, [teacher('W9')]) }, { register: 'teacher', unitId: unitId(school), reach: 'unit', until: 'written' });
    expectProblem(answer, 'A103');
  });
});

describe('what others do meanwhile', () => {
  it('rows stay as they were judged while others keep their own records of the same register, and not when the unit does', async () => {
    [clerk, office] = [await world.as('张文'), await world.as('周敏')];
    const [mine, theirs] = [unitId(school), unitId('城西小学')];
    expect(theirs).not.toBe('');
    const klass = (number: number, unit: string) => office.send('POST', '/api/registers/class/records', { unitId: unit, values: { school_year: '2025-2026', stage: 'primary', grade: 'g1', number, pupils: 40 } });
    const view = await upload(clerk, csv(classes, [['2025-2026', '小学', '一年级', '51', '40']]), 'class');
    expect(view.counts, JSON.stringify(view.groups)).toMatchObject({ added: 1 });
    // Without its file it can only be written as it was judged.
    const parts = (await owner.query<{ sealed: Buffer }>('select sealed from record_import_part where import_id = $1', [view.id])).rows;
    await owner.query(`update record_import_part set sealed = '' where import_id = $1`, [view.id]);
    tick();
    expect((await klass(52, mine)).status).toBe(201);
    expect((await take(clerk, view.id, 'commit')).failure, 'its own school has another class: judged once more').not.toBeNull();
    await owner.query('update record_import_part set sealed = $2 where import_id = $1', [view.id, parts[0]?.sealed]);
    const again = await clerk.send('POST', `/api/imports/${view.id}/check`, {});
    expect(again.status).toBe(202);
    for (let tries = 0; tries < 100 && (await basisOf(view.id)) === null; tries += 1) await pause(50);
    expect(await settled(clerk, view.id)).toMatchObject({ state: 'checked' });
    await owner.query(`update record_import_part set sealed = '' where import_id = $1`, [view.id]);
    tick();
    expect((await klass(1, theirs)).status).toBe(201);
    await world.as('王慧');
    expect(await take(clerk, view.id, 'commit')).toMatchObject({ state: 'done', failure: null });
  });
});
