import { mayInRegister } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { problems, raise } from '../../domain/problem.ts';
import { findFile } from '../../db/queries/files.ts';
import { useCase } from '../use-case.ts';

/** The bytes of a file one may see. Throws R101, A103. */
export const openFile = useCase('file.open', async (cx, input: { id: string }) => {
  const file = await findFile(cx.db, cx.county, input.id);
  // A system opens what was kept for a field of a register it may read, and no evidence.
  if (!file || (cx.actor.token && (file.register === null || !mayInRegister(cx.actor, 'file.open', file.register)))) throw raise(problems.notFound, { what: { zh: '该文件', en: 'This file' } });
  if (file.register !== null) cx.inRegister(file.register);
  cx.about({ kind: 'file', id: file.id, unitPath: file.unit_path });
  cx.allow(file.unit_path, file.sensitivity as Sensitivity);
  return { name: file.name, media: file.media, bytes: file.bytes };
});
