/* A draft with its figures as the registers have them now: one call computes all of them. */
import type { Sensitivity } from '../../domain/access/roles.ts';
import { checkManuscript, type ManuscriptFinding } from '../../domain/report/check-manuscript.ts';
import { composeManuscript, listManuscriptAsks, type ComposedManuscript } from '../../domain/report/compose-manuscript.ts';
import type { DocumentContext } from '../../domain/report/document.ts';
import type { Manuscript, Origin } from '../../domain/report/manuscript.ts';
import { outdatedSentences } from '../../domain/report/outdated-sentences.ts';
import { plainText } from '../../domain/report/plain-text.ts';
import { findPublicationOf, type DocumentHead, type DocumentRow } from '../../db/queries/documents.ts';
import { indicatorsByKey } from '../indicator/indicator-world.ts';
import { contextOf } from '../report/draft-report.ts';
import { withLedger } from '../report/ledger-targets.ts';
import { withPlans } from '../report/linked-targets.ts';
import { loadFigures, type NamedFigures } from '../report/indicator-figures.ts';
import { getUnit } from '../unit/get-unit.ts';
import type { Context } from '../use-case.ts';

/** A draft as it reads now. */
export interface ComposedDraft {
  readonly origin: Origin;
  readonly context: DocumentContext;
  readonly figures: NamedFigures;
  readonly composed: ComposedManuscript;
  readonly findings: readonly ManuscriptFinding[];
  readonly lastYear: string | null;
  /** Sentences the template would not say now. */
  readonly outdated: readonly string[];
}

/** Which template a document was begun from; one that is gone is known by its key. */
export function originOf({ runtime }: Pick<Context, 'runtime'>, { template, templateVersion }: Pick<DocumentHead, 'template' | 'templateVersion'>): Origin {
  const held = runtime.catalogue.documents?.get(template);
  return { key: template, version: templateVersion, name: held?.name ?? { zh: template, en: template }, area: held?.area ?? '' };
}

/** Composes and checks it. */
export async function composeDraft(cx: Context, row: Pick<DocumentRow, 'template' | 'templateVersion' | 'unitId' | 'year' | 'asOf' | 'body'>): Promise<ComposedDraft> {
  const asOf = row.asOf ?? undefined;
  const context = contextOf(cx, { year: row.year, asOf }, await getUnit(cx.db, cx.county, row.unitId));
  const origin = originOf(cx, row);
  const asks = listManuscriptAsks(row.body, context);
  const loaded = await loadFigures(cx, { context, asOf, asks });
  const figures = { ...loaded, source: await withLedger(cx, await withPlans(cx, loaded.source, { context, asks }), asks) };
  const before = await findPublicationOf(cx.db, cx.county, { template: row.template, unitId: row.unitId, year: row.year - 1 });
  const lastYear = before === undefined ? null : plainText(before.tree).text;
  const composed = composeManuscript(origin, row.body, context, figures.source);
  const template = cx.runtime.catalogue.documents?.get(row.template);
  const outdated = template?.version === row.templateVersion ? outdatedSentences(template, row.body, context, figures.source) : [];
  const findings = checkManuscript(origin, row.body, composed, { source: figures.source, outdated, places: figures.places, ...(lastYear === null ? {} : { lastYear }) });
  return { origin, context, figures, composed, findings, lastYear, outdated };
}

/** How delicate a draft is: as the rows of the most delicate figure its text may name. */
export async function sensitivityOf(cx: Context, { figures }: Pick<Manuscript, 'figures'>): Promise<Sensitivity> {
  const indicators = await indicatorsByKey(cx);
  return Math.max(1, ...figures.map(({ indicator }) => indicators.get(indicator)?.sensitivity ?? 1)) as Sensitivity;
}
