/* What leaves the house is in the audit before it leaves: where the audit cannot be written, no byte goes. */
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Unit } from '../../src/contract/unit.ts';
import type { ImportRowView } from '../../src/contract/import.ts';
import { builtIn } from '../world/built-in.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person;
let owner: Client;
let school: string;
let faulty: string;

beforeAll(async () => {
  office = await world.as('周敏');
  school = (await office.get<Unit[]>('/api/units')).find(({ name }) => name === '青岚县实验小学')?.id ?? '';
  owner = new Client({ connectionString: world.db.ownerUrl });
  await owner.connect();
  await office.do('POST', '/api/registers/class/records', { unitId: school, values: { school_year: '2025-2026', stage: 'primary', grade: 'g1', number: 1, pupils: 45 } });
  const sent = await office.upload('/api/imports/file', { name: '班级.csv', bytes: Buffer.from('学年,学段,年级,班号,学生数\n2025-2026,小学,一年级,2,许多') }, { register: 'class', unitId: school });
  faulty = (sent.body as ImportRowView).id;
  for (let tries = 0; tries < 200 && (await office.get<ImportRowView>(`/api/imports/${faulty}`)).state !== 'checked'; tries += 1) await pause(20);
});
afterAll(() => owner.end());

const written = async (action: string): Promise<number> => Number((await owner.query<{ n: string }>('select count(*) as n from audit where action = $1', [action])).rows[0]?.n);

it.each([
  ['record.export', () => '/api/registers/class/export?format=csv', 'g1'],
  ['record.template', () => `/api/registers/class/template?unit=${school}`, 'PK'],
  ['import.mark', () => `/api/imports/${faulty}/marked`, 'PK'],
])('%s', async (action, path, sign) => {
  const sent = await office.send('GET', path());
  expect([sent.status, sent.raw.toString('latin1').length > 100]).toEqual([200, true]);
  expect(sent.raw.toString('latin1')).toContain(sign === 'PK' ? sign : '45');
  const before = await written(action);
  expect(before).toBe(1);
  await owner.query(`create function no_audit() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`);
  await owner.query('create trigger no_audit before insert on audit for each row execute function no_audit()');
  try {
    const refused = await office.send('GET', path());
    expect(refused.status).toBe(500);
    expectProblem(refused, 'X101');
  } finally {
    await owner.query('drop trigger no_audit on audit');
    await owner.query('drop function no_audit');
  }
  expect(await written(action)).toBe(before);
});
