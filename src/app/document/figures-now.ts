/* The figures of a published document as the registers have them now: a state as it is today, a period with its present rows. */
import { periodBefore } from '../../domain/indicator/indicator-period.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import type { FigureAsk, FigureSource } from '../../domain/report/figure-source.ts';
import type { FrozenFigure, Publication } from '../../domain/report/publication.ts';
import { listUnitRows, type UnitRow } from '../../db/queries/units.ts';
import { indicatorsByKey } from '../indicator/indicator-world.ts';
import { answerFigures, reasonAgainst, type AskedFigure } from '../report/indicator-figures.ts';
import { withPlans } from '../report/linked-targets.ts';
import type { Context } from '../use-case.ts';

/** A source that answers by the names the figures were frozen under, and those that this reader may not see. */
export async function figuresNow(cx: Context, { figures, tree: { context } }: Pick<Publication, 'figures' | 'tree'>): Promise<{ readonly source: FigureSource; readonly unseen: ReadonlySet<string> }> {
  const units = new Map((await listUnitRows(cx.db, cx.county)).map((unit) => [unit.id, unit]));
  const indicators = await indicatorsByKey(cx);
  const asked = figures.flatMap((figure) => askedNow(cx, figure, { unit: units.get(figure.unit.id), indicator: indicators.get(figure.indicator) }));
  const { source: computed } = await answerFigures(cx, asked);
  const source = promised(await withPlans(cx, computed, { context, asks: asked.map(({ ask }) => ask) }), figures);
  return { source, unseen: new Set(figures.filter(({ ref }) => !asked.some(({ ask, wants }) => wants !== undefined && refOfAsk(ask) === ref)).map(({ ref }) => ref)) };
}

// A target that is no longer linked, or not this reader's to see, is no other figure: what was promised then holds.
function promised(source: FigureSource, figures: readonly FrozenFigure[]): FigureSource {
  const held = new Map(figures.map(({ ref, target }) => [ref, target]));
  return { find: (ask) => { const found = source.find(ask); return found && { ...found, target: found.target ?? held.get(refOfAsk(ask)) ?? null }; } };
}

const refOfAsk = ({ indicator, scope, at }: FigureAsk): string => `${indicator}@${scope}@${at}`;

// An indicator or a unit that is gone leaves nothing to compare with.
function askedNow(cx: Context, figure: FrozenFigure, { unit, indicator }: { readonly unit: UnitRow | undefined; readonly indicator: IndicatorDefinition | undefined }): readonly AskedFigure[] {
  const [, scope = '', at = ''] = figure.ref.split('@');
  if (!indicator || !unit || reasonAgainst(cx, indicator, unit, figure.stage) !== undefined) return [];
  const of = { indicator, unit, stage: figure.stage };
  const before = figure.period === null ? { asOf: figure.previousMoment ?? undefined, period: null } : { asOf: undefined, period: periodBefore(figure.period) };
  return [{ ask: { indicator: figure.indicator, scope, at }, indicator, wants: { value: { ...of, moment: { asOf: undefined, period: figure.period } }, previous: { ...of, moment: before } } }];
}
