import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../../test/cluster/use-database.ts';
import { randomClass, randomExpression, randomSchool, randomSummary } from '../../../test/expression/random-expressions.ts';
import { classes, sampleWorld, school } from '../../../test/expression/sample-world.ts';
import { readExpression } from '../../domain/expression/check-types.ts';
import { readDecimal, writeDecimal } from '../../domain/expression/decimal.ts';
import { environmentOf, expressionWorld, type RegisterOutline } from '../../domain/expression/environment.ts';
import { evaluate, type EvaluationScope } from '../../domain/expression/evaluate.ts';
import type { Expression } from '../../domain/expression/expression.ts';
import { textOf, type Value } from '../../domain/expression/value.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { compileExpression, type ExpressionColumns } from './expression-sql.ts';
import { recordColumns } from './record-columns.ts';
import { summaryJoins } from './summary-joins.ts';

const database = useDatabase();
const county = 'xa';
const today = '2026-11-22';
const { limits } = sampleWorld;
// Without code lists: random texts are no codes.
const env = environmentOf(expressionWorld([school, classes], new Map(), limits), 'school');

interface Row { readonly id: string; readonly unit: string; readonly values: RecordValues; readonly previous?: RecordValues | undefined }
interface County { readonly schools: readonly Row[]; readonly classes: readonly Row[] }

type AnyTables = Record<string, Record<string, unknown>>;
let db: Kysely<AnyTables>;

beforeAll(async () => {
  // One connection, because the tables are temporary.
  db = new Kysely<AnyTables>({ dialect: new PostgresDialect({ pool: new Pool({ connectionString: database.ownerUrl, max: 1 }) }) });
  await sql`create temp table unit (county text, id uuid, kind text, name text, code text)`.execute(db);
  for (const [table, register] of [['reg_school', school], ['before', school], ['reg_class', classes]] as const) {
    const fields = register.fields.map((field) => `f_${field.key} ${columnType(field)}`).join(', ');
    await sql.raw(`create temp table ${table} (county text, id uuid, unit_id uuid, ${fields})`).execute(db);
  }
});

afterAll(() => db.destroy());

const columnTypes: Readonly<Record<string, string>> = { integer: 'bigint', decimal: 'numeric(20,2)', money: 'numeric(20,2)', percent: 'numeric(7,2)', formula: 'numeric', date: 'date', choices: 'text[]', reference: 'uuid', unit: 'uuid' };
const columnType = ({ type, encrypted }: RegisterOutline['fields'][number]): string => (encrypted ? 'bytea' : columnTypes[type] ?? 'text');

async function fill({ schools, classes: rows }: County): Promise<void> {
  const stored = (row: Row, values: RecordValues) => ({ county, id: row.id, unit_id: row.unit, ...Object.fromEntries(Object.entries(values).map(([key, value]) => [`f_${key}`, value])) });
  await sql`truncate unit, reg_school, before, reg_class`.execute(db);
  await db.insertInto('unit').values(schools.map((row) => ({ county, id: row.unit, ...unitOf(row) }))).execute();
  await db.insertInto('reg_school').values(schools.map((row) => stored(row, row.values))).execute();
  const before = schools.flatMap((row) => (row.previous ? [stored(row, row.previous)] : []));
  if (before.length > 0) await db.insertInto('before').values(before).execute();
  if (rows.length > 0) await db.insertInto('reg_class').values(rows.map((row) => stored(row, row.values))).execute();
}

const unitOf = (row: Row) => ({ kind: row.id < '8' ? 'school' : 'kindergarten', name: `单位${row.unit.slice(0, 2)}`, code: row.unit.slice(0, 4) });

const tableOf = (register: string): string => `reg_${register}`;

