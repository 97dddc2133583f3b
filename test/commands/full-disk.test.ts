/*
 * A disk that is really full: the data folder stands on a small file system of its own. Mounting one takes root, which
 * is what the tests run as on a bare machine; elsewhere the database is made to refuse as a full disk makes it refuse.
 */
import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Client } from 'pg';
import type { AuditVerdict } from '../../src/contract/audit.ts';
import type { PlanRow } from '../../src/contract/plan.ts';
import { findEmbedded } from '../../src/db/embedded/start-embedded.ts';
import { call, signInAt, startServer, type RunningServer, type Visitor } from './running-server.ts';

const MEGABYTE = 1024 * 1024;
let folder: string;
let mounted = false;
let server: RunningServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuezheng-disk-'));
  mounted = process.getuid?.() === 0 && mount(folder);
  await chmod(folder, 0o755);
  server = await startServer(folder);
}, 60_000);
afterAll(async () => {
  await server?.end('SIGTERM');
  if (mounted) execFileSync('umount', ['--lazy', folder]);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

function mount(place: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', place], { stdio: 'ignore' });
    return true;
  } catch (refused) {
    // A container may forbid mounting even to root.
    expect(refused).toBeInstanceOf(Error);
    return false;
  }
}

/** Takes the room away, until the answer gives it back. */
async function fillDisk(): Promise<() => Promise<void>> {
  return mounted ? fillForReal() : pretendFull();
}

async function fillForReal(): Promise<() => Promise<void>> {
  const filler = join(folder, 'filler');
  const room = Number(execFileSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' }).split('\n')[1]);
  await writeFile(filler, Buffer.alloc(Math.max(0, room - MEGABYTE)));
  return () => rm(filler);
}

async function pretendFull(): Promise<() => Promise<void>> {
  const owner = new Client({ connectionString: await findEmbedded(join(folder, 'data-sample')) ?? '' });
  await owner.connect();
  await owner.query(`create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'no space' using errcode = '53100'; end $$`);
  await owner.query('create trigger full_disk before insert on plan for each row execute function full_disk()');
  return async () => {
    await owner.query('drop trigger full_disk on plan');
    await owner.query('drop function full_disk()');
    await owner.end();
  };
}

const text = (mark: number): string => `青岚县教育局2026年第${mark}号工作计划\n${`一、建设标准化学校${mark}所，培训教师${mark}00名。\n`.repeat(12_000)}`;
const upload = (office: Visitor, mark: number) => call<PlanRow & { code?: string; zh?: string }>(office, 'POST', '/api/plans/text', { text: text(mark) });

it('a full disk refuses in a sentence, loses nothing confirmed, and goes on once there is room', { timeout: 120_000 }, async () => {
  const office = await signInAt(server.url, '周敏');
  const kept = await upload(office, 1);
  expect(kept.status).toBe(201);
  const makeRoom = await fillDisk();
  const refused: string[] = [];
  for (let mark = 2; mark < 12 && refused.length === 0; mark += 1) {
    const answer = await upload(office, mark);
    if (answer.status !== 201) refused.push(answer.body.code ?? '');
  }
  expect(refused[0], 'the disk was never full').toMatch(/^S10[12]$/);
  await makeRoom();
  let after = await upload(office, 20);
  // A database that could not write its log ends itself and is started again as soon as there is room.
  for (let time = 0; time < 60 && after.status !== 201; time += 1) {
    expect(after.body.code).toMatch(/^S10[12]$/);
    await pause(1000);
    after = await upload(office, 20);
  }
  expect(after.status).toBe(201);
  const plans = await call<PlanRow[]>(office, 'GET', '/api/plans');
  expect(plans.body.map((plan) => plan.id)).toEqual(expect.arrayContaining([kept.body.id, after.body.id]));
  const verdict = await call<AuditVerdict>(await signInAt(server.url, '马清'), 'GET', '/api/audit/verify');
  expect(verdict.body).toMatchObject({ intact: true });
});
