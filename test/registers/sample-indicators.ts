/* Indicators over registers written by hand. */
import { readExpression } from '../../src/domain/expression/check-types.ts';
import { environmentOf, expressionWorld } from '../../src/domain/expression/environment.ts';
import type { IndicatorDefinition } from '../../src/domain/indicator/definition.ts';
import { summariesIn } from '../../src/domain/indicator/indicator-parts.ts';
import type { LimitTable, RegisterDefinition } from '../../src/domain/register/definition.ts';

/** An indicator with what is usual, counted on a day. */
export function indicator(key: string, formula: string, registers: readonly RegisterDefinition[], more: Partial<IndicatorDefinition> = {}, limits: ReadonlyMap<string, LimitTable> = new Map()): IndicatorDefinition {
  const read = readExpression(formula, environmentOf(expressionWorld(registers, new Map(), limits), null), 'number');
  if ('faults' in read) throw new Error(read.faults.map(({ en }) => en).join(' '));
  const named = [...new Set(summariesIn(read.expression.root).map(({ register }) => register))];
  return {
    key, version: 1, name: { zh: `指标${key}`, en: `Indicator ${key}` }, area: 'classes', measure: { zh: '', en: '' }, decimals: 0, better: 'neither', formula: read.expression, time: 'day',
    periods: {}, stages: null, registers: named, sensitivity: registers.find(({ key: one }) => one === named[0])?.sensitivity ?? 1, source: '', unconfirmed: false, examples: [], ...more,
  };
}

/** How many rows a register has. */
export const countOf = (registers: readonly RegisterDefinition[], key: string): IndicatorDefinition => indicator(`${key}_rows`, `count(${key})`, registers);
