/*
 * A file is old enough to be emptied in the very moment it is first used. Whoever comes first has it: either it stays, or
 * the one who wanted it is told in a sentence. The moments are made by holding the table the other is about to write.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ImportRowView, ImportView } from '../../src/contract/import.ts';
import type { Target } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Answer, type Person } from '../world/world.ts';
import { drillRegister } from '../world/drill-register.ts';

vi.setConfig({ testTimeout: 60_000 });

const world = useWorld({ catalogue: builtIn });
let clerk: Person;
let office: Person;
let owner: Client;
let holder: Client;
let school = '';
let table = '';

beforeAll(async () => {
  [clerk, office] = [await world.as('张文'), await world.as('周敏')];
  school = (await office.get<Unit[]>('/api/units')).find(({ name }) => name === '青岚县实验小学')?.id ?? '';
  await office.do('POST', '/api/drawings', { written: drillRegister, lists: [] });
  [owner, holder] = [new Client({ connectionString: world.db.ownerUrl }), new Client({ connectionString: world.db.ownerUrl })];
  await Promise.all([owner.connect(), holder.connect()]);
  const { rows: [found] } = await owner.query<{ name: string }>(`select relname as name from pg_class where relname like 'own\\_%\\_drill' and relkind = 'r'`);
  table = found?.name ?? '';
});
afterAll(() => Promise.all([owner.end(), holder.end()]));

async function send(place: Record<string, string> = { register: 'drill', field: 'plan', unitId: school }): Promise<string> {
  const answer = await clerk.upload('/api/files', { name: '方案.pdf', bytes: Buffer.from(`%PDF-1.4 ${Math.random()}`) }, place);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
}

/** A file that will be emptied when the next one comes in. */
async function sendOld(place?: Record<string, string>): Promise<string> {
  const id = await send(place);
  await owner.query(`update file set created_at = created_at - interval '31 days' where id = $1`, [id]);
  return id;
}

const days = Array.from({ length: 60 }, (_, at) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10));
const save = (plan: string): Promise<Answer> => clerk.send('POST', '/api/registers/drill/records', { unitId: school, values: { held_on: days.pop(), plan } });
const bulk = (plan: string): Promise<Answer> => clerk.send('POST', '/api/registers/drill/bulk', { mode: 'all', rows: [{ do: 'create', unitId: school, values: { held_on: days.pop(), plan } }] });
const sizeOf = async (id: string): Promise<number> => (await owner.query<{ n: number }>('select octet_length(bytes) as n from file where id = $1', [id])).rows[0]?.n ?? 0;
const heldBy = async (id: string): Promise<number> => Number((await owner.query<{ n: string }>(`select count(*) as n from ${table} where f_plan = $1`, [id])).rows[0]?.n ?? 0);

/** Holds a table against being written while `begin` starts what wants to write it; then does `meanwhile`, and lets go. */
async function whileHeld(name: string, begin: () => Promise<Answer>, meanwhile: () => Promise<unknown>): Promise<Answer> {
  await holder.query('begin');
  await holder.query(`lock table ${name} in share mode`);
  const begun = begin();
  try {
    await stuck(1, begun);
    await meanwhile();
  } finally {
    await holder.query('rollback');
  }
  return begun;
}

/** Until so many wait for a lock, or this one does no longer. */
async function stuck(count: number, work: Promise<unknown>): Promise<void> {
  let over = false;
  void work.finally(() => { over = true; });
  for (let tries = 0; tries < 1000; tries += 1) {
    const { rows } = await owner.query(`select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`);
    if (over || rows.length >= count) return;
    await pause(10);
  }
  throw new Error('never came to that');
}

async function checked(id: string): Promise<ImportView> {
  for (let tries = 0; tries < 500; tries += 1) {
    const view = await clerk.get<ImportView>(`/api/imports/${id}`);
    if (!['waiting', 'checking', 'writing'].includes(view.state)) return view;
    await pause(20);
  }
  throw new Error('never came to that');
}

async function importOf(plan: string): Promise<ImportView> {
  const answer = await clerk.upload('/api/imports/file', { name: '演练.csv', bytes: Buffer.from(`演练日期,演练方案\n${days.pop()},${plan}\n`) }, { register: 'drill', unitId: school });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return checked((answer.body as ImportRowView).id);
}

