/* The targets of the ledger for documents: those a plan of next year starts from, and their figures whenever a document names one. */
import { listCommitments, type CommitmentRow } from '../../db/queries/commitments.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import type { ProofView } from '../../contract/proof.ts';
import { readBody } from '../../domain/ledger/commitment-body.ts';
import { linkOf } from '../../domain/ledger/proof.ts';
import type { FigureAsk, FigureSource } from '../../domain/report/figure-source.ts';
import { ledgerFigures, targetOfAsk, type LedgerTarget } from '../../domain/report/unreached.ts';
import { proveTargets } from '../ledger/prove-targets.ts';
import { isOf } from './linked-targets.ts';
import type { Context } from '../use-case.ts';

/** The targets of the plans of this year below this unit: not those cancelled, or kept for reference only. */
export async function ledgerTargets(cx: Context, { path, year }: { readonly path: string; readonly year: number }): Promise<readonly LedgerTarget[]> {
  const rows = await listCommitments(cx.db, cx.county, { kind: 'target' });
  return provenTargets(cx, rows.filter((row) => isOf(row, year) && row.unitPath.startsWith(path)));
}

/** The source with the figures of those targets a document names, as the ledger has them now. */
export async function withLedger(cx: Context, source: FigureSource, asks: readonly FigureAsk[]): Promise<FigureSource> {
  const wanted = new Set(asks.flatMap((ask) => targetOfAsk(ask) ?? []));
  if (wanted.size === 0) return source;
  const rows = await listCommitments(cx.db, cx.county, { kind: 'target' });
  return ledgerFigures(await provenTargets(cx, rows.filter(({ id }) => wanted.has(id))), source);
}

// What registers show wins over what people reported.
async function provenTargets(cx: Context, rows: readonly CommitmentRow[]): Promise<readonly LedgerTarget[]> {
  if (!rows.some(({ body }) => linkOf(readBody(body).proof) !== null)) return rows.map((row) => targetOf(row));
  const units = new Map((await listUnitRows(cx.db, cx.county)).map((unit) => [unit.id, unit]));
  const proofs = await proveTargets(cx, rows, (id) => units.get(id));
  return rows.map((row) => targetOf(row, proofs.get(row.id)));
}

function targetOf({ id, body, value, unitName, deadline }: CommitmentRow, proof?: Pick<ProofView, 'value' | 'comparator'>): LedgerTarget {
  const { metric, subject, title, comparator, required, unit } = readBody(body);
  return { id, name: nameOf(subject, metric || title), comparator, required, unit, value: proof?.value ?? value, lead: unitName, deadline, ...((proof?.value ?? null) !== null && { binds: proof?.comparator }) };
}

// 全县 goes without saying, and a subject that is in the metric is not said twice.
const nameOf = (subject: string, metric: string): string => (subject === '' || /^全[县区市]$/u.test(subject) || metric.includes(subject) ? metric : subject + metric);
