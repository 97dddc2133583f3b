/*
 * The keys personal numbers are sealed with: a file outside the data, readable by its owner alone, made at the first
 * start and never again. The database remembers a digest of each key, so that a start with the file gone, or with
 * another's, is refused before anything is written with the wrong key.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Client } from 'pg';
import { withOwner } from '../with-owner.ts';
import { problems, raise } from '../../domain/problem.ts';
import { makeFieldSeal, type FieldSeal, type SealKeys } from './field-seal.ts';

/** Where the keys are unless told otherwise. */
export const defaultKeyFile = (): string => process.env['XUEZHENG_KEYS'] ?? join(homedir(), '.config', 'xuezheng', 'keys.json');

// `next` is a look-up key on its way: it counts from the moment the database knows its digest, together with all it digested.
interface KeyFile { readonly format: 1; readonly current: number; readonly keys: readonly { readonly id: number; readonly made: string; readonly key: string }[]; readonly lookup: string; readonly next?: string }

// Guards the first start of two servers at once; another number than those of migrations and registers.
const LOCK = 710_2028;

/** The keys of this database, made when it has none yet and they may be made. Throws S130 keys missing, S131 unreadable, S132 readable by others, S133 another database’s. */
export async function openSealKeys(ownerUrl: string, file: string, now: Date, { make = true } = {}): Promise<SealKeys> {
  return withKeys(ownerUrl, async (client, known) => {
    const held = await readSettled(file, known);
    if (held === undefined && (known.size > 0 || !make)) throw raise(problems.keysMissing, { file });
    const keys = held ?? newKeys(now);
    if (held === undefined) await writeKeyFile(file, keys, { replace: false });
    await compareKeys(client, file, keys, known, now);
    return sealKeysOf(keys);
  });
}

// A server looks so often whether the keys were rotated beside it.
const LOOK_MS = 1000;

/** Opens the seal of this database, as its keys are opened. Throws S130 to S133. */
export const openFieldSeal = async (...given: Parameters<typeof openSealKeys>): Promise<FieldSeal> => followingSeal(given[1], await openSealKeys(...given));

/** A seal that follows its file: after a rotation servers that run seal with the new key within a second, and open at once what it sealed. */
export function followingSeal(file: string, first: SealKeys): FieldSeal {
  let seal = makeFieldSeal(first);
  // Keys that were handed on may be older than the file: looked at before the first use.
  let [held, lookedAt] = ['', Number.NEGATIVE_INFINITY];
  const lookup = Buffer.from(first.lookup);
  let strange = false;
  const look = (): boolean => {
    lookedAt = performance.now();
    const now = rereadKeys(file);
    // Whatever is wrong with the file now, the keys that were good go on.
    if (now === undefined) return false;
    strange = !Buffer.from(now.lookup, 'base64').equals(lookup);
    if (strange || JSON.stringify(now) === held) return false;
    [seal, held] = [makeFieldSeal(sealKeysOf(now)), JSON.stringify(now)];
    return true;
  };
  const opened = <T>(work: () => T): T => {
    try {
      return work();
    } catch (failure) {
      if (look()) return work();
      throw failure;
    }
  };
  const fresh = (): FieldSeal => {
    if (performance.now() - lookedAt > LOOK_MS) look();
    return seal;
  };
  const current = (): FieldSeal => {
    const now = fresh();
    // Nobody rotates it beside a server; where somebody did, nothing is written that could not be found again.
    if (strange) throw raise(problems.lookupRotated, {});
    return now;
  };
  return {
    seal: (place, content) => fresh().seal(place, content),
    open: (place, sealed) => opened(() => seal.open(place, sealed)),
    openBytes: (place, sealed) => opened(() => seal.openBytes(place, sealed)),
    show: (place, sealed, how, make) => opened(() => seal.show(place, sealed, how, make)),
    digest: (place, text) => current().digest(place, text),
    hexDigest: (place, text) => current().hexDigest(place, text),
  };
}

function rereadKeys(file: string): KeyFile | undefined {
  try {
    const exposed = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;
    return exposed ? undefined : parseKeys(readFileSync(file, 'utf8'));
  } catch {
    // Gone or half there: the caller goes on with what it has.
    return undefined;
  }
}

