/*
 * Rows for a round come in as drafts although something in them must be put right before they are reported: what the sender is
 * told, sent once, twice and mended; and what becomes of them when somebody reports, stops or closes the school meanwhile.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ImportRowView, ImportView } from '../../src/contract/import.ts';
import type { RecordPageView } from '../../src/contract/register.ts';
import type { OpenedReport, OpenedRound } from '../../src/contract/round.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { useWorld, type Answer, type Person } from '../world/world.ts';

vi.setConfig({ testTimeout: 60_000 });

const world = useWorld({ catalogue: builtIn });
let clerk: Person;
let office: Person;
let holder: Client;
let school = '';
let report = '';

const head = '学年,学段,年级,班号,学生数,寄宿生数';
const line = (number: number, pupils: number | string, boarders: number): string => `2026-2027,小学,三年级,${number},${pupils},${boarders}`;

beforeAll(async () => {
  [clerk, office, holder] = [await world.as('张文'), await world.as('周敏'), new Client({ connectionString: world.db.ownerUrl })];
  await holder.connect();
  school = (await office.get<Unit[]>('/api/units')).find(({ name }) => name === '青岚县实验小学')?.id ?? '';
  const day = world.clock.now.toISOString().slice(0, 10);
  const { id } = await office.do<{ id: string }>('POST', '/api/rounds', {
    name: '班级统计', basis: '', minutes: 40, opensOn: day, dueOn: '2026-03-20', chosen: { kinds: ['school'], below: null, units: [] }, registers: [{ register: 'class', period: '2026-2027' }],
  });
  await office.do('POST', `/api/rounds/${id}/start`, { version: 1 });
  report = (await office.get<OpenedRound>(`/api/rounds/${id}`)).reports.find(({ unitName }) => unitName === '青岚县实验小学')?.id ?? '';
});
afterAll(() => holder.end());

async function settled(id: string, reached = (view: ImportView): boolean => ['checked', 'done', 'failed', 'stopped'].includes(view.state)): Promise<ImportView> {
  for (let tries = 0; tries < 500; tries += 1) {
    const view = await clerk.get<ImportView>(`/api/imports/${id}`);
    if (reached(view)) return view;
    await pause(20);
  }
  throw new Error('never came to that');
}

async function upload(...lines: readonly string[]): Promise<ImportView> {
  const answer = await clerk.upload('/api/imports/file', { name: '班级.csv', bytes: Buffer.from([head, ...lines].join('\n')) }, { register: 'class', unitId: school });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return settled((answer.body as ImportRowView).id);
}

async function take(view: ImportView, body: object = {}): Promise<ImportView> {
  const answer = await clerk.send('POST', `/api/imports/${view.id}/commit`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return settled(view.id);
}

const told = ({ groups }: ImportView): string[] => groups.map(({ strength, code, field, count }) => `${strength} ${code} ${field} ${count}`);
/** The classes that stand: number, pupils, boarders, state, version. */
const standing = async (): Promise<string[]> => (await clerk.get<RecordPageView>('/api/registers/class/records?limit=100')).records
  .map(({ values, state, version }) => `${String(values['number'])} ${String(values['pupils'])}/${String(values['boarders'])} ${state} ${version}`).toSorted();
const submit = async (): Promise<Answer> => {
  const { version } = (await clerk.get<OpenedReport>(`/api/reports/${report}`)).report;
  return clerk.send('POST', `/api/reports/${report}/submit`, { version, declaration: 'filled', explanations: [] });
};

/** Writes an import whose writing is held in the middle, does something meanwhile, and lets it go on. */
async function whileWriting<T>(view: ImportView, meanwhile: () => Promise<T>): Promise<T> {
  await holder.query('begin');
  await holder.query('lock table reg_class in share mode');
  try {
    expect((await clerk.send('POST', `/api/imports/${view.id}/commit`, {})).status).toBe(202);
    await waiting(1);
    return await meanwhile();
  } finally {
    await holder.query('rollback');
  }
}

