/*
 * A worked example of an indicator, run in memory: its rows are completed with what their registers compute, the formula is
 * evaluated over them, and the value as it would be shown is compared.
 */
import { computeFields } from '../register/check-record.ts';
import type { LimitTable, RegisterDefinition } from '../register/definition.ts';
import type { RecordValues } from '../register/record-values.ts';
import { readDecimal, compareDecimals } from '../expression/decimal.ts';
import type { Words } from '../problem.ts';
import type { ExampleRow, IndicatorDefinition, IndicatorExample } from './definition.ts';
import { evaluateIndicator } from './evaluate-indicator.ts';
import { periodOn, spanOf } from './indicator-period.ts';
import { showFigure } from './show-figure.ts';

/** What an example is run among. */
export interface IndicatorWorld {
  readonly registers: ReadonlyMap<string, RegisterDefinition>;
  readonly limits: ReadonlyMap<string, LimitTable>;
}

/** A row of an example, complete: as it would stand in its register. */
export interface CompletedRow { readonly id: string | null; readonly unit: string; readonly values: RecordValues }

/** What came of an example. */
export interface IndicatorRun { readonly shown: string | null; readonly differs: Words | null }

/** The day examples are computed on unless they say another: after the count at the start of a school year. */
const EXAMPLE_DAY = '2026-10-01';

/** The day and the period an example asks for. */
export function momentOf(indicator: IndicatorDefinition, example: IndicatorExample): { readonly day: string; readonly period: string | null } {
  const day = example.on ?? EXAMPLE_DAY;
  return { day, period: example.period ?? periodOn(indicator.time, day) };
}

/** The rows of an example with blanks, computed fields and, where none is given, the period that is asked for. */
export function completeRows(indicator: IndicatorDefinition, example: IndicatorExample, register: RegisterDefinition, { limits }: IndicatorWorld): readonly CompletedRow[] {
  const { day, period } = momentOf(indicator, example);
  const kept = indicator.periods[register.key];
  const usual = kept && period !== null ? { [kept.field]: spanOf(period, kept.grain).from } : {};
  const blank = Object.fromEntries(register.fields.map(({ key }) => [key, null]));
  return (example.rows[register.key] ?? []).map((row) => {
    const { id = null, unit = null, ...given } = row;
    const values = computeFields(register, { ...blank, ...usual, ...typed(register, given) }, { today: day, limits, unit: { kind: 'school' } });
    return { id: id === null ? null : String(id), unit: unit === null ? '' : String(unit), values };
  });
}

// Amounts and percentages are kept as text, as records keep them; codes are text whatever YAML took them for.
function typed(register: RegisterDefinition, given: ExampleRow): RecordValues {
  const types = new Map(register.fields.map(({ key, type }) => [key, type]));
  return Object.fromEntries(Object.entries(given).map(([key, value]) => [key, typeof value === 'number' && types.get(key) !== 'integer' ? String(value) : value]));
}

/** Runs an example. */
export function runIndicatorExample(indicator: IndicatorDefinition, example: IndicatorExample, world: IndicatorWorld): IndicatorRun {
  const { day, period } = momentOf(indicator, example);
  const rows = new Map(Object.keys(example.rows).map((key) => {
    const register = world.registers.get(key);
    return [key, register ? completeRows(indicator, example, register, world) : []] as const;
  }));
  const value = evaluateIndicator(indicator, {
    period, today: day, limits: world.limits, rows: (register) => (rows.get(register) ?? []).map(({ values }) => ({ values, unit: { kind: 'school' } })),
    record: (_, id) => [...rows.values()].flat().find((row) => row.id === id)?.values,
  });
  const shown = showFigure(indicator, value);
  return { shown, differs: same(shown, example.value) ? null : { zh: `应当得 ${said(example.value)}，实际是 ${shown ?? '算不出'}`, en: `should give ${said(example.value, 'no value')}, but gives ${shown ?? 'no value'}` } };
}

const said = (value: number | null, none = '算不出'): string => (value === null ? none : String(value));

/** Whether a value as shown is the one expected: 7.10 is 7.1. */
export function same(shown: string | null, expected: number | null): boolean {
  if (shown === null || expected === null) return shown === expected;
  const [one, other] = [readDecimal(shown), readDecimal(String(expected))];
  return one !== null && other !== null && compareDecimals(one, other) === 0;
}
