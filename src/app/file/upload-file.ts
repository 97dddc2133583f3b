import { createHash } from 'node:crypto';
import type { FileFor, FileRef } from '../../contract/common.ts';
import { may } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { evidenceMedia } from '../../domain/ledger/evidence-kind.ts';
import { problems, raise } from '../../domain/problem.ts';
import { insertFile } from '../../db/queries/files.ts';
import { getRegister } from '../register/get-register.ts';
import { getUnit } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { clearUploads } from './clear-uploads.ts';

interface UploadInput { readonly name: string; readonly bytes: Uint8Array; readonly for?: FileFor | undefined }

/** Keeps a piece of evidence under the unit where the person reports, or what a field of a record holds under that record's unit, as delicate as the field. Throws A103, L108, F101, R101. */
export const uploadFile = useCase('file.upload', async (cx, file: UploadInput): Promise<FileRef> => {
  // What a system sends belongs to a field of a register; evidence is given by people.
  cx.inRegister(file.for?.register ?? '');
  const { unitPath, sensitivity } = file.for === undefined ? ownPlace(cx) : await placeOfField(cx, file.for);
  cx.allow(unitPath, sensitivity);
  if (file.bytes.length === 0) throw raise(problems.fileEmpty, { name: file.name });
  const media = evidenceMedia(file.name, file.bytes);
  if (!media) throw raise(problems.evidenceKind, { name: file.name });
  const head = { id: cx.runtime.newId(), name: file.name.slice(-200), media, size: file.bytes.length };
  const bytes = Buffer.from(file.bytes);
  const cleared = await clearUploads(cx);
  cx.about({ kind: 'file', id: head.id, unitPath, ...(cleared.length > 0 && { details: { cleared } }) });
  await insertFile(cx.db, cx.county, { ...head, bytes, unitPath, sensitivity, register: file.for?.register ?? null, sha256: createHash('sha256').update(bytes).digest(), by: cx.actor.id, at: cx.now });
  return head;
});

interface FilePlace { readonly unitPath: string; readonly sensitivity: Sensitivity }

const ownPlace = ({ actor }: Context): FilePlace => ({ unitPath: actor.grants.find((grant) => may(actor, 'file.upload', grant.unitPath))?.unitPath ?? actor.unitPath, sensitivity: 1 });

async function placeOfField(cx: Context, { register, field, unitId }: NonNullable<FileFor>): Promise<FilePlace> {
  const found = (await getRegister(cx, register)).fields.find(({ key, type }) => key === field && type === 'file');
  if (!found) throw raise(problems.notFound, { what: { zh: `附件字段“${field}”`, en: `The file field "${field}"` } });
  return { unitPath: (await getUnit(cx.db, cx.county, unitId)).path, sensitivity: found.sensitivity };
}
