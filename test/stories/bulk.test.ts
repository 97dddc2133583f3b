/*
 * Several records in one call: made, put, changed, retired; all of them or those that are sound; and records brought back
 * into use. What a system sends a thousand times a night must neither write twice nor write half.
 */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { BulkReply, BulkRow } from '../../src/contract/bulk.ts';
import type { OpenedRecord, RecordPageView, RecordVersion, SavedRecord } from '../../src/contract/register.ts';
import type { IssuedToken } from '../../src/contract/token.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { register } from '../registers/sample-registers.ts';
import { expectProblem, systemWith, useWorld, type Answer, type Person } from '../world/world.ts';

const desk = register('desk', [
  { key: 'name', type: 'text', required: true, max: 20 }, { key: 'seats', type: 'integer', min: 0, max: 60 }, { key: 'number', type: 'text', encrypted: true, sensitivity: 3 },
], { keptBy: ['school', 'section'], unique: [['unit', 'name'], ['number']] });
const note = register('note', [{ key: 'name', type: 'text', required: true }], { keptBy: ['school'] });
const yearly = register('yearly', [{ key: 'name', type: 'text', required: true }], { keptBy: ['school'], workflow: 'report', unique: [['unit', 'name']] });
const world = useWorld({ registers: [desk, note, yearly] });

let [clerk, head, office, section, auditor]: Person[] = [];
let units: readonly Unit[];
const school = '青岚县实验小学';
const sibling = '青岚县第二中学';
const unitId = (name: string): string => units.find((unit) => unit.name === name)?.id ?? '';
const person = (who: Person | undefined): Person => { if (!who) throw new Error('nobody'); return who; };
beforeAll(async () => {
  [clerk, head, office, section, auditor] = [await world.as('张文'), await world.as('王慧'), await world.as('周敏'), await world.as('林晓'), await world.as('马清')];
  units = await person(office).get<Unit[]>('/api/units');
});
beforeEach(() => { world.clock.now = new Date(world.clock.now.getTime() + 1000); });

const send = (who: Person | undefined, rows: readonly object[], { mode = 'all', key = 'desk', headers = {} } = {}): Promise<Answer> =>
  person(who).send('POST', `/api/registers/${key}/bulk`, { mode, rows }, headers);
async function done(who: Person | undefined, rows: readonly BulkRow[], options: Parameters<typeof send>[2] = {}): Promise<BulkReply> {
  const answer = await send(who, rows, options);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as BulkReply;
}
const put = (name: string, values: Readonly<Record<string, string | number>> = {}, unit = school): BulkRow => ({ do: 'put', unitId: unitId(unit), values: { name, ...values } });
const create = (name: string, unit = school): BulkRow => ({ do: 'create', unitId: unitId(unit), values: { name } });
const list = async (who = clerk, query = '') => (await person(who).get<RecordPageView>(`/api/registers/desk/records?limit=200${query}`)).records;
const named = async (name: string) => (await list(clerk, `&where=${encodeURIComponent(`name = '${name}'`)}`)).find(({ title }) => title === name);
const place = (id: string): string => `/api/registers/desk/records/${id}`;
const made = async (name: string): Promise<string> => (await person(clerk).do<SavedRecord>('POST', '/api/registers/desk/records', { unitId: unitId(school), values: { name } })).record.id;
const retire = (id: string, version = 1): Promise<Answer> => person(clerk).send('DELETE', place(id), { reason: '停用一下' }, { 'if-match': `"${version}"` });
const restore = (who: Person | undefined, id: string, version: number, reason = '又要用了'): Promise<Answer> => person(who).send('POST', `${place(id)}/restore`, { reason }, { 'if-match': `"${version}"` });
const latestAudit = async () => (await person(auditor).get<AuditPage>('/api/audit?action=record.bulk')).rows;

const reportsAsked = async (rows: readonly BulkRow[]) => {
  const asked = vi.spyOn(Client.prototype, 'query');
  try {
    const { rows: answers } = await done(clerk, rows, { key: 'yearly', mode: 'sound' });
    const texts = asked.mock.calls.map(([query]) => (typeof query === 'string' ? query : (query as unknown as { text: string }).text));
    return { asked: texts.filter((text) => text.includes('"report"')).length, codes: answers.map(({ findings }) => findings[0]?.code) };
  } finally {
    asked.mockRestore();
  }
};

