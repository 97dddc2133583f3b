import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { RegisterTable } from './register-table.ts';

/** A condition in SQL: something `after` requires is blank. A field the table does not have yet is blank in every row. */
export function lackingRequired(table: RegisterTable, after: RegisterDefinition): string {
  const required = after.fields.filter((field) => field.required && field.type !== 'formula');
  const blanks = required.map(({ key }) => { const held = table.fields.get(key); return held ? `${held.column} is null` : 'true'; });
  return blanks.length === 0 ? 'false' : blanks.join(' or ');
}
