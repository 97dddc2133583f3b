/*
 * What proves a target: an indicator over registers, of one unit, of stages of it, of a period. The proven value stands
 * beside what people report and never replaces it: both are shown where they differ.
 */
import { comparableUnits, normalizeAmount } from '../plan/amount.ts';
import type { Direction, TimeBasis } from '../indicator/definition.ts';
import { grainOf } from '../indicator/indicator-period.ts';
import type { Comparator } from '../plan/reading.ts';
import { goalOf, isCeiling, isKept, shareReached, type Promised } from './light.ts';

/** How the period is taken: the newest there are rows of; the one that begins in the plan's year; the school year that ends in it. */
export const proofPeriods = ['newest', 'year', 'ending'] as const;
export type ProofPeriod = (typeof proofPeriods)[number];

/** An indicator that proves a target. */
export interface ProofLink {
  readonly indicator: string;
  /** Whose rows count: those of this unit and all below it. */
  readonly unitId: string;
  /** Only rows of these stages; none named is all of them. */
  readonly stages: readonly string[];
  readonly period: ProofPeriod;
}

/** The link, or that somebody decided no register proves it. */
export type ProofDecision = ProofLink | 'none';

/** The link among decisions; null where there is none. */
export const linkOf = (proof: ProofDecision | null): ProofLink | null => (proof === null || proof === 'none' ? null : proof);

/** What is measured: an indicator's unit of measure, and its name where a ratio says in what. */
export interface Measured { readonly measure: string; readonly name: string }

// 所 and 间 count different things though 个 may count both.
const schools = /^[所处家座]$/;
const rooms = /^间$/;

/** Whether a target in this unit can be proven by figures so measured: 人 is not 所, a share is not a count. */
export function measureFits({ measure, name }: Measured, unit: string): boolean {
  const promised = normalizeAmount(1, unit).unit;
  // A ratio promised as 7:1 or 1:17 is a plain quotient of two counts.
  if (promised === ':1') return name.endsWith('比') && measure !== '%';
  if (measure === '') return promised === '';
  if ((schools.test(measure) && rooms.test(unit)) || (rooms.test(measure) && schools.test(unit))) return false;
  return comparableUnits(normalizeAmount(1, measure).unit, promised);
}

/** An exact value of the indicator in the unit of the target: 0.0706 of a share is 7.06 %, 12000 people are 1.2 万人. Null for none. */
export function inUnitOf(exact: string | null, { measure }: Measured, unit: string): number | null {
  if (exact === null) return null;
  const { value: factor } = normalizeAmount(1, unit);
  const one = unit === '' || normalizeAmount(1, unit).unit === ':1' || typeof factor !== 'number' || factor === 0 ? 1 : factor;
  return Number(((Number(exact) * (measure === '%' ? 100 : 1)) / one).toPrecision(12));
}

/** How the promise binds the indicator: a bare figure of what should be little is a ceiling, 生机比达到 7:1 and no more. */
export const boundBy = (comparator: Comparator, better: Direction): Comparator => ((comparator === 'eq' || comparator === 'approx') && better === 'less' ? 'le' : comparator);

/** The share of a promise that registers show reached. A limit that is broken has nothing of it, also where nobody knows how it began. */
export function provenShare(value: number, promised: Promised): number | null {
  const share = shareReached(value, promised);
  return share === null && isCeiling(promised.comparator, goalOf(promised.required)) ? 0 : share;
}

/** How far it is from what was promised by now: kept or not, and how much what people reported is off. */
export interface Proven {
  readonly met: boolean | null;
  /** Proven less reported; null unless both are there. */
  readonly difference: number | null;
  /** They are two figures, not one written more or less exactly. */
  readonly differs: boolean;
}

/** Sets the proven value against the promise and against what people reported. */
export function proveAgainst(value: number | null, promised: Pick<Promised, 'comparator' | 'required'>, reported: { readonly value: number | null; readonly decimals: number }): Proven {
  const met = value === null ? null : isKept(value, promised.comparator, promised.required);
  if (value === null || reported.value === null) return { met, difference: null, differs: false };
  const said = isKept(reported.value, promised.comparator, promised.required);
  return { met, difference: Number((value - reported.value).toPrecision(12)), differs: said !== met || !sameWritten(value, reported.value, reported.decimals) };
}

// 87.1 and 87.13 are one figure; so are 87 and 87.4. What a figure says ends where its digits end.
function sameWritten(value: number, reported: number, decimals: number): boolean {
  const written = (String(reported).split('.')[1] ?? '').length;
  return rounded(value, written) === rounded(reported, written) || rounded(value, decimals) === rounded(reported, decimals);
}

const rounded = (value: number, decimals: number): string => (Math.round((value + Number.EPSILON) * 10 ** decimals) / 10 ** decimals).toFixed(decimals);

/** The latest period a link may take, as its first year: what is asked of the plan's year, or the newest up to it. Null where any will do. */
export function periodYear(link: Pick<ProofLink, 'period'>, basis: TimeBasis, planYear: number | null): { readonly year: number | null; readonly exactly: boolean } {
  if (grainOf(basis) === null || planYear === null) return { year: null, exactly: false };
  if (link.period === 'ending' && basis === 'school_year') return { year: planYear - 1, exactly: true };
  return { year: planYear, exactly: link.period !== 'newest' };
}
