import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { ImportRowView, ImportView } from '../../src/contract/import.ts';
import type { RecordTotals } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { call, signInAt, startServer, type RunningServer, useServer, type Visitor } from './running-server.ts';

const ROWS = 10_000;
const table = ['工号,姓名,性别,出生日期,任教学段,专任教师,学历', ...Array.from({ length: ROWS }, (_, at) => `K${String(at).padStart(6, '0')},某,男,1980-01-01,小学,是,本科`)].join('\n');

const place = useServer('kill-import');

const open = async (visitor: Visitor, id: string): Promise<ImportView> => (await call<ImportView>(visitor, 'GET', `/api/imports/${id}`)).body;
const count = async (visitor: Visitor): Promise<number> => (await call<RecordTotals>(visitor, 'GET', '/api/registers/teacher/totals')).body.whole.count;

async function until(visitor: Visitor, id: string, reached: (view: ImportView) => boolean): Promise<ImportView> {
  for (;;) {
    const view = await open(visitor, id);
    if (reached(view) || view.state === 'failed') return view;
    await pause(20);
  }
}

const unitNamed = async (visitor: Visitor, name: string): Promise<Unit | undefined> => (await call<Unit[]>(visitor, 'GET', '/api/units')).body.find((unit) => unit.name === name);

async function send(clerk: Visitor, text = table, unit = '青岚县实验小学'): Promise<string> {
  const form = new FormData();
  form.append('register', 'teacher');
  form.append('unitId', (await unitNamed(clerk, unit))?.id ?? '');
  form.append('file', new Blob([text]), '教师.csv');
  const sent = await fetch(`${place.server.url}/api/imports/file`, { method: 'POST', headers: { cookie: clerk.cookie }, body: form });
  expect(sent.status).toBe(201);
  return (await sent.json() as ImportRowView).id;
}

/** The processes at work on an import for this server. */
function workersOf(server: RunningServer): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n').map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line));
  return rows.flatMap((row) => (row && Number(row[2]) === server.child.pid && row[3]?.includes('import-child') === true ? [Number(row[1])] : []));
}

it('a process at work on an import that is killed takes nothing with it: the import has failed in words and is checked again', { timeout: 300_000 }, async () => {
  const clerk = await signInAt(place.server.url, '张文');
  const before = await count(clerk);
  const id = await send(clerk);
  expect(await until(clerk, id, ({ state, rowsDone }) => (state === 'checking' && rowsDone > 0) || state === 'checked')).toMatchObject({ state: 'checking' });
  const [worker] = workersOf(place.server);
  expect(worker).toBeDefined();
  process.kill(worker ?? 0, 'SIGKILL');
  expect(await until(clerk, id, ({ state }) => state === 'checked')).toMatchObject({ state: 'failed', failure: { code: 'I170' } });
  expect(workersOf(place.server)).toEqual([]);
  expect((await call(clerk, 'POST', `/api/imports/${id}/check`, {})).status).toBe(202);
  // Where it was, until the work was taken up again.
  for (let left = 500; left > 0 && (await open(clerk, id)).state === 'failed'; left -= 1) await pause(20);
  expect((await until(clerk, id, ({ state }) => state === 'checked')).counts).toMatchObject({ added: ROWS });
  expect(await count(clerk)).toBe(before);
});

it('an import that is stopped ends the process at work on it, and begins again', { timeout: 300_000 }, async () => {
  const clerk = await signInAt(place.server.url, '张文');
  const before = await count(clerk);
  const id = await send(clerk);
  expect(await until(clerk, id, ({ state, rowsDone }) => (state === 'checking' && rowsDone > 0) || state === 'checked')).toMatchObject({ state: 'checking', stoppable: true });
  expect((await call(clerk, 'POST', `/api/imports/${id}/stop`)).status).toBe(202);
  expect(await until(clerk, id, ({ state }) => state === 'stopped' || state === 'checked')).toMatchObject({ state: 'stopped', failure: null });
  for (let left = 250; left > 0 && workersOf(place.server).length > 0; left -= 1) await pause(20);
  expect(workersOf(place.server)).toEqual([]);
  expect((await call(clerk, 'POST', `/api/imports/${id}/check`, {})).status).toBe(202);
  for (let left = 500; left > 0 && (await open(clerk, id)).state === 'stopped'; left -= 1) await pause(20);
  expect((await until(clerk, id, ({ state }) => state === 'checked')).counts).toMatchObject({ added: ROWS });
  expect(await count(clerk)).toBe(before);
});

/** Power fails: the server and whatever works for it are gone at once. Gives how many worked for it. */
async function powerFails(): Promise<number> {
  const workers = workersOf(place.server);
  for (const pid of workers) process.kill(pid, 'SIGKILL');
  await place.server.end('SIGKILL');
  place.server = await startServer(place.folder);
  return workers.length;
}

