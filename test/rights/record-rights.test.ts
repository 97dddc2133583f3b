/*
 * Every person × every action on a record × where the record stands, through the API, against a naive rule written here
 * as a person would say it. The actions carry a version nobody has, so that whoever may act is told so and nothing changes.
 */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordPageView, RecordTotals } from '../../src/contract/register.ts';
import { roles, type RoleKey } from '../../src/domain/access/roles.ts';
import { register } from '../registers/sample-registers.ts';
import { useWorld, type Person } from '../world/world.ts';

const keptBy = ['bureau', 'section', 'district', 'school', 'kindergarten'];
const fields = [{ key: 'name', type: 'text' as const }, { key: 'delicate', type: 'text' as const, sensitivity: 2 as const }, { key: 'sealed', type: 'text' as const, sensitivity: 3 as const, encrypted: true }];
const open = register('open', fields, { keptBy });
const personal = register('personal', fields, { keptBy, sensitivity: 2 });
const world = useWorld({ registers: [open, personal] });

const places = { own: 'cg/syxx/', sibling: 'cg/dezx/', district: 'cg/', elsewhere: 'bs/slxx/', section: 'jjk/', bureau: '' } as const;
interface Held { readonly register: string; readonly sensitivity: number; readonly path: string; readonly id: string }
const held: Held[] = [];
const foreign: Held[] = [];

beforeAll(async () => {
  const owner = new Client({ connectionString: world.db.ownerUrl });
  await owner.connect();
  const { code } = world.sample;
  await owner.query(`insert into county (code, name, created_at) values ('lanhe', 'lanhe', now())`);
  await owner.query(`insert into unit (county, id, parent_id, path, kind, name, code, pinyin, created_at) values ('lanhe', $1, null, 'lanhe/', 'bureau', 'x', 'x', '', now())`, [randomUUID()]);
  for (const { key, sensitivity } of [open, personal]) {
    for (const path of [...Object.values(places).map((place) => `${code}/${place}`), 'lanhe/']) {
      const [county] = path.split('/');
      const { rows: [row] } = await owner.query<{ id: string }>(`insert into reg_${key} (county, id, unit_id, unit_path, sensitivity, version, definition_version, state, since, by_id, by_name, via, f_name, f_delicate)
        select $1, $2, id, path, $3, 1, 1, 'in_force', '2026-01-01', $2, 'x', 'sample', path, '秘密' from unit where county = $1 and path = $4 returning id`, [county, randomUUID(), sensitivity, path]);
      (county === code ? held : foreign).push({ register: key, sensitivity, path, id: row?.id ?? '' });
    }
  }
  await owner.end();
});

const doers: readonly RoleKey[] = ['office', 'section', 'district', 'head', 'clerk'];
const business: readonly RoleKey[] = ['leader', 'inspector', ...doers];
const may: Readonly<Record<string, readonly RoleKey[]>> = { open: business, history: business, change: doers, retire: doers, erase: ['office'], reveal: ['leader', ...doers] };

const sees = (role: RoleKey, at: string, record: Held): boolean =>
  business.includes(role) && !record.path.startsWith('lanhe/') && record.sensitivity <= roles[role].ceiling && (roles[role].reads === 'county' || record.path.startsWith(at));

/** What a person would say may be done. */
function naive(role: RoleKey, at: string, action: string, record: Held): boolean {
  if (may[action]?.includes(role) !== true || !sees(role, at, record)) return false;
  if (action === 'reveal') return roles[role].ceiling >= 2;
  const writes = action === 'change' || action === 'retire' || action === 'erase';
  return !writes || record.path.startsWith(at);
}

const never = { 'if-match': '"999"' };
const acts: Readonly<Record<string, (who: Person, place: string) => Promise<{ status: number; body: { code?: string } }>>> = {
  open: (who, place) => who.send('GET', place),
  history: (who, place) => who.send('GET', `${place}/history`),
  change: (who, place) => who.send('PATCH', place, { values: { name: '改' } }, never),
  retire: (who, place) => who.send('DELETE', place, { reason: '不再使用' }, never),
  erase: (who, place) => who.send('POST', `${place}/erase`, { reason: '依法删除' }, never),
  reveal: (who, place) => who.send('POST', `${place}/reveal`, { field: 'delicate', reason: '核对情况' }),
};

describe('people and records', () => {
  it('every action agrees with the naive rule; what is not allowed says only “not there” or “not allowed”', async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const person of world.sample.people) {
      const who = await world.as(person.name);
      const at = `${world.sample.code}/${person.at === '' ? '' : `${person.at}/`}`;
      for (const record of [...held, ...foreign]) {
        for (const [action, act] of Object.entries(acts)) {
          const { status, body } = await act(who, `/api/registers/${record.register}/records/${record.id}`);
          asked += 1;
          const refused = body.code === 'A103' || body.code === 'R101';
          const allowed = status === 200 || body.code === 'R301';
          if (allowed === refused) wrong.push(`${person.role} at ${at} ${action} ${record.register} ${record.path}: ${status} ${body.code ?? ''}`);
          if (allowed !== naive(person.role, at, action, record)) wrong.push(`${person.role} at ${at} ${action} ${record.register} ${record.path}: ${allowed ? 'allowed' : 'refused'}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(asked).toBe(world.sample.people.length * 14 * 6);
  }, 120_000);

  it('lists and totals hold what one sees, and nothing else; delicate values are plain to those they are for', async () => {
    for (const person of world.sample.people) {
      if (!business.includes(person.role)) continue;
      const who = await world.as(person.name);
      const at = `${world.sample.code}/${person.at === '' ? '' : `${person.at}/`}`;
      for (const { key } of [open, personal]) {
        const visible = held.filter((record) => record.register === key && sees(person.role, at, record)).map(({ id }) => id);
        const page = await who.get<RecordPageView>(`/api/registers/${key}/records?limit=200`);
        expect(page.records.map(({ id }) => id).toSorted(), `${person.role} ${key}`).toEqual(visible.toSorted());
        expect((await who.get<RecordTotals>(`/api/registers/${key}/totals`)).whole.count).toBe(visible.length);
        for (const { values } of page.records) expect(values['delicate']).toBe(roles[person.role].ceiling >= 2 ? '秘密' : '***');
        const then = await who.get<RecordPageView>(`/api/registers/${key}/records?limit=200&asOf=2026-02-01`);
        expect(then.records.map(({ id }) => id).toSorted()).toEqual(visible.toSorted());
      }
    }
  });
});
