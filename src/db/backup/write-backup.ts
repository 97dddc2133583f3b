/*
 * A backup of a running system: every table as of one moment, in one zip that any program can open. Nothing is held
 * in memory and nobody waits for it: the snapshot of one transaction does the work.
 */
import { lstat, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ZipFile } from 'yazl';
import { problems, raise } from '../../domain/problem.ts';
import { translateFailure } from '../failures.ts';
import { CopyMeter } from './copy-meter.ts';
import { type BackupManifest, type BackupTable, entryOf, FORMAT, MANIFEST, MARK, markText } from './manifest.ts';
import { makeSealer } from './seal.ts';
import { copyCommand, listTables, qualified, type Table } from './tables.ts';

/** What a backup says about its making. */
export interface BackupOrigin {
  /** Version of the program. */
  readonly product: string;
  readonly now: Date;
}

/**
 * Writes everything the database holds into one file, replacing it only once the new one is whole. `ownerUrl` must
 * own the tables: row security hides rows from everyone else. Throws S101, S102 (disk full) or S115 (not writable).
 */
export async function writeBackup(ownerUrl: string, file: string, origin: BackupOrigin): Promise<BackupManifest> {
  const client = new Client({ connectionString: ownerUrl });
  // A connection lost in the middle also fails the query under way, which is where it is dealt with.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await beginSnapshot(client);
    return await writeFile(client, file, origin);
  } catch (failure) {
    throw isFileFailure(failure) ? fileProblem(file, failure) : translateFailure(failure);
  } finally {
    await client.end();
  }
}

/** Throws S118 where something of this name is there already. */
export async function refuseExisting(file: string): Promise<void> {
  if (await lstat(file).then(() => true, () => false)) throw raise(problems.outputExists, { file });
}

async function beginSnapshot(client: Client): Promise<void> {
  const tables = await listTables(client);
  // Locked before the snapshot is taken: a restore that commits between the two would leave us a view of empty tables.
  await client.query(`begin isolation level repeatable read read only;
    lock table ${tables.map(qualified).join(', ')} in access share mode`);
  // Fails rather than leave out rows, should this user not own a table; the rest fixes how values are written.
  await client.query(`set local row_security = off; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
    set local timezone = 'UTC'; set local extra_float_digits = 1; set local bytea_output = 'hex'`);
}

async function writeFile(client: Client, file: string, origin: BackupOrigin): Promise<BackupManifest> {
  const part = `${file}.part-${process.pid}`;
  const handle = await open(part, 'wx', 0o600);
  try {
    const zip = await startZip(client, origin);
    await pipeline(zip.stream, makeSealer(), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) await handle.appendFile(chunk);
    });
    await handle.sync();
    await handle.close();
    await rename(part, file);
    await syncFolder(dirname(file));
    return zip.manifest();
  } catch (failure) {
    await handle.close();
    await rm(part, { force: true });
    throw failure;
  }
}

interface OpenZip { readonly stream: Readable; readonly manifest: () => BackupManifest }

async function startZip(client: Client, origin: BackupOrigin): Promise<OpenZip> {
  const tables = await listTables(client);
  const { rows: schema } = await client.query<BackupManifest['schema'][number]>('select no, name, digest from schema_migration order by no');
  const registers = tables.some(({ name }) => name === 'register_table')
    ? (await client.query<{ definition: unknown }>('select definition from register_table order by name')).rows : [];
  const zip = new ZipFile();
  const stream = zip.outputStream as Readable;
  zip.on('error', (failure: Error) => { stream.destroy(failure); });
  zip.addBuffer(Buffer.from(markText), MARK, { compress: false });
  const written: BackupTable[] = [];
  for (const table of tables) addTable(zip, client, table, written);
  const manifest = (): BackupManifest =>
    ({ format: FORMAT, product: origin.product, created: origin.now.toISOString(), schema, registers: registers.map(({ definition }) => definition), tables: written });
  // Asked for after the tables before it have been written, when their digests are known.
  zip.addReadStreamLazy(MANIFEST, { compress: false }, (give) => {
    give(null, Readable.from([Buffer.from(JSON.stringify(manifest(), null, 1))]));
  });
  zip.end();
  return { stream, manifest };
}

function addTable(zip: ZipFile, client: Client, table: Table, written: BackupTable[]): void {
  // The quickest level: files inside are compressed already, and people wait.
  zip.addReadStreamLazy(entryOf(table.name), { compressionLevel: 1 }, (give) => {
    const meter = new CopyMeter();
    meter.once('end', () => { written.push({ name: table.name, columns: [...table.columns], ...meter.measure() }); });
    // The zip does not hear of what happens to a stream it was given: it would wait for ever.
    pipeline(client.query(copyTo(copyCommand(table, 'to stdout'))), meter).catch((failure: Error) => zip.emit('error', failure));
    give(null, meter);
  });
}

const isFileFailure = (failure: unknown): failure is NodeJS.ErrnoException =>
  failure instanceof Error && /^(open|write|fsync|rename|close)$/.test((failure as NodeJS.ErrnoException).syscall ?? '')
  && (failure as NodeJS.ErrnoException).code !== 'EPIPE';

function fileProblem(file: string, failure: NodeJS.ErrnoException): Error {
  if (failure.code === 'ENOSPC' || failure.code === 'EDQUOT') return raise(problems.diskFull, {});
  return raise(problems.backupNotWritten, { file, reason: failure.code ?? failure.message });
}

/** The new name of the file is safe only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}
