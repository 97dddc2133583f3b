/*
 * Row security on a real PostgreSQL. The trap it guards against: after one SET LOCAL a setting stays behind as '' in its
 * session, and '' is a prefix of every path; a connection used with a scope and then without one would read everything.
 */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/database.ts';
import { verifyAudit } from '../../src/db/queries/audit.ts';
import { useDatabase } from '../cluster/use-database.ts';
import { counties, ids, insertSampleRows } from './sample-rows.ts';

const database = useDatabase();
let owner: Client;
let app: Client;
let registers: string[];

beforeAll(async () => {
  owner = new Client({ connectionString: database.ownerUrl });
  app = new Client({ connectionString: database.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  await insertSampleRows(owner);
  registers = (await owner.query<{ name: string }>(`select name from table_place where place = 'register' order by name`)).rows.map((row) => row.name);
});
afterAll(async () => { await Promise.all([owner.end(), app.end()]); });

interface TestScope { readonly county: string; readonly reads: readonly string[]; readonly writes: readonly string[]; readonly ceiling: string; readonly audit: string }

const scopeOf = (county: string, change: Partial<TestScope> = {}): TestScope =>
  ({ county, reads: [`${county}/`], writes: [`${county}/`], ceiling: '2', audit: 'yes', ...change });

/** Runs statements in one transaction of the same application connection, which is always rolled back. */
async function within<T>(scope: TestScope | null, work: () => Promise<T>): Promise<T> {
  await app.query('begin');
  try {
    if (scope) await app.query('select app_begin($1)', [JSON.stringify(scope)]);
    return await work();
  } finally {
    await app.query('rollback');
  }
}

const countOf = async (table: string, where = 'true'): Promise<number> =>
  Number((await app.query<{ n: string }>(`select count(*) as n from ${table} where ${where}`)).rows[0]?.n);

const noScope = { code: 'XZ001' };
const notPermitted = { code: '42501' };
// Where the right is missing as well, PostgreSQL may look at either first.
const noWay = { code: expect.stringMatching(/^(XZ001|42501)$/) as string };

test('every register has a sample row in both counties', async () => {
  expect(registers.length).toBeGreaterThan(8);
  for (const table of registers) {
    const { rows } = await owner.query<{ county: string }>(`select distinct county from ${table} order by county`);
    expect(rows.map((row) => row.county), `${table}: add a row to test/migrations/sample-rows.ts`).toEqual([...counties]);
  }
});

const readings = (table: string) => [
  `select * from ${table}`, `select count(*) from ${table}`, `select max(county) from ${table}`, `select 1 from ${table} limit 1`,
  `select exists (select from ${table})`, `with all_rows as materialized (select * from ${table}) select count(*) from all_rows`,
  `copy ${table} to stdout`, `copy (select * from ${table}) to stdout`, `select * from ${table} where county = 'east'`, `select * from ${table} for share`,
];

describe('a connection that was used with a scope and then without one', () => {
  test('reads no register, whatever the statement', async () => {
    for (const table of registers) {
      expect(await within(scopeOf('east'), () => countOf(table)), `${table} with a scope`).toBeGreaterThan(0);
      for (const statement of readings(table)) {
        const attempt = within(null, () => app.query(statement));
        await expect(attempt, statement).rejects.toMatchObject(statement.endsWith('for share') ? noWay : noScope);
      }
    }
  });

  test('writes no register', async () => {
    for (const table of registers) {
      await within(scopeOf('east'), () => countOf(table));
      await expect(within(null, () => app.query(`update ${table} set county = county`)), table).rejects.toMatchObject(noWay);
      await expect(within(null, () => app.query(`delete from ${table}`)), table).rejects.toMatchObject(noWay);
    }
    await within(scopeOf('east'), () => countOf('setting'));
    await expect(within(null, () => app.query(`insert into setting values ('east', 'other', '{}', '${ids.account}', now())`))).rejects.toMatchObject(noScope);
  });

  test('fails in the same way outside a transaction and on a connection never used', async () => {
    await within(scopeOf('east'), () => countOf('plan'));
    await expect(app.query('select * from plan')).rejects.toMatchObject(noScope);
    const fresh = new Client({ connectionString: database.appUrl });
    await fresh.connect();
    await expect(fresh.query('select * from plan').finally(() => fresh.end())).rejects.toMatchObject(noScope);
  });

  test('fails through the program’s own pool', async () => {
    const pool = openDatabase(database.appUrl, (failure) => { throw failure; }, 1);
    const plans = { county: 'east', reads: ['east/'], writes: [], ceiling: 1, audit: false } as const;
    try {
      expect(await pool.within(plans, (db) => db.selectFrom('plan').select('id').execute())).toEqual([{ id: ids.plan }]);
      await expect(pool.atTheDoor((db) => db.selectFrom('plan').select('id').execute())).rejects.toMatchObject(noScope);
    } finally {
      await pool.close();
    }
  });
});

describe('a setting that is', () => {
  test.each(['app.county', 'app.reads', 'app.ceiling'])('empty in %s is an error', async (name) => {
    await expect(within(scopeOf('east'), async () => {
      await app.query(`set local ${name} = ''`);
      return countOf('plan');
    })).rejects.toMatchObject(noScope);
  });

  test.each([['app.writes', 'update plan set title = title'], ['app.audit', 'select * from audit']])('empty in %s is an error', async (name, statement) => {
    await expect(within(scopeOf('east'), async () => {
      await app.query(`set local ${name} = ''`);
      return app.query(statement);
    })).rejects.toMatchObject(noScope);
  });

  test('an empty list of paths opens nothing', async () => {
    for (const table of ['plan', 'commitment', 'file']) {
      expect(await within(scopeOf('east', { reads: [] }), () => countOf(table))).toBe(0);
      // An empty path within the list would be a prefix of everything.
      expect(await within(scopeOf('east', { reads: [''] }), () => countOf(table))).toBe(0);
    }
  });

  test('a path that smuggles another one in as a line of its own opens only what it names', async () => {
    expect(await within(scopeOf('east', { reads: ['nowhere/\n'] }), () => countOf('plan'))).toBe(0);
  });
});

describe('a scope', () => {
  test('sees its own county and nothing of another', async () => {
    for (const table of registers) {
      for (const county of counties) {
        expect(await within(scopeOf(county), () => countOf(table, `county = '${county}'`)), `${table} in ${county}`).toBeGreaterThan(0);
        expect(await within(scopeOf(county), () => countOf(table, `county <> '${county}'`)), `${table} out of ${county}`).toBe(0);
      }
    }
  });

  test('changes nothing of another county, though its paths say it may', async () => {
    const greedy = scopeOf('east', { reads: ['east/', 'west/'], writes: ['east/', 'west/'] });
    const changed = await within(greedy, async () => (await app.query(`update plan set title = 'x' where county = 'west'`)).rowCount);
    expect(changed).toBe(0);
    await expect(within(greedy, () => app.query(`insert into setting values ('west', 'other', '{}', '${ids.account}', now())`))).rejects.toMatchObject(notPermitted);
    await expect(within(greedy, () => app.query(`update setting set county = 'west'`))).rejects.toMatchObject(notPermitted);
  });

  test('sees only what is below its paths and under its ceiling', async () => {
    for (const table of ['file', 'plan', 'plan_version', 'plan_action', 'commitment', 'commitment_action']) {
      expect(await within(scopeOf('east', { reads: ['east/school/'] }), () => countOf(table)), `${table} below a school`).toBe(0);
      expect(await within(scopeOf('east', { ceiling: '0' }), () => countOf(table)), `${table} above the ceiling`).toBe(0);
    }
  });

  test('that may only read writes nothing', async () => {
    const reader = scopeOf('east', { writes: [] });
    expect(await within(reader, async () => (await app.query(`update plan set title = 'x'`)).rowCount)).toBe(0);
    await expect(within(reader, () => app.query(`insert into file select county, gen_random_uuid(), unit_path, sensitivity, name, media, size, sha256, bytes, created_by, created_at from file`)))
      .rejects.toMatchObject(notPermitted);
  });

  test('without the audit flag sees no audit', async () => {
    expect(await within(scopeOf('east', { audit: 'no' }), () => countOf('audit'))).toBe(0);
  });

  test('cannot be left by switching row security off', async () => {
    await expect(within(scopeOf('east'), async () => {
      await app.query('set local row_security = off');
      return countOf('plan');
    })).rejects.toMatchObject(notPermitted);
    await expect(app.query('alter table plan disable row level security')).rejects.toMatchObject(notPermitted);
    await expect(app.query(`set role ${(await owner.query<{ name: string }>('select current_user as name')).rows[0]?.name}`)).rejects.toMatchObject(notPermitted);
  });
});

describe('what is appended', () => {
  const appended = ['audit', 'plan_action', 'commitment_action', 'plan_version', 'file'];

  test.each(appended)('%s is not changed or deleted by the application', async (table) => {
    for (const statement of [`update ${table} set unit_path = 'east/'`, `delete from ${table}`, `truncate ${table} cascade`]) {
      await expect(within(scopeOf('east'), () => app.query(statement)), statement).rejects.toMatchObject(notPermitted);
    }
  });

  test.each(['audit', 'plan_action', 'commitment_action'])('%s is not changed or deleted by the owner either, unless the guard is taken away', async (table) => {
    for (const statement of [`update ${table} set unit_path = 'x'`, `delete from ${table}`]) {
      await expect(owner.query(statement), statement).rejects.toMatchObject({ code: 'XZ002' });
    }
  });
});

const act = (seq: number, verb: string, by: string) => app.query(
  `insert into commitment_action (county, commitment_id, seq, unit_path, sensitivity, verb, note, evidence, changes, by_id, by_name, at)
   values ('east', $1, $2, 'east/', 1, $3, '', '{}', '{}', $4, '', now())`, [ids.commitment, seq, verb, by]);

const authorise = (by: string) => within(scopeOf('east'), () => app.query('update role_grant set authorised_by = $1, authorised_at = now()', [by]));

describe('whoever claimed it', () => {
  test('cannot confirm it; another person can', async () => {
    await expect(within(scopeOf('east'), async () => {
      await act(2, 'claim', ids.account);
      await act(3, 'confirm', ids.account);
    })).rejects.toMatchObject({ code: 'XZ003' });
    await within(scopeOf('east'), async () => {
      await act(2, 'claim', ids.account);
      expect((await act(3, 'confirm', ids.colleague)).rowCount).toBe(1);
    });
  });

  test('counts from the latest claim', async () => {
    await within(scopeOf('east'), async () => {
      await act(2, 'claim', ids.account);
      await act(3, 'return', ids.colleague);
      await act(4, 'claim', ids.colleague);
      expect((await act(5, 'confirm', ids.account)).rowCount).toBe(1);
    });
  });

  test('grants nothing to oneself, nor alone', async () => {
    await expect(authorise(ids.colleague)).rejects.toMatchObject({ constraint: 'role_grant_two_people' });
    await expect(authorise(ids.account)).rejects.toMatchObject({ constraint: 'role_grant_not_own' });
  });
});

const verify = async () => {
  const pool = openDatabase(database.appUrl, (failure) => { throw failure; }, 1);
  return pool.within({ county: 'east', reads: [], writes: [], ceiling: 0, audit: true }, (db) => verifyAudit(db, 'east')).finally(() => pool.close());
};
/** What a person with the owner's password could do, undone afterwards by putting the rows back. */
const tampered = async (...statements: readonly string[]) => {
  await owner.query('create table kept as select * from audit');
  await owner.query('alter table audit disable trigger user');
  try {
    for (const statement of statements) await owner.query(statement);
    return await verify();
  } finally {
    await owner.query('delete from audit');
    await owner.query('insert into audit select * from kept');
    await owner.query('alter table audit enable trigger user');
    await owner.query('drop table kept');
  }
};
const rehash = (seq: number) => `update audit a set hash = audit_digest(a) where county = 'east' and seq = ${seq}`;

describe('the audit chain', () => {
  test('is whole as written, for each county by itself', async () => {
    expect(await verify()).toMatchObject({ rows: 3, firstBroken: null, headAgrees: true });
  });

  test.each([
    ['a changed name', 2, [`update audit set actor_name = '丙' where county = 'east' and seq = 2`]],
    ['a changed detail', 1, [`update audit set details = '{"a":1}' where county = 'east' and seq = 1`]],
    ['a changed time', 3, [`update audit set at = at + interval '1 second' where county = 'east' and seq = 3`]],
    ['a changed outcome', 2, [`update audit set outcome = 'refused', code = 'A103' where county = 'east' and seq = 2`]],
    ['a change with its own hash made anew', 3, [`update audit set actor_name = '丙' where county = 'east' and seq = 2`, rehash(2)]],
    ['a row taken out of the middle', 3, [`delete from audit where county = 'east' and seq = 2`]],
    ['the first row taken out', 2, [`delete from audit where county = 'east' and seq = 1`]],
    ['two rows exchanged', 1, [`update audit set seq = 9 where county = 'east' and seq = 1`, `update audit set seq = 1 where county = 'east' and seq = 2`, `update audit set seq = 2 where county = 'east' and seq = 9`]],
  ])('shows %s', async (_name, firstBroken, statements) => {
    expect(await tampered(...statements)).toMatchObject({ firstBroken });
  });

  test('shows that its end was cut off, and that everything was', async () => {
    expect(await tampered(`delete from audit where county = 'east' and seq = 3`)).toMatchObject({ firstBroken: null, headAgrees: false });
    expect(await tampered('delete from audit')).toMatchObject({ rows: 0, headAgrees: false });
    expect(await verify()).toMatchObject({ rows: 3, firstBroken: null, headAgrees: true });
  });
});
