/* A kept document as it is answered: a draft with the figures of now, a published one as it was with what differs now. */
import { createHash } from 'node:crypto';
import type { DocumentLine, FrozenFigureView, OpenDocument, OpenDraft, OpenPublication } from '../../contract/kept-document.ts';
import type { DraftFact } from '../../contract/document.ts';
import type { Fact } from '../../domain/report/document.ts';
import { documentStates } from '../../domain/report/document-state.ts';
import { manuscriptRefusals } from '../../domain/report/check-manuscript.ts';
import { refOf } from '../../domain/report/figure-source.ts';
import { saysOf } from '../../domain/report/manuscript.ts';
import { plainText } from '../../domain/report/plain-text.ts';
import { differencesOf, type FrozenFigure, type Publication } from '../../domain/report/publication.ts';
import { problems, raise } from '../../domain/problem.ts';
import { findNextEdition, findPublication, listDocumentActions, type DocumentHead, type DocumentRow, type PublicationRow } from '../../db/queries/documents.ts';
import { indicatorsByKey } from '../indicator/indicator-world.ts';
import { blankOf } from '../report/draft-view.ts';
import type { Context } from '../use-case.ts';
import { composeDraft, originOf } from './compose-draft.ts';
import { figuresNow } from './figures-now.ts';
import { doingsOf } from './get-document.ts';

/** A document among others. */
export const lineOf = (cx: Pick<Context, 'actor' | 'runtime'>, row: DocumentHead): DocumentLine => ({
  id: row.id, title: row.title, template: row.template, templateName: originOf(cx, row).name, unit: { id: row.unitId, name: row.unitName }, year: row.year, state: row.state, stateName: documentStates[row.state], edition: row.edition, version: row.version,
  supersedes: row.supersedes, createdBy: row.createdByName, createdAt: row.createdAt.toISOString(), changedBy: row.changedByName, changedAt: row.changedAt.toISOString(),
  publishedBy: row.publishedByName, publishedAt: row.publishedAt?.toISOString() ?? null, may: doingsOf(cx, row),
});

/** A document opened. */
export async function openView(cx: Context, row: DocumentRow): Promise<OpenDocument> {
  const events = await listDocumentActions(cx.db, cx.county, row.id);
  const isDraft = row.state === 'draft' || row.state === 'discarded';
  return {
    ...lineOf(cx, row), asOf: row.asOf, events: events.map(({ verb, byName, at }) => ({ verb, by: byName, at: at.toISOString() })),
    body: isDraft ? await draftBody(cx, row) : await publishedBody(cx, row),
  };
}

async function draftBody(cx: Context, row: DocumentRow): Promise<OpenDraft> {
  const { context, figures, composed, findings, lastYear, outdated } = await composeDraft(cx, row);
  const indicators = await indicatorsByKey(cx);
  const held = figures.answered.flatMap(({ ask }) => { const found = figures.source.find(ask); return found ? [[refOf(ask), found] as const] : []; });
  return {
    kind: 'draft', text: plainText(composed.tree).text, manuscript: row.body, context, figures: Object.fromEntries(held), places: figures.places, findings, blanks: figures.blanks.map((blank) => blankOf(blank, indicators)),
    refusals: manuscriptRefusals(findings).length, outdated, stages: (cx.runtime.catalogue.codeLists.get('stage')?.items ?? []).map(({ code, name }) => ({ code, name })), lastYear,
  };
}

async function publishedBody(cx: Context, row: DocumentRow): Promise<OpenPublication> {
  const { body, digest } = await getPublication(cx, row.id);
  const { source, unseen } = await figuresNow(cx, body);
  const { facts, ...document } = body.tree;
  const isUnseen = ({ refs }: Pick<Fact, 'refs'>): boolean => refs.some((ref) => unseen.has(ref));
  return {
    kind: 'published', document, facts: facts.map(factView), figures: body.figures.map(figureView), text: plainText(body.tree).text, publishedOn: body.publishedOn, digest, isIntact: digestOf(body) === digest,
    differences: differencesOf(body, source).filter((one) => !isUnseen(one)), unseen: facts.filter(isUnseen).map(({ id }) => id), supersededBy: (await findNextEdition(cx.db, cx.county, row.id))?.id ?? null,
  };
}

/** What was published. Throws R101 when there is nothing one may see. */
export async function getPublication(cx: Pick<Context, 'db' | 'county'>, id: string): Promise<PublicationRow> {
  const found = await findPublication(cx.db, cx.county, id);
  if (!found) throw raise(problems.notFound, { what: { zh: '公布的文本', en: 'The published text' } });
  return found;
}

/** A fact as it is answered: the formula in words of the template. */
export const factView = ({ slot, ...fact }: Fact): DraftFact => ({ ...fact, says: saysOf(slot) });

/** A frozen figure as it is answered. */
export const figureView = ({ unit: { id, code, name }, ...figure }: FrozenFigure): FrozenFigureView => ({ ...figure, unit: { id, code, name } });

/** The digest of what was frozen, whatever order a database keeps its keys in. */
export const digestOf = (publication: Publication): string => createHash('sha256').update(canonical(publication)).digest('hex');

const canonical = (value: unknown): string => JSON.stringify(value, (_, held: unknown) =>
  (typeof held === 'object' && held !== null && !Array.isArray(held) ? Object.fromEntries(Object.entries(held).toSorted(([one], [two]) => (one < two ? -1 : 1))) : held));