describe('a call', () => {
  it('makes, puts, changes and retires, and says of each what became of it', async () => {
    const first = await done(clerk, [create('甲'), put('乙', { seats: 40 }), put('丙', { number: '330102198001010014' })]);
    expect(first).toMatchObject({ counts: { created: 3, changed: 0, retired: 0, refused: 0 }, repeated: false });
    expect(first.rows.map(({ row, outcome, version }) => [row, outcome, version])).toEqual([[1, 'created', 1], [2, 'created', 1], [3, 'created', 1]]);
    const [one, two, three] = first.rows.map(({ id }) => id ?? '');
    const second = await done(clerk, [
      { do: 'change', id: one ?? '', version: 1, values: { seats: '12' } }, put('乙', { seats: 41 }), { do: 'retire', id: three ?? '', version: 1, reason: '已经报废' },
    ]);
    expect(second.rows.map(({ outcome, id, version }) => [outcome, id, version])).toEqual([['changed', one, 2], ['changed', two, 2], ['retired', three, 2]]);
    expect((await done(clerk, [put('乙', { seats: 41 })])).rows[0]).toMatchObject({ outcome: 'unchanged', id: two, version: 2 });
    expect(await named('甲')).toMatchObject({ version: 2, via: 'api', byName: '张文', values: { seats: 12 } });
    expect((await person(clerk).get<RecordVersion[]>(`/api/registers/desk/records/${three}/history`))[0]).toMatchObject({ via: 'api', retireReason: '已经报废' });
  });

  it('leaves one row in the audit, with counts and no value', async () => {
    const before = (await latestAudit()).length;
    await done(clerk, [put('审计甲', { number: '330102198001010022' }), create('审计乙')]);
    const rows = await latestAudit();
    expect(rows.length).toBe(before + 1);
    expect(rows[0]).toMatchObject({ outcome: 'done', unitName: school, details: { register: 'desk', mode: 'all', created: 2, changed: 0, retired: 0, unchanged: 0, refused: 0 } });
    expect(JSON.stringify(rows[0])).not.toMatch(/330102|审计甲/);
  });

  it('writes all or nothing, and tells every fault of every record', async () => {
    await done(clerk, [create('旧的')]);
    const answer = await send(clerk, [create('好的'), create('旧的'), put('座位太多', { seats: 61 }), { do: 'create', unitId: unitId(school), values: { seats: 1 } }, { do: 'create', unitId: unitId(school), values: { name: '多一个', nothing: 1 } }]);
    expectProblem(answer, 'R320');
    const { details, zh } = answer.body as { details: { refused: number; findings: { row: number; code: string; field: string }[] }; zh: string };
    expect(zh).toContain('4 条');
    expect(details.findings.map(({ row, field }) => `${row} ${field}`)).toEqual(['2 ', '3 seats', '4 name', '5 nothing']);
    expect(details.findings[0]?.code).toBe('R302');
    expect(await named('好的')).toBeUndefined();
  });

  it('writes the sound ones when asked so, and tells the others', async () => {
    const reply = await done(clerk, [create('能写'), create('旧的'), put('也能写'), { do: 'retire', id: randomUUID(), version: 1, reason: '没有这条' }], { mode: 'sound' });
    expect(reply.counts).toEqual({ created: 2, changed: 0, unchanged: 0, retired: 0, refused: 2 });
    expect(reply.rows.map(({ outcome, findings }) => `${outcome} ${findings.map(({ code }) => code).join()}`)).toEqual(['created ', 'refused R302', 'created ', 'refused R101']);
    expect(await named('能写')).toBeDefined();
  });

  it('knows a record once, and a key once, within one call', async () => {
    const { rows } = await done(clerk, [create('一次')]);
    const id = rows[0]?.id ?? '';
    const twice = await done(clerk, [{ do: 'change', id, version: 1, values: { seats: 1 } }, { do: 'retire', id, version: 1, reason: '又要停用' }, create('两次'), create('两次')], { mode: 'sound' });
    expect(twice.rows.map(({ outcome }) => outcome)).toEqual(['changed', 'refused', 'created', 'refused']);
    expect(twice.rows[1]?.findings[0]?.code).toBe('R321');
  });

  it('asks after no report for records that are not there', async () => {
    const gone = ['没有这条', '也没有这条'].map((reason): BulkRow => ({ do: 'retire', id: randomUUID(), version: 1, reason }));
    const one = await reportsAsked([create('只有一条')]);
    const more = await reportsAsked([...gone, create('又有一条'), { do: 'change', id: randomUUID(), version: 1, values: { name: '没有' } }]);
    expect([one.codes, more.codes]).toEqual([[undefined], ['R101', 'R101', undefined, 'R101']]);
    expect(more.asked).toBe(one.asked);
  });

  it('refuses a version that is not the present one, a retired record, and a number another school has', async () => {
    const { rows } = await done(clerk, [create('版本'), put('停了')]);
    const [versioned, gone] = rows.map(({ id }) => id ?? '');
    await done(clerk, [{ do: 'change', id: versioned ?? '', version: 1, values: { seats: 2 } }, { do: 'retire', id: gone ?? '', version: 1, reason: '不再使用' }]);
    await done(office, [put('他校', { number: '330102198001010057' }, sibling)]);
    const reply = await done(clerk, [
      { do: 'change', id: versioned ?? '', version: 1, values: { seats: 3 } }, { do: 'change', id: gone ?? '', version: 2, values: { seats: 3 } }, { do: 'retire', id: gone ?? '', version: 2, reason: '再停一次' }, put('撞号', { number: '330102198001010057' }),
    ], { mode: 'sound' });
    expect(reply.rows.map(({ findings }) => findings.filter(({ strength }) => strength === 'logic').map(({ code }) => code)[0])).toEqual(['R301', 'R311', 'R311', 'R302']);
    expectProblem(await send(clerk, [create('连坐'), put('撞号', { number: '330102198001010057' })]), 'R320');
    expect(await named('连坐')).toBeUndefined();
  });

  it('is bounded: a thousand records, and nothing else than records', async () => {
    expectProblem(await send(clerk, Array.from({ length: 1001 }, (_, n) => create(`多${n}`))), 'R102');
    expectProblem(await send(clerk, []), 'R102');
    expectProblem(await send(clerk, [{ do: 'erase', id: randomUUID(), version: 1, reason: '依法删除' }]), 'R102');
    expectProblem(await send(clerk, [{ ...create('x'), do: 'put', unitId: 'x' }]), 'R102');
    expectProblem(await send(clerk, [create('x')], { key: 'nothing' }), 'R101');
  });
});

