/* How many rows a new version of a register touches: counted before it is put in force, so that its author knows. */
import { sql, type RawBuilder } from 'kysely';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { EffectCounts } from '../../domain/register/describe-effects.ts';
import type { Db } from '../database.ts';
import { lackingRequired } from './lacking-required.ts';
import { tableOf, uniqueColumns, type RegisterTable } from './register-table.ts';
import { raw } from './records/record-row.ts';

/** Counts what changing `before` to `after` touches in this county. */
export async function countEffects(db: Db, county: string, before: RegisterDefinition, after: RegisterDefinition): Promise<EffectCounts> {
  const table = tableOf(before);
  const foreign = before.keptBy.filter((kind) => !after.keptBy.includes(kind));
  const { rows } = await sql<{ rows: string; incomplete: string; foreign: string; keyless: string; reports: string }>`
    select count(*) filter (where retired_at is null) as rows,
      count(*) filter (where retired_at is null and state in ('draft', 'returned') and (${raw(lackingRequired(table, after))})) as incomplete,
      count(*) filter (where retired_at is null and unit_id in (select id from unit u where u.county = ${county} and u.kind = any (${foreign}::text[]))) as foreign,
      count(*) filter (where retired_at is null and (${blankKey(table, after)})) as keyless,
      (select count(*) from report where county = ${county} and register = ${before.key} and state not in ('approved', 'locked', 'excused')) as reports
    from ${raw(table.name)} where county = ${county}`.execute(db);
  const [found] = rows;
  return {
    rows: Number(found?.rows), incomplete: Number(found?.incomplete), foreign: Number(found?.foreign), keyless: Number(found?.keyless), reports: Number(found?.reports),
  };
}

const anyOf = (conditions: readonly string[]): RawBuilder<unknown> => raw(conditions.length === 0 ? 'false' : conditions.join(' or '));

function blankKey(table: RegisterTable, after: RegisterDefinition): RawBuilder<unknown> {
  const keys = after.unique[0] ?? [];
  const held = keys.filter((key) => key === 'unit' || table.fields.has(key));
  return anyOf([...uniqueColumns(table, held).map((column) => `${column} is null`), ...(held.length < keys.length ? ['true'] : [])]);
}
