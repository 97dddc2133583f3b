/* Wiring: the real database, clock, ids, files and log, lent to the command line and the server. Heavy parts are loaded when used. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Registers, Runtime } from './app/runtime.ts';
import { runCommandLine } from './cli/cli.ts';
import { pick } from './cli/language.ts';
import { print, say } from './cli/output.ts';
import type { OpenSystem, ServeOptions, Wiring } from './cli/wiring.ts';
import type { SealKeys } from './db/registers/field-seal.ts';
import { isProblem, problems, raise } from './domain/problem.ts';
import type { Catalogue } from './domain/register/definition.ts';
import { commandLog, operatorLog } from './operator-log.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
const webRoot = fileURLToPath(new URL('../dist/web', import.meta.url));

// Each costs a process with up to 1 GB of memory.
const DOCUMENTS_AT_ONCE = 2;
// Tables are made by one at a time; another may look meanwhile what a change would do.
const OWNERS = 2;
// What is at work when the program stops is waited for so long; then the database undoes it.
const CLOSING_MS = 10_000;

// Then the program ends, whatever still holds on to a database of its own.
const LEAVING_MS = 1000;

interface Store {
  readonly ownerUrl: string;
  readonly close: () => Promise<void>;
  /** Settles when the embedded database ended for good and is not started again. */
  readonly lost: Promise<unknown>;
}

const clock = (): Date => new Date();
const never = new Promise<never>(() => undefined);

// DATABASE_URL is the owner of the schema; the program itself then works as xuezheng_app.
async function openStore(data: string, log: Runtime['log'], mayJoin: boolean): Promise<Store> {
  const given = process.env['DATABASE_URL'];
  if (given) return { ownerUrl: given, close: () => Promise.resolve(), lost: never };
  const { findEmbedded, startEmbedded } = await import('./db/embedded/start-embedded.ts');
  const running = mayJoin ? await findEmbedded(data) : undefined;
  if (running) return { ownerUrl: running, close: () => Promise.resolve(), lost: never };
  const embedded = await startEmbedded(data, { log: (line) => log.info(line) });
  embedded.onExit(() => log.info('database ended and is started again'));
  return { ownerUrl: embedded.url, close: embedded.stop, lost: new Promise((resolve) => { embedded.onGivenUp(resolve); }) };
}

async function openSystem(data: string, options: { readonly sample: boolean; readonly mayJoin: boolean; readonly log: Runtime['log'] }): Promise<OpenSystem & Pick<Store, 'lost'>> {
  const { log } = options;
  const store = await openStore(data, log, options.mayJoin);
  let unmark: (() => Promise<void>) | undefined;
  try {
    const [{ migrate }, { openDatabase }, { appUrl }, { createDocumentReader }, { readCatalogue }] = await Promise.all([
      import('./db/migrate.ts'), import('./db/database.ts'), import('./db/app-role.ts'), import('./office/create-document-reader.ts'), import('./catalog/read-catalogue.ts'),
    ]);
    // A wrong definition stops the start before anything is touched.
    const own = process.env['XUEZHENG_CATALOG'];
    const catalogue = await readCatalogue(own ? { beside: pathToFileURL(join(own, '/')) } : {});
    const { applied } = await migrate(store.ownerUrl);
    if (applied.length > 0) log.info('schema brought up to date', { applied });
    const keyFile = await keyFileOf(data, options);
    // Before the keys are read: whoever rotates the look-up key sees the mark, or is waited for.
    if (!options.mayJoin) unmark = await (await import('./db/serving-mark.ts')).markServing(store.ownerUrl);
    const { registers, keys } = await openRegisters(store.ownerUrl, catalogue, log, { keyFile, ...options });
    const database = openDatabase(appUrl(store.ownerUrl), (error) => log.error('connection to the database lost', error));
    const [{ importWorkers }, { planRunner }] = await Promise.all([import('./import-workers.ts'), import('./plan-runner.ts')]);
    const workers = keys && importWorkers({ appUrl: appUrl(store.ownerUrl), keys, keyFile, catalogue, sample: options.sample, ownDatabase: process.env['DATABASE_URL'] === undefined, clock });
    const runtime: Runtime = {
      database, clock, newId: randomUUID, log, sample: options.sample, documents: createDocumentReader(DOCUMENTS_AT_ONCE), catalogue, registers, planner: planRunner(), ...(workers && { workers }),
    };
    const close = async (): Promise<void> => {
      workers?.close();
      await Promise.race([Promise.all([database.close(), registers.owner.close()]), pause(CLOSING_MS, undefined, { ref: false })]);
      await unmark?.();
      await store.close();
    };
    return { runtime, ownerUrl: store.ownerUrl, keyFile, lost: store.lost, close };
  } catch (failure) {
    await unmark?.();
    await store.close();
    throw failure;
  }
}

// The sample county’s keys stand beside its folder: it may be thrown away, the real ones never. A command finds them there too.
async function keyFileOf(data: string, { sample, mayJoin }: { readonly sample: boolean; readonly mayJoin: boolean }): Promise<string> {
  const { defaultKeyFile } = await import('./db/registers/key-file.ts');
  if (process.env['XUEZHENG_KEYS'] !== undefined) return defaultKeyFile();
  const beside = `${data}.keys.json`;
  return sample || (mayJoin && await access(beside).then(() => true, () => false)) ? beside : defaultKeyFile();
}

