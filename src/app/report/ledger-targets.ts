/* The targets of the ledger for documents: those a plan of next year starts from, and their figures whenever a document names one. */
import { listCommitments, type CommitmentRow } from '../../db/queries/commitments.ts';
import { readBody } from '../../domain/ledger/commitment-body.ts';
import type { FigureAsk, FigureSource } from '../../domain/report/figure-source.ts';
import { ledgerFigures, targetOfAsk, type LedgerTarget } from '../../domain/report/unreached.ts';
import type { Context } from '../use-case.ts';

/** The targets of the plans of this year below this unit: not those cancelled, or kept for reference only. */
export async function ledgerTargets(cx: Context, { path, year }: { readonly path: string; readonly year: number }): Promise<readonly LedgerTarget[]> {
  const rows = await listCommitments(cx.db, cx.county, { kind: 'target' });
  return rows.filter(({ planYear, state, reference, unitPath, droppedIn }) => planYear === year && state !== 'cancelled' && !reference && droppedIn === null && unitPath.startsWith(path)).map(targetOf);
}

/** The source with the figures of those targets a document names, as the ledger has them now. */
export async function withLedger(cx: Context, source: FigureSource, asks: readonly FigureAsk[]): Promise<FigureSource> {
  const wanted = new Set(asks.flatMap((ask) => targetOfAsk(ask) ?? []));
  if (wanted.size === 0) return source;
  const rows = await listCommitments(cx.db, cx.county, { kind: 'target' });
  return ledgerFigures(rows.filter(({ id }) => wanted.has(id)).map(targetOf), source);
}

function targetOf({ id, body, value, unitName, deadline }: CommitmentRow): LedgerTarget {
  const { metric, subject, title, comparator, required, unit } = readBody(body);
  return { id, name: nameOf(subject, metric || title), comparator, required, unit, value, lead: unitName, deadline };
}

// 全县 goes without saying, and a subject that is in the metric is not said twice.
const nameOf = (subject: string, metric: string): string => (subject === '' || /^全[县区市]$/u.test(subject) || metric.includes(subject) ? metric : subject + metric);
