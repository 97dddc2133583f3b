import { listImportRows } from '../../db/queries/imports.ts';
import { useCase } from '../use-case.ts';
import { may, mayInRegister } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { importReplies } from './import-reply.ts';

const LATEST = 50;

/** The latest imports of the units one keeps, the newest first. Throws A103. */
export const listImports = useCase('import.list', async (cx, input: { readonly register?: string | undefined }) => {
  const rows = await listImportRows(cx.db, cx.county, input.register, LATEST);
  const { actor } = cx;
  const open = rows.filter((row) => may(actor, 'import.open', row.unitPath, row.sensitivity as Sensitivity));
  return importReplies(cx, actor.token ? open.filter((row) => row.byId === actor.id && mayInRegister(actor, 'import.open', row.register)) : open);
});
