/* What every question about indicators begins with: who asks, of which unit, as of which moment, for which period. */
import { fileNameOf } from '../../catalog/compile-drawn.ts';
import { may, mayInRegister, type Actor } from '../../domain/access/may.ts';
import type { ActionName } from '../../domain/access/actions.ts';
import { roles } from '../../domain/access/roles.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { periodIn, periodOn } from '../../domain/indicator/indicator-period.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { dayInChina, type PlainDate } from '../../domain/values/plain-date.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { newestPeriods } from '../../db/indicators/newest-periods.ts';
import type { PassWorld } from '../../db/indicators/register-pass.ts';
import { readMoment } from '../record/read-moment.ts';
import { worldOf } from '../record/read-filter.ts';
import { drawnOf } from '../register/drawn-registers.ts';
import { allRegisters, getRegister, storeOf, type RegisterContext } from '../register/get-register.ts';
import { getUnit, getUnitAt } from '../unit/get-unit.ts';
import type { Context } from '../use-case.ts';

/** Which figures. */
export interface FigureInput { readonly unit?: string | undefined; readonly period?: string | undefined; readonly asOf?: string | undefined }

/** Everything that figures are computed from. */
export interface FigureWorld extends PassWorld {
  readonly unit: UnitRow;
  readonly periodOf: (indicator: IndicatorDefinition) => string | null;
}

/** The indicator with this key, built in or made by the county. Throws R101, D160 for one that cannot be used any more. */
export async function getIndicator(cx: RegisterContext, key: string): Promise<IndicatorDefinition> {
  const builtIn = cx.runtime.catalogue.indicators.get(key);
  if (builtIn) return builtIn;
  const { indicators, setAside } = await drawnOf(cx);
  const found = indicators.get(key);
  if (found) return found;
  const faults = setAside.get(fileNameOf('indicator', key));
  if (faults) throw raise(problems.indicatorSetAside, { indicator: key, faults: faults.slice(0, 5).map(({ say }) => say) });
  throw raise(problems.notFound, { what: { zh: '该指标', en: 'This indicator' } });
}

/** All indicators of the county, built-in ones first. */
export const allIndicators = async (cx: RegisterContext): Promise<readonly IndicatorDefinition[]> =>
  [...cx.runtime.catalogue.indicators.values(), ...(await drawnOf(cx)).indicators.values()];

// What a county made is compiled with the built-in ones and stays one object until it changes.
const byKey = new WeakMap<object, ReadonlyMap<string, IndicatorDefinition>>();

/** The same by their keys; one map as long as none changes. */
export async function indicatorsByKey(cx: RegisterContext): Promise<ReadonlyMap<string, IndicatorDefinition>> {
  const { indicators } = await drawnOf(cx);
  const held = byKey.get(indicators) ?? new Map([...cx.runtime.catalogue.indicators, ...indicators]);
  byKey.set(indicators, held);
  return held;
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
  const known = await registersAround(cx, registers);
  const world = await worldOf(cx, known);
  const stores = new Map(known.map((register) => [register.key, register] as const));
  const storeFor = (key: string) => storeOf(cx, stores.get(key) as RegisterDefinition);
  const base = { world, storeOf: storeFor, asOf, today, unitPath: unit.path === `${cx.county}/` ? null : unit.path, unit };
  return { ...base, periodOf: input.period === undefined ? await newestOf(cx, indicators, base) : givenPeriod(input.period) };
}

/** The unit with this id; the one whose rows the reader sees whole when none is named. Throws R101. */
export const getOwnOrNamed = (cx: Context, id: string | undefined): Promise<UnitRow> => (id === undefined ? getUnitAt(cx.db, cx.county, ownPath(cx)) : getUnit(cx.db, cx.county, id));

// The unit whose rows a reader sees whole: the county, or their own.
const ownPath = ({ actor, county }: Context): string => (actor.grants.some(({ role }) => roles[role].reads === 'county') ? `${county}/` : actor.unitPath);

/** Every register a formula over these may name; what the county drew itself is asked for only where one of them is its own. */
export const registersAround = async (cx: Context, registers: ReadonlyMap<string, RegisterDefinition>): Promise<readonly RegisterDefinition[]> =>
  ([...registers.values()].some(({ county }) => county !== null) ? allRegisters(cx) : [...cx.runtime.catalogue.registers.values()]);

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
