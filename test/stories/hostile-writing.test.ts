/*
 * Calls that write much at once, made to break: too long, too deep, half sent, twice, against each other, and over what
 * their sender may not see; and imports that write by themselves while the ground moves under them.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { BulkReply, BulkRow } from '../../src/contract/bulk.ts';
import type { ImportRowView, ImportView } from '../../src/contract/import.ts';
import type { RecordPageView, RecordTotals, RecordVersion } from '../../src/contract/register.ts';
import type { OpenedRound } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { register } from '../registers/sample-registers.ts';
import { expectCivil } from '../world/civil.ts';
import { expectProblem, useWorld, type Answer, type Person } from '../world/world.ts';

const fields = [{ key: 'name', type: 'text' as const, required: true, max: 40 }, { key: 'seats', type: 'integer' as const }];
const box = register('box', fields, { unique: [['unit', 'name']] });
const free = register('free', fields);
const counted = register('counted', fields, { workflow: 'report', unique: [['unit', 'name']] });
const world = useWorld({ registers: [box, free, counted] });
let clerk: Person, head: Person, office: Person, leader: Person, district: Person, auditor: Person;
let here: string, there: string;
beforeAll(async () => {
  [clerk, head, office, leader, district, auditor] = await Promise.all(['张文', '王慧', '周敏', '何建国', '孙平', '马清'].map((name) => world.as(name))) as [Person, Person, Person, Person, Person, Person];
  const units = await office.get<Unit[]>('/api/units');
  [here, there] = ['青岚县实验小学', '青岚县第二中学'].map((name) => units.find((unit) => unit.name === name)?.id ?? '') as [string, string];
});

const bulkAt = (key: string) => `/api/registers/${key}/bulk`;
const bulk = (who: Person, rows: readonly object[], mode = 'all', headers = {}, key = 'box'): Promise<Answer> => who.send('POST', bulkAt(key), { mode, rows }, headers);
const create = (name: string, values: object = {}, unitId = here): BulkRow => ({ do: 'create', unitId, values: { name, ...values } }) as BulkRow;
const count = async (key = 'box'): Promise<number> => (await office.get<RecordTotals>(`/api/registers/${key}/totals`)).whole.count;
const reply = (answer: Answer): BulkReply => { expect(answer.status, JSON.stringify(answer.body).slice(0, 400)).toBeLessThan(300); return answer.body as BulkReply; };
const idsOf = (answer: Answer): string[] => reply(answer).rows.map(({ id }) => id ?? '');
const tag = () => randomUUID().slice(0, 8);
async function refused(answer: Answer, question: string): Promise<void> {
  expectCivil(answer, question);
  expect(answer.status, question).toBeGreaterThanOrEqual(400);
}
async function asOwner(sql: string, values: readonly unknown[] = []): Promise<void> {
  const owner = new Client({ connectionString: world.db.ownerUrl });
  await owner.connect();
  await owner.query(sql, [...values]).finally(() => owner.end());
}

const one = () => `{"do":"create","unitId":"${here}","values":{"name":"x${tag()}"}}`;
const put = (name: string, seats: number) => ({ do: 'put', unitId: here, values: { name, seats } });

const raw = (text: string) => clerk.send('POST', bulkAt('box'), text, { 'content-type': 'application/json' });

describe('a call of many records', () => {
  it.each([1001, 10_000, 60_000])('of %i is refused whole, in one sentence', async (rows) => {
    const before = await count();
    const answer = await bulk(clerk, Array.from({ length: rows }, (_, at) => create(`多${at}`)));
    await refused(answer, String(rows));
    expect(JSON.stringify(answer.body).length).toBeLessThan(4000);
    expect(await count()).toBe(before);
  });

  it.each<[string, () => string]>([
    ['cut in half', () => `{"mode":"all","rows":[${one()},{"do":"cre`], ['nothing', () => ''], ['a null', () => 'null'], ['a list', () => `[${one()}]`], ['a number', () => '7'], ['a word', () => '"rows"'],
    ['a prototype in the call', () => `{"mode":"all","rows":[${one()}],"__proto__":{"mode":"sound"}}`], ['a prototype in a row', () => `{"mode":"all","rows":[{"do":"create","unitId":"${here}","values":{"name":"x"},"__proto__":{"unitId":"${there}"}}]}`],
    ['a prototype in the values', () => `{"mode":"all","rows":[{"do":"create","unitId":"${here}","values":{"name":"x","__proto__":{"name":"y"}}}]}`],
    ['a constructor in the values', () => `{"mode":"all","rows":[{"do":"create","unitId":"${here}","values":{"name":"x","constructor":{"prototype":{"x":1}}}}]}`],
    ['a nest of a hundred thousand', () => `{"mode":"all","rows":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['a nest in a value', () => `{"mode":"all","rows":[{"do":"create","unitId":"${here}","values":{"name":${'['.repeat(5000)}${']'.repeat(5000)}}}]}`],
    ['rows as an object', () => `{"mode":"all","rows":{"0":${one()},"length":1}}`], ['a row that is none', () => `{"mode":"all","rows":[${one()},null]}`], ['a row of another kind', () => `{"mode":"all","rows":[${one()},{"do":"erase","id":"${randomUUID()}","version":1,"reason":"依法删除"}]}`],
    ['a mode of its own', () => `{"mode":"some","rows":[${one()}]}`], ['a null byte', () => `{"mode":"all","rows":[{"do":"create","unitId":"${here}","values":{"name":"a\\u0000b"}}]}`],
    ['half of a character', () => `{"mode":"all","rows":[{"do":"create","unitId":"${here}","values":{"name":"a\\ud842"}}]}`], ['a version beyond all', () => `{"mode":"all","rows":[{"do":"change","id":"${randomUUID()}","version":1e30,"values":{}}]}`],
    ['a version below all', () => `{"mode":"all","rows":[{"do":"retire","id":"${randomUUID()}","version":-1,"reason":"不再使用"}]}`], ['columns of the house', () => `{"mode":"all","rows":[{"do":"create","unitId":"${here}","values":{"name":"x","state":"locked","version":9,"county":"lanhe","id":"${randomUUID()}"}}]}`],
    ['a key named like SQL', () => `{"mode":"all","rows":[{"do":"create","unitId":"${here}","values":{"name":"x","f_name\\") --":1}}]}`], ['a byte order mark', () => `\uFEFF{"mode":"all","rows":[]}`],
  ])('made of %s is refused and changes nothing', async (what, body) => {
    const before = await count();
    await refused(await raw(body()), what);
    expect(await count()).toBe(before);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('of another kind of content, or cut off on its way, is refused', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data; boundary=x']) await refused(await clerk.send('POST', bulkAt('box'), `{"mode":"all","rows":[${one()}]}`, { 'content-type': type }), type);
  });

  it('that names one record again and again writes it once, and one key again and again makes it once', async () => {
    const [id = ''] = idsOf(await bulk(clerk, [create(`重${tag()}`)]));
    const again = reply(await bulk(clerk, Array.from({ length: 50 }, (_, at): object => ({ do: at % 2 ? 'change' : 'retire', id: at % 3 ? id : id.toUpperCase(), version: 1, ...(at % 2 ? { values: { seats: at } } : { reason: '不再使用' }) })), 'sound'));
    expect(again.counts).toMatchObject({ changed: 0, retired: 1, refused: 49 });
    const name = `钥${tag()}`;
    const once = reply(await bulk(clerk, [put(name, 1), put(` ${name} `, 2), put(name, 3), create(name)], 'sound'));
    expect(once.counts).toMatchObject({ created: 1, refused: 3 });
    expectProblem(await bulk(clerk, [put(name, 5), put(name, 6)]), 'R320');
  });

  it('all or nothing means nothing, whatever the last row is', async () => {
    const before = await count();
    const lasts: object[] = [{ do: 'change', id: randomUUID(), version: 1, values: { seats: 1 } }, create('x'.repeat(41)), create(`末${tag()}`, { seats: 'viele' }), create(`末${tag()}`, {}, there), create(`末${tag()}`, {}, randomUUID()), { do: 'retire', id: randomUUID(), version: 1, reason: '不再使用' }];
    for (const last of lasts) {
      await refused(await bulk(clerk, [...Array.from({ length: 200 }, (_, at) => create(`前${at}-${tag()}`)), last]), JSON.stringify(last));
      expect(await count(), JSON.stringify(last)).toBe(before);
    }
  });

  it('is told apart by its body: the same key with other rows, another mode or another register is another call', async () => {
    const headers = { 'idempotency-key': `hostile-${randomUUID()}` };
    const rows = [create(`同${tag()}`)];
    reply(await bulk(clerk, rows, 'all', headers));
    expectProblem(await bulk(clerk, [...rows, create(`同${tag()}`)], 'all', headers), 'R312');
    expectProblem(await bulk(clerk, rows, 'sound', headers), 'R312');
    const elsewhere = await bulk(clerk, rows, 'all', headers, 'free');
    expectCivil(elsewhere, 'elsewhere');
    expect(await count('free')).toBe(elsewhere.status < 300 ? 1 : 0);
    // Sent with other bodies at once under one key, one of them is written.
    const race = { 'idempotency-key': `hostile-${randomUUID()}` };
    const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => bulk(clerk, [create(`争${at}${tag()}`)], 'all', race)));
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    for (const answer of answers) if (answer.status >= 300) expectProblem(answer, 'R312');
  });

  it('beside others over the same records, in any order and by any way: no deadlock, and each version once', async () => {
    const ids = idsOf(await bulk(clerk, Array.from({ length: 60 }, (_, at) => create(`并${at}-${tag()}`))));
    const change = (at: number) => (at % 2 ? ids : ids.toReversed()).map((id) => ({ do: 'change', id, version: 1, values: { seats: at } }));
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, (_, at) => bulk(at % 2 ? clerk : head, change(at), 'sound')), ...Array.from({ length: 2 }, (_, at) => bulk(head, change(at + 10), 'all')),
      ...ids.slice(0, 10).map((id) => office.send('PATCH', `/api/registers/box/records/${id}`, { values: { seats: 99 } }, { 'if-match': '"1"' })),
      office.send('POST', '/api/registers/box/move', { unitId: there, records: ids.slice(20, 40).toReversed().map((id) => ({ id, version: 1 })) }),
    ]);
    for (const answer of answers) expectCivil(answer, 'beside');
    for (const id of ids) expect((await office.get<RecordVersion[]>(`/api/registers/box/records/${id}/history`)).map(({ version }) => version)).toEqual([2, 1]);
  });

  it('tells nothing of records one may not see, and touches none', async () => {
    const theirs = idsOf(await bulk(office, [create(`邻${tag()}`, { seats: 7 }, there)]))[0] ?? '';
    const unknown = randomUUID();
    const said = await Promise.all([theirs, unknown].map(async (id) => JSON.stringify((await bulk(clerk, [{ do: 'change', id, version: 1, values: { seats: 8 } }], 'sound')).body).replaceAll(id, '')));
    expect(said[0]).toBe(said[1]);
    const foreign = await Promise.all([there, unknown].map((unitId) => bulk(clerk, [create('邻居', {}, unitId)], 'sound')));
    for (const answer of foreign) { expectCivil(answer, 'foreign'); expect(JSON.stringify(answer.body)).not.toContain('第二中学'); }
    const { records } = await office.get<RecordPageView>('/api/registers/box/records?where=seats%20%3D%207');
    expect(records.find(({ id }) => id === theirs)).toMatchObject({ version: 1, values: { seats: 7 } });
    expect((await auditor.get<AuditPage>('/api/audit?action=record.bulk')).rows.some(({ objectId, code }) => objectId === theirs && code === 'R101')).toBe(true);
  });
});

const table = (rows: number, name = tag()) => Buffer.from(`name,seats\n${Array.from({ length: rows }, (_, at) => `${name}-${at},${at}`).join('\n')}\n`);
const upload = (who: Person, bytes: Uint8Array, register = 'box', unitId = here) => who.upload('/api/imports/file', { name: '表.csv', bytes }, { register, unitId, reach: 'unit', until: 'written' });
const begun = (answer: Answer): string => { expect(answer.status, JSON.stringify(answer.body)).toBe(201); return (answer.body as ImportRowView).id; };
async function settled(id: string): Promise<ImportView> {
  const until = performance.now() + 30_000;
  for (;;) {
    const view = await office.get<ImportView>(`/api/imports/${id}`);
    if (['checked', 'done', 'undone', 'failed'].includes(view.state)) return view;
    expect(performance.now(), `still ${view.state}`).toBeLessThan(until);
    await pause(20);
  }
}
const outcome = async (id: string) => { const view = await settled(id); expect(view.failure?.code, JSON.stringify(view.failure)).not.toBe('I169'); return view; };
const written = async (name: string, key = 'box'): Promise<number> => (await office.get<RecordTotals>(`/api/registers/${key}/totals?where=${encodeURIComponent(`starts_with(name, '${name}')`)}`)).whole.count;
let periods = 0;
async function openRound(): Promise<{ readonly round: string; readonly report: string }> {
  const day = world.clock.now.toISOString().slice(0, 10);
  const { id: round } = await office.do<{ id: string }>('POST', '/api/rounds', {
    name: `轮次${periods += 1}`, basis: '某文', minutes: 10, opensOn: day, dueOn: `${day.slice(0, 4)}-12-31`, hasteReason: '临近年底', chosen: { kinds: [], below: null, units: [here] }, registers: [{ register: 'counted', period: '' }],
  });
  await leader.do('POST', `/api/rounds/${round}/start`, { version: 1 });
  return { round, report: (await office.get<OpenedRound>(`/api/rounds/${round}`)).reports[0]?.id ?? '' };
}
async function act(who: Person, id: string, verb: string, body: object = {}): Promise<void> {
  const { report: { version } } = await office.get<{ report: { version: number } }>(`/api/reports/${id}`);
  const answer = await who.send('POST', `/api/reports/${id}/${verb}`, { version, ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

describe('an import that writes by itself when nothing is wrong', () => {
  it('of the same file by two at once, or one twice, makes every record once', async () => {
    const name = tag();
    const file = table(300, name);
    const both = await Promise.all([upload(clerk, file), upload(head, file), upload(clerk, file)].map(async (one) => outcome(begun(await one))));
    expect(await written(name), JSON.stringify(both.map(({ state, counts, failure }) => ({ state, counts, failure })))).toBe(300);
    expect(both.reduce((sum, { state, counts }) => sum + (state === 'done' ? counts.added : 0), 0)).toBe(300);
    for (const { state } of both) expect(['done', 'checked', 'failed']).toContain(state);
  });

  it.each(['', ',x\n', 'nothing', 'name,seats\n', 'name,seats\na,viele\n', 'name,seats\na,1\na,2\n', 'seats\n1\n'])('of a file that is not sound writes nothing: %j', async (text) => {
    const before = await count();
    const answer = await upload(clerk, Buffer.from(text));
    expectCivil(answer, text);
    if (answer.status === 201) expect((await outcome(begun(answer))).state).not.toBe('done');
    expect(await count()).toBe(before);
  });

  it.each([0, 15, 60])('writes nothing once the right is taken away %i ms after it began, or has written all before', async (wait) => {
    const name = tag();
    const id = begun(await upload(clerk, table(400, name)));
    await pause(wait);
    const mine = `role_grant.account_id = (select id from account where name = '张文')`;
    await asOwner(`update role_grant set revoked_at = $1, revoked_by = proposed_by where ${mine} and revoked_at is null`, [world.clock.now]);
    const view = await outcome(id);
    await asOwner(`update role_grant set revoked_at = null, revoked_by = null where ${mine}`);
    expect(await written(name), JSON.stringify([view.state, view.failure])).toBe(view.state === 'done' ? 400 : 0);
    if (view.state !== 'done') expect(view.failure?.code).toMatch(/^A1/);
  });

  it.each([0, 15, 60])('writes nothing into a report that is submitted %i ms later, or is in it whole', async (wait) => {
    const { round, report } = await openRound();
    const name = tag();
    const id = begun(await upload(clerk, table(300, name), 'counted'));
    await pause(wait);
    const { report: { version } } = await office.get<{ report: { version: number } }>(`/api/reports/${report}`);
    const sent = await head.send('POST', `/api/reports/${report}/submit`, { version, declaration: 'nothing' });
    expectCivil(sent, 'submit');
    const view = await outcome(id);
    expect(await written(name, 'counted'), JSON.stringify([view.state, view.failure])).toBe(view.state === 'done' ? 300 : 0);
    // Who says that there is nothing is right when it is said: never both.
    if (sent.status === 200) { expect(view.state).not.toBe('done'); await act(district, report, 'approve'); }
    await asOwner(`update reg_counted set retired_at = $1, retire_reason = '清理', version = version + 1 where retired_at is null`, [world.clock.now]);
    const { round: { version: now } } = await office.get<OpenedRound>(`/api/rounds/${round}`);
    expectCivil(await office.send('POST', `/api/rounds/${round}/close`, { version: now }), 'close');
  });

  it('of a unit that retires meanwhile, or was never asked, writes nothing', async () => {
    expectProblem(await upload(clerk, table(3), 'box', there), 'A103');
    const name = tag();
    const id = begun(await upload(clerk, table(400, name)));
    await asOwner('update unit set retired_at = $1 where id = $2', [world.clock.now, here]);
    const view = await outcome(id).finally(() => asOwner('update unit set retired_at = null where id = $1', [here]));
    expect(await written(name), JSON.stringify([view.state, view.failure])).toBe(view.state === 'done' ? 400 : 0);
  });

  it.each([0, 15, 60])('judged by one definition never writes by another that comes %i ms later', async (wait) => {
    const key = `places_${tag()}`;
    const drawn = (more: string) => `key: ${key}\nname: 席位\nkept_by: [school]\nfields:\n  name: { name: 名称, type: text, max: 40, required: true }\n  seats: { name: 座位, type: integer${more} }\nunique: [[unit, name]]\ndisplay: { title: "{name}" }\n`;
    await office.do('POST', '/api/drawings', { written: drawn(''), lists: [] });
    const id = begun(await upload(clerk, Buffer.from(`名称,座位\n${Array.from({ length: 300 }, (_, at) => `n${at},${at}`).join('\n')}\n`), key));
    await pause(wait);
    const turned = await office.send('PUT', `/api/drawings/${key}`, { written: drawn(', max: 100'), lists: [], version: 1 });
    expectCivil(turned, 'redrawn');
    const view = await outcome(id);
    const { whole: { count: stored } } = await office.get<RecordTotals>(`/api/registers/${key}/totals`);
    expect(stored, JSON.stringify([view.state, view.failure])).toBe(view.state === 'done' ? 300 : 0);
    const { records } = await office.get<RecordPageView>(`/api/registers/${key}/records?limit=200`);
    const versions = new Set(records.map((one) => (one as unknown as { definitionVersion?: number }).definitionVersion ?? 1));
    if (view.state === 'done') expect([...versions]).toEqual([1]);
    else expect(view.groups.length + view.blocks.length + (view.failure ? 1 : 0)).toBeGreaterThan(0);
  });
});
