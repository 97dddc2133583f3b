/* What every question about indicators begins with: who asks, of which unit, as of which moment, for which period. */
import { may, mayInRegister, type Actor } from '../../domain/access/may.ts';
import type { ActionName } from '../../domain/access/actions.ts';
import { roles } from '../../domain/access/roles.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { grainOf, periodOn } from '../../domain/indicator/indicator-period.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { dayInChina, type PlainDate } from '../../domain/values/plain-date.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { newestPeriods } from '../../db/indicators/newest-periods.ts';
import type { PassWorld } from '../../db/indicators/register-pass.ts';
import { readMoment } from '../record/read-moment.ts';
import { worldOf } from '../record/read-filter.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { getUnit, getUnitAt } from '../unit/get-unit.ts';
import type { Context } from '../use-case.ts';

/** Which figures. */
export interface FigureInput { readonly unit?: string | undefined; readonly period?: string | undefined; readonly asOf?: string | undefined }

/** Everything that figures are computed from. */
export interface FigureWorld extends PassWorld {
  readonly unit: UnitRow;
  readonly periodOf: (indicator: IndicatorDefinition) => string | null;
}

/** The indicator with this key. Throws R101. */
export function getIndicator({ runtime }: Pick<Context, 'runtime'>, key: string): IndicatorDefinition {
  const found = runtime.catalogue.indicators.get(key);
  if (!found) throw raise(problems.notFound, { what: { zh: '该指标', en: 'This indicator' } });
  return found;
}

/** Whether the reader may look into the rows behind it at this unit; if not, no figure is better than a wrong one. */
export const mayCompute = (actor: Actor, action: ActionName, indicator: IndicatorDefinition, unitPath: string): boolean =>
  may(actor, action, unitPath, indicator.sensitivity) && indicator.registers.every((register) => mayInRegister(actor, action, register));

/** The unit, the moment and the periods. Throws A103 for a unit out of reach, R101, R325. */
export async function figureWorld(cx: Context, indicators: readonly IndicatorDefinition[], input: FigureInput): Promise<FigureWorld> {
  const asOf = readMoment(cx, input.asOf);
  const today = dayInChina(asOf ?? cx.now);
  const unit = await getOwnOrNamed(cx, input.unit);
  cx.allow(unit.path);
  const registers = await registersOf(cx, indicators);
  const world = await worldOf(cx, [...cx.runtime.catalogue.registers.values()]);
  const stores = new Map([...registers].map(([key, register]) => [key, storeOf(cx, register)]));
  const storeFor = (key: string) => stores.get(key) ?? storeOf(cx, cx.runtime.catalogue.registers.get(key) as RegisterDefinition);
  const base = { world, storeOf: storeFor, asOf, today, unitPath: unit.path === `${cx.county}/` ? null : unit.path, unit };
  return { ...base, periodOf: input.period === undefined ? await newestOf(cx, indicators, base) : givenPeriod(input.period) };
}

/** The unit with this id; the one whose rows the reader sees whole when none is named. Throws R101. */
export const getOwnOrNamed = (cx: Context, id: string | undefined): Promise<UnitRow> => (id === undefined ? getUnitAt(cx.db, cx.county, ownPath(cx)) : getUnit(cx.db, cx.county, id));

// The unit whose rows a reader sees whole: the county, or their own.
const ownPath = ({ actor, county }: Context): string => (actor.grants.some(({ role }) => roles[role].reads === 'county') ? `${county}/` : actor.unitPath);

/** The registers that these indicators look at, by key. Throws R101, D154. */
export async function registersOf(cx: Context, indicators: readonly IndicatorDefinition[]): Promise<ReadonlyMap<string, RegisterDefinition>> {
  const keys = [...new Set(indicators.flatMap(({ registers }) => registers))];
  return new Map(await Promise.all(keys.map(async (key) => [key, await getRegister(cx, key)] as const)));
}

/** The period that was asked for, in the grain of each indicator: 2026 asks a school year that begins in it. */
function givenPeriod(text: string): FigureWorld['periodOf'] {
  const year = Number(text.slice(0, 4));
  if (text.length > 4 && Number(text.slice(5)) !== year + 1) throw raise(problems.indicatorPeriod, { period: text });
  return ({ time }) => periodIn(time, String(year));
}

/** The period of this basis that begins in the year; null for a state on a day. */
export function periodIn(time: IndicatorDefinition['time'], year: string): string | null {
  const grain = grainOf(time);
  return grain === null ? null : grain === 'year' ? year : `${year}-${Number(year) + 1}`;
}

/** The newest period of which all registers of an indicator have rows, none later than that of the day. */
async function newestOf(cx: Context, indicators: readonly IndicatorDefinition[], { storeOf: storeFor, today, asOf }: { readonly storeOf: FigureWorld['storeOf']; readonly today: PlainDate; readonly asOf: Date | null }): Promise<FigureWorld['periodOf']> {
  const kept = new Map(indicators.flatMap(({ periods }) => Object.entries(periods)));
  const newest = await newestPeriods(cx.db, [...kept].map(([key, field]) => ({ store: storeFor(key), kept: field })), today.slice(0, 4), asOf);
  return (indicator) => {
    const now = periodOn(indicator.time, today);
    const years = Object.keys(indicator.periods).flatMap((key) => newest.get(key) ?? []).toSorted();
    return now === null || years[0] === undefined ? now : periodIn(indicator.time, years[0] < now.slice(0, 4) ? years[0] : now.slice(0, 4));
  };
}
