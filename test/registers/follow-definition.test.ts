/*
 * A register that came along is judged anew by its file: at the next start the states of its rows follow the workflow, and all
 * that carries a copy of its sensitivity follows too. Proved by plain SQL, and with the connection cut in the middle.
 */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyRegisters } from '../../src/db/registers/apply-registers.ts';
import type { RegisterDefinition } from '../../src/domain/register/definition.ts';
import { useDatabase } from '../cluster/use-database.ts';
import { ids, insertSampleRows } from '../migrations/sample-rows.ts';
import { register } from './sample-registers.ts';

const database = useDatabase();
const began = new Date('2026-03-02T01:00:00Z');
const later = new Date('2026-09-01T01:00:00Z');
const plain = register('class', [{ key: 'name', type: 'text', required: true }, { key: 'paper', type: 'file' }]);
const record = randomUUID();
let owner: Client;
let app: Client;

beforeAll(async () => {
  owner = new Client({ connectionString: database.ownerUrl });
  app = new Client({ connectionString: database.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
  await insertSampleRows(owner);
  await owner.query(`update record_import set register = 'class'`);
  await applyRegisters(database.ownerUrl, [plain], began);
  for (const county of ['east', 'west']) await insert(county, record, { f_name: '一班', f_paper: ids.file });
});
afterAll(() => Promise.all([owner.end(), app.end()]));

function insert(county: string, id: string, more: Readonly<Record<string, unknown>>) {
  const row = {
    county, id, unit_id: ids.unit, unit_path: `${county}/`, sensitivity: 1, version: 1, definition_version: 1, state: 'in_force', since: began,
    by_id: ids.account, by_name: '甲', via: 'page', ...more,
  };
  return owner.query(`insert into reg_class (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, at) => `$${at + 1}`).join(', ')})`, Object.values(row));
}

const redefine = (definition: RegisterDefinition) => applyRegisters(database.ownerUrl, [definition], later);
const rowsOf = async (text: string): Promise<unknown[]> => (await owner.query<unknown[]>({ text, rowMode: 'array' })).rows;
const states = (id = record) => rowsOf(`select county, state, version, by_name, via from reg_class where id = '${id}' order by county`);

describe('a workflow that changed in the file', () => {
  const reviewed = { ...plain, version: 2, workflow: 'report' as const };

  it('turns the rows of every county at the next start, by the system, and keeps what they were', async () => {
    expect(await redefine(reviewed)).toEqual({ created: [], changed: ['reg_class'] });
    expect(await states()).toEqual([['east', 'approved', 2, '系统', 'definition'], ['west', 'approved', 2, '系统', 'definition']]);
    expect(await rowsOf(`select county, state, version, by_name from reg_class_history where id = '${record}' order by county`)).toEqual([['east', 'in_force', 1, '甲'], ['west', 'in_force', 1, '甲']]);
    expect(await redefine(reviewed)).toEqual({ created: [], changed: [] });
  });

  it('and back again: what is whole is in force, what lacks something required stays a draft', async () => {
    const [whole, lacking] = [randomUUID(), randomUUID()];
    await insert('east', whole, { state: 'draft', f_name: '二班' });
    await insert('east', lacking, { state: 'draft' });
    await redefine({ ...plain, version: 3 });
    expect(await states()).toEqual([['east', 'in_force', 3, '系统', 'definition'], ['west', 'in_force', 3, '系统', 'definition']]);
    expect(await states(whole)).toEqual([['east', 'in_force', 2, '系统', 'definition']]);
    expect(await states(lacking)).toEqual([['east', 'draft', 1, '甲', 'page']]);
  });

  it('cut off in the middle nothing is turned; the next start does all of it', async () => {
    const again = { ...reviewed, version: 4 };
    const holding = new Client({ connectionString: database.ownerUrl });
    await holding.connect();
    await holding.query('begin');
    // The turning of the rows waits for this one, with the other county's turned already.
    await holding.query(`select 1 from reg_class where county = 'west' and id = '${record}' for update`);
    const cut = redefine(again).then(() => 'done', () => 'cut off');
    const waiting = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'update reg_class%'`;
    await expect.poll(async () => (await rowsOf(waiting)).length).toBe(1);
    await owner.query(`select pg_terminate_backend(pid) from (${waiting}) w`);
    expect(await cut).toBe('cut off');
    await holding.query('rollback');
    await holding.end();
    expect(await states()).toEqual([['east', 'in_force', 3, '系统', 'definition'], ['west', 'in_force', 3, '系统', 'definition']]);
    expect(await rowsOf(`select version from register_table where name = 'reg_class'`)).toEqual([[3]]);
    await redefine(again);
    expect((await states()).map((row) => (row as unknown[])[1])).toEqual(['approved', 'approved']);
    expect(await rowsOf(`select version from register_table where name = 'reg_class'`)).toEqual([[4]]);
  });
});

describe('a sensitivity that changed in the file', () => {
  const copies = {
    report: `register = 'class'`, report_action: `report_id = '${ids.report}'`, record_import: `register = 'class'`, record_import_part: `import_id = '${ids.file}'`,
    record_import_batch: `import_id = '${ids.file}'`, file: `id = '${ids.file}'`, reg_class: 'true', reg_class_history: 'true',
  };

  async function seen(ceiling: number): Promise<readonly string[]> {
    await app.query('begin');
    await app.query('select app_begin($1)', [JSON.stringify({ county: 'east', reads: ['east/'], writes: ['east/'], ceiling: String(ceiling), audit: 'no' })]);
    const found: string[] = [];
    for (const [table, where] of Object.entries(copies)) if (((await app.query(`select 1 from ${table} where ${where}`)).rowCount ?? 0) > 0) found.push(table);
    await app.query('rollback');
    return found;
  }

  it('takes along whatever carries a copy of it, so that row security shows it to nobody below', async () => {
    const now = { ...plain, version: 5, workflow: 'report' as const };
    expect(await seen(1)).toEqual(Object.keys(copies));
    await redefine({ ...now, sensitivity: 2, fields: now.fields.map((one) => ({ ...one, sensitivity: 2 })) });
    expect(await seen(1)).toEqual([]);
    expect(await seen(2)).toEqual(Object.keys(copies));
    // Eased again, the file of a field that stays delicate stays with its field.
    await redefine({ ...now, version: 6, fields: now.fields.map((one) => (one.key === 'paper' ? { ...one, sensitivity: 2 } : one)) });
    expect(await seen(1)).toEqual(Object.keys(copies).filter((table) => table !== 'file'));
  });

  it('and leaves what happened as it is: nobody writes it anew, the owner neither', async () => {
    await expect(owner.query(`update report_action set note = 'x', sensitivity = 3`)).rejects.toThrow('actions are append-only');
    await expect(owner.query('delete from report_action')).rejects.toThrow('actions are append-only');
    // One of them tells that its register, made to be in force at once above, is no longer reported in rounds.
    expect((await rowsOf('select distinct note, sensitivity from report_action')).toSorted()).toEqual([['', 1], [expect.stringContaining('不再按轮次上报'), 1]]);
  });
});
