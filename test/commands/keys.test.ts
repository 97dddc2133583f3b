/*
 * The keys are rotated beside a running server by the commands an operator types, with the long one killed on the way; and
 * a server that is asked to stop leaves no database behind, at whatever moment it is asked.
 */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AuditPage, AuditVerdict } from '../../src/contract/audit.ts';
import type { RecordPageView, RecordVersion, Revealed } from '../../src/contract/register.ts';
import { call, databasePid, runXuezheng, signInAt, startServer, type RunningServer, type Visitor } from './running-server.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let folder: string;
let server: RunningServer;
let head: Visitor;
const keys = (...args: string[]) => runXuezheng(['--lang', 'en', 'keys', ...args, '--data', join(folder, 'data-sample')]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuezheng-rotate-'));
  await chmod(folder, 0o755);
  server = await startServer(folder);
  head = await signInAt(server.url, '王慧');
});
afterAll(async () => {
  await server.end('SIGTERM');
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const revealed = async (id: string, register = 'teacher', field = 'id_number'): Promise<string> => {
  const answer = await call<Revealed>(head, 'POST', `/api/registers/${register}/records/${id}/reveal`, { field, reason: '核对身份' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return String(answer.body.value);
};

describe('keys', () => {
  it('are rotated, everything sealed anew though it is killed on the way, and the old one dropped, while the server serves', async () => {
    const teachers = (await call<RecordPageView>(head, 'GET', '/api/registers/teacher/records?limit=5')).body.records;
    const before = await Promise.all(teachers.map(({ id }) => revealed(id)));
    const history = (await call<RecordVersion[]>(head, 'GET', `/api/registers/teacher/records/${teachers[0]?.id}/history`)).body;
    const rotated = await keys('rotate').ended;
    expect(rotated).toMatchObject({ code: 0, out: '2\n' });
    expect(rotated.err).toContain('Key 2 seals from now on');
    expect((await keys('retire', '1').ended).err).toMatch(/^S140 \d+ values are still sealed with key 1/);
    const cut = keys('reseal');
    while (!cut.said.err.includes('/') && cut.said.code === undefined) await pause(5);
    cut.child.kill('SIGKILL');
    await cut.ended;
    expect(await Promise.all(teachers.map(({ id }) => revealed(id)))).toEqual(before);
    const done = await keys('reseal').ended;
    expect(done, done.err).toMatchObject({ code: 0 });
    expect(done.err).toContain('Everything is sealed with key 2.');
    expect((await keys('retire', '1').ended).code).toBe(0);
    expect((await keys('list').ended).out).toMatch(/^No\. +Made \(China time\)[^]*\n2 +[-\d]{10} \d\d:\d\d +in use\n$/);
    expect(await Promise.all(teachers.map(({ id }) => revealed(id)))).toEqual(before);
    expect((await call<RecordVersion[]>(head, 'GET', `/api/registers/teacher/records/${teachers[0]?.id}/history`)).body).toEqual(history);
    expect(JSON.parse(await readFile(join(folder, 'data-sample.keys.json'), 'utf8'))).toMatchObject({ current: 2, keys: [{ id: 2 }] });
    const auditor = await signInAt(server.url, '马清');
    expect((await call<AuditPage>(auditor, 'GET', '/api/audit')).body.rows.filter(({ action }) => action.startsWith('key.')).map(({ action, actorName }) => `${action} ${actorName}`)).toEqual(['key.retire 控制台', 'key.reseal 控制台', 'key.rotate 控制台']);
    expect((await call<AuditVerdict>(auditor, 'GET', '/api/audit/verify')).body.intact).toBe(true);
  });

  it('are refused in a sentence: the look-up key while a server serves, the present one, one that is none, a number that is none', async () => {
    expect((await keys('rotate', '--lookup').ended).err).toMatch(/^S146 A server is using this database/);
    expect((await keys('retire', '2').ended).err).toMatch(/^S141 /);
    expect((await keys('retire', '9').ended).err).toMatch(/^S142 .*it holds 2/);
    expect((await keys('retire', 'x').ended).err).toMatch(/^X105 /);
    const help = await runXuezheng(['keys', '--help']).ended;
    expect(help.out).toContain('轮换一次的顺序');
    expect(help.out).toContain('xuezheng keys reseal');
  });
});

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function stopsAt(moment: (said: { out: string }) => Promise<boolean>): Promise<void> {
  const { child, said, ended } = runXuezheng(['serve', '--sample', '--port', '0', '--data', join(folder, 'data')]);
  while (said.code === undefined && !(await moment(said))) await pause(1);
  const pid = await databasePid(folder).catch(() => 0);
  child.kill('SIGTERM');
  expect(await ended, said.err).toMatchObject({ code: 0 });
  expect(pid > 0 && alive(pid)).toBe(false);
}

describe('the look-up key', () => {
  it('is rotated while no server serves, killed on the way without harm, and numbers are revealed and found after', async () => {
    const teachers = (await call<RecordPageView>(head, 'GET', '/api/registers/teacher/records?limit=3')).body.records;
    const before = await Promise.all(teachers.map(({ id }) => revealed(id)));
    await server.end('SIGTERM');
    const cut = keys('rotate', '--lookup');
    while (!cut.said.err.includes('/') && cut.said.code === undefined) await pause(5);
    cut.child.kill('SIGKILL');
    await cut.ended;
    const done = await keys('rotate', '--lookup').ended;
    expect(done, done.err).toMatchObject({ code: 0 });
    expect(done.err).toContain('The look-up key is a new one');
    expect(done.out).toMatch(/^Table +Rows +Values\n[^]*reg_teacher /);
    server = await startServer(folder);
    head = await signInAt(server.url, '王慧');
    expect(await Promise.all(teachers.map(({ id }) => revealed(id)))).toEqual(before);
    const [pupil] = (await call<RecordPageView>(head, 'GET', '/api/registers/pupil/records?limit=1')).body.records;
    const number = await revealed(pupil?.id ?? '', 'pupil', 'student_number');
    const found = await call(head, 'POST', '/api/registers/pupil/bulk', { mode: 'sound', rows: [{ do: 'put', unitId: pupil?.unitId, values: { student_number: number, name: pupil?.values['name'] } }] });
    expect(found.body).toMatchObject({ rows: [{ outcome: 'unchanged', id: pupil?.id }] });
    expect((await keys('rotate', '--lookup').ended).err).toMatch(/^S146 /);
  });
});

describe('a server that is asked to stop', () => {
  it('leaves no database running: the moment its address is printed, and while it starts', async () => {
    await server.end('SIGTERM');
    for (let round = 0; round < 2; round += 1) await stopsAt(async ({ out }) => out.includes('http://'));
    await stopsAt(() => databasePid(folder).then((pid) => pid > 0, () => false));
    server = await startServer(folder);
    head = await signInAt(server.url, '王慧');
    expect((await call(head, 'GET', '/api/registers')).status).toBe(200);
  });
});