describe('a call sent again', () => {
  it('writes once, and is answered as it was', async () => {
    const headers = { 'idempotency-key': 'nightly-2026-03-02' };
    const rows = [create('夜间一'), create('夜间二')];
    const first = await done(clerk, rows, { headers });
    const again = await done(clerk, rows, { headers });
    expect(again).toMatchObject({ counts: first.counts, repeated: true });
    expect(again.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    expectProblem(await send(clerk, [create('夜间三')], { headers }), 'R312');
    expect((await done(head, [create('校长的')], { headers })).repeated).toBe(false);
    expect([await named('夜间一'), await named('夜间二'), await named('夜间三')].map((one) => one !== undefined)).toEqual([true, true, false]);
  });

  it('writes once when it comes five times at once, and may be put right when nothing was written', async () => {
    const keyless = Array.from({ length: 3 }, (_, n): BulkRow => ({ do: 'create', unitId: unitId(school), values: { name: `便条${n}` } }));
    const headers = { 'idempotency-key': 'five-at-once' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => done(clerk, keyless, { key: 'note', headers })));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect((await person(clerk).get<RecordPageView>('/api/registers/note/records')).records).toHaveLength(3);
    const wrong = { 'idempotency-key': 'wrong-at-first' };
    expectProblem(await send(clerk, [put('错的', { seats: 99 })], { headers: wrong }), 'R320');
    expect((await done(clerk, [put('错的', { seats: 9 })], { headers: wrong })).counts.created).toBe(1);
  });

  it('two calls over the same records wait for each other: one wins each record, none is lost', async () => {
    const { rows } = await done(clerk, Array.from({ length: 20 }, (_, n) => create(`争${n}`)));
    const change = (seats: number, order: 1 | -1) => rows.map(({ id }): BulkRow => ({ do: 'change', id: id ?? '', version: 1, values: { seats } })).toSorted(() => order);
    const both = await Promise.all([done(clerk, change(1, 1), { mode: 'sound' }), done(head, change(2, -1).toReversed(), { mode: 'sound' })]);
    expect(both.map(({ counts }) => counts.changed).reduce((sum, n) => sum + n)).toBe(20);
    expect(both.map(({ counts }) => counts.refused).reduce((sum, n) => sum + n)).toBe(20);
  });
});