it('a server killed with its worker while checking or writing has written nothing; the import is run again from its kept file', { timeout: 300_000 }, async () => {
  let clerk = await signInAt(place.server.url, '张文');
  const before = await count(clerk);
  const id = await send(clerk);
  expect(await until(clerk, id, ({ state, rowsDone }) => (state === 'checking' && rowsDone > 0) || state === 'checked')).toMatchObject({ state: 'checking' });
  expect(await powerFails()).toBe(1);
  clerk = { ...clerk, url: place.server.url };
  expect(await until(clerk, id, (view) => view.stopped || view.state === 'checked')).toMatchObject({ state: 'checking', stopped: true });
  expect((await call(clerk, 'POST', `/api/imports/${id}/check`, {})).status).toBe(202);
  expect(await until(clerk, id, ({ state }) => state === 'checked')).toMatchObject({ state: 'checked', counts: { added: ROWS } });
  expect((await call(clerk, 'POST', `/api/imports/${id}/commit`, {})).status).toBe(202);
  const caught = await until(clerk, id, ({ state, stage, rowsDone }) => (state === 'writing' && stage === 'write' && rowsDone > 0) || state === 'done');
  expect(caught.state).toBe('writing');
  await powerFails();
  clerk = { ...clerk, url: place.server.url };
  expect(await count(clerk)).toBe(before);
  const stopped = await until(clerk, id, (view) => view.stopped);
  expect(stopped).toMatchObject({ state: 'writing', stopped: true });
  expect((await call(clerk, 'POST', `/api/imports/${id}/check`, {})).status).toBe(202);
  expect((await until(clerk, id, ({ state }) => state === 'checked')).counts).toMatchObject({ added: ROWS });
  expect((await call(clerk, 'POST', `/api/imports/${id}/commit`, {})).status).toBe(202);
  expect((await until(clerk, id, ({ state }) => state === 'done')).state).toBe('done');
  expect(await count(clerk)).toBe(before + ROWS);
  const auditor = await signInAt(place.server.url, '马清');
  const rows = (await call<AuditPage>(auditor, 'GET', '/api/audit?action=import.commit')).body.rows.filter(({ objectId, outcome }) => objectId === id && outcome === 'done');
  expect(rows.length).toBe(1);
});

it('when a record was changed since the check, the file is judged once more, in a process of its own', { timeout: 300_000 }, async () => {
  const clerk = await signInAt(place.server.url, '张文');
  const id = await send(clerk);
  expect((await until(clerk, id, ({ state }) => state === 'checked')).counts).toMatchObject({ unchanged: ROWS });
  const other = await send(clerk, table.split('\n').slice(0, 2).join('\n').replace(',某,', ',另一位,'));
  expect((await until(clerk, other, ({ state }) => state === 'checked')).counts).toMatchObject({ changed: 1 });
  expect((await call(clerk, 'POST', `/api/imports/${other}/commit`, {})).status).toBe(202);
  expect((await until(clerk, other, ({ state }) => state === 'done')).state).toBe('done');
  expect((await call(clerk, 'POST', `/api/imports/${id}/commit`, {})).status).toBe(202);
  let seen = 0;
  const done = await until(clerk, id, (view) => {
    seen = Math.max(seen, workersOf(place.server).length);
    return view.state === 'done' || view.state === 'checked';
  });
  expect(done, JSON.stringify(done.failure)).toMatchObject({ state: 'done', counts: { changed: 1, unchanged: ROWS - 1 } });
  expect(seen).toBe(1);
});

it('a unit merged or closed under an import that writes into it: no row is lost, none stays with a unit that is no more', { timeout: 300_000 }, async () => {
  const [office, admin] = [await signInAt(place.server.url, '周敏'), await signInAt(place.server.url, '陈钢')];
  const district = (await unitNamed(office, '城关学区'))?.id;
  const made = (code: string, name: string) => call<Unit>(admin, 'POST', '/api/units', { code, name, kind: 'school', parentId: district });
  const [gone, kept] = [(await made('dong', '城东小学')).body, (await made('nan', '城南小学')).body];
  const held = async (unit: Unit): Promise<number> => (await call<RecordTotals>(office, 'GET', `/api/registers/teacher/totals?unit=${unit.id}`)).body.whole.count;
  const before = await count(office);
  const rows = table.split('\n').slice(0, 4001).join('\n').replaceAll('K0', 'M0');
  const basis = { effectiveOn: '2026-03-02', document: '青教〔2026〕8号' };

  const id = await send(office, rows, gone.name);
  const late = await send(office, rows.replaceAll('M0', 'N0'), kept.name);
  expect((await until(office, id, ({ state }) => state === 'checked')).counts).toMatchObject({ added: 4000 });
  expect((await call(office, 'POST', `/api/imports/${id}/commit`, {})).status).toBe(202);
  expect((await until(office, id, ({ state, stage, rowsDone }) => (state === 'writing' && stage === 'write' && rowsDone > 0) || state === 'done')).state).toBe('writing');
  expect((await call(office, 'POST', `/api/units/${kept.id}/merge`, { from: [gone.id], ...basis })).status).toBe(200);
  expect((await until(office, id, ({ state }) => state === 'done')).state).toBe('done');
  expect([await count(office), await held(gone), await held(kept)]).toEqual([before + 4000, 0, 4000]);

  expect((await until(office, late, ({ state }) => state === 'checked')).counts).toMatchObject({ added: 4000 });
  expect((await call(office, 'POST', `/api/units/${kept.id}/close`, basis)).status).toBe(200);
  expect((await call(office, 'POST', `/api/imports/${late}/commit`, {})).status).toBe(202);
  const told = await until(office, late, ({ state, failure }) => state === 'done' || failure !== null);
  expect(told).toMatchObject({ state: 'checked', counts: { added: 0, faulty: 4000 }, failure: { code: 'I152' } });
  expect(JSON.stringify((await call(office, 'GET', `/api/imports/${late}/findings`)).body)).toMatch(/“城南小学”已经停用（撤并、撤销）/);
  expect([await count(office), await held(kept)]).toEqual([before, 0]);
});
