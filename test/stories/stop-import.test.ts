/*
 * Whoever began an import stops it: while it waits, is checked or is written. Nothing of it is written, or all of it; it
 * can be begun again, and nobody else can stop it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { builtIn } from '../world/built-in.ts';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { ImportRowView, ImportView } from '../../src/contract/import.ts';
import type { RecordTotals } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

vi.setConfig({ testTimeout: 120_000 });

const world = useWorld({ catalogue: builtIn });
let clerk: Person;
let head: Person;
let auditor: Person;
let school: Unit | undefined;
/** Holds what work on an import waits for, so that it stands still where a test wants it. */
let holder: Client;

beforeAll(async () => {
  [clerk, head, auditor] = [await world.as('张文'), await world.as('王慧'), await world.as('马清')];
  school = (await clerk.get<Unit[]>('/api/units')).find(({ name }) => name === '青岚县实验小学');
  holder = new Client({ connectionString: world.db.ownerUrl });
  await holder.connect();
});
afterAll(() => holder.end());

let made = 0;
beforeEach(() => { made += 1; });

const head7 = '工号,姓名,性别,出生日期,任教学段,专任教师,学历';
const table = (rows: number): Buffer => Buffer.from([head7, ...Array.from({ length: rows }, (_, at) => `S${made}X${at},某,男,1980-01-01,小学,是,本科`)].join('\n'));

async function send(who: Person, rows: number, until = 'checked'): Promise<string> {
  const answer = await who.upload('/api/imports/file', { name: '教师.csv', bytes: table(rows) }, { register: 'teacher', unitId: school?.id ?? '', until });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as ImportRowView).id;
}

const open = (who: Person, id: string): Promise<ImportView> => who.get<ImportView>(`/api/imports/${id}`);
const stop = (who: Person, id: string) => who.send('POST', `/api/imports/${id}/stop`);
const count = async (): Promise<number> => (await clerk.get<RecordTotals>('/api/registers/teacher/totals')).whole.count;

async function until(id: string, reached: (view: ImportView) => boolean): Promise<ImportView> {
  for (let tries = 0; tries < 400; tries += 1) {
    const view = await open(clerk, id);
    if (reached(view)) return view;
    await pause(20);
  }
  throw new Error('never came to that');
}

const ended = (view: ImportView): boolean => !['waiting', 'checking', 'writing', 'stopping', 'undoing'].includes(view.state);

/** While `work` runs nobody writes the register: an import stands before its writing. */
async function withRegisterHeld(work: () => Promise<void>): Promise<void> {
  await holder.query('begin');
  await holder.query(`select pg_advisory_xact_lock(7102032, hashtext((select code from county limit 1) || '/teacher'))`);
  try {
    await work();
  } finally {
    await holder.query('rollback');
  }
}

/** While `work` runs nobody reads that table: an import stands in the middle of its check. */
async function withTableHeld(name: string, work: () => Promise<void>): Promise<void> {
  await holder.query('begin');
  await holder.query(`lock table ${name} in access exclusive mode`);
  try {
    await work();
  } finally {
    await holder.query('rollback');
  }
}

describe('an import that is written', () => {
  it('is stopped: nothing of it is there, the audit tells who stopped it, and it is checked and written again', async () => {
    const before = await count();
    const id = await send(clerk, 60);
    expect(await until(id, ended)).toMatchObject({ state: 'checked', counts: { added: 60 }, stoppable: false });
    await withRegisterHeld(async () => {
      await clerk.do('POST', `/api/imports/${id}/commit`, {});
      expect(await until(id, ({ stage }) => stage === 'queue')).toMatchObject({ state: 'writing', stoppable: true });
      expect((await stop(clerk, id)).status).toBe(202);
      expect(await until(id, ended)).toMatchObject({ state: 'stopped', stoppable: false, stopped: false, failure: null, groups: [], stage: '' });
    });
    expect(await count()).toBe(before);
    expectProblem(await clerk.send('POST', `/api/imports/${id}/commit`, {}), 'I151');
    expectProblem(await stop(clerk, id), 'I151');
    const { rows } = await auditor.get<AuditPage>('/api/audit?action=import.stop');
    expect(rows.filter(({ objectId }) => objectId === id).map(({ outcome, actorName, code }) => [outcome, actorName, code])).toEqual([['done', '张文', '']]);
    await clerk.do('POST', `/api/imports/${id}/check`, {});
    expect(await until(id, (view) => ended(view) && view.state !== 'stopped')).toMatchObject({ state: 'checked', counts: { added: 60 } });
    await clerk.do('POST', `/api/imports/${id}/commit`, {});
    expect(await until(id, (view) => ended(view) && view.state !== 'checked')).toMatchObject({ state: 'done', counts: { added: 60 } });
    expect(await count()).toBe(before + 60);
    expectProblem(await stop(clerk, id), 'I151');
  });

  it('in one go with its check is stopped the same', async () => {
    const before = await count();
    await withRegisterHeld(async () => {
      const id = await send(clerk, 30, 'written');
      await until(id, ({ stage }) => stage === 'queue');
      expect((await stop(clerk, id)).status).toBe(202);
      expect(await until(id, ended)).toMatchObject({ state: 'stopped' });
    });
    expect(await count()).toBe(before);
  });

  it('whose rows are all there and only not committed stands whole or not at all', async () => {
    const before = await count();
    const id = await send(clerk, 40);
    await until(id, ended);
    // Its very last statement, the row in the audit, waits: by then nobody looks whether it is to stop.
    await holder.query('begin');
    await holder.query('lock table audit in access exclusive mode');
    await clerk.do('POST', `/api/imports/${id}/commit`, {});
    await pause(400);
    const stopping = stop(clerk, id);
    await pause(100);
    await holder.query('rollback');
    const answer = await stopping;
    const end = await until(id, ended);
    expect([end.state, await count() - before, answer.status]).toEqual(end.state === 'done' ? ['done', 40, 409] : ['stopped', 0, 202]);
  });
});