// The tables follow their definitions before anybody asks. A console command may work without keys; a server may not.
async function openRegisters(ownerUrl: string, catalogue: Catalogue, log: Runtime['log'], options: { readonly keyFile: string; readonly mayJoin: boolean }): Promise<{ readonly registers: Registers; readonly keys: SealKeys | undefined }> {
  const [{ openDatabase }, { applyRegisters }, { closedSeal, followingSeal, openSealKeys }] = await Promise.all([import('./db/database.ts'), import('./db/registers/apply-registers.ts'), import('./db/registers/key-file.ts')]);
  const apply: Registers['apply'] = (definitions) => applyRegisters(ownerUrl, definitions, new Date());
  const { created, changed } = await apply([...catalogue.registers.values()]);
  if (created.length + changed.length > 0) log.info('registers brought up to date', { created, changed });
  let closed: unknown;
  const keys = await openSealKeys(ownerUrl, options.keyFile, new Date(), { make: !options.mayJoin }).catch((failure: unknown) => {
    if (!options.mayJoin) throw failure;
    closed = failure;
  });
  const owner = openDatabase(ownerUrl, (error) => log.error('connection to the database lost', error), OWNERS);
  return { registers: { apply, seal: keys ? followingSeal(options.keyFile, keys) : closedSeal(closed), owner }, keys: keys ?? undefined };
}

async function serve(options: ServeOptions): Promise<void> {
  if (options.sample && !isLoopback(options.host)) throw raise(problems.sampleLoopback, { host: options.host });
  await access(webRoot).catch(() => { throw raise(problems.webNotBuilt, {}); });
  await tryAddress(options);
  // Listened for before the database is started: whoever stops the program while it starts leaves nothing behind.
  const asked = untilAsked();
  const system = await openSystem(options.data, { sample: options.sample, mayJoin: false, log: operatorLog() });
  try {
    const { buildServer } = await import('./api/server.ts');
    const server = await buildServer(system.runtime, { webRoot, trustProxy: process.env['XUEZHENG_TRUST_PROXY'] ?? false });
    if (await isStopped(asked, prepare(system.runtime, options))) return;
    const { keepTime } = await import('./jobs/keep-time.ts');
    const address = await server.listen({ host: options.host, port: options.port }).catch((failure: unknown) => { throw listenProblem(failure, options); });
    print(pick({ zh: `学政已启动：${address}`, en: `Xuezheng serves at ${address}` }));
    const keeper = keepTime(system.runtime);
    const ended = await Promise.race([asked, system.lost.then((reason) => ({ reason }))]);
    say(pick({ zh: '正在停止……', en: 'Stopping …' }));
    await Promise.all([keeper.stop(), server.close()]);
    if (ended) throw isProblem(ended.reason) ? ended.reason : raise(problems.databaseAway, {});
  } finally {
    await system.close();
    setTimeout(() => process.exit(), LEAVING_MS).unref();
  }
}

/** Whether the program was asked to stop before this work was done: then it is left where it is, and its transaction undone with the database. */
async function isStopped(asked: Promise<void>, work: Promise<void>): Promise<boolean> {
  const stopped = await Promise.race([asked.then(() => true), work.then(() => false)]);
  if (stopped) work.catch(() => undefined);
  return stopped;
}

async function prepare(runtime: Runtime, options: ServeOptions): Promise<void> {
  const { openDrawnRegisters } = await import('./app/register/open-drawn-registers.ts');
  await openDrawnRegisters(runtime);
  if (options.sample) {
    const { openSampleCounty } = await import('./app/sample/open-sample-county.ts');
    for (const line of await openSampleCounty(runtime, options.size)) print(pick(line));
    return;
  }
  const { issueSetupToken } = await import('./app/system/issue-setup-token.ts');
  const token = await issueSetupToken(runtime);
  if (token) print(`${pick({ zh: '系统尚未初始化。请在页面上用这个一次性口令完成初始化（24 小时内有效）：', en: 'Not set up yet. Finish the set-up on the page with this one-time token, valid for 24 hours:' })}\n\n  ${token}\n`);
}

/** Listens for a moment: a taken port is refused before a database is made for it. */
async function tryAddress(options: ServeOptions): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen(options.port, options.host), 'listening');
  } catch (failure) {
    throw listenProblem(failure, options);
  }
  await promisify(probe.close.bind(probe))();
}

function listenProblem(failure: unknown, { host, port }: ServeOptions): unknown {
  const { code } = failure as { code?: unknown };
  if (code === 'EADDRINUSE') return raise(problems.portInUse, { host, port });
  return typeof code === 'string' && unusable.test(code) ? raise(problems.addressUnusable, { host, port, reason: code }) : failure;
}

const unusable = /^(EADDRNOTAVAIL|EACCES|ENOTFOUND|EAI_AGAIN|EINVAL|EAFNOSUPPORT)$/;

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);

/** Resolves when the operator or the system asks the program to stop. */
const untilAsked = (): Promise<void> => new Promise((resolve) => {
  // SIGHUP too: whoever closes the terminal means to stop, and the database must not be left behind.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
});

async function openForCommand(data: string, { make }: { readonly make: boolean }): Promise<OpenSystem> {
  const held = make || process.env['DATABASE_URL'] !== undefined || await access(join(data, 'pgdata')).then(() => true, () => false);
  if (!held) throw raise(problems.noDataHere, { folder: data });
  return openSystem(data, { sample: false, mayJoin: true, log: commandLog() });
}

const wiring: Wiring = { version, open: openForCommand, serve };
await runCommandLine(wiring, process.argv.slice(2));
