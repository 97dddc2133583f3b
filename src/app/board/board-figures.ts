/* The key figures of the board, each beside that of the year before. */
import type { KeyFigure } from '../../contract/board.ts';
import { compareFigures } from '../../domain/board/compare-figures.ts';
import { keyFigures } from '../../domain/board/key-figures.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { periodBefore, spanOf } from '../../domain/indicator/indicator-period.ts';
import { endOfDayInChina } from '../../domain/values/plain-date.ts';
import { computeIndicators, type IndicatorRow } from '../../db/indicators/compute-indicators.ts';
import { headOf, shownOf, standingOf } from '../indicator/indicator-reply.ts';
import { mayCompute, type FigureWorld } from '../indicator/indicator-world.ts';
import { yearsBack } from '../../domain/indicator/series-points.ts';
import type { Context } from '../use-case.ts';

/** The key figures this county's catalogue has. */
export const keyIndicators = ({ runtime }: Pick<Context, 'runtime'>): readonly IndicatorDefinition[] => keyFigures.flatMap((key) => runtime.catalogue.indicators.get(key) ?? []);

/** Computes them for one unit: as they are at the moment, and a year before. */
export async function loadKeyFigures(cx: Context, around: FigureWorld): Promise<KeyFigure[]> {
  const all = keyIndicators(cx);
  const open = all.filter((indicator) => mayCompute(cx.actor, 'board.open', indicator, around.unit.path));
  const [kept, stocks] = [open.filter(isKeptByPeriod), open.filter((indicator) => !isKeptByPeriod(indicator))];
  const lastYear = yearsBack(around.today, 1);
  const before = (indicator: IndicatorDefinition): string | null => { const period = around.periodOf(indicator); return period === null ? null : periodBefore(period); };
  const now = await figuresAt(cx, around, open, around.periodOf);
  const then = new Map([
    ...await figuresAt(cx, around, kept, before),
    // Rows without a period are known for the year before only as they stood then.
    ...await figuresAt(cx, { ...around, asOf: new Date(endOfDayInChina(lastYear).getTime() - 1), today: lastYear }, stocks, before),
  ]);
  return all.map((indicator): KeyFigure => {
    const { key, name, measure, decimals, better, area, period } = headOf(indicator, around.periodOf(indicator));
    const [found, last] = [now.get(indicator), then.get(indicator)];
    const [shown, lastShown] = [shownOf(indicator, found?.value ?? null), shownOf(indicator, last?.value ?? null)];
    const change = compareFigures(indicator, shown, lastShown);
    return {
      key, name, measure, decimals, better, area, period, value: found?.value ?? null, shown,
      before: { period: before(indicator), asOf: isKeptByPeriod(indicator) ? null : lastYear, shown: lastShown },
      change: change === null ? null : { ...change, words: { ...change.words } }, blank: found === undefined ? 'rights' : found.value === null ? 'rows' : null, standing: found === undefined ? [] : standingOf(found.standing, indicator.registers),
    };
  });
}

const isKeptByPeriod = ({ registers, periods }: IndicatorDefinition): boolean => registers.every((register) => periods[register] !== undefined);

interface Found { readonly value: string | null; readonly standing: IndicatorRow['standing'] }

async function figuresAt(cx: Context, around: FigureWorld, indicators: readonly IndicatorDefinition[], periodOf: FigureWorld['periodOf']): Promise<ReadonlyMap<IndicatorDefinition, Found>> {
  if (indicators.length === 0) return new Map();
  const [row] = await computeIndicators(cx.db, { ...around, county: cx.county, indicators, periodOf, by: 'self' });
  return new Map(indicators.map((indicator, at) => [indicator, { value: row !== undefined && hasRows(row, indicator, periodOf(indicator)) ? row.values[at] ?? null : null, standing: row?.standing ?? [] }]));
}

// Of a register nobody has filled in yet nothing is known: a count of nought would be a lie.
function hasRows({ standing }: IndicatorRow, { registers, periods }: IndicatorDefinition, period: string | null): boolean {
  return registers.every((register) => {
    const kept = periods[register];
    const from = kept && period !== null ? spanOf(period, kept.grain).from : null;
    return standing.some((one) => one.register === register && one.period === from && one.rows > 0);
  });
}