describe('an import that is checked', () => {
  it('is stopped in the middle, and nothing is kept to be written', async () => {
    let id = '';
    await withTableHeld('reg_teacher', async () => {
      id = await send(clerk, 30);
      expect(await until(id, ({ state }) => state === 'checking')).toMatchObject({ stoppable: true });
      expect((await stop(clerk, id)).status).toBe(202);
      expect(await open(clerk, id)).toMatchObject({ state: 'stopping', stoppable: false });
      expectProblem(await stop(clerk, id), 'I151');
      expectProblem(await clerk.send('POST', `/api/imports/${id}/check`, {}), 'I150');
    });
    expect(await until(id, ended)).toMatchObject({ state: 'stopped' });
    expect((await holder.query<{ n: string }>('select count(*) as n from record_import_batch where import_id = $1 and rows > 0', [id])).rows[0]?.n).toBe('0');
  });

  it('while it waits in line it leaves the line, and the next moves up', async () => {
    const ids: string[] = [];
    await withTableHeld('reg_teacher', async () => {
      for (let at = 0; at < 3; at += 1) ids.push(await send(clerk, 10 + at));
      const [, second = '', third = ''] = ids;
      expect(await until(third, ({ stage, rowsDone }) => stage === 'queue' && rowsDone === 1)).toMatchObject({ stoppable: true });
      expect((await stop(clerk, second)).status).toBe(202);
      expect(await until(second, ended)).toMatchObject({ state: 'stopped' });
    });
    for (const id of [ids[0] ?? '', ids[2] ?? '']) expect(await until(id, ended)).toMatchObject({ state: 'checked' });
    expect(await open(clerk, ids[1] ?? '')).toMatchObject({ state: 'stopped' });
  });
});

describe('nobody else', () => {
  it('stops it: not a colleague of the same school, not one of another, not a stranger, and the audit keeps the attempts of those who may not', async () => {
    const other = await world.as('周敏');
    await withTableHeld('reg_teacher', async () => {
      const id = await send(clerk, 20);
      await until(id, ({ state }) => state === 'checking');
      expect(await open(head, id)).toMatchObject({ state: 'checking', stoppable: false });
      expectProblem(await stop(head, id), 'I173');
      expectProblem(await stop(other, id), 'I173');
      expect((await world.nobody.send('POST', `/api/imports/${id}/stop`)).status).toBe(401);
      expectProblem(await stop(auditor, id), 'A103');
      expect(await open(clerk, id)).toMatchObject({ state: 'checking' });
    });
    expectProblem(await stop(clerk, '00000000-0000-4000-8000-000000000000'), 'R101');
  });

  it('but who writes what a colleague sent may stop the writing', async () => {
    const id = await send(clerk, 20);
    await until(id, ended);
    await withRegisterHeld(async () => {
      await head.do('POST', `/api/imports/${id}/commit`, {});
      await until(id, ({ stage }) => stage === 'queue');
      expect((await stop(head, id)).status).toBe(202);
      expect(await until(id, ended)).toMatchObject({ state: 'stopped' });
    });
  });
});

describe('after a server died', () => {
  it('what was at work is stopped at once, and what was to stop is begun again', async () => {
    const id = await send(clerk, 20);
    await until(id, ended);
    await holder.query(`update record_import set state = 'writing' where id = $1`, [id]);
    expect((await stop(clerk, id)).status).toBe(202);
    expect(await open(clerk, id)).toMatchObject({ state: 'stopped' });
    await holder.query(`update record_import set state = 'stopping' where id = $1`, [id]);
    await clerk.do('POST', `/api/imports/${id}/check`, {});
    expect(await until(id, (view) => ended(view) && view.state !== 'stopped')).toMatchObject({ state: 'checked', counts: { added: 20 } });
  });
});
