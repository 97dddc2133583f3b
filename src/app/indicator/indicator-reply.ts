import type { DrillView, FiguresView, IndicatorRowView, StandingView } from '../../contract/indicator.ts';
import type { Standing } from '../../db/indicators/compute-indicators.ts';
import type { PassWorld } from '../../db/indicators/register-pass.ts';
import { readDecimal } from '../../domain/expression/decimal.ts';
import { writeExpression } from '../../domain/expression/write-expression.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import type { SummaryNode } from '../../domain/indicator/indicator-parts.ts';
import { isAdditive } from '../../domain/indicator/is-additive.ts';
import { spanOf } from '../../domain/indicator/indicator-period.ts';
import { showFigure } from '../../domain/indicator/show-figure.ts';

/** The indicator as the directory lists it. */
export const indicatorRowOf = ({ key, version, name, area, measure, decimals, better, time, stages, registers, source, unconfirmed }: IndicatorDefinition): IndicatorRowView =>
  ({ key, version, name, area, measure, decimals, better, time, byStage: stages !== null, registers: [...registers], source, unconfirmed });

/** The indicator among figures. */
export const headOf = ({ key, version, name, measure, decimals, better, area, registers, formula }: IndicatorDefinition, period: string | null, withheld: FiguresView['indicators'][number]['withheld'] = null): FiguresView['indicators'][number] =>
  ({ key, version, name, measure, decimals, better, area, registers: [...registers], adds: isAdditive(formula.root), period, withheld });

/** An exact value as it is shown. */
export const shownOf = (indicator: IndicatorDefinition, value: string | null): string | null => (value === null ? null : showFigure(indicator, readDecimal(value)));

/** How much stands behind figures; only of these registers. */
export const standingOf = (all: readonly Standing[], registers?: readonly string[]): StandingView[] =>
  all.filter(({ register }) => registers?.includes(register) !== false).map(({ register, period, wanted, units, done, rows, approved }) => ({ register, period, wanted, units, done, rows, approved }));

/** What stands behind one indicator of this period. */
export const standingBehind = ({ registers, periods }: Pick<IndicatorDefinition, 'registers' | 'periods'>, period: string | null, all: readonly Standing[]): readonly Standing[] => all.filter(({ register, period: from }) => {
  const kept = periods[register];
  return registers.includes(register) && from === (kept && period !== null ? spanOf(period, kept.grain).from : null);
});

/** The value as it is told: of a register nobody has filled in nothing is known, and a count of nought would be a lie. */
export const knownOf = (value: string | null, indicator: Pick<IndicatorDefinition, 'registers' | 'periods'>, period: string | null, all: readonly Standing[]): string | null =>
  (isEmpty(indicator, standingBehind(indicator, period, all)) ? null : value);

/** Whether some register behind it has no rows at all. */
export const isEmpty = ({ registers }: Pick<IndicatorDefinition, 'registers'>, behind: readonly Standing[]): boolean => !registers.every((register) => behind.some((one) => one.register === register && one.rows > 0));

/** The registers behind these indicators, by name. */
export const registersBehind = ({ world }: Pick<PassWorld, 'world'>, indicators: readonly IndicatorDefinition[]): FiguresView['registers'] =>
  [...new Set(indicators.flatMap(({ registers }) => registers))].flatMap((key) => { const name = world.registers.get(key)?.name; return name ? [{ key, name }] : []; });

/** The condition that the rows of one part meet, to be asked of the register's list: its period and its own condition. */
export function conditionOf(indicator: IndicatorDefinition, part: SummaryNode, period: string | null): string {
  const kept = indicator.periods[part.register];
  const span = kept && period !== null ? spanOf(period, kept.grain) : null;
  const inPeriod = kept && span ? [span.from === span.to ? `${kept.field} = '${span.from}'` : `${kept.field} >= '${span.from}' and ${kept.field} <= '${span.to}'`] : [];
  const condition = part.where === null ? [] : [inPeriod.length === 0 ? writeExpression(part.where) : `(${writeExpression(part.where)})`];
  return [...inPeriod, ...condition].join(' and ');
}

/** Where the rows of a part are listed, as a page and by the API. */
export function listOf(register: string, filter: { readonly where: string; readonly unit: string | null; readonly asOf: string | undefined }): Pick<DrillView['parts'][number], 'page' | 'records'> {
  const asked = new URLSearchParams([
    ...filter.where === '' ? [] : [['where', filter.where]], ...filter.unit === null ? [] : [['unit', filter.unit]], ...filter.asOf === undefined ? [] : [['asOf', filter.asOf]],
  ] as [string, string][]).toString();
  const query = asked === '' ? '' : `?${asked}`;
  return { page: `/registers/${register}${query}`, records: `/api/registers/${register}/records${query}` };
}

