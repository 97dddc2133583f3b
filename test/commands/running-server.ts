/* The real server as its own process on a real port, with a data folder that goes away with the test. Run by tests. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, inject } from 'vitest';

const main = join(import.meta.dirname, '../../src/main.ts');

/** What a process said and how it ended; `code` stays undefined while it runs. */
export interface Said { out: string; err: string; code: number | null | undefined }

/** A server that has said its address. */
export interface RunningServer {
  readonly url: string;
  readonly child: ChildProcess;
  readonly said: Said;
  /** Ends it: SIGKILL leaves its database orphaned, SIGTERM lets it close. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
}

/** A folder of a test file's own and the server that runs on it. A test that kills the server puts the next one here. */
export interface ServedFolder { folder: string; server: RunningServer }

/** A server for this test file, in a folder that goes away with it. */
export function useServer(name: string, start: (folder: string) => Promise<RunningServer> = startServer): ServedFolder {
  const place = { folder: '' } as ServedFolder;
  beforeAll(async () => {
    place.folder = await mkdtemp(join(tmpdir(), `xuezheng-${name}-`));
    // Open to the user the database runs as, so that its data lie here and go away with the folder.
    await chmod(place.folder, 0o755);
    place.server = await start(place.folder);
  }, 120_000);
  afterAll(async () => {
    await place.server?.end('SIGTERM');
    await rm(place.folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return place;
}

/** Runs `xuezheng` with these arguments; `ended` settles when the process has. */
export function runXuezheng(args: readonly string[], more: Readonly<Record<string, string>> = {}): { child: ChildProcess; said: Said; ended: Promise<Said> } {
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, [main, ...args], { env: { ...environment, ...more } });
  const said: Said = { out: '', err: '', code: undefined };
  child.stdout?.on('data', (chunk: Buffer) => { said.out += chunk.toString(); });
  child.stderr?.on('data', (chunk: Buffer) => { said.err += chunk.toString(); });
  const ended = new Promise<Said>((settle) => { child.once('close', (code) => { said.code = code; settle(said); }); });
  return { child, said, ended };
}

/**
 * Starts the sample county on this folder and waits until it serves. A folder where there is none yet gets a copy of one
 * that was made once for the whole run: making it costs three seconds of a processor.
 */
export async function startServer(folder: string): Promise<RunningServer> {
  if (!existsSync(join(folder, 'data-sample'))) await copy(await findSample(), folder);
  return startFresh(folder);
}

/** Starts the sample county on this folder, making it where there is none, and waits until it serves. */
export async function startFresh(folder: string, environment: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const { child, said, ended } = runXuezheng(['serve', '--sample', '--port', '0', '--data', join(folder, 'data')], environment);
  const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(said.out)?.[0];
  for (let time = 0; address() === undefined; time += 1) {
    if (said.code !== undefined || time > 1_200) throw new Error(`the server did not start: ${said.out} ${said.err}`);
    await pause(50);
  }
  const end: RunningServer['end'] = async (signal) => { child.kill(signal); await ended; };
  return { url: address() ?? '', child, said, end };
}

/** The folder with the sample county as it is after its first start; the first who asks makes it. */
async function findSample(): Promise<string> {
  const [whole, making] = [join(inject('runFolder'), 'sample-county'), join(inject('runFolder'), 'sample-county-in-the-making')];
  while (!existsSync(whole)) {
    // Of several processes that want it at once, one can make this folder.
    if (await mkdir(making).then(() => true, () => false)) {
      try {
        await chmod(making, 0o755);
        await (await startFresh(making)).end('SIGTERM');
        await rename(making, whole);
      } catch (failure) {
        await rm(making, { recursive: true, force: true });
        throw failure;
      }
    } else await pause(100);
  }
  return whole;
}

// Its files belong to whoever the database runs as, which Node’s own copy does not keep.
const copy = async (from: string, to: string): Promise<void> => { await promisify(execFile)('cp', ['-a', `${from}/.`, to]); };

/** The process number of the database that serves this folder. */
export async function databasePid(folder: string): Promise<number> {
  const held = (await readdir(folder, { recursive: true })).find((path) => path.endsWith('postmaster.pid'));
  const text = held === undefined ? '' : await readFile(join(folder, held), 'utf8');
  return Number(text.split('\n')[0]);
}

/** What a server answered; `body` is parsed JSON. */
export interface Reply<T> { readonly status: number; readonly body: T }

/** Somebody with a browser at this server. */
export interface Visitor { readonly url: string; readonly cookie: string }

/** Sends a request over the network. */
export async function call<T>(visitor: Visitor, method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply<T>> {
  const answer = await fetch(visitor.url + path, {
    method, headers: { cookie: visitor.cookie, ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T };
}

/** Signs in by choosing a person of the sample county. */
export async function signInAt(url: string, name: string): Promise<Visitor> {
  const people = await call<{ account: string; name: string }[]>({ url, cookie: '' }, 'GET', '/api/session/sample');
  const account = people.body.find((person) => person.name === name)?.account;
  const answer = await fetch(`${url}/api/session/sample`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ account }) });
  await answer.arrayBuffer();
  return { url, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}
