/* Registers written by hand, with every type of value, and a county to keep them in. */
import { randomUUID } from 'node:crypto';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DbScope } from '../../src/db/database.ts';
import { makeFieldSeal, type FieldSeal } from '../../src/db/registers/field-seal.ts';
import type { Doing } from '../../src/db/registers/records/record-row.ts';
import type { FieldDefinition, RegisterDefinition } from '../../src/domain/register/definition.ts';

type FieldSketch = Pick<FieldDefinition, 'key' | 'type'> & Partial<FieldDefinition>;

/** A field with what is usual. */
export const field = (sketch: FieldSketch): FieldDefinition =>
  ({ name: { zh: sketch.key, en: sketch.key }, required: false, sensitivity: 1, encrypted: false, ...sketch });

/** A register with what is usual. */
export const register = (key: string, fields: readonly FieldSketch[], more: Partial<RegisterDefinition> = {}): RegisterDefinition => ({
  key, version: 1, name: { zh: `台账${key}`, en: `Register ${key}` }, area: 'classes', county: null, keptBy: ['school', 'kindergarten'], sensitivity: 1,
  workflow: 'plain', fields: fields.map(field), unique: [], checks: [], display: { title: '{name}', columns: [], sort: [], groups: [] }, source: '', answers: '',
  minutes: 1, examples: [], ...more,
});

/** Rooms: the small one, with a key of two fields. */
export const room = register('room', [
  { key: 'name', type: 'text', required: true, max: 20 }, { key: 'area', type: 'decimal', scale: 2 }, { key: 'seats', type: 'integer' }, { key: 'built', type: 'date' },
], { unique: [['unit', 'name']], display: { title: '{name}', columns: ['name'], sort: [{ field: 'seats', descending: true }, { field: 'name', descending: false }], groups: [] } });

/** One field of every type, an encrypted one, and a reference to rooms. */
export const teacher = register('teacher', [
  { key: 'name', type: 'text', required: true, max: 40 }, { key: 'id_number', type: 'text', format: 'id_number', encrypted: true, sensitivity: 2 },
  { key: 'age', type: 'integer' }, { key: 'pay', type: 'money', scale: 2, sensitivity: 2 }, { key: 'share', type: 'percent', scale: 1 }, { key: 'height', type: 'decimal', scale: 2 },
  { key: 'hired', type: 'date' }, { key: 'year', type: 'period', grain: 'school_year' }, { key: 'stage', type: 'choice', list: 'stage' }, { key: 'subjects', type: 'choices', list: 'subject' },
  { key: 'lent_to', type: 'unit' }, { key: 'account', type: 'person' }, { key: 'room', type: 'reference', to: 'room' }, { key: 'paper', type: 'file' }, { key: 'home', type: 'location' },
  { key: 'double', type: 'formula', result: 'integer' },
], { unique: [['id_number']] });

/** Two registers that point at each other, and one at itself. */
export const loops: readonly RegisterDefinition[] = [
  register('hen', [{ key: 'egg', type: 'reference', to: 'egg' }]), register('egg', [{ key: 'hen', type: 'reference', to: 'hen' }]),
  register('chain', [{ key: 'before', type: 'reference', to: 'chain' }]),
];

/** A register the county of Qinglan drew. */
export const own = register('garden', [{ key: 'name', type: 'text' }, { key: 'room', type: 'reference', to: 'room' }], { county: 'qinglan' });

const number = { key: 'number', type: 'text', encrypted: true, sensitivity: 2 } as const;

/** People with two sealed fields, one of them the key. */
export const person = register('person', [{ key: 'name', type: 'text' }, number, { ...number, key: 'phone' }], { unique: [['number']] });

/** What Qinglan drew, with a sealed field. */
export const sealedOwn = { ...own, fields: [...own.fields, ...register('x', [number]).fields] };

/** Keys of one test's own. */
export const testSeal = (): FieldSeal => makeFieldSeal({ current: 1, keys: new Map([[1, randomBytes(32)]]), lookup: randomBytes(32) });

/** Units of two counties: a bureau, two districts, three schools; and a lookalike whose path begins alike. */
export const paths = ['', 'cg/', 'cg/syxx/', 'cg/eyxx/', 'bs/', 'bs/slxx/', 'cgx/'] as const;
export type Place = { readonly id: string; readonly path: string };

/** Puts the counties and their units into the database, as its owner. */
export async function insertCounties(ownerUrl: string, counties: readonly string[] = ['qinglan', 'lanhe']): Promise<ReadonlyMap<string, Place>> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const places = new Map<string, Place>();
  for (const county of counties) {
    await owner.query('insert into county (code, name, created_at) values ($1, $1, now())', [county]);
    for (const path of paths) {
      const place = { id: randomUUID(), path: `${county}/${path}` };
      const parent = path === '' ? null : places.get(`${county}/${path.split('/').slice(0, -2).map((part) => `${part}/`).join('')}`)?.id;
      const kind = path === '' ? 'bureau' : path.split('/').length > 2 ? 'school' : 'district';
      await owner.query(`insert into unit (county, id, parent_id, path, kind, name, code, pinyin, created_at) values ($1, $2, $3, $4, $5, $4, $4, '', now())`,
        [county, place.id, parent, place.path, kind]);
      places.set(place.path, place);
    }
  }
  await owner.end();
  return places;
}

/** Everything of a county. */
export const wholeCounty = (county = 'qinglan'): DbScope => ({ county, reads: [`${county}/`], writes: [`${county}/`], ceiling: 3, audit: false });

/** Somebody who writes at this moment. */
export const doing = (at: Date, name = '甲'): Doing => ({ by: { id: '00000000-0000-4000-8000-00000000000a', name, at }, via: 'page' });
