import type { ImportView } from '../../contract/import.ts';
import type { ImportReport, ImportState } from '../../domain/register/import-report.ts';
import { findByIds } from '../../db/registers/records/match-records.ts';
import type { ImportRow } from '../../db/queries/imports.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { useCase, type Context } from '../use-case.ts';
import { missingParts, openReport } from './import-file.ts';
import { groupReplies, importReplies } from './import-reply.ts';
import { getImport } from './import-work.ts';
import { nameRecords } from './name-records.ts';

/** An import with what it found: asked again and again while it is at work. Throws A103, R101. */
export const openImport = useCase('import.open', async (cx, input: { readonly id: string }): Promise<ImportView> => {
  const row = await getImport(cx, input.id, 'import.open');
  const [reply] = await importReplies(cx, [row]);
  if (!reply) throw new Error('no reply');
  const settled = !unsettled.has(row.state);
  const report = settled ? await openReport(cx, row.id) : null;
  return {
    ...reply, missing: row.state === 'receiving' ? await missingParts(cx, row) : [], explanations: { ...row.explanations },
    ...(report ? foundIn(report) : { columns: [], blocks: [], notes: [], understood: [], groups: [] }), kept: row.kept.length > 0 ? await keptOf(cx, row) : [],
  };
});

// What was found before says nothing of what is being found now, or was broken off.
const unsettled: ReadonlySet<string> = new Set<ImportState>(['waiting', 'checking', 'stopping', 'stopped']);

const foundIn = (report: ImportReport): Pick<ImportView, 'columns' | 'blocks' | 'notes' | 'understood' | 'groups'> => ({
  columns: [...report.columns], blocks: [...report.blocks], notes: [...report.notes], groups: groupReplies(report),
  understood: report.understood.map(({ sheet, row, outcome, cells, unread }) => ({ sheet, row, outcome, cells: { ...cells }, ...(unread && { unread: { ...unread } }) })),
});

async function keptOf(cx: Context, row: ImportRow): Promise<ImportView['kept']> {
  const definition = await getRegister(cx, row.register);
  return nameRecords(cx, definition, [...(await findByIds(cx.db, storeOf(cx, definition), row.kept, { hold: false })).values()]);
}
