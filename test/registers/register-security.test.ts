/* Row security on tables made from definitions, by plain SQL as the application: closed without a scope, and no way round the history. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyRegisters } from '../../src/db/registers/apply-registers.ts';
import { useDatabase } from '../cluster/use-database.ts';
import { insertCounties, own, paths, room, type Place } from './sample-registers.ts';

const base = useDatabase();
let owner: Client;
let app: Client;
let places: ReadonlyMap<string, Place>;
const tables = ['reg_room', 'reg_room_history', 'own_qinglan_garden', 'own_qinglan_garden_history'] as const;

beforeAll(async () => {
  places = await insertCounties(base.ownerUrl);
  await applyRegisters(base.ownerUrl, [room, own], new Date('2026-01-01'));
  owner = new Client({ connectionString: base.ownerUrl });
  app = new Client({ connectionString: base.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  for (const place of places.values()) {
    for (const sensitivity of [0, 1, 2, 3]) {
      for (const table of ['reg_room', ...(place.path.startsWith('qinglan/') ? ['own_qinglan_garden'] : [])]) await insert(owner, table, place, sensitivity);
    }
  }
  for (const table of ['reg_room', 'own_qinglan_garden']) await owner.query(`update ${table} set f_name = f_name || 'b', since = '2026-02-01'`);
});
afterAll(() => Promise.all([owner.end(), app.end()]));

const insert = (client: Client, table: string, place: Place, sensitivity: number, id = randomUUID()) => client.query(
  `insert into ${table} (county, id, unit_id, unit_path, sensitivity, version, definition_version, state, since, by_id, by_name, via, f_name)
   values ($1, $2, $3, $4, $5, 1, 1, 'in_force', '2026-01-01', $2, 'x', 'sample', $6)`, [place.path.split('/')[0], id, place.id, place.path, sensitivity, id.slice(0, 12)]);

async function within<T>(scope: object | null, work: () => Promise<T>): Promise<T> {
  await app.query('begin');
  try {
    if (scope) await app.query('select app_begin($1)', [JSON.stringify({ audit: 'no', ...scope })]);
    return await work();
  } finally {
    await app.query('rollback');
  }
}

const attempt = async (work: () => Promise<unknown>): Promise<string> => {
  await app.query('savepoint one');
  const code = await work().then(() => 'done', (failure: unknown) => String((failure as { code?: unknown }).code));
  await app.query('rollback to one');
  return code;
};

const whole = { county: 'qinglan', reads: ['qinglan/'], writes: ['qinglan/'], ceiling: '3' };

describe.each(tables)('%s', (table) => {
  test('is closed without a scope, also after a connection had one', async () => {
    for (const scope of [null, whole, null]) {
      const code = await within(scope, () => attempt(() => app.query(`select count(*) from ${table}`)));
      expect(code).toBe(scope ? 'done' : 'XZ001');
    }
  });

  test.each([
    ['no paths', { ...whole, reads: [], writes: [] }, () => false],
    ['one school', { ...whole, reads: ['qinglan/cg/syxx/'] }, (path: string) => path === 'qinglan/cg/syxx/'],
    ['one district, not its lookalike', { ...whole, reads: ['qinglan/cg/'] }, (path: string) => path.startsWith('qinglan/cg/')],
    ['the county at a ceiling', { ...whole, ceiling: '1' }, () => true],
    ['the county at the lowest ceiling', { ...whole, ceiling: '0' }, () => true],
    ['the county and a school of it', { ...whole, reads: ['qinglan/cg/syxx/', 'qinglan/'], ceiling: '2' }, () => true],
    ['a school, after the county in the same connection', { ...whole, reads: ['qinglan/cg/syxx/'], ceiling: '2' }, (path: string) => path === 'qinglan/cg/syxx/'],
    ['the other county', { ...whole, county: 'lanhe', reads: ['lanhe/'] }, () => false],
    ['paths of this county under the other', { ...whole, county: 'lanhe' }, () => false],
  ] as const)('shows %s what it may see', async (_name, scope, sees) => {
    const rows = await within(scope, async () => (await app.query<{ unit_path: string; sensitivity: number }>(`select unit_path, sensitivity from ${table} where county = 'qinglan'`)).rows);
    const expected = paths.map((path) => `qinglan/${path}`).filter(sees).flatMap((path) => [0, 1, 2, 3].filter((level) => level <= Number(scope.ceiling)).map((level) => `${path} ${level}`));
    expect(rows.map((row) => `${row.unit_path} ${row.sensitivity}`).toSorted()).toEqual(expected.toSorted());
  });

  test('lets nothing be deleted or emptied at a stroke', async () => {
    await within(whole, async () => {
      expect(await attempt(() => app.query(`delete from ${table}`))).toBe('42501');
      expect(await attempt(() => app.query(`truncate ${table}`))).toBe('42501');
      expect(await attempt(() => app.query(`alter table ${table} disable row level security`))).toBe('42501');
    });
  });
});

const at = (path: string): Place => places.get(path) ?? { id: '', path };

describe('writing', () => {
  const school = { ...whole, reads: ['qinglan/'], writes: ['qinglan/cg/syxx/'], ceiling: '1' };

  test('goes where the scope writes, and nowhere else', async () => {
    await within(school, async () => {
      expect(await attempt(() => insert(app, 'reg_room', at('qinglan/cg/syxx/'), 1))).toBe('done');
      for (const [path, level] of [['qinglan/cg/eyxx/', 1], ['qinglan/cg/', 1], ['qinglan/', 1], ['lanhe/', 1], ['qinglan/cg/syxx/', 2]] as const) {
        expect(await attempt(() => insert(app, 'reg_room', at(path), level)), path).toBe('42501');
      }
      const { rowCount } = await app.query(`update reg_room set f_seats = 9 where county = 'qinglan'`);
      expect(rowCount).toBe(2);
      expect(await attempt(() => app.query(`update reg_room set unit_path = 'qinglan/cg/eyxx/' where county = 'qinglan'`))).toBe('42501');
      expect(await attempt(() => app.query(`update reg_room set sensitivity = 3 where county = 'qinglan'`))).toBe('42501');
    });
  });

  test('keeps county and id, counts versions by itself, and takes no state that is none', async () => {
    await within(whole, async () => {
      expect(await attempt(() => app.query(`update reg_room set id = gen_random_uuid() where county = 'qinglan'`))).toBe('XZ002');
      expect(await attempt(() => app.query(`update own_qinglan_garden set county = 'lanhe'`))).toMatch(/XZ002|42501/);
      expect(await attempt(() => app.query(`update reg_room set state = 'gone' where county = 'qinglan'`))).toBe('23514');
      const { rows } = await app.query<{ version: number }>(`update reg_room set version = 99, since = '1999-01-01' where county = 'qinglan' returning version, since`);
      expect(rows.every(({ version }) => version === 3)).toBe(true);
      expect(await attempt(() => insert(app, 'own_qinglan_garden', { ...at('lanhe/'), path: 'lanhe/' }, 1))).toMatch(/42501|23514/);
    });
  });

  test('a history is written by its register alone', async () => {
    await within(whole, async () => {
      expect(await attempt(() => app.query(`insert into reg_room_history select h.* from reg_room_history h limit 0`))).toBe('done');
      expect(await attempt(() => app.query(`insert into reg_room_history select * from reg_room_history limit 1`))).toBe('XZ002');
      expect(await attempt(() => app.query(`update reg_room_history set f_name = 'forged' where county = 'qinglan'`))).toBe('XZ002');
      expect(await attempt(() => app.query(`update reg_room_history set f_name = null where county = 'qinglan'`))).toBe('XZ002');
      expect(await attempt(() => app.query(`update reg_room_history set f_name = null, state = 'erased', by_name = 'somebody' where county = 'qinglan'`))).toBe('XZ002');
      expect(await attempt(() => app.query(`update reg_room_history set f_name = null, state = 'erased', f_seats = 1 where county = 'qinglan'`))).toBe('XZ002');
      expect(await attempt(() => app.query(`update reg_room_history set f_name = null, state = 'erased' where county = 'qinglan'`))).toBe('done');
    });
  });

  test('twenty who change one row at once leave every version, in order, without a gap', async () => {
    const place = at('qinglan/bs/');
    const id = randomUUID();
    await insert(owner, 'reg_room', place, 1, id);
    const clients = await Promise.all(Array.from({ length: 20 }, async () => {
      const client = new Client({ connectionString: base.appUrl });
      await client.connect();
      return client;
    }));
    await Promise.all(clients.map(async (client, n) => {
      for (let round = 0; round < 5; round += 1) {
        await client.query('begin');
        await client.query('select app_begin($1)', [JSON.stringify({ audit: 'no', ...whole })]);
        await client.query(`update reg_room set f_seats = $1, since = now() where county = 'qinglan' and id = $2`, [n, id]);
        await client.query('commit');
      }
    }));
    await Promise.all(clients.map((client) => client.end()));
    const { rows } = await owner.query<{ version: number; since: Date; until: Date }>('select version, since, until from reg_room_history where id = $1 order by version', [id]);
    expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    const { rows: [last] } = await owner.query<{ version: number; since: Date }>('select version, since from reg_room where id = $1', [id]);
    expect(last?.version).toBe(101);
    for (const [index, row] of rows.entries()) expect(row.until).toEqual((rows[index + 1] ?? last)?.since);
  });
});
