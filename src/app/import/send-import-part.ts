import { problems, raise } from '../../domain/problem.ts';
import { updateImport } from '../../db/queries/imports.ts';
import { useCase } from '../use-case.ts';
import { digestOf, keepPart, missingParts } from './import-file.ts';
import { getImport } from './import-work.ts';

interface SentPart { readonly id: string; readonly no: number; readonly digest: string; readonly bytes: Uint8Array }

/** Keeps one part of an announced file; answers the parts still missing. Sent twice, it is kept once. Throws A103, I151, I155, R101. */
export const sendImportPart = useCase('import.send', async (cx, { id, no, digest, bytes }: SentPart): Promise<{ readonly missing: number[] }> => {
  const row = await getImport(cx, id, 'import.send', ['receiving']);
  const own = digestOf(bytes);
  if (no > row.parts || own.toString('hex') !== digest) throw raise(problems.partDamaged, { part: no });
  await keepPart(cx, row, no, bytes, own);
  cx.about({ kind: 'import', id, unitPath: row.unitPath, details: { register: row.register, part: no } });
  const missing = await missingParts(cx, row);
  if (missing.length === 0) await updateImport(cx.db, cx.county, id, { state: 'waiting' }, cx.now);
  return { missing };
});
