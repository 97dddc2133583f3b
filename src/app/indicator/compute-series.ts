/* Time series of indicators, in one statement however many points there are: periods of one moment share a pass over each register. */
import type { SeriesPointView, SeriesView } from '../../contract/indicator.ts';
import { computeTogether, type IndicatorQuery, type IndicatorRow } from '../../db/indicators/compute-indicators.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { compareFigures } from '../../domain/indicator/compare-figures.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { isYearBefore, seriesPoints, type SeriesPoint, type SeriesStep } from '../../domain/indicator/series-points.ts';
import { readMoment } from '../record/read-moment.ts';
import type { Context } from '../use-case.ts';
import { chosenIndicators } from './compute-indicators.ts';
import { headOf, isEmpty, registersBehind, shownOf, standingBehind, standingOf } from './indicator-reply.ts';
import { figureWorld, mayCompute, type FigureInput, type FigureWorld } from './indicator-world.ts';

/** Which series. */
export interface SeriesInput extends FigureInput {
  /** All that the reader may compute, or all of an area, when left out. */
  readonly keys?: readonly string[] | undefined;
  readonly area?: string | undefined;
  /** The unit alone, or with those directly below. */
  readonly by?: 'self' | 'unit' | undefined;
  /** `period`: school years or years, a state on a day on the same day of each year. `month`: as everything stood at the ends of months. */
  readonly step?: SeriesStep | undefined;
  readonly points?: number | undefined;
}

const USUAL: Readonly<Record<SeriesStep, number>> = { period: 5, month: 12 };

interface Wanted { readonly indicator: IndicatorDefinition; readonly points: readonly SeriesPoint[]; readonly also: SeriesPoint }
interface Frame { readonly day: string; readonly periods: Map<IndicatorDefinition, Set<string | null>>; rows: readonly IndicatorRow[] }

/**
 * Values of one or several indicators for a unit (with `by: 'unit'` also for each directly below it) over several periods or
 * month ends, oldest first, each with its completeness and its change from a year before: percentage points for a share,
 * otherwise the difference and the rate. So the newest value with its comparison is `points: 1`, and the change of the last point.
 *
 * For use within another use case: it asks whether the reader may see the rows (`indicator.compute` on the unit, the ceiling
 * of each indicator) and withholds what they may not; refuses when nothing is left. A point without any rows has no value,
 * not even nought (`empty`). One statement for all values, besides finding the newest period and the unit.
 * Throws A103, R101, R314, R325.
 */
export async function computeSeries(cx: Context, input: SeriesInput): Promise<SeriesView> {
  const asked = await chosenIndicators(cx, input);
  for (const register of new Set(asked.flatMap(({ registers }) => registers))) cx.inRegister(register);
  const [step, by] = [input.step ?? 'period', input.by ?? 'self'];
  const around = await figureWorld(cx, asked, input);
  const { unit, today, periodOf } = around;
  const open = asked.filter((indicator) => mayCompute(cx.actor, 'indicator.compute', indicator, unit.path));
  if (open.length === 0) cx.allow(unit.path, Math.max(0, ...asked.map(({ sensitivity }) => sensitivity)) as Sensitivity, 'indicator.compute');
  const wanted = open.map((indicator): Wanted => ({ indicator, ...seriesPoints(indicator.time, { step, count: input.points ?? USUAL[step], today, last: periodOf(indicator) }) }));
  const frames = await compute(cx, around, framesOf(wanted), by);
  const units = frames.find(({ day }) => day === today)?.rows.filter(({ unitId }, at, all) => all.findIndex((row) => row.unitId === unitId) === at) ?? [];
  return {
    unit: { id: unit.id, name: unit.name }, asOf: today, step,
    indicators: asked.map((indicator) => headOf(indicator, periodOf(indicator), open.includes(indicator) ? null : 'sensitivity')),
    registers: registersBehind(around, open),
    rows: units.map(({ unitId, unitName, unitKind }) => ({
      unitId, unitName, unitKind,
      series: asked.map((indicator) => { const found = wanted.find((one) => one.indicator === indicator); return found ? seriesOf(found, step, (point) => lookUp(frames, found.indicator, point, unitId)) : []; }),
    })),
  };
}

// What is seen on one day is asked together.
function framesOf(wanted: readonly Wanted[]): readonly Frame[] {
  const frames = new Map<string, Frame>();
  for (const { indicator, points, also } of wanted) {
    for (const { day, period } of [...points, also]) {
      const frame = frames.get(day) ?? { day, periods: new Map<IndicatorDefinition, Set<string | null>>(), rows: [] };
      frames.set(day, frame);
      frame.periods.set(indicator, (frame.periods.get(indicator) ?? new Set()).add(period));
    }
  }
  return [...frames.values()];
}

async function compute(cx: Context, around: FigureWorld, frames: readonly Frame[], by: 'self' | 'unit'): Promise<readonly Frame[]> {
  const answers = await computeTogether(cx.db, frames.map(({ day, periods }): IndicatorQuery => {
    const moment = day === around.today ? { asOf: around.asOf, today: day } : { asOf: readMoment(cx, day), today: day };
    const several = [...periods.values()].some(({ size }) => size > 1);
    const years = [...new Set([...periods.values()].flatMap((all) => [...all].flatMap((period) => period?.slice(0, 4) ?? [])))].toSorted();
    return { ...around, ...moment, county: cx.county, indicators: [...periods.keys()], periodOf: (one) => [...periods.get(one) ?? []][0] ?? null, by: by === 'unit' ? 'below' : 'self', ...(several && { years }) };
  }));
  for (const [at, frame] of frames.entries()) frame.rows = answers[at] ?? [];
  return frames;
}

interface Found { readonly row: IndicatorRow; readonly value: string | null }

function lookUp(frames: readonly Frame[], indicator: IndicatorDefinition, { day, period }: SeriesPoint, unitId: string): Found | undefined {
  const frame = frames.find((one) => one.day === day);
  const row = frame?.rows.find((one) => one.unitId === unitId && (one.year === null || period === null || one.year === period.slice(0, 4)));
  return frame && row ? { row, value: row.values[[...frame.periods.keys()].indexOf(indicator)] ?? null } : undefined;
}

function seriesOf({ indicator, points, also }: Wanted, step: SeriesStep, find: (point: SeriesPoint) => Found | undefined): SeriesPointView[] {
  const all = [also, ...points].map((point) => ({ point, ...pointOf(indicator, point, find(point)) }));
  return all.slice(1).map(({ point, value, ...rest }): SeriesPointView => {
    const before = all.find((other) => isYearBefore(step, point, other.point));
    const change = compareFigures(indicator, value, before?.value ?? null);
    return { ...point, value, shown: shownOf(indicator, value), ...rest, change: change && { ...change, before: shownOf(indicator, before?.value ?? null) ?? '' } };
  });
}

function pointOf(indicator: IndicatorDefinition, { period }: SeriesPoint, found: Found | undefined): Pick<SeriesPointView, 'value' | 'empty' | 'standing'> {
  const standing = standingBehind(indicator, period, found?.row.standing ?? []);
  const empty = isEmpty(indicator, standing);
  return { value: empty ? null : found?.value ?? null, empty, standing: standingOf(standing) };
}
