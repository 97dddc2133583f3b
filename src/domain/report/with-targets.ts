/* Targets in documents: where a plan's target is linked to an indicator, the figures of that indicator know what was promised. */
import { minus, over, readDecimal, signOf, times, writeDecimal } from '../expression/decimal.ts';
import { normalizeAmount } from '../plan/amount.ts';
import type { Magnitude } from '../plan/reading.ts';
import type { FigureSource } from './figure-source.ts';

/** A target of the document's year that is linked to an indicator, in the unit its plan uses. */
export interface LinkedTarget {
  readonly indicator: string;
  /** As in templates: `county`, a unit's code, either with a stage. */
  readonly scope: string;
  readonly required: Magnitude;
  readonly unit: string;
}

/**
 * The source with the targets of the document's year: a figure without a target of its own takes the one of its indicator
 * and scope, in its own unit. A range, another measure, or two targets that differ leave it blank, as do figures of a year
 * before `from`.
 */
export function withTargets(source: FigureSource, targets: readonly LinkedTarget[], from = ''): FigureSource {
  return {
    find: (ask) => {
      const found = source.find(ask);
      if (found === undefined || found.target !== null || ask.at < from) return found;
      const values = new Set(targets.filter(({ indicator, scope }) => indicator === ask.indicator && scope === ask.scope).map((target) => inUnit(target, found.unit)));
      const [target = null] = values;
      return values.size === 1 && target !== null ? { ...found, target } : found;
    },
  };
}

/** The promised value in this unit, exactly: 8200万元 in 元 is 82000000. */
function inUnit({ required, unit }: LinkedTarget, wanted: string): string | null {
  const value = typeof required === 'number' ? readDecimal(String(required)) : null;
  const [promised, own] = [normalizeAmount(1, unit), normalizeAmount(1, wanted)];
  if (value === null || promised.unit !== own.unit || typeof promised.value !== 'number' || typeof own.value !== 'number') return null;
  const scaled = over(times(value, promised.value), own.value);
  return scaled === null || signOf(minus(times(scaled, own.value), times(value, promised.value))) !== 0 ? null : writeDecimal(scaled);
}
