/*
 * The file of an import and what was found in it, in the database: sealed, because a roll of pupils is full of personal
 * numbers. Parts are sealed by themselves and opened one after another.
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ImportReport, PlacedFinding, WholeReport } from '../../domain/register/import-report.ts';
import { problems, raise } from '../../domain/problem.ts';
import { findPart, findReport, insertPart, listParts, type ImportRow } from '../../db/queries/imports.ts';
import { getImportSettings } from '../setting/get-import-settings.ts';
import type { Context } from '../use-case.ts';

type Sealing = Pick<Context, 'db' | 'county' | 'runtime'>;

const placeOf = (county: string, id: string, field: string) => ({ county, register: 'record_import', field, id });

/** The SHA-256 of a file or a part of it. */
export const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Keeps a part of the file. A part that is there already is passed over when it is the same. Throws I155. */
export async function keepPart(cx: Sealing, row: Pick<ImportRow, 'id' | 'unitPath' | 'sensitivity'>, no: number, bytes: Uint8Array, digest = digestOf(bytes)): Promise<void> {
  const sealed = cx.runtime.registers.seal.seal(placeOf(cx.county, row.id, `part/${no}`), bytes);
  if (await insertPart(cx.db, cx.county, row, { no, size: bytes.length, digest, sealed })) return;
  const held = (await listParts(cx.db, cx.county, row.id)).find((part) => part.no === no);
  if (held?.digest.equals(digest) !== true) throw raise(problems.partDamaged, { part: no });
}

/** Numbers of the parts that have not come. */
export async function missingParts(cx: Pick<Context, 'db' | 'county'>, row: Pick<ImportRow, 'id' | 'parts'>): Promise<number[]> {
  const held = new Set((await listParts(cx.db, cx.county, row.id)).map(({ no }) => no));
  return Array.from({ length: row.parts }, (_, index) => index + 1).filter((no) => !held.has(no));
}

/** The whole file. Throws I171 when it was cleared; I154, I156 when the parts are not the file that was announced. */
export async function readImportFile(cx: Sealing, row: ImportRow): Promise<Uint8Array> {
  if (row.clearedAt) throw raise(problems.importCleared, { days: (await getImportSettings(cx)).keepDays });
  const parts: Buffer[] = [];
  for (let no = 1; no <= row.parts; no += 1) {
    const part = await findPart(cx.db, cx.county, row.id, no);
    if (!part) throw raise(problems.importIncomplete, { missing: (await missingParts(cx, row)).length });
    const opened = cx.runtime.registers.seal.openBytes(placeOf(cx.county, row.id, `part/${no}`), part.sealed);
    // Parts were once sealed as text, which is longer.
    parts.push(opened.length === part.size ? opened : Buffer.from(opened.toString('latin1'), 'base64'));
  }
  const bytes = Buffer.concat(parts);
  if (bytes.length !== row.fileSize || !digestOf(bytes).equals(row.fileDigest)) throw raise(problems.uploadDamaged, {});
  return bytes;
}

/** The report as it is kept: what is shown at once, and every finding. */
export async function sealReport(cx: Pick<Context, 'county' | 'runtime'>, id: string, { findings, ...report }: WholeReport): Promise<{ readonly report: Buffer; readonly findings: Buffer }> {
  return { report: await pack(cx, id, 'report', report), findings: await pack(cx, id, 'findings', findings) };
}

/** The report of an import, or null when there is none yet. */
export const openReport = (cx: Sealing, id: string): Promise<ImportReport | null> => unpack<ImportReport>(cx, id, 'report');

/** Everything that was found, in the order of the file. */
export const openFindings = async (cx: Sealing, id: string): Promise<readonly PlacedFinding[]> => await unpack<readonly PlacedFinding[]>(cx, id, 'findings') ?? [];

async function pack({ county, runtime }: Pick<Context, 'county' | 'runtime'>, id: string, part: 'report' | 'findings', held: unknown): Promise<Buffer> {
  const packed = await promisify(gzip)(JSON.stringify(held));
  return runtime.registers.seal.seal(placeOf(county, id, part), packed.toString('base64'));
}

async function unpack<T>(cx: Sealing, id: string, part: 'report' | 'findings'): Promise<T | null> {
  const sealed = await findReport(cx.db, cx.county, id, part);
  if (!sealed) return null;
  const packed = Buffer.from(cx.runtime.registers.seal.open(placeOf(cx.county, id, part), sealed), 'base64');
  return JSON.parse((await promisify(gunzip)(packed)).toString('utf8')) as T;
}
