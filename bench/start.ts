/*
 * How long a person waits for the first page, and what the server takes at rest. Prints each figure beside its limit.
 *   node bench/start.ts            warm start of the sample county, memory at rest
 *   node bench/start.ts --clone    the same from a fresh clone, download included
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('..', import.meta.url));
const PORT = 18_686;
const failures: string[] = [];

function report(name: string, value: number, unit: string, limit: number): void {
  const holds = value <= limit;
  console.log(`${holds ? '✓' : '✗'} ${name}: ${value.toFixed(1)} ${unit} (limit ${limit} ${unit})`);
  if (!holds) failures.push(name);
}

/** Starts, waits for the first page, and answers the seconds until then. */
async function untilFirstPage(command: string, args: readonly string[], cwd: string): Promise<{ child: ChildProcess; seconds: number }> {
  const began = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], detached: true, env: { ...process.env, XUEZHENG_LOG: 'error' } });
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/`).catch(() => undefined);
    if (answer?.ok && (await answer.text()).includes('<script')) return { child, seconds: (performance.now() - began) / 1000 };
    await sleep(20);
  }
  throw new Error(`${command} ${args.join(' ')} ended with code ${child.exitCode}`);
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  process.kill(-(child.pid ?? 0), 'SIGTERM');
  await ended;
}

/** Resident memory of the one process that listens on the port, in MB. */
async function residentMegabytes(leader: number): Promise<number> {
  const tree = execFileSync('ps', ['-eo', 'pid=,pgid=,rss=,args='], { encoding: 'utf8' }).split('\n').map((line) => line.trim().split(/\s+/));
  const server = tree.find(([, group, , ...args]) => Number(group) === leader && args.some((arg) => arg.endsWith('src/main.ts')) && (args[0] ?? '').endsWith('node'));
  const status = await readFile(`/proc/${server?.[0]}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

async function measureWarm(folder: string): Promise<void> {
  const args = ['src/main.ts', 'serve', '--sample', '--port', String(PORT), '--data', join(folder, 'data')];
  const first = await untilFirstPage(process.execPath, args, project);
  await stop(first.child);
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const { child, seconds } = await untilFirstPage(process.execPath, args, project);
    times.push(seconds);
    if (run === 4) {
      await sleep(3000);
      report('server memory at rest', await residentMegabytes(child.pid ?? 0), 'MB', 250);
    }
    await stop(child);
  }
  report('warm start to first page, median of 5', times.sort((a, b) => a - b)[2] ?? NaN, 's', 3);
}

async function measureClone(folder: string): Promise<void> {
  const clone = join(folder, 'clone');
  execFileSync('git', ['clone', '--quiet', project, clone]);
  const { child, seconds } = await untilFirstPage('npm', ['start', '--', '--port', String(PORT)], clone);
  await stop(child);
  report('fresh clone to first page', seconds, 's', 90);
}

const folder = await mkdtemp(join(tmpdir(), 'xuezheng-bench-'));
try {
  await (process.argv.includes('--clone') ? measureClone(folder) : measureWarm(folder));
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = failures.length > 0 ? 1 : 0;
