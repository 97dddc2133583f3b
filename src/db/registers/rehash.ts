/*
 * New digests for everything that is found by one: opened, digested with another look-up key, and put in the place of the
 * old digest, all in one transaction, so that no moment knows some digests of one key and some of the other. Cut off, it
 * has done nothing. The values themselves, versions and times stay.
 */
import type { Client } from 'pg';
import { makeFieldSeal, type FieldSeal, type SealKeys } from './field-seal.ts';
import type { TellReseal } from './reseal.ts';
import { withOwner } from '../with-owner.ts';
import { listSealedTables, putColumns, type SealedTable } from './sealed-tables.ts';

/** What was done in one table. */
export interface RehashedTable { readonly table: string; readonly rows: number; readonly values: number }

/** Makes every digest anew with the look-up key given, and lets `commit` write what must stand with them in the same transaction. Throws S134 for a value that does not open; nothing has changed then. */
export async function rehashAll(ownerUrl: string, keys: SealKeys, tell: TellReseal, commit: (client: Client) => Promise<void>): Promise<RehashedTable[]> {
  const seal = makeFieldSeal(keys);
  return withOwner(ownerUrl, async (client) => {
    await client.query('begin');
    const { rows: counties } = await client.query<{ code: string }>('select code from county order by code');
    const done: RehashedTable[] = [];
    for (const table of (await listSealedTables(client)).filter(({ digested }) => digested)) {
      // No version begins by it and nothing of the past is told otherwise: the triggers that guard both would refuse it.
      await client.query(`alter table ${table.name} disable trigger user`);
      const counted = { rows: 0, values: 0 };
      for (const { code } of counties) await rehashCounty({ client, seal, table, county: code }, counted, tell);
      await client.query(`alter table ${table.name} enable trigger user`);
      done.push({ table: table.name, ...counted });
    }
    // Rows of checked imports stand ready with digests of the old key: without them the file is judged again.
    for (const { code } of counties) await client.query('delete from record_import_batch where county = $1', [code]);
    await commit(client);
    await client.query('commit');
    return done;
  });
}

interface Rehashing { readonly client: Client; readonly seal: FieldSeal; readonly table: SealedTable; readonly county: string }
interface Counted { rows: number; values: number }
type Row = Readonly<Record<string, unknown>>;

async function rehashCounty(work: Rehashing, counted: Counted, tell: TellReseal): Promise<void> {
  const { client, table: { name, keys, columns, batch }, county } = work;
  const names = keys.map(({ column }) => column).join(', ');
  const held = columns.map((column) => `${column} is not null`).join(' or ');
  const { rows: [known] } = await client.query<{ n: string }>(`select count(*) as n from ${name} where county = $1 and (${held})`, [county]);
  let after: readonly unknown[] = [];
  for (let seen = 0; ;) {
    const beyond = after.length === 0 ? '' : `and (${names}) > (${keys.map(({ type }, index) => `$${index + 2}::${type}`).join(', ')})`;
    const { rows } = await client.query<Row>(`select ${names}, ${columns.join(', ')} from ${name} where county = $1 and (${held}) ${beyond} order by ${names} limit ${batch}`, [county, ...after]);
    const last = rows.at(-1);
    if (!last) return;
    await putDigests(work, rows, counted);
    seen += rows.length;
    tell(name, seen, Math.max(seen, Number(known?.n ?? 0)));
    after = keys.map(({ column }) => last[column]);
  }
}

async function putDigests({ client, seal, table, county }: Rehashing, rows: readonly Row[], counted: Counted): Promise<void> {
  const { keys, columns, placeOf } = table;
  const lanes = columns.map((column) => rows.map((row) => {
    const held = row[column];
    if (!Buffer.isBuffer(held)) return null;
    counted.values += 1;
    const place = placeOf(county, keys.map((key) => row[key.column]), column);
    return seal.digest(place, seal.open(place, held));
  }));
  await putColumns(client, table, county, rows, lanes, (column, given) => `${column}_hash = ${given}`);
  counted.rows += rows.length;
}
