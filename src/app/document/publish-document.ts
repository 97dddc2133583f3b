/*
 * Publishing: whoever wrote a document cannot publish it, and one with errors is not published. Its figures are frozen
 * with the definition, the moment and the rows they came from.
 */
import type { OpenDocument } from '../../contract/kept-document.ts';
import { actions } from '../../domain/access/actions.ts';
import type { ManuscriptFinding } from '../../domain/report/check-manuscript.ts';
import { manuscriptRefusals } from '../../domain/report/check-manuscript.ts';
import { textOf, type DocumentTree } from '../../domain/report/document.ts';
import { publicationOf } from '../../domain/report/publication.ts';
import { problems, raise, wordsOf, type Words } from '../../domain/problem.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { appendAction, findDocument, listDocumentActions, publishDraft, updateState } from '../../db/queries/documents.ts';
import { useCase } from '../use-case.ts';
import { composeDraft } from './compose-draft.ts';
import { freezeFigures } from './freeze-figures.ts';
import { changed, getDocument, requireReady } from './get-document.ts';
import { digestOf, openView } from './open-view.ts';

/** Publishes a draft that somebody else wrote. Throws A103, A110, R101, R202, P101, P102. */
export const publishDocument = useCase('document.publish', async (cx, input: { readonly id: string; readonly version: number }): Promise<OpenDocument> => {
  const found = await getDocument(cx, input.id);
  requireReady(found, 'publish', input.version);
  const writers = (await listDocumentActions(cx.db, cx.county, found.id)).filter(({ verb }) => verb === 'create' || verb === 'edit').map(({ byId }) => byId);
  if ([...writers, found.createdBy, found.changedBy].includes(cx.actor.id)) throw raise(problems.ownRequest, { action: wordsOf(actions['document.publish']) });
  const { composed: { tree }, findings, figures } = await composeDraft(cx, found);
  const refusals = manuscriptRefusals(findings);
  if (refusals.length > 0) throw raise(problems.publishRefused, { count: refusals.length, places: refusals.slice(0, 10).map((one) => placed(one, tree)) });
  const body = publicationOf(tree, { figures: await freezeFigures(cx, tree, figures), bindings: found.body.figures, publishedOn: dayInChina(cx.now), remarks: findings.length });
  const digest = digestOf(body);
  if (!await publishDraft(cx.db, cx.county, found, { body, digest, title: textOf(tree.title), by: cx.by })) throw changed(found);
  await appendAction(cx.db, cx.county, found, { verb: 'publish', by: cx.by, before: null });
  await supersede(cx, found.supersedes);
  const view = await openView(cx, await getDocument(cx, found.id));
  cx.about({ kind: 'document', id: found.id, unitPath: found.unitPath, details: { figures: tree.facts.length, digest } });
  return view;
});

async function supersede(cx: Parameters<typeof getDocument>[0], id: string | null): Promise<void> {
  const before = id === null ? undefined : await findDocument(cx.db, cx.county, id);
  if (!before) return;
  if (!await updateState(cx.db, cx.county, before, 'superseded')) throw changed(before);
  await appendAction(cx.db, cx.county, before, { verb: 'supersede', by: cx.by, before: null });
}

// Where it stands, as somebody counts who has the document before him: the heading above, and the words.
function placed({ block, extract, say }: ManuscriptFinding, { blocks }: DocumentTree): Words {
  const at = block === null ? -1 : block;
  const heading = blocks.slice(0, at + 1).findLast((one) => one.kind === 'heading' || (one.kind === 'paragraph' && one.lead !== undefined));
  const title = heading?.kind === 'heading' ? heading : heading?.kind === 'paragraph' ? heading.lead : undefined;
  const where = title === undefined ? '' : `${title.marker}${textOf(title.pieces)}`;
  const quoted = extract === '' || say.zh.includes(extract) ? '' : extract.length > 40 ? `“${extract.slice(0, 40)}…”` : `“${extract}”`;
  return { zh: `${where === '' ? '' : `“${where}”之下：`}${quoted}${say.zh}`, en: `${where === '' ? '' : `under “${where}”: `}${quoted} ${say.en}`.trim() };
}
