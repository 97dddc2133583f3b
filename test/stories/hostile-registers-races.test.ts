/*
 * Several hands at one record or report at the same moment, programs that lie about what they have seen, and people who
 * would check themselves: one wins, the others are told, and nothing is lost or done twice.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenedRecord, RecordPageView, RecordVersion, SavedRecord } from '../../src/contract/register.ts';
import type { OpenedReport, OpenedRound } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { register } from '../registers/sample-registers.ts';
import { expectCivil } from '../world/civil.ts';
import { expectProblem, useWorld, type Answer, type Person } from '../world/world.ts';

const fields = [{ key: 'name', type: 'text' as const, max: 40 }, { key: 'count', type: 'integer' as const }, { key: 'note', type: 'text' as const, max: 40 }];
const box = register('box', fields, { unique: [['unit', 'name']] });
const counted = register('counted', fields, { workflow: 'report', unique: [['unit', 'name']] });
const yearly = register('yearly', [...fields, { key: 'year', type: 'period', grain: 'year', required: true }], { workflow: 'report', unique: [['unit', 'year', 'name']] });
const world = useWorld({ registers: [box, counted, yearly] });
let clerk: Person, head: Person, office: Person, leader: Person, district: Person;
let here: string, there: string;

async function signIn(): Promise<void> {
  [clerk, head, office, leader, district] = await Promise.all([world.as('张文'), world.as('王慧'), world.as('周敏'), world.as('何建国'), world.as('孙平')]) as [Person, Person, Person, Person, Person];
}
beforeAll(async () => {
  await signIn();
  const units = await office.get<Unit[]>('/api/units');
  [here, there] = ['青岚县实验小学', '青岚县第二中学'].map((name) => units.find((unit) => unit.name === name)?.id ?? '') as [string, string];
});

const records = '/api/registers/box/records';
const held = (version: number) => ({ 'if-match': `"${version}"` });
async function save(register = 'box', values: object = {}, unitId = here): Promise<string> {
  const answer = await office.send('POST', `/api/registers/${register}/records`, { unitId, values: { name: `n${randomUUID().slice(0, 12)}`, count: 0, ...values } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as SavedRecord).record.id;
}
const versionOf = async (id: string, register = 'box') => (await office.get<OpenedRecord>(`/api/registers/${register}/records/${id}`)).record.version;
const codes = (answers: readonly Answer[]) => answers.map(({ status, body }) => (status < 300 ? 'done' : (body as { code: string }).code)).toSorted();
const times = <T>(count: number, one: (at: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, at) => one(at)));

describe('what somebody says he has seen', () => {
  it.each(['', '*', '1', '"0"', '"-1"', '"1', '1"', '""', '"1", "2"', 'W/"1"x', '"99999999999999999999"', '"1e0"', '"１"', '"NaN"', 'W/', '\'1\''])('If-Match: %s changes nothing', async (tag) => {
    const id = await save();
    for (const send of [() => clerk.send('PATCH', `${records}/${id}`, { values: { count: 1 } }, { 'if-match': tag }), () => clerk.send('DELETE', `${records}/${id}`, { reason: '不再使用' }, { 'if-match': tag })]) {
      const answer = await send();
      expectCivil(answer, tag);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    expect(await versionOf(id)).toBe(1);
  });

  it('a version that is still to come, and one long past, are refused alike', async () => {
    const id = await save();
    await clerk.send('PATCH', `${records}/${id}`, { values: { count: 1 } }, held(1));
    for (const version of [1, 3, 999_999_999]) expectProblem(await clerk.send('PATCH', `${records}/${id}`, { values: { count: 9 } }, held(version)), 'R301');
    expect((await clerk.get<OpenedRecord>(`${records}/${id}`)).record.values['count']).toBe(1);
  });

  it('a conditional reading answers 304 only for the very version', async () => {
    const id = await save();
    for (const [tag, status] of [['"1"', 304], ['"2"', 200], ['"1", "2"', 200], ['x', 200]] as const) expect((await clerk.send('GET', `${records}/${id}`, undefined, { 'if-none-match': tag })).status, tag).toBe(status);
  });
});

describe('many hands at one record', () => {
  it('of twenty who save the same version one wins, and every version stands in the history', async () => {
    const id = await save();
    for (let version = 1; version <= 3; version += 1) {
      const done = codes(await times(20, (at) => (at % 2 === 0 ? clerk : head).send('PATCH', `${records}/${id}`, { values: { count: version * 100 + at } }, held(version))));
      expect(done.filter((code) => code === 'done')).toHaveLength(1);
      expect(new Set(done)).toEqual(new Set(['R301', 'done']));
    }
    expect((await clerk.get<RecordVersion[]>(`${records}/${id}/history`)).map(({ version }) => version)).toEqual([4, 3, 2, 1]);
  });

  it('saved, retired, moved and erased at once: one of them happens, and the record stands as that one left it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await save();
      const answers = await Promise.all([
        clerk.send('PATCH', `${records}/${id}`, { values: { count: 5 } }, held(1)), head.send('DELETE', `${records}/${id}`, { reason: '不再使用' }, held(1)),
        office.send('POST', '/api/registers/box/move', { unitId: there, records: [{ id, version: 1 }] }), office.send('POST', `${records}/${id}/erase`, { reason: '依法删除' }, held(1)),
      ]);
      for (const answer of answers) expectCivil(answer, 'at once');
      expect(codes(answers).filter((code) => code === 'done'), JSON.stringify(codes(answers))).toHaveLength(1);
      expect(await versionOf(id)).toBe(2);
    }
  });

  it('of ten who add what may stand once, one does', async () => {
    const done = codes(await times(10, (at) => (at % 2 === 0 ? clerk : head).send('POST', records, { unitId: here, values: { name: '独一份', count: at } })));
    expect(done.filter((code) => code === 'done')).toHaveLength(1);
    expect(done.every((code) => code === 'done' || /^[RV]\d{3}$/.test(code))).toBe(true);
  });

  it('one key sent ten times at once makes one record, and all are told of the same', async () => {
    const body = { unitId: here, values: { name: '同一份', count: 1 } };
    const answers = await times(10, () => clerk.send('POST', records, body, { 'idempotency-key': 'story-key-0001' }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map((answer) => (answer.body as SavedRecord).record.id)).size).toBe(1);
  });

  it.each(['short', 'x'.repeat(129), 'spaces in it', '键键键键键键键键', 'semi;colon;key'])('a key that is none is refused: %s', async (key) => {
    const answer = await clerk.send('POST', records, { unitId: here, values: { name: '无' } }, { 'idempotency-key': Buffer.from(key).toString('latin1') });
    expectProblem(answer, 'R102');
  });

  it('two moves of the same records cross each other: no deadlock, none lost', async () => {
    const ids = await times(6, () => save());
    const answers = await Promise.all([ids, ids.toReversed()].map((order) => office.send('POST', '/api/registers/box/move', { unitId: there, records: order.map((id) => ({ id, version: 1 })) })));
    for (const answer of answers) expectCivil(answer, 'moves');
    expect(codes(answers).filter((code) => code === 'done')).toHaveLength(1);
    for (const id of ids) expect(await versionOf(id)).toBe(2);
  });
});

let periods = 2030;
async function report(register = 'counted', period = ''): Promise<{ readonly round: string; readonly id: string }> {
  world.clock.now = new Date(world.clock.now.getTime() + 1000);
  const day = world.clock.now.toISOString().slice(0, 10);
  const { id: round } = await office.do<{ id: string }>('POST', '/api/rounds', {
    name: `轮次${periods += 1}`, basis: '某文', minutes: 10, opensOn: day, dueOn: `${day.slice(0, 4)}-12-31`, hasteReason: '临近年底', chosen: { kinds: [], below: null, units: [here] }, registers: [{ register, period }],
  });
  await leader.do('POST', `/api/rounds/${round}/start`, { version: 1 });
  const { reports } = await office.get<OpenedRound>(`/api/rounds/${round}`);
  return { round, id: reports[0]?.id ?? '' };
}
const reportVersion = async (id: string) => (await office.get<OpenedReport>(`/api/reports/${id}`)).report.version;
const act = async (who: Person, id: string, verb: string, body: object = {}) => who.send('POST', `/api/reports/${id}/${verb}`, { version: await reportVersion(id), ...body });
const done = async (who: Person, id: string, verb: string, body: object = {}) => { const answer = await act(who, id, verb, body); expect(answer.status, JSON.stringify(answer.body)).toBe(200); };
const clear = async (round: string) => { const { round: { version } } = await office.get<OpenedRound>(`/api/rounds/${round}`); await office.do('POST', `/api/rounds/${round}/close`, { version }); };

describe('reports', () => {
  it('submitted five times at once it is submitted once; withdrawn and approved at once, one happens', async () => {
    const { round, id } = await report();
    const version = await reportVersion(id);
    const sent = codes(await times(5, (at) => (at % 2 ? head : clerk).send('POST', `/api/reports/${id}/submit`, { version, declaration: 'nothing' })));
    expect(sent.filter((code) => code === 'done')).toHaveLength(1);
    const { report: { submittedByName } } = await office.get<OpenedReport>(`/api/reports/${id}`);
    const sender = submittedByName === '张文' ? clerk : head;
    const next = await reportVersion(id);
    const answers = await Promise.all([sender.send('POST', `/api/reports/${id}/withdraw`, { version: next }), district.send('POST', `/api/reports/${id}/approve`, { version: next }), office.send('POST', `/api/reports/${id}/approve`, { version: next }), leader.send('POST', `/api/reports/${id}/return`, { version: next, note: '请核对数据' })]);
    expect(codes(answers).filter((code) => code === 'done')).toHaveLength(1);
    for (const answer of answers) expectCivil(answer, 'at once');
    const { history } = await office.get<OpenedReport>(`/api/reports/${id}`);
    expect(history.filter(({ verb }) => verb === 'submit')).toHaveLength(1);
    expect(history.filter(({ verb }) => verb !== 'save' && verb !== 'submit')).toHaveLength(1);
    await clear(round);
  });

  it('nobody approves what he sent himself, not even one who may do both', async () => {
    const { round, id } = await report();
    await done(office, id, 'submit', { declaration: 'nothing' });
    for (const verb of ['approve', 'return']) {
      expectProblem(await act(office, id, verb, { note: '自己看过了' }), 'A110');
    }
    await done(leader, id, 'approve');
    await clear(round);
  });

  it('is not returned without a word, with empty reasons, or with cells that are none', async () => {
    const { round, id } = await report();
    const record = await save('counted');
    await done(clerk, id, 'submit', { declaration: 'filled' });
    const none = randomUUID();
    for (const body of [{}, { note: '' }, { note: '   ' }, { note: '\u200B\u200B\u200B\u200B' }, { note: '', cells: [] }, { cells: [{ recordId: record, field: 'count', reason: '' }] }, { cells: [{ recordId: none, field: 'count', reason: '请核对' }] }, { cells: [{ recordId: record, field: 'constructor', reason: '请核对' }] }, { cells: [{ recordId: record, field: 'x', reason: '请核对' }] }]) {
      const answer = await act(office, id, 'return', body);
      expectCivil(answer, JSON.stringify(body));
      expect(answer.status, JSON.stringify(body)).toBeGreaterThanOrEqual(400);
    }
    expect((await office.get<OpenedReport>(`/api/reports/${id}`)).report.state).toBe('submitted');
    await done(office, id, 'return', { cells: [{ recordId: record, field: 'count', reason: '请核对数据' }] });
    await clear(round);
  });

  it('a record saved while its report is submitted is either in the report or refused', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const { round, id } = await report();
      const version = await reportVersion(id);
      const name = `同时${turn}`;
      const [sent, saved] = await Promise.all([clerk.send('POST', `/api/reports/${id}/submit`, { version, declaration: 'filled' }), head.send('POST', '/api/registers/counted/records', { unitId: here, values: { name, count: 1 } })]);
      for (const answer of [sent, saved]) expectCivil(answer, 'at once');
      const view = await office.get<OpenedReport>(`/api/reports/${id}`);
      const { records: all } = await office.get<RecordPageView>('/api/registers/counted/records?limit=200');
      const made = all.find(({ values }) => values['name'] === name);
      expect(made !== undefined).toBe(saved.status === 201);
      if (view.report.state === 'submitted' && made) expect(view.records.map(({ id: one }) => one)).toContain(made.id);
      if (made) expect(made.state, `the report is ${view.report.state}`).toBe(view.report.state === 'submitted' ? 'submitted' : 'draft');
      if (view.report.state === 'submitted') await done(leader, id, 'approve');
      await clear(round);
    }
  });

  it('a version that is no number, or of another report, moves nothing', async () => {
    const { round, id } = await report();
    for (const version of [0, 99, -1, 1.5, '1', null, Number.MAX_VALUE, undefined, {}]) {
      const answer = await clerk.send('POST', `/api/reports/${id}/submit`, { version, declaration: 'nothing' });
      expectCivil(answer, String(version));
      if (version !== await reportVersion(id)) expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    expect((await office.get<OpenedReport>(`/api/reports/${id}`)).report.state).toBe('not_started');
    await clear(round);
  });

  it('over the turn of the year: a day is a day in China, and lateness is counted by it', async () => {
    world.clock.now = new Date('2026-12-31T15:00:00Z');
    await signIn();
    const { id } = await report('yearly', '2026');
    // Ten minutes before midnight in China is the due day itself; ten after is the next year.
    world.clock.now = new Date('2026-12-31T15:50:00Z');
    await signIn();
    expect((await office.get<OpenedReport>(`/api/reports/${id}`)).report).toMatchObject({ dueOn: '2026-12-31', lateness: null });
    world.clock.now = new Date('2026-12-31T16:10:00Z');
    await signIn();
    expect((await office.get<OpenedReport>(`/api/reports/${id}`)).report.lateness).toBe('overdue');
    expect((await office.get<{ year: number }>('/api/burden')).year).toBe(2027);
    await done(clerk, id, 'submit', { declaration: 'nothing' });
    expect((await office.get<OpenedReport>(`/api/reports/${id}`)).report.lateness).toBe('late');
  });
});