/** A key as the operator sees it. */
export interface KeyRow { readonly id: number; readonly made: string; readonly current: boolean }

/** The keys of the file, oldest first. Throws S130 to S133. */
export async function listKeys(ownerUrl: string, file: string, now: Date): Promise<KeyRow[]> {
  return withKeys(ownerUrl, async (client, known) => {
    const held = await requireKeys(client, file, known, now);
    return held.keys.map(({ id, made }) => ({ id, made, current: id === held.current }));
  });
}

/** The keys themselves, for sealing anew. Throws S130 to S133. */
export async function readSealKeys(ownerUrl: string, file: string, now: Date): Promise<SealKeys> {
  return withKeys(ownerUrl, async (client, known) => sealKeysOf(await requireKeys(client, file, known, now)));
}

/** Takes a key out of the file once `unused` has made sure that nothing is sealed with it, and while it holds the tables. Throws S130 to S133, S141, S142, and what `unused` throws. */
export async function dropKey(ownerUrl: string, file: string, key: number, now: Date, unused: (work: () => Promise<void>) => Promise<void>): Promise<void> {
  await withKeys(ownerUrl, async (client, known) => {
    const held = await requireKeys(client, file, known, now);
    if (!held.keys.some(({ id }) => id === key)) throw raise(problems.sealKeyUnknown, { key, held: held.keys.map(({ id }) => id).join(', ') });
    if (held.current === key) throw raise(problems.sealKeyCurrent, { key });
    await unused(async () => {
      // The database forgets it first: a file that has one key more is made whole by the next start, one that lacks a key is refused.
      await client.query('delete from seal_key where id = $1', [key]);
      await writeKeyFile(file, { ...held, keys: held.keys.filter(({ id }) => id !== key) }, { replace: true });
    });
  });
}

// Cut off between the database and the file, a new look-up key is put into force by whoever looks next.
async function readSettled(file: string, known: ReadonlyMap<number, Buffer>): Promise<KeyFile | undefined> {
  const held = await readKeyFile(file);
  if (held?.next === undefined || known.get(0)?.equals(digestOf(held.next)) !== true) return held;
  return putInForce(file, held, held.next);
}

async function putInForce(file: string, { format, current, keys }: KeyFile, lookup: string): Promise<KeyFile> {
  const settled: KeyFile = { format, current, keys, lookup };
  await writeKeyFile(file, settled, { replace: true });
  return settled;
}

async function requireKeys(client: Client, file: string, known: ReadonlyMap<number, Buffer>, now: Date): Promise<KeyFile> {
  const held = await readSettled(file, known);
  if (held === undefined) throw raise(problems.keysMissing, { file });
  await compareKeys(client, file, held, known, now);
  return held;
}

/** Stands for a seal that could not be opened, for work that needs none: using it throws what went wrong. */
export function closedSeal(failure: unknown): FieldSeal {
  const refuse = (): never => { throw failure; };
  return { seal: refuse, open: refuse, openBytes: refuse, show: refuse, digest: refuse, hexDigest: refuse };
}

/** Adds a key that new values are sealed with from now on; older ones stay to open what they sealed. Answers its number. Throws S130 to S133. */
export async function rotateKeys(ownerUrl: string, file: string, now: Date): Promise<number> {
  return withKeys(ownerUrl, async (client, known) => {
    const held = await requireKeys(client, file, known, now);
    const id = Math.max(...held.keys.map((key) => key.id)) + 1;
    const next: KeyFile = { ...held, current: id, keys: [...held.keys, { id, made: now.toISOString(), key: randomBytes(32).toString('base64') }] };
    await writeKeyFile(file, next, { replace: true });
    await compareKeys(client, file, next, known, now);
    return id;
  });
}

/**
 * Puts a new look-up key in the place of the old one. `rehash` makes all digests with the keys it is given and calls
 * `commit` in the same transaction. The file knows the new key before and loses the old one after, so that at no moment
 * the digests of the database have a key that is nowhere. Throws S130 to S133, and what `rehash` throws.
 */