/** Every expression for every school, in one statement: by expression, then by school. */
async function inDatabase(expressions: readonly Expression[], by: 'unit' | 'county' = 'unit'): Promise<Map<string, readonly (string | null)[]>> {
  const key = { county: sql.ref('t.county'), unit: by === 'unit' ? sql.ref('t.unit_id') : null };
  const summaries = summaryJoins(key, (register) => {
    const row = recordColumns({ world: sampleWorld, register, alias: 'c', tableOf });
    const from = () => sql`${sql.table(tableOf(register))} as c ${sql.join(row.joins(), sql` `)} where c.county = ${county}`;
    return { columns: columnsOf(row.column), county: sql.ref('c.county'), unit: sql.ref('c.unit_id'), from };
  });
  const record = recordColumns({ world: sampleWorld, register: 'school', alias: 't', previous: 'p', tableOf });
  const columns: ExpressionColumns = { ...columnsOf(record.column), summary: summaries.summary };
  const values = expressions.map((expression) => sql`(${compileExpression(expression, columns)})::text`);
  const statement = sql<{ id: string; results: (string | null)[] }>`select t.id, array[${sql.join(values)}] as results from reg_school as t
    left join before as p on p.county = t.county and p.id = t.id ${sql.join([...record.joins(), ...summaries.joins()], sql` `)} where t.county = ${county}`;
  return new Map((await statement.execute(db)).rows.map((row) => [row.id, row.results]));
}

const columnsOf = (column: ExpressionColumns['column']): ExpressionColumns => ({ column, today, limits, summary: () => sql`null` });

function inMemory(expression: Expression, row: Row, { schools, classes: rows }: County, by: 'unit' | 'county' = 'unit'): Value {
  const scope: EvaluationScope = {
    values: row.values, previous: row.previous, unit: unitOf(row), today, limits,
    rows: (register) => (register === 'class' ? rows : schools).filter((one) => by === 'county' || one.unit === row.unit)
      .map((one) => ({ values: one.values, unit: unitOf(schools.find((other) => other.unit === one.unit) ?? one) })),
    record: (field, id) => (field === 'school' ? schools.find((one) => one.id === id)?.values : undefined),
  };
  return evaluate(expression, scope);
}

const written = (value: Value): string | null => (value === null || typeof value === 'boolean' ? value === null ? null : String(value) : textOf(value as string));

const told = (result: string | null | undefined, { type }: Expression): string | null => {
  const number = type === 'number' && typeof result === 'string' ? readDecimal(result) : null;
  return number === null ? result ?? null : writeDecimal(number);
};

function read(text: string): Expression {
  const checked = readExpression(text, env);
  if ('faults' in checked) throw new Error(`${text}: ${checked.faults.map((fault) => `${fault.en} @${fault.start}`).join(' ')}`);
  return checked.expression;
}

/** Where memory and database differ; the first few. */
async function differences(texts: readonly string[], data: County, by: 'unit' | 'county' = 'unit'): Promise<readonly unknown[]> {
  await fill(data);
  const expressions = texts.map(read);
  const results = await inDatabase(expressions, by);
  expect(results.size).toBe(data.schools.length);
  return expressions.flatMap((expression, at) => data.schools.flatMap((row) => {
    const memory = written(inMemory(expression, row, data, by));
    const stored = told(results.get(row.id)?.[at], expression);
    return memory === stored ? [] : [{ text: expression.text, memory, stored, row: row.values, previous: row.previous }];
  })).slice(0, 3);
}

const ids = fc.noShrink(fc.constant(null)).map(() => randomUUID());
const schoolRows = (size: number) => fc.array(fc.record({ id: ids, unit: ids, values: randomSchool, previous: fc.option(randomSchool, { nil: undefined }) }), { minLength: size, maxLength: size });

const randomCounty = (size: number, most: number): fc.Arbitrary<County> => schoolRows(size).chain((schools) =>
  fc.array(fc.record({ id: ids, of: fc.nat(size - 1), at: fc.option(fc.nat(size - 1)), values: randomClass }), { maxLength: most }).map((rows) => ({
    schools,
    classes: rows.map(({ id, of, at, values }) => ({ id, unit: schools[of]?.unit ?? id, values: { ...values, school: at === null ? null : schools[at]?.id ?? null } })),
  })));

describe('memory and database come to the same', () => {
  test('for random expressions over random rows', async () => {
    const runs = fc.tuple(fc.array(randomExpression, { minLength: 250, maxLength: 250 }), randomCounty(24, 0));
    await fc.assert(fc.asyncProperty(runs, async ([texts, data]) => { expect(await differences(texts, data)).toEqual([]); }), { numRuns: 6, endOnFailure: true });
  });

  test.each(['unit', 'county'] as const)('for random summaries of rows by %s', async (by) => {
    const runs = fc.tuple(fc.array(randomSummary, { minLength: 60, maxLength: 60 }), randomCounty(10, 60));
    await fc.assert(fc.asyncProperty(runs, async ([texts, data]) => { expect(await differences(texts, data, by)).toEqual([]); }), { numRuns: 6, endOnFailure: true });
  });
});
