/*
 * The stage of the rights matrix: every role sits at the bureau, at a district and at a school; a second county stands
 * beside ours; and things can be put anywhere by the owner of the database, past every right.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { roleKeys, type RoleKey } from '../../src/domain/access/roles.ts';
import type { RegisterDefinition } from '../../src/domain/register/definition.ts';
import { register } from '../registers/sample-registers.ts';
import { personWith, type Person, type World } from '../world/world.ts';

/** Where things stand, by path below the county; the last is another county. */
export const places = ['', 'cg/', 'cg/syxx/', 'bs/', 'jjk/', 'lanhe/cg/'] as const;
export type PlaceKey = (typeof places)[number];

/** A unit things stand in. */
export interface Place { readonly key: PlaceKey; readonly county: string; readonly path: string; readonly id: string; readonly foreign: boolean }

/** Somebody with one role at one unit. */
export interface Seated { readonly role: RoleKey; readonly at: string; readonly name: string; readonly id: string; readonly person: Person }

const keptBy = ['bureau', 'section', 'district', 'school', 'kindergarten'];
const fields = [{ key: 'name', type: 'text' as const, max: 40 }, { key: 'amount', type: 'integer' as const }, { key: 'delicate', type: 'text' as const, sensitivity: 2 as const, max: 40 },
  { key: 'sealed', type: 'text' as const, sensitivity: 3 as const, encrypted: true }];
const more = { keptBy, unique: [['unit', 'name']] };

/** Registers of the matrix: open to all who see the unit, personal, and reported in rounds (with and without a period). */
export const registers: readonly RegisterDefinition[] = [
  register('open', fields, more), register('personal', fields, { ...more, sensitivity: 2 }), register('counted', fields, { ...more, workflow: 'report' }),
  register('yearly', [...fields, { key: 'year', type: 'period', grain: 'school_year', required: true }], { ...more, unique: [['unit', 'year', 'name']], workflow: 'report' }),
];

// Where each role sits; the bureau's own people at the bureau too.
const seats = (role: RoleKey): readonly string[] => (role === 'head' || role === 'clerk' || role === 'district' ? ['cg/', 'cg/syxx/'] : ['', 'cg/']);

/** What a row is made of. */
export type Row = Readonly<Record<string, unknown>>;

/** The stage when it is set. */
export interface Stage {
  readonly world: World;
  readonly owner: Client;
  readonly places: readonly Place[];
  readonly people: readonly Seated[];
  /** Puts a row into a table; answers its id. */
  readonly put: (table: string, row: Row) => Promise<string>;
  /** Copies a row with some columns changed. */
  readonly copy: (table: string, where: Row, changes: Row) => Promise<void>;
  /** Reads one value as the owner. */
  readonly ask: <T>(text: string, values?: readonly unknown[]) => Promise<T | undefined>;
  readonly place: (key: PlaceKey) => Place;
  /** Somebody for one task, with these roles. */
  readonly seat: (name: string, grants: readonly { readonly role: RoleKey; readonly at: string }[], county?: string) => Promise<Seated>;
}

/** Sets the stage in a world with `registers`. */
export async function setStage(world: World): Promise<Stage> {
  const owner = new Client({ connectionString: world.db.ownerUrl });
  await owner.connect();
  const { code } = world.sample;
  await putForeign(owner);
  const found = await owner.query<{ county: string; path: string; id: string }>('select county, path, id from unit');
  const unitAt = new Map(found.rows.map((row) => [row.path, row]));
  const all = places.map((key): Place => {
    const path = key.startsWith('lanhe') ? key : `${code}/${key}`;
    return { key, path, county: path.slice(0, path.indexOf('/')), id: unitAt.get(path)?.id ?? '', foreign: key.startsWith('lanhe') };
  });
  const put: Stage['put'] = async (table, row) => {
    const whole = { id: randomUUID(), ...row };
    await owner.query(`insert into ${table} (${Object.keys(whole).join(', ')}) values (${Object.keys(whole).map((_, at) => `$${at + 1}`).join(', ')})`, Object.values(whole));
    return String(whole.id);
  };
  const copy: Stage['copy'] = async (table, where, changes) => {
    const keys = Object.keys(where).map((key, at) => `t.${key} = $${at + 2}`).join(' and ');
    const { rowCount } = await owner.query(`insert into ${table} select (jsonb_populate_record(t, $1::jsonb)).* from ${table} t where ${keys}`, [JSON.stringify(changes), ...Object.values(where)]);
    if (rowCount === 0) throw new Error(`nothing to copy in ${table}`);
  };
  const seat: Stage['seat'] = (name, grants, county = code) => seatPerson({ world, owner, unitAt, put }, name, grants, county);
  const people: Seated[] = [];
  for (const role of roleKeys) for (const at of seats(role)) people.push(await seat(`${role}@${at}`, [{ role, at }]));
  return {
    world, owner, places: all, people, put, copy, seat,
    ask: async <T>(text: string, values: readonly unknown[] = []) => Object.values((await owner.query(text, [...values])).rows[0] as object | undefined ?? {})[0] as T | undefined,
    place: (key) => all.find((one) => one.key === key) as Place,
  };
}

async function putForeign(owner: Client): Promise<void> {
  await owner.query(`insert into county (code, name, created_at) values ('lanhe', '岚河县', now())`);
  const bureau = randomUUID();
  const insert = `insert into unit (county, id, parent_id, path, kind, name, code, pinyin, created_at) values ('lanhe', $1, $2, $3, $4, $5, $6, '', now())`;
  await owner.query(insert, [bureau, null, 'lanhe/', 'bureau', '岚河县教育局', 'lanhe']);
  await owner.query(insert, [randomUUID(), bureau, 'lanhe/cg/', 'district', '岚河城关学区', 'cg']);
}

interface Setting { readonly world: World; readonly owner: Client; readonly unitAt: ReadonlyMap<string, { readonly id: string }>; readonly put: Stage['put'] }

async function seatPerson({ world, owner, unitAt, put }: Setting, name: string, grants: readonly { readonly role: RoleKey; readonly at: string }[], county: string): Promise<Seated> {
  const [first] = grants;
  const pathOf = (at: string) => `${county}/${at}`;
  const id = await put('account', { county, unit_id: unitAt.get(pathOf(first?.at ?? ''))?.id, login: `p-${randomUUID()}`, name, created_at: world.clock.now });
  for (const { role, at } of grants) {
    await put('role_grant', { county, account_id: id, role, unit_id: unitAt.get(pathOf(at))?.id, unit_path: pathOf(at), proposed_by: randomUUID(), proposed_at: world.clock.now, authorised_by: randomUUID(), authorised_at: world.clock.now });
  }
  const token = randomBytes(32).toString('base64url');
  await owner.query(`insert into session (token_hash, id, county, account_id, opened_at, seen_at, idle_minutes, address, agent) values ($1, $2, $3, $4, $5, $5, 600, '', '')`,
    [createHash('sha256').update(token).digest(), randomUUID(), county, id, world.clock.now]);
  return { role: first?.role ?? 'clerk', at: pathOf(first?.at ?? ''), name, id, person: personWith(world.api, `__Host-xuezheng=${token}`) };
}