describe('rights', () => {
  it('reach where they reach: another school is refused, read-only people too, and asking leaves a row', async () => {
    const theirs = (await done(office, [create('邻校的', sibling)])).rows[0]?.id ?? '';
    expectProblem(await send(clerk, [create('越界', sibling)]), 'A103');
    expectProblem(await send(clerk, [create('自己的'), create('越界', sibling)]), 'A103');
    expectProblem(await send(clerk, [create('自己的'), { do: 'change', id: theirs, version: 1, values: { seats: 1 } }]), 'R101');
    expect(await latestAudit()).toEqual(expect.arrayContaining([expect.objectContaining({ outcome: 'refused', code: 'R101', objectId: theirs }), expect.objectContaining({ outcome: 'refused', code: 'A103' })]));
    const sound = await done(clerk, [create('自己的'), create('越界', sibling), { do: 'retire', id: theirs, version: 1, reason: '不是我的' }], { mode: 'sound' });
    expect(sound.rows.map(({ outcome }) => outcome)).toEqual(['created', 'refused', 'refused']);
    expect((await latestAudit())[0]?.details['unseen']).toEqual([theirs]);
    expectProblem(await send(await world.as('刘扬'), [create('督学')]), 'A103');
    // The section reads the whole county and writes at its own desk.
    const stray = await done(section, [{ do: 'change', id: theirs, version: 1, unitId: unitId('基础教育科'), values: {} }, create('科里的', '基础教育科')], { mode: 'sound' });
    expect(stray.rows.map(({ outcome }) => outcome)).toEqual(['refused', 'created']);
  });

  it('of a token are those it names, and its calls say so', async () => {
    const issued = await (await world.as('陈钢')).do<IssuedToken>('POST', '/api/tokens', { name: '装备系统', purpose: '每晚同步', unitId: unitId(school), scopes: { desk: ['write'] }, ceiling: 1, until: '2026-12-31' });
    await (await world.as('许安')).do('POST', `/api/tokens/${issued.view.id}/authorise`);
    const system = systemWith(world.api, issued.token);
    const reply = await done(system, [put('系统写的', { seats: 3 })]);
    expect(await named('系统写的')).toMatchObject({ via: 'api', byName: '接口：装备系统' });
    expect(reply.counts.created).toBe(1);
    expectProblem(await send(system, [{ do: 'create', unitId: unitId(school), values: { name: 'x' } }], { key: 'note' }), 'A103');
    expectProblem(await send(system, [put('系统越界', {}, sibling)]), 'A103');
  });
});

async function statements(n: number, name: string): Promise<number> {
  const spy = vi.spyOn(Client.prototype, 'query');
  await done(clerk, Array.from({ length: n }, (_, at) => put(`${name}${at}`, { seats: at % 50 })));
  const asked = spy.mock.calls.length;
  spy.mockRestore();
  return asked;
}

describe('what it costs', () => {
  it('asks the database no more for three hundred records than for three', async () => {
    const [few, many] = [await statements(3, '少'), await statements(300, '多')];
    expect(many).toBeLessThanOrEqual(few + 2);
    expect(few).toBeLessThan(30);
  });
});