const waiting = (count: number) => expect.poll(async () => (await holder.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rowCount).toBeGreaterThanOrEqual(count);

it('a row that must be put right before it is reported comes in as a draft, and is told; sent again it changes nothing; mended it is changed once', async () => {
  const first = await upload(line(1, 40, 41), line(2, 40, 0));
  expect([told(first), first.counts]).toMatchObject([['draft V130 boarders 1'], { added: 2, faulty: 0 }]);
  expect(await take(first)).toMatchObject({ state: 'done', counts: { added: 2 } });
  expect(await standing()).toEqual(['1 40/41 draft 1', '2 40/0 draft 1']);
  const again = await upload(line(1, 40, 41), line(2, 40, 0));
  expect([told(again), again.counts]).toMatchObject([['draft V130 boarders 1'], { added: 0, changed: 0, unchanged: 2, faulty: 0 }]);
  expect(await take(again)).toMatchObject({ state: 'done', counts: { added: 0, changed: 0 } });
  expect(await standing()).toEqual(['1 40/41 draft 1', '2 40/0 draft 1']);
  const refused = await submit();
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([422, expect.stringContaining('寄宿生')]);
  const mended = await upload(line(1, 41, 41), line(2, 40, 0));
  expect([told(mended), mended.counts]).toMatchObject([[], { changed: 1, unchanged: 1 }]);
  expect(await take(mended)).toMatchObject({ state: 'done', counts: { added: 0, changed: 1 } });
  expect(await standing()).toEqual(['1 41/41 draft 2', '2 40/0 draft 1']);
});

it('of chosen rows those come in that can be read, drafts among them, and none that was left out', async () => {
  const view = await upload(line(3, '许多', 0), line(4, 30, 31), line(5, 30, 0));
  expect(told(view).toSorted()).toEqual(['draft V130 boarders 1', 'logic V103 pupils 1']);
  const skip = view.groups.flatMap(({ strength, places }) => (strength === 'draft' ? places.map(({ sheet, row }) => `${sheet}!${row + 1}`) : []));
  expect(await take(view, { mode: 'chosen', skip })).toMatchObject({ state: 'done', counts: { added: 1 } });
  expect((await standing()).filter((one) => /^[345] /.test(one))).toEqual(['4 30/31 draft 1']);
  expect(await take(await upload(line(4, 31, 31)))).toMatchObject({ state: 'done', counts: { changed: 1 } });
});

it('stopped while it writes: nothing of it stands, and it can be written afterwards, once', async () => {
  const view = await upload(line(6, 40, 41), line(7, 40, 0));
  const before = await standing();
  await whileWriting(view, async () => expect((await clerk.send('POST', `/api/imports/${view.id}/stop`)).status).toBe(202));
  const stopped = await settled(view.id, ({ state }) => state === 'stopped' || state === 'done');
  if (stopped.state === 'stopped') {
    expect(await standing()).toEqual(before);
    await clerk.do('POST', `/api/imports/${view.id}/check`, {});
    await take(await settled(view.id, ({ state }) => state === 'checked'));
  }
  expect((await standing()).filter((one) => /^[67] /.test(one))).toEqual(['6 40/41 draft 1', '7 40/0 draft 1']);
  expect(await take(await upload(line(6, 41, 41)))).toMatchObject({ state: 'done', counts: { changed: 1 } });
});

it('reported while it writes: the report waits, and is sent with every row of the file', async () => {
  const view = await upload(line(8, 40, 0), line(9, 40, 0));
  const sent = whileWriting(view, async () => {
    const answer = submit();
    await waiting(2);
    return { answer };
  });
  const { answer } = await sent;
  expect(await settled(view.id)).toMatchObject({ state: 'done', counts: { added: 2 } });
  const { status, body } = await answer;
  const rows = await standing();
  expect(rows.filter((one) => /^[89] /.test(one))).toHaveLength(2);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(new Set(rows.map((one) => one.split(' ')[2]))).toEqual(new Set(['submitted']));
});
