/* A constraint of a register that fires, as the problem the user understands. */
import { DatabaseError } from 'pg';
import { problems, raise, type Words } from '../../../domain/problem.ts';
import { partsOf } from '../table-parts.ts';
import { shortName, type RegisterTable } from '../register-table.ts';

/** The problem behind a failed statement on this register, or the failure itself. */
export function asRecordProblem(table: RegisterTable, failure: unknown): unknown {
  if (!(failure instanceof DatabaseError)) return failure;
  const { constraint } = failure;
  if (failure.code === '23505') return onceProblem(table, constraint) ?? failure;
  if (failure.code === '23503' && constraint === shortName(`${table.name}_unit_ref`)) return raise(problems.recordNamesNothing, { field: { zh: '单位', en: 'Unit' } });
  const field = [...table.fields.values()].find(({ field: { key } }) => constraint !== undefined
    && [`${table.name}_${key}_ref`, `${table.name}_${key}_required`, `${table.name}_${key}_max`].some((name) => shortName(name) === constraint))?.field;
  if (!field) return failure;
  if (failure.code === '23503') return raise(problems.recordNamesNothing, { field: field.name });
  const late = constraint?.endsWith('_required') === true;
  const said: Words = late
    ? { zh: `“${field.name.zh}”必填`, en: `"${field.name.en}" is required` }
    : { zh: `“${field.name.zh}”太长`, en: `"${field.name.en}" is too long` };
  return failure.code === '23514' ? raise(problems.recordRefused, { findings: [said], fields: [field.key], codes: [(late ? problems.valueRequired : problems.valueTooLong).code] }) : failure;
}

function onceProblem(table: RegisterTable, constraint: string | undefined): unknown {
  const position = partsOf(table).filter(({ add }) => add.startsWith('create unique')).findIndex(({ name }) => name === constraint);
  const keys = table.definition.unique[position];
  return keys && raise(problems.recordExists, { fields: keys.map((key) => table.fields.get(key)?.field.name ?? { zh: '单位', en: 'unit' }) });
}

/** The problem behind a failed read: a filter whose numbers the database cannot compute. */
export function asReadProblem(failure: unknown): unknown {
  return failure instanceof DatabaseError && failure.code?.startsWith('22') === true ? raise(problems.filterFails, {}) : failure;
}
