import { createHash } from 'node:crypto';
import type { FileRef } from '../../contract/common.ts';
import { may } from '../../domain/access/may.ts';
import { evidenceMedia } from '../../domain/ledger/evidence-kind.ts';
import { problems, raise } from '../../domain/problem.ts';
import { insertFile } from '../../db/queries/files.ts';
import { useCase } from '../use-case.ts';

/** Keeps a piece of evidence under the unit where the person reports. Throws A103, L108, F101. */
export const uploadFile = useCase('file.upload', async (cx, file: { name: string; bytes: Uint8Array }): Promise<FileRef> => {
  const unitPath = cx.actor.grants.find((grant) => may(cx.actor, 'file.upload', grant.unitPath))?.unitPath ?? cx.actor.unitPath;
  cx.allow(unitPath);
  if (file.bytes.length === 0) throw raise(problems.fileEmpty, { name: file.name });
  const media = evidenceMedia(file.name, file.bytes);
  if (!media) throw raise(problems.evidenceKind, { name: file.name });
  const head = { id: cx.runtime.newId(), name: file.name.slice(-200), media, size: file.bytes.length };
  const bytes = Buffer.from(file.bytes);
  cx.about({ kind: 'file', id: head.id, unitPath });
  await insertFile(cx.db, cx.county, { ...head, bytes, unitPath, sensitivity: 1, sha256: createHash('sha256').update(bytes).digest(), by: cx.actor.id, at: cx.now });
  return head;
});
