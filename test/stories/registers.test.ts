/*
 * Registers over HTTP with the built-in definitions: a clerk keeps the teachers and classes of her school, the head and
 * the bureau look, everybody sees what he may, and nobody overwrites anybody.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenedRecord, RecordPageView, RecordTotals, RecordVersion, RegisterRow, RegisterView, Revealed, SavedRecord } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectCivil } from '../world/civil.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
let clerk: Person;
let head: Person;
let office: Person;
let inspector: Person;
let otherDistrict: Person;
let units: ReadonlyMap<string, Unit>;
const idNumber = '11010519491231002X';
const typedTeacher = { staff_number: 'T0001', name: '孟喆', sex: '女', born_on: '1985-03-02', id_number: idNumber, phone: '13812345678', stage: 'primary', full_time: 'yes', degree: 'bachelor', joined_on: '2007年8月1日' };
const unitId = (name: string): string => units.get(name)?.id ?? '';
const school = '青岚县实验小学';

beforeAll(async () => {
  [clerk, head, office, inspector, otherDistrict] = [await world.as('张文'), await world.as('王慧'), await world.as('周敏'), await world.as('刘扬'), await world.as('唐莉')];
  units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit]));
});

const create = (who: Person, register: string, values: object, unit = school, headers = {}) => who.send('POST', `/api/registers/${register}/records`, { unitId: unitId(unit), values }, headers);
const saved = async (who: Person, register: string, values: object, unit = school): Promise<SavedRecord['record']> => {
  const answer = await create(who, register, values, unit);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as SavedRecord).record;
};
const change = (who: Person, register: string, id: string, version: number, values: object) =>
  who.send('PATCH', `/api/registers/${register}/records/${id}`, { values }, { 'if-match': `"${version}"` });
const list = (who: Person, register: string, query: Record<string, string> = {}) => who.get<RecordPageView>(`/api/registers/${register}/records?${new URLSearchParams(query)}`);

describe('the directory', () => {
  it('lists every register, and opens one with fields, checks and code lists', async () => {
    const rows = await clerk.get<RegisterRow[]>('/api/registers');
    expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining(['school', 'class', 'room', 'teacher', 'pupil']));
    expect(rows.every(({ mayWrite }) => mayWrite)).toBe(true);
    expect((await inspector.get<RegisterRow[]>('/api/registers')).some(({ mayWrite }) => mayWrite)).toBe(false);
    const teacher = await clerk.get<RegisterView>('/api/registers/teacher');
    expect(teacher.fields.find(({ key }) => key === 'id_number')).toMatchObject({ masked: true, encrypted: true });
    expect(teacher.codeLists.map(({ key }) => key)).toEqual(expect.arrayContaining(['sex', 'degree', 'stage']));
    expect(teacher.checks[0]).toMatchObject({ key: 'adult_when_joining', must: expect.stringContaining('age_on') as string });
    expectProblem(await clerk.send('GET', '/api/registers/nothing'), 'R101');
  });
});

describe('a record', () => {
  let record: SavedRecord['record'];
  beforeAll(async () => { record = await saved(clerk, 'teacher', typedTeacher); });

  it('is read as people type, saved, and shown masked where it must be', async () => {
    expect(record).toMatchObject({ version: 1, state: 'in_force', title: '孟喆', byName: '张文', unitName: school, values: { sex: '2', joined_on: '2007-08-01', id_number: '110105************', phone: '13812345678' }, masked: ['id_number'] });
    const answer = await clerk.send('GET', `/api/registers/teacher/records/${record.id}`);
    expect(answer.headers['etag']).toBe('"1"');
    expect(answer.body).toMatchObject({ record: { values: { id_number: '110105************' } }, actions: ['change', 'retire', 'reveal'] });
    expect((await clerk.send('GET', `/api/registers/teacher/records/${record.id}`, undefined, { 'if-none-match': '"1"' })).status).toBe(304);
    expect(JSON.stringify(await list(clerk, 'teacher'))).not.toContain(idNumber);
    expect(world.log.join('\n')).not.toContain(idNumber);
  });

  it('tells all that is wrong at once, by field', async () => {
    const answer = await create(clerk, 'teacher', { ...typedTeacher, staff_number: 't', degree: '神仙', joined_on: '1990-01-01', id_number: '123', nothing: 1 });
    expectProblem(answer, 'R304');
    expect((answer.body as { details: { fields: string[] } }).details.fields).toEqual(expect.arrayContaining(['staff_number', 'degree', 'id_number', 'nothing']));
    const young = await create(clerk, 'teacher', { ...typedTeacher, staff_number: 'T0009', id_number: '', joined_on: '1990-01-01' });
    expect(young.body).toMatchObject({ code: 'R304', details: { fields: ['joined_on'], codes: ['V130'] } });
  });

  it('stands once', async () => {
    expectProblem(await create(clerk, 'teacher', { ...typedTeacher, name: '另一人' }), 'R302');
  });

  it('is refused to whoever saves over a newer version, with the name of who was first', async () => {
    const answer = await change(head, 'teacher', record.id, 1, { subject: '语文' });
    expect(answer).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { record: { version: 2, byName: '王慧' } } });
    const late = await change(clerk, 'teacher', record.id, 1, { subject: '数学' });
    expect(late).toMatchObject({ status: 409, body: { code: 'R301', zh: expect.stringContaining('王慧') as string } });
    expectProblem(await clerk.send('PATCH', `/api/registers/teacher/records/${record.id}`, { values: {} }), 'R313');
    expectProblem(await clerk.send('PATCH', `/api/registers/teacher/records/${record.id}`, { values: {} }, { 'if-match': '*' }), 'R313');
  });

  it('keeps a masked number that a form sends back as it was shown', async () => {
    const answer = await change(clerk, 'teacher', record.id, 2, { id_number: '110105************', phone: '13900000000' });
    expect(answer.body).toMatchObject({ record: { version: 3, values: { id_number: '110105************' } } });
    const shown = await head.do<Revealed>('POST', `/api/registers/teacher/records/${record.id}/reveal`, { field: 'id_number', reason: '核对职称申报' });
    expect(shown).toEqual({ field: 'id_number', value: idNumber });
  });

  it('reveals only with a reason, and the audit keeps it', async () => {
    expectProblem(await head.send('POST', `/api/registers/teacher/records/${record.id}/reveal`, { field: 'id_number', reason: ' 看 ' }), 'R315');
    expectProblem(await head.send('POST', `/api/registers/teacher/records/${record.id}/reveal`, { field: 'nothing', reason: '核对职称申报' }), 'R306');
    expectProblem(await inspector.send('POST', `/api/registers/teacher/records/${record.id}/reveal`, { field: 'id_number', reason: '核对职称申报' }), 'A103');
    const auditor = await world.as('马清');
    const { rows } = await auditor.get<{ rows: { action: string; outcome: string; details: Record<string, string> }[] }>('/api/audit?action=record.reveal');
    expect(rows.find(({ outcome }) => outcome === 'done')?.details).toMatchObject({ register: 'teacher', field: 'id_number', reason: '核对职称申报' });
    expect(JSON.stringify(rows)).not.toContain(idNumber);
  });

  it('tells what happened to it, the newest first, masked', async () => {
    const history = await clerk.get<RecordVersion[]>(`/api/registers/teacher/records/${record.id}/history`);
    expect(history.map(({ version, byName }) => [version, byName])).toEqual([[3, '张文'], [2, '王慧'], [1, '张文']]);
    expect(history[0]?.differences).toEqual([{ field: 'phone', before: '13812345678', after: '13900000000' }]);
    expect(history[1]?.differences).toEqual([{ field: 'subject', before: null, after: '语文' }]);
    expect(JSON.stringify(history)).not.toContain(idNumber);
  });

  it('is as it was at any moment', async () => {
    const before = world.clock.now;
    world.clock.now = new Date(before.getTime() + 10 * 60_000);
    await change(clerk, 'teacher', record.id, 3, { subject: '体育' });
    const then = await clerk.get<OpenedRecord>(`/api/registers/teacher/records/${record.id}?asOf=${before.toISOString()}`);
    expect([then.record.version, then.record.values['subject'], then.actions]).toEqual([3, '语文', []]);
    expect((await list(clerk, 'teacher', { asOf: before.toISOString() })).records[0]?.values['subject']).toBe('语文');
    expect((await list(clerk, 'teacher')).records[0]?.values['subject']).toBe('体育');
    expect((await list(clerk, 'teacher', { asOf: '2020-01-01' })).records).toEqual([]);
    expect((await list(clerk, 'teacher', { asOf: '2100-01-01', where: `subject = '体育'` })).records).toHaveLength(1);
    expect((await list(clerk, 'teacher', { asOf: before.toISOString(), where: `subject = '体育'` })).records).toHaveLength(0);
  });

  it('is retired with a reason, and erased by the office where the law asks', async () => {
    const one = await saved(clerk, 'teacher', { ...typedTeacher, staff_number: 'T0100', id_number: '' });
    const place = `/api/registers/teacher/records/${one.id}`;
    expectProblem(await clerk.send('DELETE', place, { reason: '' }, { 'if-match': '"1"' }), 'R315');
    expect(await clerk.send('DELETE', place, { reason: '已调往外县' }, { 'if-match': '"1"' })).toMatchObject({ status: 200, body: { version: 2 } });
    expectProblem(await change(clerk, 'teacher', one.id, 2, { subject: '语文' }), 'R311');
    expectProblem(await clerk.send('POST', `${place}/erase`, { reason: '本人申请删除' }, { 'if-match': '"2"' }), 'A103');
    expect(await office.send('POST', `${place}/erase`, { reason: '本人申请删除' }, { 'if-match': '"2"' })).toMatchObject({ status: 200, body: { version: 3 } });
    const history = await office.get<RecordVersion[]>(`${place}/history`);
    expect(JSON.stringify(history)).not.toContain('孟喆');
    expect(history.map(({ state }) => state)).toEqual(['erased', 'erased', 'erased']);
  });
});

describe('one key, one record', () => {
  it('however often and however many times at once it is sent', async () => {
    const values = { ...typedTeacher, staff_number: 'T0200', id_number: '' };
    const send = () => create(clerk, 'teacher', values, school, { 'idempotency-key': 'request-0200' });
    const answers = await Promise.all([send(), send(), send(), send()]);
    const again = await send();
    for (const answer of [...answers, again]) expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    expect(new Set([...answers, again].map(({ body }) => (body as SavedRecord).record.id)).size).toBe(1);
    expectProblem(await create(clerk, 'teacher', { ...values, name: '另一人' }, school, { 'idempotency-key': 'request-0200' }), 'R312');
    expectProblem(await create(clerk, 'teacher', values, school, { 'idempotency-key': '短' }), 'R102');
  });
});

describe('units', () => {
  it('keep their own records only, and only those that keep the register', async () => {
    expectProblem(await create(clerk, 'teacher', { ...typedTeacher, staff_number: 'T0300' }, '城西小学'), 'A103');
    expectProblem(await create(office, 'teacher', { ...typedTeacher, staff_number: 'T0300' }, '城关学区'), 'R305');
    expectProblem(await create(inspector, 'teacher', typedTeacher), 'A103');
    const theirs = await saved(office, 'class', { school_year: '2025-2026', stage: 'primary', grade: 'g3', number: 1, pupils: 60 }, '石岭小学');
    expectProblem(await clerk.send('GET', `/api/registers/class/records/${theirs.id}`), 'R101');
    expectProblem(await change(clerk, 'class', theirs.id, 1, { pupils: 1 }), 'R101');
    expect((await list(otherDistrict, 'class')).records.map(({ id }) => id)).toContain(theirs.id);
    expect((await list(clerk, 'class')).records).toEqual([]);
    expectProblem(await clerk.send('GET', `/api/registers/class/records?unit=${unitId('石岭小学')}`), 'A103');
  });
});

describe('a reported register', () => {
  it('takes drafts that lack something, computes, and warns of what is unusual', async () => {
    const answer = await create(clerk, 'class', { school_year: '2025-2026学年', stage: '小学', grade: 'g3', number: 1, pupils: 60, boarders: 61 });
    expect(answer).toMatchObject({ status: 201, body: { record: { state: 'draft', values: { school_year: '2025-2026', band: 'large' } } } });
    expect((answer.body as SavedRecord).findings.map(({ code }) => code)).toEqual(['V130']);
    const half = await create(clerk, 'class', { school_year: '2025-2026', grade: 'g4', number: 1 });
    expect(half).toMatchObject({ status: 201, body: { record: { values: { band: null, pupils: null } } } });
    expectProblem(await create(clerk, 'class', { school_year: '去年', grade: 'g4', number: 1 }), 'R304');
    const next = await create(clerk, 'class', { school_year: '2026-2027', stage: 'primary', grade: 'g3', number: 1, pupils: 30, boarders: 0 });
    expect((next.body as SavedRecord).findings).toMatchObject([{ code: 'V131', check: 'jump', strength: 'experience' }]);
  });

  it('is totalled by groups, now and then, over what one may see', async () => {
    const totals = await clerk.get<RecordTotals>('/api/registers/class/totals?by=school_year,band&sums=pupils');
    expect(totals.whole).toEqual({ by: {}, count: 3, sums: { pupils: '90' } });
    expect(totals.groups).toContainEqual({ by: { school_year: '2025-2026', band: 'large' }, count: 1, sums: { pupils: '60' } });
    const county = await office.get<RecordTotals>('/api/registers/class/totals?by=unit&sums=pupils&where=pupils>=56');
    expect(county.groups.map(({ by, count }) => [county.names[String(by['unit'])], count]).toSorted()).toEqual([['石岭小学', 1], [school, 1]].toSorted());
    expect((await office.get<RecordTotals>('/api/registers/class/totals?sums=pupils&asOf=2020-01-01')).whole).toEqual({ by: {}, count: 0, sums: { pupils: null } });
  });

  it('links to records of others, by id and by title, and filters through them', async () => {
    const [room] = (await list(clerk, 'class', { where: 'pupils = 60' })).records;
    const pupil = await saved(clerk, 'pupil', { student_number: 'G11010519491231002X', name: '李𬭎', sex: '1', born_on: '2014-05-01', enrolled_on: '2020-09-01', class: room?.id });
    expect(pupil.names[room?.id ?? '']).toBe(room?.title);
    const named = await saved(clerk, 'pupil', { student_number: 'G110101199003074514', name: '王某', sex: '1', born_on: '2014-05-01', enrolled_on: '2020-09-01', class: room?.title });
    expect(named.values['class']).toBe(room?.id);
    expect((await list(clerk, 'pupil', { where: 'class.pupils >= 56' })).records).toHaveLength(2);
    expect((await list(clerk, 'pupil', { where: 'class.pupils >= 56', asOf: '2020-01-01' })).records).toHaveLength(0);
    expect((await list(office, 'class', { where: `unit.name = '${school}' and count(pupil) >= 2` })).records).toHaveLength(3);
  });
});

describe('what is masked cannot be guessed at', () => {
  it.each([
    ['a filter', 'where', `left_behind = 'yes'`], ['a filter through a function', 'where', `coalesce(left_behind, 'no') = 'yes'`], ['a sort', 'sort', '-left_behind'],
    ['an aggregate', 'where', `count(pupil where left_behind = 'yes') > 0`], ['a sort by a number', 'sort', 'id_number'],
  ])('by %s', async (_name, key, value) => {
    const answer = await office.send('GET', `/api/registers/pupil/records?${new URLSearchParams({ [key]: value })}`);
    expectProblem(answer, 'R307');
  });

  it('by totals', async () => {
    expectProblem(await office.send('GET', '/api/registers/pupil/totals?by=left_behind'), 'R307');
    expectProblem(await office.send('GET', '/api/registers/pupil/totals?by=id_number'), 'R307');
    expect((await list(office, 'pupil', { where: 'id_number is blank' })).records).toHaveLength(2);
  });
});

describe('hostile questions', () => {
  const nasty = [`1=1; drop table unit`, `name = ''' or 1=1 --'`, '('.repeat(300), 'pupils / 0 > 1', `pupils = ${'9'.repeat(400)}`, `name = '\u{1F600}'`, '班级', 'previous.pupils > 1', 'unit.county = 1', 'r.county = 1', 'f_pupils = 1', "age_on(name, 'x') > 1"];
  it.each(nasty)('where %s', async (where) => {
    const answer = await office.send('GET', `/api/registers/class/records?${new URLSearchParams({ where })}`);
    expectCivil(answer, where);
  });

  it.each(['sort=;', 'sort=county', 'sort=retired_at', 'sort=-', 'fields=nothing', 'fields=', 'limit=0', 'limit=1000', 'limit=x', 'cursor=x', 'cursor=', 'asOf=yesterday', 'asOf=0000-00-00', 'asOf=9999-12-31', 'unit=x', 'sort=pupils,pupils', 'where=', 'sort=__proto__', 'fields=constructor'])('?%s', async (query) => {
    expectCivil(await office.send('GET', `/api/registers/class/records?${query}`), query);
  });

  it.each(['by=county', 'by=nothing', 'sums=name', 'sums=school_year', 'by=unit,unit,unit', 'by=__proto__&sums=__proto__', `by=${'grade,'.repeat(100)}`])('totals?%s', async (query) => {
    expectCivil(await office.send('GET', `/api/registers/class/totals?${query}`), query);
  });

  it.each([
    [{ values: { pupils: 1e308 } }], [{ values: { pupils: -0 } }], [{ values: { number: Number.MAX_SAFE_INTEGER } }], [{ values: { __proto__: null, constructor: 'x' } }], [{ values: { grade: ['a'] } }],
    [{ values: { school_year: '９９９９' } }], [{ values: null }], [{ values: [] }], [{}], [{ values: { head_teacher: 'x'.repeat(20_000) } }], [{ values: { head_teacher: '\u202E' } }],
  ])('body %#', async (body) => {
    const unit = unitId(school);
    expectCivil(await clerk.send('POST', '/api/registers/class/records', { unitId: unit, ...body }), JSON.stringify(body).slice(0, 80));
  });

  it('addresses', async () => {
    for (const path of ['/api/registers/%00', '/api/registers/..%2f', '/api/registers/Class', '/api/registers/class/records/x', '/api/registers/constructor', '/api/registers/class%27']) {
      expectCivil(await office.send('GET', path), path);
    }
  });
});

describe('one hundred clerks at once', () => {
  it('lose nothing', async () => {
    const room = await saved(clerk, 'class', { school_year: '2024-2025', stage: 'primary', grade: 'g1', number: 1, pupils: 0 });
    const add = async (): Promise<void> => {
      for (;;) {
        const { record } = await clerk.get<OpenedRecord>(`/api/registers/class/records/${room.id}`);
        const answer = await change(clerk, 'class', room.id, record.version, { pupils: Number(record.values['pupils']) + 1 });
        if (answer.status === 200) return;
        expectProblem(answer, 'R301');
      }
    };
    await Promise.all(Array.from({ length: 15 }, add));
    const { record } = await clerk.get<OpenedRecord>(`/api/registers/class/records/${room.id}`);
    expect([record.version, record.values['pupils']]).toEqual([16, 15]);
    const many = await Promise.all(Array.from({ length: 100 }, (_, n) => create(clerk, 'class', { school_year: '2023-2024', stage: 'primary', grade: 'g1', number: (n % 60) + 1, pupils: n, head_teacher: `师${n}` })));
    expect(many.filter(({ status }) => status === 201)).toHaveLength(60);
    for (const answer of many) if (answer.status !== 201) expectProblem(answer, 'R302');
  });
});
