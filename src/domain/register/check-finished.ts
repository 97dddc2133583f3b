/* What a record that is kept still lacks before it can be sent: blanks that are required, and what its checks say. */
import { problems } from '../problem.ts';
import { checkRecord, type RecordSurroundings } from './check-record.ts';
import type { RegisterDefinition } from './definition.ts';
import { findingOf, type Finding } from './finding.ts';
import type { RecordValues } from './record-values.ts';

/** Everything that stands against sending this record. */
export function checkFinished(register: RegisterDefinition, values: RecordValues, around: RecordSurroundings): readonly Finding[] {
  const missing = register.fields.filter((field) => field.required && field.type !== 'formula' && (values[field.key] ?? null) === null)
    .map((field) => findingOf(field.key, problems.valueRequired, { field: field.name }));
  return [...missing, ...checkRecord(register, values, around)];
}
