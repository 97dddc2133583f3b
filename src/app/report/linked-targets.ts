/* What was promised for the figures of a document: the targets of plans of its year that are linked to indicators. */
import { listCommitments, type CommitmentRow } from '../../db/queries/commitments.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { readBody } from '../../domain/ledger/commitment-body.ts';
import { linkOf } from '../../domain/ledger/proof.ts';
import type { DocumentContext } from '../../domain/report/document.ts';
import type { FigureAsk, FigureSource } from '../../domain/report/figure-source.ts';
import { withTargets, type LinkedTarget } from '../../domain/report/with-targets.ts';
import type { Context } from '../use-case.ts';

/** The source with those targets that its reader may see; figures of a year before the document's have none. */
export async function withPlans(cx: Context, source: FigureSource, { context, asks }: { readonly context: DocumentContext; readonly asks: readonly FigureAsk[] }): Promise<FigureSource> {
  if (asks.length === 0) return source;
  const from = String(Math.min(context.year, Number(context.asOf.slice(0, 4))));
  return withTargets(source, await linkedTargets(cx, context.year), from);
}

async function linkedTargets(cx: Context, year: number): Promise<readonly LinkedTarget[]> {
  const rows = (await listCommitments(cx.db, cx.county, { kind: 'target' })).filter((row) => isOf(row, year));
  const linked = rows.flatMap(({ body: held }) => { const body = readBody(held); const link = linkOf(body.proof); return link ? [{ body, link }] : []; });
  if (linked.length === 0) return [];
  const units = new Map((await listUnitRows(cx.db, cx.county)).map((unit) => [unit.id, unit]));
  return linked.flatMap(({ body: { required, unit }, link: { indicator, unitId, stages } }): LinkedTarget[] => {
    const of = units.get(unitId);
    // Figures are told of one stage or of all: a promise for two of them is that of no figure.
    if (of === undefined || stages.length > 1) return [];
    const place = of.path === `${cx.county}/` ? 'county' : of.code;
    return [{ indicator, scope: [place, ...stages].join(':'), required, unit }];
  });
}

/** Whether it is a target in force of the plans of this year: not cancelled, given up by a later version, or kept for reference only. */
export const isOf = ({ planYear, state, reference, droppedIn }: CommitmentRow, year: number): boolean => planYear === year && state !== 'cancelled' && !reference && droppedIn === null;
