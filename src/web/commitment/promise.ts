/*
 * What a target promises and how far it has come, for the sentence, the bar and the column of figures. Pure: lights are
 * the server's to decide; here is only what a person would compute from the row in front of them.
 */
import type { Target } from '../../contract/ledger.ts';
import { goalOf, isKept, isRate, shareReached } from '../../domain/ledger/light.ts';
import type { Language } from '../i18n/i18n.ts';

type Promised = Pick<Target, 'comparator' | 'required' | 'baseline' | 'value' | 'unit'>;

/** How far a figure can be trusted, up to what registers show. */
export type ShownBasis = Target['basis'] | 'proven';

/** A target with the value to be shown, and that value as it is written: compared before rounding, read after. */
export type ShownTarget = Omit<Target, 'basis'> & { readonly basis: ShownBasis; readonly said: number | null };

/** The target with the value to be shown: what registers show goes before what was reported. */
export function asShown(target: Target): ShownTarget {
  const { proof } = target;
  if (proof === null || proof.value === null) return { ...target, said: target.value };
  const baseline = target.baseline ?? (proof.baseline === null ? null : brief(proof.baseline));
  return { ...target, value: proof.value, said: saidOf(proof.value, proof.shown), basis: 'proven', comparator: proof.comparator, baseline };
}

/** A computed value as it is read: as its indicator shows it, or in four digits where the target counts in another unit. */
export const saidOf = (value: number, shown: string | null): number => (shown !== null && isSame(value, shown) ? Number(shown) : brief(value));

/** Four digits are enough to read. */
export const brief = (value: number): number => Number(value.toPrecision(4));

// Shown to so many decimals, it may be off by half of the last.
const isSame = (value: number, shown: string): boolean => Math.abs(value - Number(shown)) <= 0.5 / 10 ** (shown.split('.')[1] ?? '').length + 1e-9;

/** The unit with its each-what: `次/学期`. */
export function unitOf(target: Pick<Target, 'unit' | 'per'>): string {
  return target.per === '' || target.unit.includes('/') ? target.unit : `${target.unit}/${target.per}`;
}

/** A figure with its unit in running words: `16 所`, `87.1%`. */
export const withUnit = (digits: string, unit: string): string => (unit === '' || unit.startsWith('%') || unit.startsWith(':') ? digits + unit : `${digits} ${unit}`);

/** What is counted, with whom it is about in front unless the metric says so already. */
export function subjectAndMetric(target: Pick<Target, 'subject' | 'metric'>, language: Language): string {
  if (target.subject === '' || target.metric.includes(target.subject)) return target.metric;
  return language === 'en' ? `${target.subject}: ${target.metric}` : `${target.subject}${target.metric}`;
}

/** By when: `到 2026-12-31，`, or the period the text gave, or nothing. */
export function byWhen(target: Pick<Target, 'deadline' | 'period'>, language: Language): string {
  if (target.deadline !== null) return language === 'en' ? `By ${target.deadline}: ` : `到 ${target.deadline}，`;
  if (target.period === '') return '';
  return language === 'en' ? `${target.period}: ` : `${target.period}，`;
}

/** Whether today's value keeps the promise; null while nothing was reported. */
export const isMet = ({ value, comparator, required }: Pick<Promised, 'value' | 'comparator' | 'required'>): boolean | null => (value === null ? null : isKept(value, comparator, required));

/** Whether nobody knows where the way began: a rate without a baseline does not start at 0. It is kept or it is not. */
export const lacksStart = ({ unit, baseline }: Pick<Promised, 'unit' | 'baseline'>): boolean => baseline === null && isRate(unit);

/**
 * Where a value lies on the road from the baseline (0) to the promise (1); below 0 it went backwards, above 1 it went
 * further than promised. Null where there is no road: a ceiling that was never exceeded has no way to go,
 * a rate without a baseline no beginning.
 */
export function placeOnRoad(target: Promised, value: number): number | null {
  if (lacksStart(target)) return null;
  const goal = goalOf(target.required);
  const ceiling = target.comparator === 'le' || target.comparator === 'lt';
  if (ceiling && (target.baseline === null || target.baseline <= goal)) return null;
  const start = target.baseline ?? 0;
  return goal === start ? null : (value - start) / (goal - start);
}

/** How much of the promise is kept, 0 to 1; null while nothing was reported, or for a rate that is not kept and began nobody knows where. A ceiling broken is 0. */
export function shareKept(target: Promised): number | null {
  if (target.value === null) return null;
  const share = shareReached(target.value, target) ?? (lacksStart(target) ? null : 0);
  // Not yet met never rounds up to a full bar.
  return share === null || isMet(target) === true ? share : Math.min(0.99, share);
}
