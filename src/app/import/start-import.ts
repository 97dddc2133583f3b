/* A file comes in for a register: at once, or announced and then sent in parts. It is kept first; then the dry run begins. */
import type { ImportRowView } from '../../contract/import.ts';
import { noCounts } from '../../domain/register/import-report.ts';
import { problems, raise } from '../../domain/problem.ts';
import { insertImport, type ImportRow } from '../../db/queries/imports.ts';
import { requireKeeper } from '../record/record-access.ts';
import { getRegister } from '../register/get-register.ts';
import { getUnit } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { SMALL_BYTES } from './begin-work.ts';
import { clearImports } from './clear-imports.ts';
import { digestOf, keepPart } from './import-file.ts';
import { importReplies } from './import-reply.ts';

/** What comes in. */
export interface StartImport {
  readonly register: string;
  readonly unitId: string;
  readonly reach: 'unit' | 'below';
  readonly name: string;
  /** The whole file, or what it will be when all its parts have come. */
  readonly file: { readonly bytes: Uint8Array } | { readonly size: number; readonly digest: string; readonly parts: number };
}

const PART_BYTES = 4 * 1024 * 1024;

/** Keeps the file of an import, or makes room for its parts. Throws A103, F101, R101, R305. */
export const startImport = useCase('import.start', async (cx, input: StartImport): Promise<ImportRowView> => {
  cx.inRegister(input.register);
  const definition = await getRegister(cx, input.register);
  const unit = await getUnit(cx.db, cx.county, input.unitId);
  const { file } = input;
  const row = newImport(cx, input, { unitPath: unit.path, sensitivity: definition.sensitivity });
  const digest = row.fileDigest.toString('hex');
  cx.about({ kind: 'import', id: row.id, unitPath: unit.path, details: { register: definition.key, digest, size: row.fileSize } });
  cx.allow(unit.path, definition.sensitivity);
  if (row.fileSize === 0) throw raise(problems.fileEmpty, { name: input.name });
  if (input.reach === 'unit') requireKeeper(definition, unit);
  await clearImports(cx);
  await insertImport(cx.db, cx.county, row);
  if (row.fileSize > SMALL_BYTES) cx.runtime.workers?.expect();
  if ('bytes' in file) {
    for (let no = 1; no <= row.parts; no += 1) await keepPart(cx, row, no, file.bytes.subarray((no - 1) * PART_BYTES, no * PART_BYTES));
  }
  const [reply] = await importReplies(cx, [row]);
  if (!reply) throw new Error('no reply');
  return reply;
});

function newImport(cx: Context, { register, unitId, reach, name, file }: StartImport, place: Pick<ImportRow, 'unitPath' | 'sensitivity'>): ImportRow {
  const whole = 'bytes' in file;
  return {
    id: cx.runtime.newId(), register, unitId, reach, ...place, fileName: name.slice(-200), fileSize: whole ? file.bytes.length : file.size,
    fileDigest: whole ? digestOf(file.bytes) : Buffer.from(file.digest, 'hex'), parts: whole ? Math.max(1, Math.ceil(file.bytes.length / PART_BYTES)) : file.parts,
    chosen: {}, state: whole ? 'waiting' : 'receiving', stage: '', rowsDone: 0, rowsKnown: 0, counts: noCounts, explanations: {}, failure: null, kept: [],
    byId: cx.actor.id, byName: cx.actor.name, createdAt: cx.now, changedAt: cx.now, clearedAt: null,
  };
}
