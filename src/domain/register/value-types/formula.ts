import type { FieldDefinition } from '../definition.ts';
import { value, wrong, type ValueType } from '../value-type.ts';
import { problems } from '../../problem.ts';
import { findingOf } from '../finding.ts';
import { tidy } from '../typed.ts';
import { choice } from './codes.ts';

const types = { text: 'text', choice: 'text', date: 'date', integer: 'number', decimal: 'number', percent: 'number' } as const;

/** The type of value a formula field yields. */
export const resultOf = (field: Pick<FieldDefinition, 'result'>): keyof typeof types => field.result ?? 'decimal';

/**
 * A computed field. Nobody types it; a workbook that comes back holds it as it was sent out, so what was read is handed
 * on as text, and the record's check compares it with what is computed.
 */
export const formula: ValueType = {
  read: (typed, field) => (typeof typed === 'string' || typeof typed === 'number' ? value(tidy(String(typed))) : wrong(findingOf(field.key, problems.shapeWrong, { field: field.name }))),
  show: (held, field, context, language) => {
    if (resultOf(field) === 'choice' && field.list !== undefined) return choice.show(held, field, context, language);
    return resultOf(field) === 'percent' ? `${String(held)}%` : String(held);
  },
  expressionType: (field) => types[resultOf(field)],
  examples: { good: ['35'], bad: [] },
};
