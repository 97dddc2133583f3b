/*
 * The same rights by plain SQL: the application's own role, its scope begun for somebody, and no use case between. Every
 * table that keeps rows of units shows what the declared table says, and takes no row anywhere else.
 */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeOf, type Grant } from '../../src/domain/access/may.ts';
import type { RoleKey } from '../../src/domain/access/roles.ts';
import { useWorld } from '../world/world.ts';
import { declaredRoles } from './declared-rights.ts';
import { registers, setStage, type Row, type Stage } from './stage.ts';

const world = useWorld({ registers });
let stage: Stage;
let app: Client;
const levels = [0, 1, 2, 3];

interface Held { readonly unit_path: string; readonly sensitivity: number; readonly county: string }
const tables = ['file', 'plan', 'plan_version', 'plan_action', 'commitment', 'commitment_action', 'record_import', 'record_import_part', 'record_import_batch', 'report', 'report_action', 'document', 'document_action', 'document_publication',
  ...registers.flatMap(({ key }) => [`reg_${key}`, `reg_${key}_history`])];
const held = new Map<string, readonly Held[]>();

beforeAll(async () => {
  stage = await setStage(world);
  app = new Client({ connectionString: world.db.appUrl });
  await app.connect();
  for (const table of tables) await fill(table);
}, 60_000);
afterAll(() => Promise.all([stage.owner.end(), app.end()]));

/** A row of a table at every place and level: what a column must have is made up from its type, past every constraint. */
async function fill(table: string): Promise<void> {
  const { rows: columns } = await stage.owner.query<{ name: string; type: string }>(`select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull`, [table]);
  await stage.owner.query(`set session_replication_role = replica`);
  const { rows: checks } = await stage.owner.query<{ name: string }>(`select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`, [table]);
  for (const { name } of checks) await stage.owner.query(`alter table ${table} drop constraint ${name}`);
  const rows: Held[] = [];
  for (const { path, county } of stage.places) {
    for (const sensitivity of levels) {
      const row: Record<string, unknown> = Object.fromEntries(columns.map(({ name, type }) => [name, someValue(type)]));
      await insert(stage.owner, table, { ...row, county, unit_path: path, sensitivity });
      rows.push({ unit_path: path, sensitivity, county });
    }
  }
  await stage.owner.query(`set session_replication_role = origin`);
  held.set(table, rows);
}

function someValue(type: string): unknown {
  if (type === 'uuid') return randomUUID();
  if (type === 'jsonb') return '{}';
  if (type === 'bytea') return Buffer.from('x');
  if (type.endsWith('[]')) return [];
  if (type === 'boolean') return false;
  if (type.startsWith('timestamp') || type === 'date') return new Date('2026-01-01');
  return type === 'text' ? randomUUID() : 1;
}

const insert = (client: Client, table: string, row: Row) =>
  client.query(`insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, at) => `$${at + 1}`).join(', ')})`, Object.values(row));

const sees = (grants: readonly Grant[], { unit_path, sensitivity, county }: Held): boolean => county === world.sample.code && grants.some((grant) => {
  const role = declaredRoles[grant.role];
  return !role.administers && sensitivity <= role.ceiling && (role.sees === 'county' || unit_path.startsWith(grant.unitPath));
});
const keeps = (grants: readonly Grant[], row: Held): boolean => row.county === world.sample.code && grants.some(({ role, unitPath }) =>
  !declaredRoles[role].administers && row.sensitivity <= declaredRoles[role].ceiling && row.unit_path.startsWith(unitPath));

const words = ({ unit_path, sensitivity }: Held): string => `${unit_path} ${sensitivity}`;

async function as<T>(grants: readonly Grant[], work: () => Promise<T>): Promise<T> {
  const scope = scopeOf({ id: randomUUID(), county: world.sample.code, name: '某人', unitPath: grants[0]?.unitPath ?? '', grants });
  await app.query('begin');
  try {
    await app.query('select app_begin($1)', [JSON.stringify({ county: world.sample.code, ...scope, ceiling: String(scope.ceiling), audit: 'no' })]);
    return await work();
  } finally {
    await app.query('rollback');
  }
}

async function refuses(text: string, values: readonly unknown[] = []): Promise<boolean> {
  await app.query('savepoint one');
  const refused = await app.query(text, [...values]).then(({ rowCount }) => rowCount === 0, () => true);
  await app.query('rollback to one');
  return refused;
}

const grant = (role: RoleKey, at: string): Grant => ({ role, unitPath: `${world.sample.code}/${at}` });
const seats = (): (readonly Grant[])[] => [
  ...stage.people.map(({ role, at }) => [{ role, unitPath: at }]),
  // People who hold two offices: a head who visits other schools as an inspector, a clerk who helps her district, a section officer there.
  [grant('head', 'cg/syxx/'), grant('inspector', '')], [grant('clerk', 'cg/syxx/'), grant('district', 'cg/')], [grant('section', 'jjk/'), grant('district', 'cg/')], [grant('clerk', 'cg/syxx/'), grant('clerk', 'bs/')],
];

describe('by plain SQL', () => {
  it('every table with rows of units is looked at', async () => {
    const { rows } = await stage.owner.query<{ name: string }>(`select c.relname as name from pg_class c join pg_attribute u on u.attrelid = c.oid and u.attname = 'unit_path' join pg_attribute s on s.attrelid = c.oid and s.attname = 'sensitivity'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`);
    expect(rows.map(({ name }) => name).toSorted()).toEqual(tables.toSorted());
  });

  it.each(tables)('%s shows what each may see, and nothing else', async (table) => {
    for (const grants of seats()) {
      const shown = await as(grants, async () => (await app.query<Held>(`select unit_path, sensitivity, county from ${table}`)).rows);
      expect(shown.map(words).toSorted(), JSON.stringify(grants)).toEqual((held.get(table) ?? []).filter((row) => sees(grants, row)).map(words).toSorted());
    }
  });

  it.each(tables)('%s is changed and added to only where one keeps it', async (table) => {
    const wrong: string[] = [];
    for (const grants of seats()) {
      await as(grants, async () => {
        for (const row of held.get(table) ?? []) {
          const where = [row.county, row.unit_path, row.sensitivity];
          if (!await refuses(`update ${table} set sensitivity = sensitivity where county = $1 and unit_path = $2 and sensitivity = $3`, where) && !keeps(grants, row)) wrong.push(`${JSON.stringify(grants)} changed ${words(row)}`);
          // What is one's own may not be carried to where one is not.
          if (keeps(grants, row) && !await refuses(`update ${table} set unit_path = $4 where county = $1 and unit_path = $2 and sensitivity = $3`, [...where, 'lanhe/cg/'])) wrong.push(`${JSON.stringify(grants)} carried ${words(row)} away`);
        }
      });
    }
    expect(wrong).toEqual([]);
  });

  it('a row of another county is neither added nor carried in', async () => {
    await as([grant('office', '')], async () => {
      expect(await refuses(`insert into file select (jsonb_populate_record(f, '{"county": "lanhe", "unit_path": "lanhe/cg/"}')).* from file f limit 1`)).toBe(true);
      expect(await refuses(`insert into file select (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid()))).* from file f limit 1`)).toBe(false);
    });
  });
});
