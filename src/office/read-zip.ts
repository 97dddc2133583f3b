/*
 * A zip looked at before it is opened: its directory first (how many entries, where they would go, what they claim),
 * then only the parts asked for, counted while they inflate. What a zip says about itself is never believed.
 */
import { crc32, createInflateRaw } from 'node:zlib';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { isProblem, problems, raise, type Problem } from './file-problems.ts';
import type { ReadLimits } from './read-limits.ts';

/** An open zip whose directory has passed the limits. */
export interface OpenZip {
  /** Entry names in the order of the directory. */
  readonly names: readonly string[];
  /** The inflated bytes of one entry, or undefined where there is none of that name. */
  readonly read: (entryName: string) => Promise<Uint8Array | undefined>;
  /** The same, piece by piece; nothing where there is none of that name. */
  readonly stream: (entryName: string) => AsyncGenerator<Buffer>;
}

/** Parts smaller than this inflate at any ratio: an empty sheet of spaces packs a thousandfold and harms nobody. */
const RATIO_MATTERS_FROM = 8 * 1024 * 1024;

/**
 * Opens a zip. Throws fileIncomplete where its end is missing, fileEncrypted, unsafeInside for paths that lead out of
 * it, inflatesTooMuch for too many entries or too large a claim, fileDamaged otherwise.
 */
export async function readZip(name: string, bytes: Uint8Array, limits: ReadLimits): Promise<OpenZip> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await openDirectory(file).catch((thrown: unknown) => { throw toProblem(name, thrown); });
  const entries = await listEntries(name, zip, limits).catch((thrown: unknown) => { throw toProblem(name, thrown); });
  return {
    names: [...entries.keys()],
    read: async (entryName) => {
      const entry = entries.get(entryName);
      if (entry === undefined) return undefined;
      const chunks: Buffer[] = [];
      for await (const chunk of inflate(name, zip, entry, limits)) chunks.push(chunk);
      return Buffer.concat(chunks);
    },
    stream: async function* stream(entryName) {
      const entry = entries.get(entryName);
      if (entry !== undefined) yield* inflate(name, zip, entry, limits);
    },
  };
}

function openDirectory(file: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Sizes are counted here, against the limits, so that a lying entry is told from a damaged one.
    fromBuffer(file, { lazyEntries: true, validateEntrySizes: false, strictFileNames: true }, (error, zip) =>
      error === null ? resolve(zip) : reject(error));
  });
}

function listEntries(name: string, zip: ZipFile, limits: ReadLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.maxEntries) throw raise(problems.inflatesTooMuch, { name });
  const entries = new Map<string, Entry>();
  let claimed = 0;
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      claimed += entry.uncompressedSize;
      if (claimed > limits.maxInflatedBytes) return reject(raise(problems.inflatesTooMuch, { name }));
      if (entry.isEncrypted()) return reject(raise(problems.fileEncrypted, { name }));
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

/** Word writes parts stored or deflated; other methods are not in the standard it follows. */
const STORED = 0;
const DEFLATED = 8;
/** Larger than zlib's usual 16 KB: a sheet of a hundred megabytes comes in pieces. */
const CHUNK = 128 * 1024;

async function* inflate(name: string, zip: ZipFile, entry: Entry, limits: ReadLimits): AsyncGenerator<Buffer> {
  try {
    yield* inflateCounted(name, zip, entry, limits);
  } catch (thrown) {
    throw toProblem(name, thrown);
  }
}

async function* inflateCounted(name: string, zip: ZipFile, entry: Entry, limits: ReadLimits): AsyncGenerator<Buffer> {
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) throw raise(problems.fileDamaged, { name });
  const raw = await openRaw(zip, entry);
  const plain = entry.compressionMethod === STORED ? raw : raw.pipe(createInflateRaw({ chunkSize: CHUNK }));
  raw.on('error', (error) => plain.destroy(error));
  let [size, sum] = [0, 0];
  for await (const chunk of plain as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limits.maxPartBytes || isBomb(size, entry.compressedSize, limits)) throw raise(problems.inflatesTooMuch, { name });
    sum = crc32(chunk, sum);
    yield chunk;
  }
  // A digit that flipped on the way still inflates: only the checksum knows.
  if (sum !== entry.crc32) throw raise(problems.fileDamaged, { name });
}

const isBomb = (size: number, packed: number, limits: ReadLimits): boolean =>
  size > RATIO_MATTERS_FROM && size > packed * limits.maxRatio;

function openRaw(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream & { destroy: (error?: Error) => void }> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, { decodeFileData: false }, (error, stream) => error === null ? resolve(stream) : reject(error));
  });
}

/** yauzl and zlib tell what is wrong only in English sentences; the few that matter are recognised. */
function toProblem(name: string, thrown: unknown): Problem {
  if (isProblem(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const kind = /end of central directory|unexpected end|beyond|out of range|EOF/i.test(message) ? problems.fileIncomplete
    : /relative path|absolute path|invalid characters in fileName/i.test(message) ? problems.unsafeInside
      : problems.fileDamaged;
  const problem = raise(kind, { name });
  problem.cause = message;
  return problem;
}