describe('saving came first', () => {
  it.each([['one record', save], ['many records', bulk]])('%s: the file stays', async (_, saving) => {
    const id = await sendOld();
    const saved = await whileHeld(table, () => saving(id), send);
    expect(saved.status, JSON.stringify(saved.body)).toBeLessThan(300);
    expect([await heldBy(id), await sizeOf(id) > 0]).toEqual([1, true]);
    await send();
    expect((await clerk.send('GET', `/api/files/${id}`)).status).toBe(200);
  });

  it('evidence: the file stays', async () => {
    const plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: world.sample.planText });
    const { items } = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
    const item = items.find(({ kind }) => kind === 'target');
    await office.do('POST', `/api/plans/${plan.id}/decide`, { version: plan.version, decisions: [{ itemId: item?.itemId, decision: 'confirm' }] });
    const [target] = await office.get<Target[]>('/api/targets');
    const { version } = await office.do<{ version: number }>('POST', `/api/targets/${target?.id}/assign`, { version: target?.version, changes: { leadUnitId: school } });
    const id = await sendOld({});
    const saved = await whileHeld('commitment_action', () => clerk.send('POST', `/api/targets/${target?.id}/progress`, { version, value: 1, note: '', evidence: [id] }), send);
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(await sizeOf(id)).toBeGreaterThan(0);
  });

  it('an import: the file stays', async () => {
    const id = await sendOld();
    const view = await importOf(id);
    expect(view, JSON.stringify(view)).toMatchObject({ state: 'checked', counts: { added: 1 } });
    const answer = await whileHeld(table, () => clerk.send('POST', `/api/imports/${view.id}/commit`, {}).then(async (begun) => { await checked(view.id); return begun; }), send);
    expect(answer.status).toBe(202);
    expect(await checked(view.id)).toMatchObject({ state: 'done', counts: { added: 1 } });
    expect([await heldBy(id), await sizeOf(id) > 0]).toEqual([1, true]);
  });
});

describe('emptying came first', () => {
  it.each([['one record', save], ['many records', bulk]])('%s: it is refused, and says which file to send again', async (_, saving) => {
    const id = await sendOld();
    let refused: Promise<Answer> | undefined;
    const sent = await whileHeld('audit', () => clerk.upload('/api/files', { name: '方案.pdf', bytes: Buffer.from('%PDF-1.4 next') }, { register: 'drill', field: 'plan', unitId: school }), async () => {
      refused = saving(id);
      await stuck(2, refused);
    });
    expect(sent.status).toBe(201);
    const told = await refused;
    expect(told?.status).toBe(422);
    expect(JSON.stringify(told?.body)).toContain('“演练方案”的文件没有上传成功，请重新上传');
    expect([await heldBy(id), await sizeOf(id)]).toEqual([0, 0]);
  });

  it('an import that was checked before: it is judged again and says so of the row', async () => {
    const id = await send();
    const view = await importOf(id);
    expect(view).toMatchObject({ state: 'checked', counts: { added: 1 } });
    await owner.query(`update file set created_at = created_at - interval '31 days' where id = $1`, [id]);
    await send();
    expect(await sizeOf(id)).toBe(0);
    await clerk.send('POST', `/api/imports/${view.id}/commit`, {});
    const after = await checked(view.id);
    expect(after.state).toBe('checked');
    expect(JSON.stringify(after)).toContain('V120');
    expect(await heldBy(id)).toBe(0);
  });
});

it('twenty at once: each file is held and whole, or emptied and nobody holds it', async () => {
  const ids: string[] = [];
  for (let at = 0; at < 10; at += 1) ids.push(await send());
  await owner.query(`update file set created_at = created_at - interval '31 days' where id = any ($1)`, [ids]);
  const answers = await Promise.all(ids.flatMap((id, at) => (at % 3 === 0 ? [save(id), send()] : [save(id)])));
  for (const answer of answers) if (typeof answer !== 'string' && answer.status !== 201) expectProblem(answer, 'R304');
  for (const id of ids) expect([[1, true], [0, false]]).toContainEqual([await heldBy(id), await sizeOf(id) > 0]);
});
