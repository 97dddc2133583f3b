/* Files that were kept before a file knew its register are given the one whose records name them: built in or drawn, now or in their past. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyRegisters } from '../../src/db/registers/apply-registers.ts';
import { tableOf } from '../../src/db/registers/register-table.ts';
import { listMigrations } from '../../src/db/migrate.ts';
import { useDatabase } from '../cluster/use-database.ts';
import { insertCounties, own, register, room, type Place } from './sample-registers.ts';

const database = useDatabase();
const fields = [{ key: 'name', type: 'text' as const }, { key: 'paper', type: 'file' as const }, { key: 'sheet', type: 'file' as const }];
const [meal, snack] = [register('meal', fields), register('snack', fields)];
// Its tables are called by shortened names.
const county = 'acountywithlongc';
const drawn = { ...own, key: 'a_register_with_a_name_as_long_as_can_be', fields: meal.fields, county };
let owner: Client;
let place: Place | undefined;
let far: Place | undefined;
let sql = '';

beforeAll(async () => {
  const places = await insertCounties(database.ownerUrl, ['qinglan', county]);
  [place, far] = [places.get('qinglan/cg/syxx/'), places.get(`${county}/cg/syxx/`)];
  await applyRegisters(database.ownerUrl, [room, meal, snack, drawn], new Date());
  sql = (await listMigrations()).find(({ no }) => no === 20)?.sql ?? '';
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

/** A file that came before files knew their registers, unless said otherwise. */
async function file(more: { readonly at?: string; readonly register?: string; readonly county?: string } = {}): Promise<string> {
  const id = randomUUID();
  await owner.query(`insert into file (county, id, unit_path, sensitivity, register, name, media, size, sha256, bytes, created_by, created_at)
    values ($1, $2, $3, 1, $4, 'a.txt', 'text/plain', 1, sha256('a'), 'a', $2, $5)`, [more.county ?? 'qinglan', id, place?.path, more.register ?? null, more.at ?? '2020-01-01']);
  return id;
}

async function hold(of: typeof meal, values: Readonly<Record<string, string>>, via = 'page'): Promise<string> {
  const id = randomUUID();
  const [code, at] = of.county === null ? ['qinglan', place] : [of.county, far];
  const [columns, held] = [Object.keys(values).map((key) => `f_${key}`), Object.values(values)];
  await owner.query(`insert into ${tableOf(of).name} (county, id, unit_id, unit_path, sensitivity, version, definition_version, state, since, by_id, by_name, via, ${columns.join()})
    values ('${code}', $1, $2, $3, 1, 1, 1, 'in_force', now() - interval '1 hour', $1, '甲', $4, ${held.map((_, no) => `$${no + 5}`).join()})`, [id, at?.id, at?.path, via, ...held]);
  return id;
}

const registerOf = async (id: string): Promise<string | null | undefined> => (await owner.query<{ register: string | null }>('select register from file where id = $1', [id])).rows[0]?.register;

test('what records name now or named before is of their register, what nobody or two registers name, evidence and what is newer stays closed', async () => {
  const one = await file(), two = await file(), past = await file(), long = await file({ county }), older = await file({ county }), both = await file(), evidence = await file(), plan = await file(), unused = await file(), newer = await file({ at: '2126-01-01' }), borrowed = await file(), known = await file({ register: 'other' }), cleared = await file();
  await hold(meal, { name: '一', paper: one, sheet: two });
  const changed = await hold(meal, { name: '二', paper: past });
  await owner.query(`update reg_meal set f_paper = null, since = now() where id = $1`, [changed]);
  await hold(drawn, { name: '三', paper: long });
  await hold(meal, { name: '四', paper: both });
  await hold(snack, { name: '五', sheet: both });
  const moved = await hold(drawn, { name: '七', sheet: older });
  await owner.query(`update ${tableOf(drawn).name} set f_sheet = null, since = now() where id = $1`, [moved]);
  for (const paper of [evidence, plan, newer, known, cleared]) await hold(meal, { name: paper, paper });
  await hold(meal, { name: '六', paper: borrowed }, 'api');
  await owner.query('update file set cleared_at = now() where id = $1', [cleared]);
  const goal = randomUUID();
  await owner.query(`insert into plan (county, id, unit_id, unit_path, sensitivity, title, year, doc_type, version_no, version, counts, created_by, created_by_name, created_at) values ('qinglan', $1, $2, $3, 1, '要点', 2026, 'plan', 1, 0, '{}', $1, '甲', now())`, [goal, place?.id, place?.path]);
  await owner.query(`insert into plan_version (county, plan_id, no, unit_path, sensitivity, file_id, file_name, text, reading, created_by, created_by_name, created_at) values ('qinglan', $1, 1, $3, 1, $2, 'a.txt', '正文', '{}', $1, '甲', now())`, [goal, plan, place?.path]);
  await owner.query(`insert into commitment (county, id, kind, plan_id, version_no, item_id, unit_id, unit_path, sensitivity, body, version, state, basis, evidence_count, last_at, created_at) values ('qinglan', $1, 'target', $1, 1, 'q1', $2, $3, 1, '{}', 1, 'open', 'none', 0, now(), now())`, [goal, place?.id, place?.path]);
  await owner.query(`insert into commitment_action (county, commitment_id, seq, unit_path, sensitivity, verb, note, evidence, changes, by_id, by_name, at) values ('qinglan', $1, 1, $3, 1, 'create', '', array[$2::uuid], '{}', $1, '甲', now())`, [goal, evidence, place?.path]);
  const settled: (string | null | undefined)[] = [];
  // A second time finds the same.
  for (let time = 0; time < 2; time += 1) {
    await owner.query(sql);
    for (const id of [one, two, past, long, older, both, evidence, plan, unused, newer, borrowed, known, cleared]) settled.push(await registerOf(id));
  }
  const expected = ['meal', 'meal', 'meal', drawn.key, drawn.key, null, null, null, null, null, null, 'other', null];
  expect(settled).toEqual([...expected, ...expected]);
});

test('where no register has files it asks nothing of them', async () => {
  await owner.query('begin');
  await owner.query(`delete from register_table where register <> 'room'`);
  await owner.query('lock table reg_meal in access exclusive mode');
  await owner.query(sql);
  const { rows } = await owner.query<{ n: string }>(`select count(*) as n from pg_locks where relation = 'reg_meal_history'::regclass and pid = pg_backend_pid()`);
  await owner.query('rollback');
  expect(rows).toEqual([{ n: '0' }]);
});
