import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { problems, raise } from '../../domain/problem.ts';
import type { Postmaster } from './postmaster.ts';
import { Supervisor } from './supervisor.ts';

const PAUSES = [1, 1, 1];

/** A process that stands in for the database. */
const standIn = async (): Promise<Postmaster> => {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  await once(child, 'spawn');
  return { pid: child.pid ?? 0, port: 1, child, ended: once(child, 'exit').then(() => undefined) };
};

test('what ends is started again, and stopping ends the last one', async () => {
  const started = [await standIn()];
  let restarted = Promise.withResolvers<void>();
  const supervisor = new Supervisor(started[0] as Postmaster, async () => {
    started.push(await standIn());
    return started.at(-1) as Postmaster;
  }, line => { if (line.startsWith('database restarted')) restarted.resolve(); }, PAUSES);
  for (let round = 0; round < 3; round += 1) {
    restarted = Promise.withResolvers<void>();
    started.at(-1)?.child.kill('SIGKILL');
    await restarted.promise;
  }
  await supervisor.stop();
  expect(started).toHaveLength(4);
  expect(started.map(one => one.child.signalCode)).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL', 'SIGTERM']);
});

test('what ends each time it is started is given up', async () => {
  let starts = 0;
  const first = await standIn();
  const supervisor = new Supervisor(first, async () => {
    starts += 1;
    const next = await standIn();
    next.child.kill('SIGKILL');
    return next;
  }, () => undefined, PAUSES);
  const givenUp = new Promise(tell => { supervisor.onGivenUp(() => tell('given up')); });
  first.child.kill('SIGKILL');
  expect(await givenUp).toBe('given up');
  expect(starts).toBe(PAUSES.length);
});

test('a full disk is waited for, however long', async () => {
  let full = 20;
  const first = await standIn();
  const lines: string[] = [];
  const restarted = Promise.withResolvers<void>();
  const supervisor = new Supervisor(first, async () => {
    full -= 1;
    if (full >= 0) throw raise(problems.diskFull, {});
    return standIn();
  }, line => {
    lines.push(line);
    if (line.startsWith('database restarted')) restarted.resolve();
  }, PAUSES);
  first.child.kill('SIGKILL');
  await restarted.promise;
  await supervisor.stop();
  expect(lines.filter(line => line.includes('S102'))).toHaveLength(20);
});

test('stopped in the middle of a restart, it starts nothing more', async () => {
  let starts = 0;
  const first = await standIn();
  const supervisor = new Supervisor(first, () => {
    starts += 1;
    return standIn();
  }, () => undefined, [50]);
  const exited = new Promise<void>(tell => { supervisor.onExit(tell); });
  first.child.kill('SIGKILL');
  await exited;
  await supervisor.stop();
  expect(starts).toBe(0);
});
