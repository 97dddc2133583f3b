/* A merge is one transaction: what fails at its very end leaves nothing behind. What became of units is a fact nobody edits. */
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordPageView } from '../../src/contract/register.ts';
import type { Account, Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
const [kept, gone] = ['青岚县实验小学', '城西小学'] as const;
let office: Person;
let owner: Client;
let app: Client;
let units: ReadonlyMap<string, Unit>;
const unitId = (name: string): string => units.get(name)?.id ?? '';
const merge = () => office.send('POST', `/api/units/${unitId(kept)}/merge`, { from: [unitId(gone)], effectiveOn: '2026-03-02', document: '青教〔2026〕8号' });

beforeAll(async () => {
  office = await world.as('周敏');
  units = new Map((await office.get<Unit[]>('/api/units')).map((unit) => [unit.name, unit]));
  [owner, app] = [new Client({ connectionString: world.db.ownerUrl }), new Client({ connectionString: world.db.appUrl })];
  await Promise.all([owner.connect(), app.connect()]);
  await office.do('POST', '/api/registers/class/records', { unitId: unitId(gone), values: { school_year: '2025-2026', stage: 'primary', grade: 'g3', number: 1, pupils: 40 } });
  const admin = await world.as('陈钢');
  const { account } = await admin.do<{ account: Account }>('POST', '/api/accounts', { login: 'fangyuan', name: '方圆', unitId: unitId(gone) });
  await admin.do('POST', `/api/accounts/${account.id}/grants`, { role: 'head', unitId: unitId(gone) });
});
afterAll(() => Promise.all([owner.end(), app.end()]));

/** Everything a merge may touch, as one text. */
async function everything(): Promise<string> {
  const tables = ['unit', 'account', 'role_grant', 'unit_succession', 'reg_class', 'reg_class_history', 'commitment', 'commitment_action'];
  const parts: string[] = [];
  for (const table of tables) {
    const { rows } = await owner.query<{ all: string }>(`select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]')::text as all from ${table} t`);
    parts.push(rows[0]?.all ?? '');
  }
  return parts.join('\n');
}

describe('a merge that fails at its end', () => {
  it('leaves everything as it was, and works the next time', async () => {
    const before = await everything();
    await owner.query(`create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken on purpose'; end $$;
      create trigger broken before insert on unit_succession for each row execute function broken()`);
    expect((await merge()).status).toBe(500);
    expect(await everything()).toBe(before);
    await owner.query('drop trigger broken on unit_succession; drop function broken()');
    expect((await merge()).status).toBe(200);
    const { records } = await office.get<RecordPageView>(`/api/registers/class/records?unit=${unitId(kept)}`);
    expect(records.map(({ version, via }) => [version, via])).toEqual([[2, 'merge']]);
  });
});

const insert = (county: string) => `insert into unit_succession (county, id, kind, effective_on, document, from_unit, to_unit, by_id, by_name, at)
  select '${county}', gen_random_uuid(), 'close', '2026-03-02', 'x', id, null, id, 'x', now() from unit where code = 'tpxx' on conflict (county, id) do nothing`;

describe('by plain SQL', () => {
  const scope = { county: 'qinglan', reads: ['qinglan/'], writes: ['qinglan/'], ceiling: '2', audit: 'no' };
  async function attempt(text: string, with_: object = scope): Promise<string> {
    await app.query('begin');
    try {
      await app.query('select app_begin($1)', [JSON.stringify(with_)]);
      const { rowCount } = await app.query(text);
      return String(rowCount);
    } catch (failure) {
      return String((failure as { code?: unknown }).code);
    } finally {
      await app.query('rollback');
    }
  }

  it('a fact is read in its county alone, and neither changed nor taken away', async () => {
    expect(await attempt('select from unit_succession')).toBe('1');
    expect(await attempt('select from unit_succession', { ...scope, county: 'lanhe' })).toBe('0');
    expect(await attempt(`update unit_succession set document = 'x' where county = 'qinglan'`)).toBe('42501');
    expect(await attempt(`delete from unit_succession where county = 'qinglan'`)).toBe('42501');
    await expect(owner.query(`update unit_succession set document = 'x'`)).rejects.toMatchObject({ code: 'XZ002' });
    await expect(owner.query('delete from unit_succession')).rejects.toMatchObject({ code: 'XZ002' });
    expect(await attempt(insert('qinglan'))).toBe('1');
    expect(await attempt(insert('lanhe'))).toBe('42501');
  });

  it('a school hands no record to another, and takes none', async () => {
    const own = `qinglan/cg/syxx/`;
    const school = { ...scope, reads: [own], writes: [own] };
    expect(await attempt(`update reg_class set unit_path = 'qinglan/cg/dezx/', since = now() where county = 'qinglan'`, school)).toBe('42501');
    const other = { ...scope, reads: ['qinglan/cg/dezx/'], writes: ['qinglan/cg/dezx/'] };
    expect(await attempt(`update reg_class set unit_path = 'qinglan/cg/dezx/', since = now() where county = 'qinglan'`, other)).toBe('0');
    expect(await attempt(`update reg_class set since = now() where county = 'qinglan'`, school)).toBe('1');
  });
});
