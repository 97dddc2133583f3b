/* A file that was sent and never used is emptied in the end; one that anything uses, now or in its past, never is. */
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { builtIn } from '../world/built-in.ts';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { RecordPageView } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';
import { drillRegister } from '../world/drill-register.ts';

vi.setConfig({ testTimeout: 60_000 });

const world = useWorld({ catalogue: builtIn });
let clerk: Person;
let office: Person;
let owner: Client;
let school = '';
let other = '';

beforeAll(async () => {
  [clerk, office] = [await world.as('张文'), await world.as('周敏')];
  const units = await office.get<Unit[]>('/api/units');
  school = units.find(({ name }) => name === '青岚县实验小学')?.id ?? '';
  other = units.find(({ name }) => name === '青岚县第二中学')?.id ?? '';
  await office.do('POST', '/api/drawings', { written: drillRegister, lists: [] });
  owner = new Client({ connectionString: world.db.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

async function send(who: Person = clerk, unitId = school): Promise<string> {
  const answer = await who.upload('/api/files', { name: '方案.pdf', bytes: Buffer.from(`%PDF-1.4 ${Math.random()}`) }, { register: 'drill', field: 'plan', unitId });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
}

const save = (day: string, plan: string, unitId = school) => clerk.send('POST', '/api/registers/drill/records', { unitId, values: { held_on: day, plan } });
const sizeOf = async (id: string): Promise<number | undefined> => (await owner.query<{ n: number }>('select octet_length(bytes) as n from file where id = $1', [id])).rows[0]?.n;
const opens = async (id: string, who = clerk): Promise<number> => (await who.send('GET', `/api/files/${id}`)).status;
async function daysLater(days: number): Promise<void> {
  world.clock.now = new Date(world.clock.now.getTime() + days * 86_400_000);
  [clerk, office] = [await world.as('张文'), await world.as('周敏')];
}

it('what is young, what a record holds, held, or holds elsewhere stays; what nothing uses goes, and the audit says so', async () => {
  const [unused, held, was, moved] = [await send(), await send(), await send(), await send()];
  expect((await save('2026-03-01', held)).status).toBe(201);
  // A plan that was replaced stands in the record's past.
  expect((await save('2026-02-28', was)).status).toBe(201);
  const record = (await clerk.get<RecordPageView>('/api/registers/drill/records')).records.find(({ values }) => values['plan'] === was);
  expect((await clerk.send('PATCH', `/api/registers/drill/records/${record?.id}`, { values: { plan: null } }, { 'if-match': `"${record?.version}"` })).status).toBe(200);
  // A record that uses it went where its sender cannot look.
  expect((await save('2026-02-27', moved)).status).toBe(201);
  const { rows: [table] } = await owner.query<{ name: string }>(`select relname as name from pg_class where relname like 'own\\_%\\_drill' and relkind = 'r'`);
  await owner.query(`update ${table?.name} set unit_id = $1, unit_path = (select path from unit where id = $1) where f_plan = $2`, [other, moved]);
  await daysLater(20);
  const young = await send();
  expect(await Promise.all([unused, held, was, moved].map((id) => opens(id)))).toEqual([200, 200, 200, 200]);
  await daysLater(11);
  const last = await send();
  expect([await sizeOf(unused), await opens(unused)]).toEqual([0, 404]);
  expect(await Promise.all([held, was, moved, young, last].map(async (id) => [await opens(id), (await sizeOf(id) ?? 0) > 0]))).toEqual(Array.from({ length: 5 }, () => [200, true]));
  const { rows } = await (await world.as('马清')).get<AuditPage>('/api/audit?action=file.upload');
  expect(rows.find(({ objectId }) => objectId === last)?.details).toMatchObject({ cleared: expect.arrayContaining([unused]) as string[] });
  expect((await owner.query('select name, size, sha256 from file where id = $1', [unused])).rows).toMatchObject([{ name: '方案.pdf' }]);
});

it('a file that was cleared is nothing a record can hold', async () => {
  const gone = await send();
  await daysLater(31);
  await send();
  expect(await opens(gone)).toBe(404);
  const refused = await save('2026-01-01', gone);
  expectProblem(refused, 'R304');
  expect(JSON.stringify(refused.body)).toContain('“演练方案”的文件没有上传成功，请重新上传');
});

it('whoever clears only reaches what is theirs to keep, and the days are those that are set', async () => {
  const theirs = await send(office, other);
  const mine = await send();
  await office.do('PUT', '/api/settings/imports', { keepDays: 60 });
  await daysLater(45);
  await send();
  expect([await sizeOf(mine), await sizeOf(theirs)]).not.toContain(0);
  await daysLater(16);
  await send();
  expect([await sizeOf(mine), (await sizeOf(theirs) ?? 0) > 0]).toEqual([0, true]);
  await send(office, other);
  expect(await sizeOf(theirs)).toBe(0);
});

it('the upload that would clear and fails clears nothing', async () => {
  const id = await send();
  await daysLater(61);
  await owner.query(`create function no_audit() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$`);
  await owner.query(`create trigger no_audit before insert on audit for each row when (new.action = 'file.upload') execute function no_audit()`);
  try {
    expect((await clerk.upload('/api/files', { name: '方案.pdf', bytes: Buffer.from('%PDF-1.4 x') }, { register: 'drill', field: 'plan', unitId: school })).status).toBe(500);
  } finally {
    await owner.query('drop trigger no_audit on audit');
    await owner.query('drop function no_audit');
  }
  expect(await opens(id)).toBe(200);
});

it('the application cannot bring bytes in, clear what is used, or take a clearing back', async () => {
  const app = new Client({ connectionString: world.db.appUrl });
  await app.connect();
  try {
    const { rows } = await app.query<Record<string, boolean>>(`select has_column_privilege('file', 'bytes', 'update') as bytes, has_column_privilege('file', 'sha256', 'update') as digest,
      has_table_privilege('file', 'delete') as gone, has_column_privilege('file', 'cleared_at', 'update') as cleared`);
    expect(rows).toEqual([{ bytes: false, digest: false, gone: false, cleared: true }]);
  } finally {
    await app.end();
  }
  await expect(owner.query('update file set cleared_at = null where cleared_at is not null')).rejects.toThrow(/cleared once/);
  await expect(owner.query('update file set cleared_at = now() where used_at is not null')).rejects.toThrow(/not while it is used/);
});
