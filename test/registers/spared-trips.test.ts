/*
 * The pool spares trips: what is prepared, put together with its transaction or written out must answer as if it were
 * sent by itself, and a transaction must end as it should.
 */
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase, type Database, type Db } from '../../src/db/database.ts';
import { ALONE } from '../../src/db/sparing-pool.ts';
import { useDatabase } from '../cluster/use-database.ts';
import { insertCounties, wholeCounty } from './sample-registers.ts';

const base = useDatabase();
let database: Database;
let owner: Client;

beforeAll(async () => {
  await insertCounties(base.ownerUrl);
  database = openDatabase(base.appUrl, () => undefined, 1);
  owner = new Client({ connectionString: base.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await database.close();
  await owner.end();
});

const within = <T>(work: (db: Db) => Promise<T>): Promise<T> => database.within(wholeCounty(), work);

async function tripsOf(work: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(Client.prototype, 'query');
  try {
    await work();
    return spy.mock.calls.map(([query]) => (typeof query === 'string' ? query : (query as unknown as { text: string }).text));
  } finally {
    spy.mockRestore();
  }
}

const values = [
  ['text', 'plain'], ['text', `it's \\ "quoted" $1; commit; --`], ['text', '李𠮷\n\t'], ['text', ''], ['text', null], ['integer', -42], ['boolean', true], ['bigint', 9007199254740991],
  ['text[]', ['a"b\\c', '{x,y}', 'NULL', '', `it's`]], ['text[]', []], ['timestamptz', new Date('2026-03-02T01:02:03.456Z')], ['uuid', '694984b0-f976-4f5a-85dd-007e76de4ccf'], ['bytea', Buffer.from([0, 255, 39])],
] as const;

// Statements that are sent again and again.
const one = (mark: string) => (db: Db) => sql`${sql.raw(mark)}select ${1}::integer as one`.execute(db);
const countSpared = (db: Db) => sql<{ n: string }>`${sql.raw(ALONE)}select count(*) as n from setting where key = ${'spared'}`.execute(db).then(({ rows }) => Number(rows[0]?.n));
const scopeSeen = (db: Db, mark = '') => sql<{ county: string }>`${sql.raw(mark)}select current_setting('app.county') as county where ${true}::boolean`.execute(db).then(({ rows }) => rows[0]?.county);
const divide = (by: number) => (db: Db) => sql<{ held: number }>`${sql.raw(ALONE)}select 1 / ${by}::integer as held`.execute(db).then(({ rows }) => rows[0]?.held);

describe('a statement that comes often', () => {
  test.each(values)('gives the same %s back whichever way it is sent: %s', async (type, value) => {
    const ask = (db: Db) => sql<{ held: unknown; county: string }>`select ${value}::${sql.raw(type)} as held, current_setting('app.county') as county`.execute(db).then(({ rows }) => rows[0]);
    const first = await within(ask);
    for (let turn = 0; turn < 6; turn += 1) expect(await within(ask)).toEqual(first);
    expect(first).toEqual({ held: type === 'bigint' ? String(value) : value, county: 'qinglan' });
  });

  test('goes in one trip with the beginning of its transaction, and with its end when it is alone', async () => {
    for (let turn = 0; turn < 4; turn += 1) for (const mark of ['', ALONE]) await within(one(mark));
    const [ordinary, alone] = [await tripsOf(() => within(one(''))), await tripsOf(() => within(one(ALONE)))];
    expect(ordinary).toEqual([expect.stringMatching(/^begin; select app_begin\(.*\); execute often_\d+\('1'\)$/), 'commit']);
    expect(alone).toEqual([expect.stringMatching(/^begin; select app_begin\(.*\); execute often_\d+\('1'\); commit$/)]);
  });

  test('that is marked as alone, but is not, ends nothing', async () => {
    for (let turn = 0; turn < 4; turn += 1) expect(await within(countSpared)).toBe(0);
    const failed = within(async (db) => {
      await sql`insert into setting (county, key, value, changed_by, changed_at) values (${'qinglan'}, ${'spared'}, '{}', ${'694984b0-f976-4f5a-85dd-007e76de4ccf'}, now())`.execute(db);
      expect(await countSpared(db)).toBe(1);
      throw new Error('on purpose');
    });
    await expect(failed).rejects.toThrow('on purpose');
    expect(await within(countSpared)).toBe(0);
  });

  test('after one that was alone begins its transaction anew, under the same scope', async () => {
    for (let turn = 0; turn < 5; turn += 1) expect(await within(async (db) => [await scopeSeen(db, ALONE), await scopeSeen(db), await scopeSeen(db, ALONE), await scopeSeen(db)])).toEqual(Array.from({ length: 4 }, () => 'qinglan'));
    expect((await owner.query(`select count(*) as n from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()`)).rows).toEqual([{ n: '0' }]);
  });

  test('and fails leaves the connection sound', async () => {
    for (let turn = 0; turn < 4; turn += 1) expect(await within(divide(1))).toBe(1);
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(within(divide(0))).rejects.toMatchObject({ code: '22012' });
      expect(await within(divide(1))).toBe(1);
    }
  });
});

describe('a scope proved by what is remembered', () => {
  const proof = { tokenHash: Buffer.alloc(32), mark: 'x', at: new Date(), mostHours: 12 };

  test('is refused before anything is read when nobody holds the session, and even when nothing is asked', async () => {
    const seen: unknown[] = [];
    const asked = database.within(wholeCounty(), async (db) => { seen.push(await sql`select ${1}::integer`.execute(db)); }, proof);
    await expect(asked).rejects.toMatchObject({ code: 'XZ004' });
    await expect(database.within(wholeCounty(), () => Promise.resolve('done'), proof)).rejects.toMatchObject({ code: 'XZ004' });
    expect(seen).toEqual([]);
    expect(await within((db) => sql<{ one: number }>`select 1 as one`.execute(db).then(({ rows }) => rows[0]?.one))).toBe(1);
  });
});
