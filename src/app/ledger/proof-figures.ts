/* The figures that prove targets: those of any number of targets in one statement, as they are or were. */
import type { Context } from '../use-case.ts';
import { computeTogether, type IndicatorQuery, type IndicatorRow } from '../../db/indicators/compute-indicators.ts';
import { newestPeriodsAt, type PeriodRegister } from '../../db/indicators/newest-periods.ts';
import type { PassWorld } from '../../db/indicators/register-pass.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { periodIn, periodOn } from '../../domain/indicator/indicator-period.ts';
import { restrictToStages } from '../../domain/indicator/restrict-to-stages.ts';
import { periodYear, type ProofLink } from '../../domain/ledger/proof.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { dayInChina, type PlainDate } from '../../domain/values/plain-date.ts';
import { registersAround, registersOf } from '../indicator/indicator-world.ts';
import { worldOf } from '../record/read-filter.ts';
import { storeOf } from '../register/get-register.ts';

/** An indicator to compute for a target, of its unit. */
export interface AskedFigure {
  readonly indicator: IndicatorDefinition;
  readonly link: Pick<ProofLink, 'stages' | 'period'>;
  readonly unit: { readonly id: string; readonly path: string };
  readonly planYear: number | null;
  /** Other formulas over the same rows: what stands above and below the line. */
  readonly beside?: readonly IndicatorDefinition[];
}

/** The answer at one moment: the figure of its unit, and of all units below where they were asked for. */
export interface AnsweredFigure {
  readonly period: string | null;
  readonly value: string | null;
  /** The unit and all below it, each with its value and those of the other formulas. */
  readonly units: readonly { readonly row: IndicatorRow; readonly value: string | null; readonly beside: readonly (string | null)[] }[];
}

/** Computes all of them at each moment, null for now: two statements, however many. The answers by moment, in the order asked. Throws R314. */
export async function proofFigures(cx: Context, asked: readonly AskedFigure[], moments: readonly (Date | null)[], { below = false }: { readonly below?: boolean } = {}): Promise<readonly (readonly AnsweredFigure[])[]> {
  if (asked.length === 0) return moments.map(() => []);
  const worlds = await worldsAt(cx, asked, moments);
  const columns = asked.map((one) => [one.indicator, ...one.beside ?? []].map((indicator) => ({ ...restrictToStages(indicator, one.link.stages) })));
  const root = commonPath(asked.map(({ unit }) => unit.path), cx.county);
  const by = below || asked.some(({ unit }) => unit.path !== root) ? 'all' : 'self';
  const queries = worlds.map(({ world, periodOf }): IndicatorQuery => {
    const periods = new Map(asked.flatMap((one, at) => (columns[at] ?? []).map((indicator) => [indicator, periodOf(one)] as const)));
    return { ...world, unitPath: root === `${cx.county}/` ? null : root, county: cx.county, indicators: columns.flat(), by, periodOf: (indicator) => periods.get(indicator) ?? null };
  });
  const answers = await computeTogether(cx.db, queries);
  return answers.map((rows, moment) => asked.map((one, at) => answerOf(rows, one, { from: columns.slice(0, at).flat().length, width: columns[at]?.length ?? 0 }, worlds[moment]?.periodOf(one) ?? null)));
}

function answerOf(rows: readonly IndicatorRow[], { unit }: AskedFigure, { from, width }: { readonly from: number; readonly width: number }, period: string | null): AnsweredFigure {
  const units = rows.filter(({ unitPath }) => unitPath.startsWith(unit.path)).map((row) => ({ row, value: row.values[from] ?? null, beside: row.values.slice(from + 1, from + width) }));
  return { period, value: units.find(({ row }) => row.unitPath === unit.path)?.value ?? null, units };
}

interface WorldAt { readonly world: Omit<PassWorld, 'unitPath'>; readonly periodOf: (one: AskedFigure) => string | null }

async function worldsAt(cx: Context, asked: readonly AskedFigure[], moments: readonly (Date | null)[]): Promise<readonly WorldAt[]> {
  const registers = await registersOf(cx, asked.map(({ indicator }) => indicator));
  const known = await registersAround(cx, registers);
  const world = await worldOf(cx, known);
  const stores = new Map(known.map((register) => [register.key, register]));
  const storeFor: PassWorld['storeOf'] = (key) => storeOf(cx, stores.get(key) as RegisterDefinition);
  const kept = [...new Map(asked.flatMap(({ indicator }) => Object.entries(indicator.periods)))].map(([key, field]): PeriodRegister => ({ store: storeFor(key), kept: field }));
  const days = moments.map((asOf) => dayInChina(asOf ?? cx.now));
  // Of a plan of a past year the newest period is that of its year, so each year is asked for by itself.
  const years = [...new Set(asked.map(({ planYear }) => planYear))];
  const upTo = days.flatMap((day, at) => years.map((year) => ({ year: capOf(day, year), asOf: moments[at] ?? null })));
  const newest = await newestPeriodsAt(cx.db, kept, upTo);
  return days.map((today, at) => ({
    world: { world, storeOf: storeFor, asOf: moments[at] ?? null, today },
    periodOf: (one) => periodAt(one, newest[at * years.length + years.indexOf(one.planYear)] ?? new Map(), today),
  }));
}

const capOf = (day: PlainDate, year: number | null): string => (year !== null && String(year) < day.slice(0, 4) ? String(year) : day.slice(0, 4));

function periodAt({ indicator, link, planYear }: AskedFigure, newest: ReadonlyMap<string, string | null>, today: PlainDate): string | null {
  const now = periodOn(indicator.time, today);
  const { year, exactly } = periodYear(link, indicator.time, planYear);
  if (now === null) return null;
  if (exactly && year !== null) return periodIn(indicator.time, String(year));
  // Rows of a school year that begins only later in the year are none of today's.
  const first = Object.keys(indicator.periods).flatMap((key) => newest.get(key) ?? []).toSorted()[0] ?? now.slice(0, 4);
  const cap = [first, now.slice(0, 4), capOf(today, year)].toSorted()[0] ?? first;
  return periodIn(indicator.time, cap);
}

/** The unit above them all: their own where it is one. */
function commonPath(paths: readonly string[], county: string): string {
  const [first, ...rest] = paths;
  return first !== undefined && rest.every((path) => path === first) ? first : `${county}/`;
}
