/* How many rows a new version of a register touches: counted before it is put in force, so that its author knows. */
import { sql, type RawBuilder } from 'kysely';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { EffectCounts } from '../../domain/register/describe-effects.ts';
import type { Db } from '../database.ts';
import { tableOf, uniqueColumns, type RegisterTable } from './register-table.ts';
import { raw } from './records/record-row.ts';

/** Counts what changing `before` to `after` touches in this county. */
export async function countEffects(db: Db, county: string, before: RegisterDefinition, after: RegisterDefinition): Promise<EffectCounts> {
  const table = tableOf(before);
  const foreign = before.keptBy.filter((kind) => !after.keptBy.includes(kind));
  const { rows } = await sql<{ rows: string; incomplete: string; foreign: string; keyless: string; reports: string }>`
    select count(*) filter (where retired_at is null) as rows,
      count(*) filter (where retired_at is null and state in ('draft', 'returned') and (${lacking(table, after)})) as incomplete,
      count(*) filter (where retired_at is null and unit_id in (select id from unit u where u.county = ${county} and u.kind = any (${foreign}::text[]))) as foreign,
      count(*) filter (where retired_at is null and (${blankKey(table, after)})) as keyless,
      (select count(*) from report where county = ${county} and register = ${before.key} and state not in ('approved', 'locked')) as reports
    from ${raw(table.name)} where county = ${county}`.execute(db);
  const [found] = rows;
  return {
    rows: Number(found?.rows), incomplete: Number(found?.incomplete), foreign: Number(found?.foreign), keyless: Number(found?.keyless), reports: Number(found?.reports),
  };
}

const anyOf = (conditions: readonly string[]): RawBuilder<unknown> => raw(conditions.length === 0 ? 'false' : conditions.join(' or '));

/** Required by the new version, and blank: a field that is not there yet is blank in every row. */
function lacking(table: RegisterTable, after: RegisterDefinition): RawBuilder<unknown> {
  const required = after.fields.filter((field) => field.required && field.type !== 'formula');
  return anyOf(required.map(({ key }) => { const held = table.fields.get(key); return held ? `${held.column} is null` : 'true'; }));
}

function blankKey(table: RegisterTable, after: RegisterDefinition): RawBuilder<unknown> {
  const keys = after.unique[0] ?? [];
  const held = keys.filter((key) => key === 'unit' || table.fields.has(key));
  return anyOf([...uniqueColumns(table, held).map((column) => `${column} is null`), ...(held.length < keys.length ? ['true'] : [])]);
}

/** Moves rows to the states of the new workflow: nothing is left in a state that it does not know. Answers how many. */
export async function turnWorkflow(db: Db, county: string, definition: RegisterDefinition, by: { readonly id: string; readonly name: string; readonly at: Date }): Promise<number> {
  const table = tableOf(definition);
  const [from, to] = definition.workflow === 'report' ? [sql`state = 'in_force'`, 'approved'] : [sql`state in ('submitted', 'approved') or (state in ('draft', 'returned') and not (${lacking(table, definition)}))`, 'in_force'];
  const done = await sql`update ${raw(table.name)} set state = ${to}, since = ${by.at}, by_id = ${by.id}, by_name = ${by.name}, via = 'page', import_id = null where county = ${county} and (${from})`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}

/** Lets what stands beside the records — their reports and imports — be as delicate as they are. */
export async function restampBeside(db: Db, county: string, { key, sensitivity }: RegisterDefinition): Promise<void> {
  await sql`update report set sensitivity = ${sensitivity} where county = ${county} and register = ${key} and sensitivity <> ${sensitivity}`.execute(db);
  await sql`update record_import_part set sensitivity = ${sensitivity} where county = ${county} and import_id in (select id from record_import i where i.county = ${county} and i.register = ${key}) and sensitivity <> ${sensitivity}`.execute(db);
  await sql`update record_import set sensitivity = ${sensitivity} where county = ${county} and register = ${key} and sensitivity <> ${sensitivity}`.execute(db);
}

