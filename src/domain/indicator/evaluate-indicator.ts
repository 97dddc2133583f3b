/* Computes an indicator in memory over rows that are there: for examples, previews and what-if, and as the other half of the proof that the database is right. */
import { evaluate, type EvaluationScope, type RecordScope } from '../expression/evaluate.ts';
import type { Value } from '../expression/value.ts';
import type { IndicatorDefinition } from './definition.ts';
import { spanOf } from './indicator-period.ts';

/** The rows an indicator looks at, and when. */
export interface IndicatorScope extends Pick<EvaluationScope, 'today' | 'limits' | 'record'> {
  /** All rows of a register of the units in question, of every period. */
  readonly rows: (register: string) => Iterable<RecordScope>;
  /** The period; null for a state on a day. */
  readonly period: string | null;
  /** Only rows of this stage. */
  readonly stage?: string;
}

/** The value over these rows. */
export function evaluateIndicator(indicator: IndicatorDefinition, scope: IndicatorScope): Value {
  const { rows, today, limits, record } = scope;
  const around = { today, limits, ...(record && { record }) };
  return evaluate(indicator.formula, { ...around, values: {}, rows: (register) => [...rows(register)].filter((row) => belongs(indicator, register, row, scope, around)) });
}

function belongs(indicator: IndicatorDefinition, register: string, row: RecordScope, { period, stage }: IndicatorScope, around: Pick<EvaluationScope, 'today' | 'limits' | 'record'>): boolean {
  const kept = indicator.periods[register];
  if (kept && period !== null) {
    const held = row.values[kept.field];
    const { from, to } = spanOf(period, kept.grain);
    if (typeof held !== 'string' || held < from || held > to) return false;
  }
  const stageOf = stage === undefined ? undefined : indicator.stages?.[register];
  return stage === undefined || (stageOf !== undefined && evaluate(stageOf, { ...around, ...row }) === stage);
}
