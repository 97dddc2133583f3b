/* The description of the API says what is there: every route, every register with its fields, no reference to nothing. */
import { beforeAll, describe, expect, it } from 'vitest';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld } from '../world/world.ts';
import { fuelList, schoolBus } from './school-bus.ts';

interface Operation { readonly summary: string; readonly description: string; readonly tags: string[]; readonly parameters: { name: string; in: string; required: boolean }[]; readonly requestBody?: unknown; readonly responses: Record<string, unknown>; readonly 'x-problem-codes': readonly string[] }
interface FieldSchema { readonly type: string[]; readonly enum?: unknown[]; readonly title: string; readonly description: string; readonly maximum?: number; readonly maxLength?: number; readonly pattern?: string; readonly readOnly?: boolean; readonly 'x-names'?: Record<string, string> }
interface OpenApi { readonly openapi: string; readonly tags: readonly { readonly name: string; readonly 'x-name': { readonly zh: string } }[]; readonly 'x-problems': Readonly<Record<string, object>>; readonly paths: Record<string, Record<string, Operation>>; readonly components: { readonly schemas: Record<string, { properties: Record<string, FieldSchema>; required?: string[] }> } }

const world = useWorld({ catalogue: builtIn });
let api: OpenApi;
beforeAll(async () => {
  const office = await world.as('周敏');
  await office.do('POST', '/api/drawings', { written: schoolBus, lists: [fuelList] });
  api = await office.get<OpenApi>('/api/openapi.json');
});

describe('the description of the API', () => {
  it('is for who is signed in', async () => {
    expectProblem(await world.nobody.send('GET', '/api/openapi.json'), 'A101');
  });

  it('names every route, in words', () => {
    expect(api.openapi).toBe('3.1.0');
    for (const path of ['/api/plans', '/api/plans/{id}', '/api/drawings', '/api/registers', '/api/registers/{key}', '/api/openapi.json']) expect(api.paths, path).toHaveProperty([path]);
    const silent = Object.entries(api.paths).flatMap(([path, verbs]) => Object.entries(verbs).filter(([, { summary }]) => !/\p{Script=Han}/u.test(summary)).map(([verb]) => `${verb} ${path}`));
    expect(silent).toEqual([]);
    expect(api.paths['/api/plans/{id}/decide']?.['post']).toMatchObject({ summary: '核对计划条目', description: 'Decide plan items', tags: ['plans'], parameters: [{ name: 'id', in: 'path', required: true }] });
  });

  it('gives each register addresses of its own, with its fields, types, bounds and codes', () => {
    expect(api.paths).not.toHaveProperty(['/api/registers/{key}/records']);
    const create = api.paths['/api/registers/school_bus/records']?.['post'];
    expect(create).toMatchObject({ summary: '新建台账记录：校车', tags: ['school_bus'] });
    expect(JSON.stringify(create?.requestBody)).toContain('#/components/schemas/SchoolBusInput');
    expect(JSON.stringify(create?.responses['201'])).toContain('#/components/schemas/SchoolBusValues');
    expect(create?.parameters).toEqual([expect.objectContaining({ name: 'Idempotency-Key', in: 'header' })]);
    expect(api.paths['/api/registers/school_bus/records/{id}']?.['patch']?.parameters.map(({ name, required }) => [name, required])).toEqual([['id', true], ['If-Match', true]]);
    const input = api.components.schemas['SchoolBusInput'];
    expect(input?.required).toEqual(['plate', 'fuel', 'seats', 'pupils']);
    expect(input?.properties).toMatchObject({ plate: { type: ['string', 'null'], maxLength: 10, description: '车牌号' }, fuel: { enum: ['diesel', 'electric', null], 'x-names': { diesel: '柴油' } }, seats: { type: ['integer', 'null'], minimum: 7, maximum: 80 } });
    expect(input?.properties).not.toHaveProperty('load');
    expect(api.components.schemas['SchoolBusValues']?.properties['load']).toMatchObject({ readOnly: true, type: ['string', 'null'] });
    expect(api.components.schemas['TeacherValues']?.properties['id_number']?.description).toContain('遮盖');
  });

  it('says for each route which codes it may refuse with, and what each means', () => {
    expect(api.paths['/api/registers/school_bus/records/{id}']?.['patch']?.['x-problem-codes']).toEqual(expect.arrayContaining(['A101', 'A103', 'R102', 'R301', 'R304']));
    expect(api['x-problems']['R301']).toMatchObject({ status: 409, zh: expect.stringMatching(/。$/) as string });
    const named = new Set(Object.values(api.paths).flatMap((verbs) => Object.values(verbs).flatMap((one) => one['x-problem-codes'])));
    expect([...named].filter((code) => api['x-problems'][code] === undefined)).toEqual([]);
  });

  it('orders its areas, each with a name, registers behind what concerns all of them', () => {
    const names = api.tags.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['registers', 'class']);
    expect(names.indexOf('school_bus')).toBeLessThan(names.indexOf('imports'));
    expect(api.tags.filter((tag) => !/\p{Script=Han}/u.test(tag['x-name'].zh) || /\p{Script=Han}/u.test(tag.name)).map(({ name }) => name)).toEqual([]);
    const used = new Set(Object.values(api.paths).flatMap((verbs) => Object.values(verbs).flatMap(({ tags }) => tags)));
    expect([...used].filter((tag) => !names.includes(tag))).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const refs = [...JSON.stringify(api).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name);
    expect(refs.length).toBeGreaterThan(20);
    expect([...new Set(refs)].filter((name) => !(name in api.components.schemas))).toEqual([]);
  });

  it('describes what the server answers: a saved record has the fields it says', async () => {
    const clerk = await world.as('张文');
    const unit = (await clerk.get<{ id: string; name: string }[]>('/api/units')).find(({ name }) => name === '青岚县实验小学');
    const saved = await clerk.do<{ record: { values: Record<string, unknown> } }>('POST', '/api/registers/school_bus/records', { unitId: unit?.id, values: { plate: '青A1', fuel: 'diesel', seats: 40, pupils: 30 } });
    const said = api.components.schemas['SchoolBusValues']?.properties ?? {};
    expect(Object.keys(saved.record.values).toSorted()).toEqual(Object.keys(said).toSorted());
    for (const [key, value] of Object.entries(saved.record.values)) expect(said[key]?.type, key).toContain(typeof value === 'number' ? 'integer' : 'string');
  });
});