export async function rotateLookupKey<T>(ownerUrl: string, file: string, now: Date, rehash: (keys: SealKeys, commit: (client: Client) => Promise<void>) => Promise<T>): Promise<T> {
  return withKeys(ownerUrl, async (client, known) => {
    const held = await requireKeys(client, file, known, now);
    const next = randomBytes(32).toString('base64');
    await writeKeyFile(file, { ...held, next }, { replace: true });
    const done = await rehash(sealKeysOf({ ...held, lookup: next }), async (inside) => {
      await inside.query('update seal_key set digest = $1, made_at = $2 where id = 0', [digestOf(next), now]);
    });
    await putInForce(file, held, next);
    return done;
  });
}

async function withKeys<T>(ownerUrl: string, work: (client: Client, known: ReadonlyMap<number, Buffer>) => Promise<T>): Promise<T> {
  return withOwner(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const { rows } = await client.query<{ id: number; digest: Buffer }>('select id, digest from seal_key');
    return work(client, new Map(rows.map(({ id, digest }) => [id, digest])));
  });
}

const newKeys = (now: Date): KeyFile => ({
  format: 1, current: 1, keys: [{ id: 1, made: now.toISOString(), key: randomBytes(32).toString('base64') }], lookup: randomBytes(32).toString('base64'),
});

async function readKeyFile(file: string): Promise<KeyFile | undefined> {
  const told = await stat(file).catch((failure: unknown) => {
    if ((failure as { code?: unknown }).code === 'ENOENT') return undefined;
    throw raise(problems.keysUnreadable, { file, reason: reasonOf(failure) });
  });
  if (told === undefined) return undefined;
  // Windows keeps rights elsewhere and answers the same mode for every file.
  if (process.platform !== 'win32' && (told.mode & 0o077) !== 0) throw raise(problems.keysExposed, { file });
  const text = await readFile(file, 'utf8').catch((failure: unknown) => { throw raise(problems.keysUnreadable, { file, reason: reasonOf(failure) }); });
  const held = parseKeys(text);
  if (held === undefined) throw raise(problems.keysUnreadable, { file, reason: 'JSON' });
  return held;
}

function parseKeys(text: string): KeyFile | undefined {
  try {
    const held = JSON.parse(text) as KeyFile;
    const sound = held.format === 1 && isKey(held.lookup) && (held.next === undefined || isKey(held.next)) && held.keys.every(({ id, key }) => Number.isInteger(id) && id > 0 && isKey(key)) && held.keys.some(({ id }) => id === held.current);
    return sound ? held : undefined;
  } catch {
    return undefined;
  }
}

const isKey = (text: unknown): boolean => typeof text === 'string' && Buffer.from(text, 'base64').length === 32;

// Written beside its place and moved there, so that no half file is ever found; the first one only where there is none.
async function writeKeyFile(file: string, keys: KeyFile, { replace }: { readonly replace: boolean }): Promise<void> {
  const path = replace ? `${file}.${randomBytes(4).toString('hex')}` : file;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const handle = await open(path, 'wx', 0o600);
    await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
    await handle.sync();
    await handle.close();
    if (replace) await rename(path, file);
  } catch (failure) {
    throw raise(problems.keysUnreadable, { file, reason: reasonOf(failure) });
  }
}

const reasonOf = (failure: unknown): string => String((failure as { code?: unknown }).code ?? 'I/O');

// The look-up key counts as number 0.
async function compareKeys(client: Client, file: string, keys: KeyFile, known: ReadonlyMap<number, Buffer>, now: Date): Promise<void> {
  const held = new Map([[0, keys.lookup], ...keys.keys.map(({ id, key }) => [id, key] as const)].map(([id, key]) => [Number(id), digestOf(String(key))]));
  for (const [id, digest] of known) if (!held.get(id)?.equals(digest)) throw raise(problems.keysStrange, { file, key: id });
  for (const [id, digest] of held) {
    if (!known.has(id)) await client.query('insert into seal_key (id, digest, made_at) values ($1, $2, $3) on conflict (id) do nothing', [id, digest, now]);
  }
}

const digestOf = (key: string): Buffer => createHash('sha256').update('xuezheng seal key').update(Buffer.from(key, 'base64')).digest();

const sealKeysOf = ({ current, keys, lookup }: KeyFile): SealKeys =>
  ({ current, keys: new Map(keys.map(({ id, key }) => [id, Buffer.from(key, 'base64')])), lookup: Buffer.from(lookup, 'base64') });