describe('a record of a round', () => {
  it('that was approved is not changed behind the round', async () => {
    const { rows } = await done(clerk, [{ do: 'create', unitId: unitId(school), values: { name: '年报' } }], { key: 'yearly' });
    const id = rows[0]?.id ?? '';
    const owner = new Client({ connectionString: world.db.ownerUrl });
    await owner.connect();
    await owner.query(`update reg_yearly set state = 'approved' where id = $1`, [id]).finally(() => owner.end());
    const late = await done(clerk, [{ do: 'change', id, version: 2, values: { name: '改了' } }], { key: 'yearly', mode: 'sound' });
    expect(late.rows[0]).toMatchObject({ outcome: 'refused', findings: [expect.objectContaining({ code: 'I167' })] });
    expect((await done(clerk, [{ do: 'retire', id, version: 2, reason: '不能停用' }], { key: 'yearly', mode: 'sound' })).rows[0]?.findings[0]?.code).toBe('I167');
  });
});

describe('a retired record', () => {

  it('comes back with a reason; its history keeps both steps; it is found among the retired and offered there', async () => {
    const id = await made('复用');
    await retire(id);
    expect((await list(clerk, '&retired=only')).map((one) => one.id)).toContain(id);
    expect((await person(clerk).get<OpenedRecord>(place(id))).actions).toContain('restore');
    expect((await person(clerk).get<OpenedRecord>(place(id))).actions).not.toContain('change');
    expectProblem(await restore(clerk, id, 2, '短'), 'R315');
    expectProblem(await restore(clerk, id, 1), 'R301');
    expect((await restore(clerk, id, 2)).body).toEqual({ version: 3 });
    expect((await list(clerk, '&retired=only')).map((one) => one.id)).not.toContain(id);
    expect(await named('复用')).toMatchObject({ version: 3, retiredAt: null, retireReason: null });
    expectProblem(await restore(clerk, id, 3), 'R322');
    await person(clerk).send('PATCH', place(id), { values: { seats: 5 } }, { 'if-match': '"3"' });
    const history = await person(clerk).get<RecordVersion[]>(`${place(id)}/history`);
    expect(history.map(({ restored, retireReason }) => [restored, retireReason])).toEqual([[false, null], [true, '又要用了'], [false, '停用一下'], [false, null]]);
    expect((await person(auditor).get<AuditPage>('/api/audit?action=record.restore')).rows.find(({ outcome }) => outcome === 'done')).toMatchObject({ objectId: id, details: { reason: '又要用了', version: 3 } });
  });

  it('stays retired while another holds its key, or its unit is gone', async () => {
    const id = await made('重名');
    await retire(id);
    await made('重名');
    expectProblem(await restore(clerk, id, 2), 'R302');
    const closed = unitId('柳堰教学点');
    const there = (await person(office).do<SavedRecord>('POST', '/api/registers/desk/records', { unitId: closed, values: { name: '教学点的' } })).record.id;
    await person(office).send('DELETE', place(there), { reason: '停用一下' }, { 'if-match': '"1"' });
    const owner = new Client({ connectionString: world.db.ownerUrl });
    await owner.connect();
    await owner.query('update unit set retired_at = now() where id = $1', [closed]).finally(() => owner.end());
    expectProblem(await restore(office, there, 2), 'R323');
  });

  it('is not for everybody to bring back, and an erased one for nobody', async () => {
    const id = await made('权限');
    await retire(id);
    expectProblem(await restore(await world.as('刘扬'), id, 2), 'A103');
    expectProblem(await restore(await world.as('唐莉'), id, 2), 'R101');
    expectProblem(await restore(clerk, randomUUID(), 2), 'R101');
    expect((await person(office).send('POST', `${place(id)}/erase`, { reason: '依法删除' }, { 'if-match': '"2"' })).status).toBe(200);
    expectProblem(await restore(clerk, id, 3), 'R311');
    expect((await list(clerk, '&retired=only')).map((one) => one.id)).not.toContain(id);
  });
});
