/*
 * Sealing anew: everything that is sealed with an older key is opened and sealed with the present one, in place, a batch
 * at a time and each batch in a transaction of its own. What is done is told by the values themselves, so that work which
 * was cut off goes on where it was. The triggers make sure that nothing else of a row changes and no version begins.
 */
import type { Client } from 'pg';
import { isProblem, problems, raise } from '../../domain/problem.ts';
import { makeFieldSeal, type FieldSeal, type SealKeys } from './field-seal.ts';
import { withOwner } from '../with-owner.ts';
import { headOf, listSealedTables, putColumns, type SealedTable } from './sealed-tables.ts';
import { keepFunction } from './table-ddl.ts';

/** What was done in one table. */
export interface ResealedTable { readonly table: string; readonly rows: number; readonly values: number; readonly unopened: readonly string[] }

/** Tells how far the work is in a table. */
export type TellReseal = (table: string, done: number, known: number) => void;

/** Seals everything anew that is not sealed with the present key. Values that do not open stay as they are and are told. */
export async function resealAll(ownerUrl: string, keys: SealKeys, tell: TellReseal): Promise<ResealedTable[]> {
  return withOwner(ownerUrl, async (client) => {
    const seal = makeFieldSeal(keys);
    const { rows } = await client.query<{ code: string }>('select code from county order by code');
    const done: ResealedTable[] = [];
    for (const table of await listSealedTables(client)) {
      // A table made by an earlier version of the program has an earlier trigger.
      if (table.kept) await client.query(keepFunction(table.kept));
      const result = { table: table.name, rows: 0, values: 0, unopened: [] as string[] };
      for (const { code } of rows) await resealCounty({ client, seal, table, county: code, head: headOf(keys.current) }, result, tell);
      done.push(result);
    }
    await client.query(forgetStaged);
    return done;
  });
}

// Rows of a checked import stand ready as they will be written, sealed with the key of that day: without them the file is judged again.
const forgetStaged = 'delete from record_import_batch';

interface Resealing { readonly client: Client; readonly seal: FieldSeal; readonly table: SealedTable; readonly county: string; readonly head: Buffer }
interface Counted { rows: number; values: number; readonly unopened: string[] }

async function resealCounty(work: Resealing, counted: Counted, tell: TellReseal): Promise<void> {
  const { client, table: { name, batch }, county, head } = work;
  const { rows: [known] } = await client.query<{ n: string }>(`select count(*) as n from ${name} where county = $1 and (${older(work.table)})`, [county, head]);
  const total = Number(known?.n ?? 0);
  let after: readonly unknown[] | null = null;
  for (let seen = 0; ;) {
    const last: { readonly keys: readonly unknown[]; readonly rows: number } | null = await inTransaction(client, () => resealBatch(work, after, counted));
    if (last === null) return;
    seen += last.rows;
    tell(name, seen, Math.max(seen, total));
    if (last.rows < batch) return;
    after = last.keys;
  }
}

// Sealed with another key than that of the head in $2.
const older = ({ columns }: SealedTable): string => columns.map((column) => `(${column} is not null and substring(${column} from 1 for 5) <> $2)`).join(' or ');

async function inTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query(`set local app.reseal = 'yes'`);
    const done = await work();
    await client.query('commit');
    return done;
  } catch (failure) {
    await client.query('rollback');
    throw failure;
  }
}

type Row = Readonly<Record<string, unknown>>;

async function resealBatch({ client, seal, table, county, head }: Resealing, after: readonly unknown[] | null, counted: Counted): Promise<{ readonly keys: readonly unknown[]; readonly rows: number } | null> {
  const { name, keys, columns, placeOf, batch } = table;
  const names = keys.map(({ column }) => column).join(', ');
  const beyond = after === null ? '' : `and (${names}) > (${keys.map(({ type }, index) => `$${index + 3}::${type}`).join(', ')})`;
  const { rows } = await client.query<Row>(`select ${names}, ${columns.join(', ')} from ${name} where county = $1 and (${older(table)}) ${beyond} order by ${names} limit ${batch} for update`, [county, head, ...after ?? []]);
  const last = rows.at(-1);
  if (!last) return null;
  const lanes = columns.map((column) => rows.map((row) => {
    const held = row[column];
    return Buffer.isBuffer(held) && !held.subarray(0, 5).equals(head) ? sealedAnew(seal, placeOf(county, keys.map((key) => row[key.column]), column), held, counted) : null;
  }));
  await putColumns(client, table, county, rows, lanes, (column, given) => `${column} = coalesce(${given}, t.${column})`);
  counted.rows += rows.length;
  return { keys: keys.map(({ column }) => last[column]), rows: rows.length };
}

function sealedAnew(seal: FieldSeal, place: Parameters<FieldSeal['seal']>[0], held: Buffer, counted: Counted): Buffer | null {
  try {
    const anew = seal.seal(place, seal.openBytes(place, held));
    counted.values += 1;
    return anew;
  } catch (failure) {
    if (!isProblem(failure)) throw failure;
    counted.unopened.push(`${place.register}/${place.field}/${place.id}`);
    return null;
  }
}

const WAIT = '10s';

/**
 * Runs `work` while nobody writes anything sealed, once it is sure that nothing is sealed with this key: an import that
 * began before the keys were rotated is waited for. Throws S140, S144.
 */
export async function whileUnused(ownerUrl: string, key: number, work: () => Promise<void>): Promise<void> {
  await withOwner(ownerUrl, async (client) => {
    const tables = await listSealedTables(client);
    await client.query('begin');
    try {
      await client.query(`set local lock_timeout = '${WAIT}'`);
      await client.query(`lock table ${tables.map(({ name }) => name).join(', ')}, record_import_batch in share mode`);
      let values = 0;
      for (const { name, columns } of tables) {
        const { rows: [row] } = await client.query<{ n: string }>(`select ${columns.map((column) => `count(*) filter (where substring(${column} from 1 for 5) = $1)`).join(' + ')} as n from ${name}`, [headOf(key)]);
        values += Number(row?.n ?? 0);
      }
      if (values > 0) throw raise(problems.sealKeyInUse, { key, values });
      await client.query(forgetStaged);
      await work();
      await client.query('commit');
    } catch (failure) {
      await client.query('rollback');
      throw (failure as { code?: unknown }).code === '55P03' ? raise(problems.sealTablesBusy, {}) : failure;
    }
  });
}
