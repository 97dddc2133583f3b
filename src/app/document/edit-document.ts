import type { OpenDocument } from '../../contract/kept-document.ts';
import { composeManuscript } from '../../domain/report/compose-manuscript.ts';
import { textOf } from '../../domain/report/document.ts';
import { goesOn } from '../../domain/report/document-state.ts';
import { inMemoryFigures } from '../../domain/report/figure-source.ts';
import type { Manuscript } from '../../domain/report/manuscript.ts';
import { appendAction, listDocumentActions, updateDraft } from '../../db/queries/documents.ts';
import { contextOf } from '../report/draft-report.ts';
import { getUnit } from '../unit/get-unit.ts';
import { useCase } from '../use-case.ts';
import { bindFigures } from './bind-figures.ts';
import { originOf, sensitivityOf } from './compose-draft.ts';
import { changed, getDocument, requireReady } from './get-document.ts';
import { openView } from './open-view.ts';

interface EditInput { readonly id: string; readonly version: number; readonly manuscript: Manuscript }

/** Keeps the text of a draft as somebody wrote it; whatever stands in it, nothing is lost. Throws A103, R101, R202, P102, P103. */
export const editDocument = useCase('document.edit', async (cx, input: EditInput): Promise<OpenDocument> => {
  const found = await getDocument(cx, input.id);
  requireReady(found, 'edit', input.version);
  const body = { ...input.manuscript, figures: await bindFigures(cx, found, input.manuscript.figures) };
  const sensitivity = await sensitivityOf(cx, body);
  cx.allow(found.unitPath, sensitivity);
  const context = contextOf(cx, { year: found.year, asOf: found.asOf ?? undefined }, await getUnit(cx.db, cx.county, found.unitId));
  const title = textOf(composeManuscript(originOf(cx, found), { ...body, blocks: [] }, context, inMemoryFigures({})).tree.title);
  const actions = await listDocumentActions(cx.db, cx.county, found.id);
  if (!goesOn(actions.at(-1), cx.by.id, cx.now)) await appendAction(cx.db, cx.county, found, { verb: 'edit', by: cx.by, before: found.body });
  if (!await updateDraft(cx.db, cx.county, found, { title, body, sensitivity }, cx.by)) throw changed(found);
  return openView(cx, await getDocument(cx, found.id));
});
