/*
 * Opens a backup and believes it only when the seal, the manifest and every table agree. Nothing here touches the
 * database.
 */
import { type FileHandle, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { isProblem, problems, raise } from '../../domain/problem.ts';
import { CopyMeter } from './copy-meter.ts';
import { type BackupManifest, type BackupTable, entryOf, FORMAT, MANIFEST, MARK, parseManifest } from './manifest.ts';
import { isSealed } from './seal.ts';

/** A backup whose every byte was checked. */
export interface OpenBackup {
  readonly manifest: BackupManifest;
  /** The rows of a table, through a meter that can be asked once it has ended. */
  readonly readTable: (table: BackupTable) => Promise<{ readonly rows: Readable; readonly meter: CopyMeter }>;
}

/** Opens and checks a backup, hands it to `work`, closes it. Throws S111 (no backup), S112 (damaged), S116 (unreadable), X106 (not there). */
export async function withBackup<T>(file: string, work: (backup: OpenBackup) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r').catch((failure: NodeJS.ErrnoException) => { throw unreadable(file, failure); });
  try {
    return await work(await check(file, handle));
  } catch (failure) {
    throw !isProblem(failure) && (failure as NodeJS.ErrnoException).syscall === 'read'
      ? unreadable(file, failure as NodeJS.ErrnoException)
      : failure;
  } finally {
    await handle.close();
  }
}

/** Checks a backup without restoring it. */
export const checkBackup = (file: string): Promise<BackupManifest> =>
  withBackup(file, async ({ manifest }) => manifest);

async function check(file: string, handle: FileHandle): Promise<OpenBackup> {
  if (!(await isMarked(handle))) throw raise(problems.notABackup, { file });
  if (!(await isSealed(handle))) throw damaged(file, 'SHA-256');
  const zip = await openZip(file, handle);
  const entries = await listEntries(zip);
  const manifest = await readManifest(file, zip, entries);
  const readTable: OpenBackup['readTable'] = async (table) => {
    const entry = entries.get(entryOf(table.name));
    if (entry === undefined) throw damaged(file, table.name);
    const meter = new CopyMeter();
    return { rows: (await zip.openReadStreamPromise(entry)).compose(meter) as Readable, meter };
  };
  for (const table of manifest.tables) await checkTable(file, table, readTable);
  return { manifest, readTable };
}

async function checkTable(file: string, table: BackupTable, readTable: OpenBackup['readTable']): Promise<void> {
  const { rows, meter } = await readTable(table);
  await pipeline(rows, async (chunks) => { for await (const chunk of chunks) void chunk; });
  if (!agrees(table, meter)) throw damaged(file, table.name);
}

/** Whether the rows that passed are those the manifest names. */
export function agrees(table: BackupTable, meter: CopyMeter): boolean {
  const { rows, bytes, sha256 } = meter.measure();
  return rows === table.rows && bytes === table.bytes && sha256 === table.sha256;
}

/** The name of the first entry stands at a fixed place at the start of a zip. */
async function isMarked(handle: FileHandle): Promise<boolean> {
  const head = Buffer.alloc(30 + MARK.length);
  await handle.read(head, 0, head.length, 0);
  return head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' && head.subarray(30).toString('latin1') === MARK;
}

async function readManifest(file: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<BackupManifest> {
  const entry = entries.get(MANIFEST);
  const manifest = entry && parseManifest(await text(await zip.openReadStreamPromise(entry)));
  if (manifest === undefined) throw damaged(file, MANIFEST);
  if (manifest.format !== FORMAT) throw raise(problems.backupNewer, { file, held: manifest.format, known: FORMAT });
  return manifest;
}

const damaged = (file: string, part: string): Error => raise(problems.backupDamaged, { file, part });
function unreadable(file: string, { code, message }: NodeJS.ErrnoException): Error {
  if (code === 'ENOENT') return raise(problems.fileMissing, { name: file });
  return code === 'EISDIR' ? raise(problems.notABackup, { file }) : raise(problems.backupNotReadable, { file, reason: code ?? message });
}

/** The handle stays ours: the file is read more than once. */
const openZip = (file: string, handle: FileHandle): Promise<ZipFile> =>
  fromFdPromise(handle.fd, { lazyEntries: true, autoClose: false })
    .catch((failure: Error) => { throw damaged(file, failure.message); });

function listEntries(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((settle, fail) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', () => settle(entries)).once('error', fail);
    zip.readEntry();
  });
}
