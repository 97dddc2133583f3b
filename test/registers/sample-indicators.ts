/* Indicators over registers written by hand. */
import { readExpression } from '../../src/domain/expression/check-types.ts';
import { environmentOf, expressionWorld } from '../../src/domain/expression/environment.ts';
import type { IndicatorDefinition } from '../../src/domain/indicator/definition.ts';
import { summariesIn } from '../../src/domain/indicator/indicator-parts.ts';
import type { DocumentTemplate } from '../../src/domain/report/template.ts';
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

/** A document whose title tells how many rows a register has. */
export const noteOf = (key: string): DocumentTemplate => ({
  key: `${key}_note`, version: 1, name: { zh: '行数', en: 'Rows' }, area: 'classes', title: [{ kind: 'figure', figure: 'rows', aspect: 'value' }], addressee: '', length: 5000, source: '', opening: [], parts: [], examples: [],
  figures: new Map([['rows', { key: 'rows', name: '行数', indicator: `${key}_rows`, scope: 'county', time: 'as_of', unit: '', shown: '' }]]),
});
