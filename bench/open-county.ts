/*
 * The sample county on a server of its own for the benchmarks of registers: an embedded database in a temporary folder, the
 * program as people start it, and beside it whatever floor is measured against. Everything is gone afterwards.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { thrift } from '../bin/project.mjs';
import { startEmbedded } from '../src/db/embedded/start-embedded.ts';

const project = fileURLToPath(new URL('..', import.meta.url));

/** A server that answers at an address. */
export interface BenchServer { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> }

/** The county, open. */
export interface BenchCounty {
  readonly ownerUrl: string;
  /** The file of keys the server seals with. */
  readonly keys: string;
  readonly server: BenchServer;
  /** One more server, on another database of the same cluster. */
  readonly serve: (ownerUrl: string) => Promise<BenchServer>;
  /** The cookie of a person of the sample county. */
  readonly signIn: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

// `--keep=<folder>`: the county is left there for the next run, which saves the time to fill it.
const kept = process.argv.find((arg) => arg.startsWith('--keep='))?.slice('--keep='.length);

/** Opens the sample county, filled. */
export async function openCounty({ large }: { readonly large: boolean }): Promise<BenchCounty> {
  const folder = kept ?? await mkdtemp(join(tmpdir(), 'xuezheng-bench-'));
  await mkdir(folder, { recursive: true });
  // The database may run as another user, who must be able to come in.
  await chmod(folder, 0o755);
  const database = await startEmbedded(join(folder, 'data'));
  const began = performance.now();
  const keys = join(folder, 'keys.json');
  const serve = (url: string): Promise<BenchServer> => startServer('src/main.ts', ['serve', '--sample', ...(large ? ['--large'] : []), '--port', '0'], { DATABASE_URL: url, XUEZHENG_KEYS: keys, XUEZHENG_LOG: 'error' });
  const server = await serve(database.url);
  process.stdout.write(`sample county opened in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  return {
    ownerUrl: database.url, keys, server, serve, signIn: (name) => signIn(server.url, name),
    close: async () => {
      await server.stop();
      await database.stop();
      if (kept === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Starts a program of this project and waits until it says where it answers. */
export async function startServer(file: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<BenchServer> {
  const child = spawn(process.execPath, [...thrift, join(project, file), ...args], { cwd: project, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } });
  const url = await addressOf(child);
  return { url, pid: child.pid ?? 0, stop: async () => { child.kill('SIGTERM'); if (child.exitCode === null) await once(child, 'exit'); } };
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the server has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url !== undefined) {
      child.stdout.resume();
      return url;
    }
  }
  throw new Error(`the server ended with code ${child.exitCode}`);
}

/** The cookie of this person. */
async function signIn(url: string, name: string): Promise<string> {
  const people = await (await fetch(`${url}/api/session/sample`)).json() as { account: string; name: string }[];
  const account = people.find((person) => person.name === name)?.account;
  const answer = await fetch(`${url}/api/session/sample`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account }) });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (!answer.ok || cookie === undefined) throw new Error(`${name} cannot sign in: ${answer.status}`);
  return cookie;
}

/** A named number given on the command line: --seconds=2. */
export const option = (name: string, otherwise: number): number => Number(process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise);

/** What a request answered. */
export interface Heard { readonly status: number; readonly text: string; readonly headers: Readonly<Record<string, unknown>> }

/** Asks over connections that are kept: quicker than fetch, so that the asking costs little beside the answering. */
export function asker(url: string, connections: number, cookie = ''): (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Heard> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  return (method, path, body, headers = {}) => new Promise((resolve, reject) => {
    const text = body === undefined ? '' : JSON.stringify(body);
    const sent = request({ agent, hostname, port, method, path, headers: { cookie, ...(text === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }), ...headers } }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8'), headers: reply.headers }));
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

/** How many requests so many askers at once had answered in so many seconds, and how many that is a second. */
export async function rate(ask: () => Promise<unknown>, { atOnce, seconds }: { readonly atOnce: number; readonly seconds: number }): Promise<{ readonly rate: number; readonly done: number }> {
  const began = performance.now();
  const end = began + seconds * 1000;
  let done = 0;
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (performance.now() < end) {
      await ask();
      done += 1;
    }
  }));
  return { rate: done / ((performance.now() - began) / 1000), done };
}

/** The value in the middle. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** One line of result; answers whether the limit holds. */
export function line(name: string, value: number, sign: '<=' | '>=', limit: number): boolean {
  const passes = sign === '<=' ? value <= limit : value >= limit;
  process.stdout.write(`${passes ? 'pass' : 'FAIL'}  ${name.padEnd(56)} ${value.toFixed(2).padStart(8)}  limit ${sign} ${limit}\n`);
  return passes;
}
