/* What the figures of a document ask of the indicators: by when and for which period, this year and the year before. */
import { periodBefore, grainOf, periodOn } from '../../domain/indicator/indicator-period.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import type { FigureAsk } from '../../domain/report/figure-source.ts';
import type { DocumentContext } from '../../domain/report/document.ts';
import { yearsBack } from '../../domain/indicator/series-points.ts';

/** The moment and the period of one value. A state on a day has no period; rows of a period are taken as they stood at the moment. */
export interface FigureMoment {
  /** A day; undefined is now. */
  readonly asOf: string | undefined;
  readonly period: string | null;
}

/** Everything that decides when a figure is asked for. */
export interface DraftMoments {
  readonly context: DocumentContext;
  /** The moment that was asked for by name: then rows of periods are taken as they stood then, otherwise as they stand now. */
  readonly asOf: string | undefined;
  /** The newest period an indicator has rows of. */
  readonly newestOf: (indicator: IndicatorDefinition) => string | null;
}

/** The moments of a figure's value and of the year before it. */
export function momentsOf(indicator: IndicatorDefinition, { at }: Pick<FigureAsk, 'at'>, moments: DraftMoments): { readonly value: FigureMoment; readonly previous: FigureMoment } {
  const grain = grainOf(indicator.time);
  if (grain === null) {
    const day = isDay(at) ? at : yearsBack(moments.context.asOf, moments.context.year - Number(at.slice(0, 4)));
    return { value: { asOf: day, period: null }, previous: { asOf: yearsBack(day, 1), period: null } };
  }
  const year = isDay(at) ? yearOn(indicator, at, moments) : Number(at.slice(0, 4));
  const period = grain === 'year' ? String(year) : `${year}-${year + 1}`;
  return { value: { asOf: moments.asOf, period }, previous: { asOf: moments.asOf, period: periodBefore(period) } };
}

const isDay = (at: string): boolean => at.length === 10;

// The newest period with rows, none later than the one the day falls in.
function yearOn(indicator: IndicatorDefinition, day: string, { context, newestOf }: DraftMoments): number {
  const back = Number(context.asOf.slice(0, 4)) - Number(day.slice(0, 4));
  const on = Number((periodOn(indicator.time, day) ?? day).slice(0, 4));
  const newest = newestOf(indicator);
  return newest === null ? on : Math.min(on, Number(newest.slice(0, 4)) - back);
}
