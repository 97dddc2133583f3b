/*
 * Values a changed definition could no longer read, though their column keeps its type: codes that stand in no list any
 * more, periods written another way. Counted before a change, so that it can be refused.
 */
import { sql } from 'kysely';
import type { FieldDefinition, RegisterDefinition } from '../../domain/register/definition.ts';
import type { Words } from '../../domain/problem.ts';
import type { Db } from '../database.ts';
import { tableOf } from './register-table.ts';

/** The codes of a list. */
export type CodesOf = (list: string) => readonly string[];

/** What stands in rows of the register and could not be read with the new definition. */
export async function findStranded(db: Db, before: RegisterDefinition, after: RegisterDefinition, codesOf: CodesOf): Promise<readonly Words[]> {
  const table = tableOf(after);
  const found: Words[] = [];
  for (const { field, column } of table.fields.values()) {
    const was = before.fields.find((one) => one.key === field.key);
    const wrong = was && columnFault(was, field, codesOf);
    if (!wrong) continue;
    const { rows } = await sql<{ n: string }>`
      select count(*) as n from ${sql.ref(table.name)} where county = ${after.county ?? ''} and ${sql.ref(column)} is not null and ${wrong(column)}`.execute(db);
    const n = Number(rows[0]?.n);
    if (n > 0) found.push({ zh: `“${field.name.zh}”有 ${n} 条记录的值在新定义里不再有`, en: `"${field.name.en}" of ${n} records holds what the new definition does not know` });
  }
  return found;
}

type Condition = (column: string) => ReturnType<typeof sql<boolean>>;

function columnFault(was: FieldDefinition, is: FieldDefinition, codesOf: CodesOf): Condition | undefined {
  if (is.list !== undefined && was.list !== is.list && was.type === is.type) {
    const codes = codesOf(is.list);
    return is.type === 'choices' ? (column) => sql<boolean>`not ${sql.ref(column)} <@ ${codes}::text[]` : (column) => sql<boolean>`${sql.ref(column)} <> all (${codes}::text[])`;
  }
  return is.type === 'period' && was.type === 'period' && was.grain !== is.grain ? () => sql<boolean>`true` : undefined;
}
