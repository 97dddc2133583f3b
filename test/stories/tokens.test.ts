/*
 * Tokens of other systems: issued by one administrator, authorised by another, and able to do what they name and nothing
 * beside. Most of this asks for what a token must not get.
 */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { ImportRowView } from '../../src/contract/import.ts';
import type { OpenedRecord, RecordPageView, RecordTotals, RecordVersion, SavedRecord } from '../../src/contract/register.ts';
import type { IssuedToken, IssueToken, TokenList } from '../../src/contract/token.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { actionNames, actions, type Action } from '../../src/domain/access/actions.ts';
import { register } from '../registers/sample-registers.ts';
import { expectProblem, systemWith, useWorld, type Person } from '../world/world.ts';

const keptBy = ['bureau', 'section', 'district', 'school', 'kindergarten'];
const named = { key: 'name', type: 'text' as const, required: true };
const other = register('other', [named], { keptBy });
const meal = register('meal', [named, { key: 'cost', type: 'money', scale: 2 }, { key: 'delicate', type: 'text', sensitivity: 2 }, { key: 'sealed', type: 'text', sensitivity: 3, encrypted: true }, { key: 'of', type: 'reference', to: 'other' }],
  { keptBy, unique: [['unit', 'name']] });
const world = useWorld({ registers: [other, meal] });

let [systemAdmin, securityAdmin, auditor, clerk, office]: Person[] = [];
let units: ReadonlyMap<string, Unit>;
const school = '青岚县实验小学';
const sibling = '第二中学';
const unitId = (name: string): string => [...units.values()].find((unit) => unit.name.includes(name))?.id ?? '';
const person = (who: Person | undefined): Person => { if (!who) throw new Error('nobody'); return who; };

// Everybody comes anew: administrators are signed out after a quarter of an hour.
async function comeIn(): Promise<void> {
  [systemAdmin, securityAdmin, auditor, clerk, office] = [await world.as('陈钢'), await world.as('许安'), await world.as('马清'), await world.as('张文'), await world.as('周敏')];
}
beforeAll(async () => {
  await comeIn();
  units = new Map((await person(office).get<Unit[]>('/api/units')).map((unit) => [unit.id, unit]));
});
beforeEach(async () => {
  world.clock.now = new Date(world.clock.now.getTime() + 120_000);
  await comeIn();
});

let count = 0;
const wanted = (more: Partial<IssueToken> = {}): IssueToken => ({ name: `食堂系统${count += 1}`, purpose: '每日上传食堂台账', unitId: unitId(school), scopes: { meal: ['write'] }, ceiling: 1, until: '2026-12-31', ...more });
const issue = (more: Partial<IssueToken> = {}) => person(systemAdmin).do<IssuedToken>('POST', '/api/tokens', wanted(more));

async function granted(more: Partial<IssueToken> = {}): Promise<{ system: Person; issued: IssuedToken }> {
  const issued = await issue(more);
  await person(securityAdmin).do('POST', `/api/tokens/${issued.view.id}/authorise`);
  return { system: systemWith(world.api, issued.token), issued };
}

const place = '/api/registers/meal/records';
const create = (who: Person, name: string, unit = school, values: object = {}) => who.send('POST', place, { unitId: unitId(unit), values: { name, ...values } });
async function made(who: Person, name: string, unit = school, values: object = {}): Promise<SavedRecord['record']> {
  const answer = await create(who, name, unit, values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as SavedRecord).record;
}
const rowsOf = async (actorId: string): Promise<AuditPage['rows']> => (await person(auditor).get<AuditPage>(`/api/audit?actor=${actorId}`)).rows;

describe('a token', () => {
  it('is issued by one administrator, opens nothing until another authorised it, and is shown once', async () => {
    expectProblem(await person(securityAdmin).send('POST', '/api/tokens', wanted()), 'A103');
    expectProblem(await person(office).send('POST', '/api/tokens', wanted()), 'A103');
    const issued = await issue();
    expect(issued.token).toMatch(/^xz_[\w-]{43}$/);
    const system = systemWith(world.api, issued.token);
    expectProblem(await system.send('GET', place), 'A117');
    expectProblem(await person(systemAdmin).send('POST', `/api/tokens/${issued.view.id}/authorise`), 'A103');
    expect(await person(securityAdmin).do('POST', `/api/tokens/${issued.view.id}/authorise`)).toMatchObject({ state: 'granted', authorisedBy: '许安', proposedBy: '陈钢' });
    expectProblem(await person(securityAdmin).send('POST', `/api/tokens/${issued.view.id}/authorise`), 'R201');
    expect((await system.send('GET', place)).status).toBe(200);
    const { tokens } = await person(securityAdmin).get<TokenList>('/api/tokens');
    expect(JSON.stringify(tokens)).not.toContain(issued.token);
    expect(tokens.find(({ id }) => id === issued.view.id)).toMatchObject({ state: 'granted', usedFrom: '127.0.0.1', usedAt: world.clock.now.toISOString(), scopes: { meal: ['read', 'write'] } });
    const owner = new Client({ connectionString: world.db.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ all: string }>(`select (select json_agg(t)::text from api_token t) || (select json_agg(s)::text from api_token_secret s) || (select json_agg(a)::text from audit a) as all`).finally(() => owner.end());
    expect(rows[0]?.all).not.toContain(issued.token);
  });

  it('names a system once, ends within a year, and names registers that exist', async () => {
    const { view } = await issue();
    expectProblem(await person(systemAdmin).send('POST', '/api/tokens', wanted({ name: view.name })), 'R203');
    for (const until of ['2026-03-01', '2027-03-10', '2030-01-01']) expectProblem(await person(systemAdmin).send('POST', '/api/tokens', wanted({ until })), 'A120');
    expectProblem(await person(systemAdmin).send('POST', '/api/tokens', wanted({ scopes: { nothing: ['read'] } })), 'R101');
    expectProblem(await person(systemAdmin).send('POST', '/api/tokens', wanted({ scopes: {} })), 'R102');
    expectProblem(await person(systemAdmin).send('POST', '/api/tokens', { ...wanted(), ceiling: 3 }), 'R102');
    expectProblem(await person(systemAdmin).send('POST', '/api/tokens', wanted({ unitId: randomUUID() })), 'R101');
    expectProblem(await person(securityAdmin).send('POST', `/api/tokens/${randomUUID()}/authorise`), 'R101');
  });

  it('ends at once when either administrator says so, and by itself on its day', async () => {
    for (const [who, verb] of [[systemAdmin, 'revoke'], [securityAdmin, 'withdraw']] as const) {
      const { system, issued } = await granted();
      expect((await system.send('GET', place)).status).toBe(200);
      await person(who).do('POST', `/api/tokens/${issued.view.id}/${verb}`);
      expectProblem(await system.send('GET', place), 'A117');
      expectProblem(await create(system, '没有写成'), 'A117');
      expectProblem(await person(who).send('POST', `/api/tokens/${issued.view.id}/${verb}`), 'R201');
      expect((await rowsOf(issued.view.id))[0]).toMatchObject({ action: 'token.use', outcome: 'refused', code: 'A117', actorName: `接口：${issued.view.name}` });
    }
    const { system } = await granted({ until: '2026-03-03' });
    const now = world.clock.now;
    world.clock.now = new Date('2026-03-03T15:59:00Z');
    expect((await system.send('GET', place)).status).toBe(200);
    world.clock.now = new Date('2026-03-03T16:00:01Z');
    expectProblem(await system.send('GET', place), 'A117');
    world.clock.now = now;
  });

  it('comes alone: with a session both are refused; one that is none is refused; no other site’s rules bind it', async () => {
    const { system, issued } = await granted();
    expectProblem(await person(clerk).send('GET', place, undefined, { authorization: `Bearer ${issued.token}` }), 'A118');
    expectProblem(await person(clerk).send('POST', place, {}, { authorization: 'Bearer xz_x' }), 'A118');
    for (const held of ['Bearer', 'Bearer ', 'Bearer xz_', `bearer ${issued.token}x`, `Bearer ${issued.token.slice(0, -1)}`, "Bearer xz_' or 1=1 --"]) {
      expectProblem(await world.nobody.send('GET', place, undefined, { authorization: held }), held.trim() === 'Bearer' && held === 'Bearer' ? 'A101' : 'A117');
    }
    expectProblem(await world.nobody.send('GET', place, undefined, { authorization: 'Basic eDp5' }), 'A101');
    expect((await system.send('POST', place, { unitId: unitId(school), values: { name: '跨站' } }, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status).toBe(201);
    expectProblem(await person(clerk).send('POST', place, { unitId: unitId(school), values: { name: '跨站2' } }, { origin: 'https://elsewhere.example' }), 'A114');
  });
});

describe('what a token does', () => {
  it('stands in history and audit under its name, by the way of the API', async () => {
    const { system, issued } = await granted();
    const record = await made(system, '午餐');
    expect(record).toMatchObject({ via: 'api', byName: `接口：${issued.view.name}` });
    const changed = await system.send('PATCH', `${place}/${record.id}`, { values: { cost: '12.5' } }, { 'if-match': '"1"', 'x-from': 'page' });
    expect(changed.body).toMatchObject({ record: { version: 2, via: 'api' } });
    expect((await system.send('DELETE', `${place}/${record.id}`, { reason: '不再供应' }, { 'if-match': '"2"' })).status).toBe(200);
    expect((await system.get<RecordVersion[]>(`${place}/${record.id}/history`)).map(({ via }) => via)).toEqual(['api', 'api', 'api']);
    expect((await rowsOf(issued.view.id)).map(({ action, outcome }) => `${action} ${outcome}`).toReversed()).toEqual(['record.create done', 'record.change done', 'record.retire done']);
  });

  it('is bounded by the limit of the county', async () => {
    const { system } = await granted();
    expectProblem(await person(securityAdmin).send('PUT', '/api/tokens/limit', { perMinute: 3 }), 'A103');
    await person(systemAdmin).do('PUT', '/api/tokens/limit', { perMinute: 3 });
    world.clock.now = new Date('2026-03-02T05:00:10Z');
    for (let n = 0; n < 3; n += 1) expect((await system.send('GET', place)).status).toBe(200);
    const refused = await system.send('GET', place);
    expectProblem(refused, 'A119');
    expect(refused.headers['retry-after']).toBe('50');
    world.clock.now = new Date('2026-03-02T05:01:00Z');
    const burst = await Promise.all(Array.from({ length: 8 }, () => system.send('GET', place)));
    expect(burst.filter(({ status }) => status === 200)).toHaveLength(3);
    await comeIn();
    await person(systemAdmin).do('PUT', '/api/tokens/limit', { perMinute: 600 });
  });
});

describe('what a token never does', () => {
  let held: SavedRecord['record'];
  let beside: SavedRecord['record'];
  beforeAll(async () => {
    held = await made(person(office), '早餐', school, { delicate: '秘密', sealed: '绝密' });
    beside = await made(person(office), '邻校早餐', sibling);
  });

  it('leave its unit: neither list, total, past, record nor write reaches the school beside, and asking leaves a row', async () => {
    const { system, issued } = await granted();
    const page = await system.get<RecordPageView>(`${place}?limit=200`);
    expect(page.records.every(({ unitName }) => unitName === school)).toBe(true);
    expect(page.records.some(({ id }) => id === held.id)).toBe(true);
    const total = (await system.get<RecordTotals>('/api/registers/meal/totals?by=unit')).groups.map(({ by }) => by['unit']);
    expect(total).toEqual([unitId(school)]);
    const then = encodeURIComponent(world.clock.now.toISOString());
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    expect((await system.get<RecordPageView>(`${place}?limit=200&asOf=${then}`)).records.every(({ unitName }) => unitName === school)).toBe(true);
    for (const asOf of ['', `?asOf=${then}`]) expectProblem(await system.send('GET', `${place}/${beside.id}${asOf}`), 'R101');
    expectProblem(await system.send('GET', `${place}/${beside.id}/history`), 'R101');
    expectProblem(await system.send('GET', `${place}?unit=${unitId(sibling)}`), 'A103');
    expectProblem(await create(system, '越界', sibling), 'A103');
    expectProblem(await system.send('PATCH', `${place}/${beside.id}`, { values: { name: '改' } }, { 'if-match': '"1"' }), 'R101');
    expectProblem(await system.send('PATCH', `${place}/${held.id}`, { unitId: unitId(sibling), values: {} }, { 'if-match': '"1"' }), 'A103');
    expectProblem(await system.send('POST', '/api/registers/meal/move', { unitId: unitId(sibling), records: [{ id: held.id, version: 1 }] }), 'A103');
    expect((await system.get<Unit[]>('/api/units')).map(({ name }) => name)).toEqual([school]);
    const refused = (await rowsOf(issued.view.id)).filter(({ outcome }) => outcome === 'refused');
    expect(refused.filter(({ objectId, code }) => objectId === beside.id && code === 'R101').length).toBeGreaterThanOrEqual(3);
  });

  it('leave its county', async () => {
    const owner = new Client({ connectionString: world.db.ownerUrl });
    await owner.connect();
    const [unit, record] = [randomUUID(), randomUUID()];
    await owner.query(`insert into county (code, name, created_at) values ('lanhe', 'lanhe', now())`);
    await owner.query(`insert into unit (county, id, parent_id, path, kind, name, code, pinyin, created_at) values ('lanhe', $1, null, 'lanhe/', 'bureau', 'x', 'x', '', now())`, [unit]);
    await owner.query(`insert into reg_meal (county, id, unit_id, unit_path, sensitivity, version, definition_version, state, since, by_id, by_name, via, f_name) values ('lanhe', $1, $2, 'lanhe/', 1, 1, 1, 'in_force', '2026-01-01', $2, 'x', 'sample', 'x')`, [record, unit]);
    await owner.end();
    const { system } = await granted({ unitId: units.values().next().value?.id ?? '' });
    expectProblem(await system.send('GET', `${place}/${record}`), 'R101');
    expectProblem(await system.send('POST', place, { unitId: unit, values: { name: 'x' } }), 'R101');
    expect((await system.get<RecordPageView>(`${place}?limit=200`)).records.some(({ id }) => id === record)).toBe(false);
  });

  it('reach a register it does not name, by no way round', async () => {
    const target = (await person(office).do<SavedRecord>('POST', '/api/registers/other/records', { unitId: unitId(school), values: { name: '隐秘的名称' } })).record;
    const pointing = await made(person(office), '有引用', school, { of: target.id });
    const { system, issued } = await granted();
    for (const path of ['/api/registers/other', '/api/registers/other/records', `/api/registers/other/records/${target.id}`, '/api/registers/other/totals', '/api/registers/other/export?format=csv', '/api/registers/other/condition?where=name%20%3D%20%221%22', '/api/registers/nothing/records']) {
      expectProblem(await system.send('GET', path), 'A103');
    }
    expectProblem(await system.send('POST', '/api/registers/other/records', { unitId: unitId(school), values: { name: 'x' } }), 'A103');
    expect((await system.get<{ key: string }[]>('/api/registers')).map(({ key }) => key)).toEqual(['meal']);
    const api = JSON.stringify(await system.get('/api/openapi.json'));
    expect(api).toContain('/api/registers/meal/records');
    expect(api).not.toContain('/api/registers/other/records');
    // Neither by a name that is shown, nor by whether a condition holds.
    expect(JSON.stringify(await system.get<OpenedRecord>(`${place}/${pointing.id}`))).not.toContain('隐秘');
    expect(JSON.stringify(await system.get<RecordPageView>(`${place}?limit=200`))).not.toContain('隐秘');
    for (const where of ['of.name = "隐秘的名称"', 'count(other) > 0', 'count(other where name = "隐秘的名称") > 0']) {
      expectProblem(await system.send('GET', `${place}?where=${encodeURIComponent(where)}`), 'A103');
      expectProblem(await system.send('GET', `/api/registers/meal/totals?where=${encodeURIComponent(where)}`), 'A103');
    }
    expect((await rowsOf(issued.view.id)).some(({ code, details }) => code === 'A103' && details['register'] === 'other')).toBe(true);
  });

  it('do more than its rights: reading writes nothing, writing takes nothing out, and nothing is imported unasked', async () => {
    const { system } = await granted({ scopes: { meal: ['read'] } });
    expectProblem(await create(system, '只读'), 'A103');
    expectProblem(await system.send('PATCH', `${place}/${held.id}`, { values: { name: '改' } }, { 'if-match': '"1"' }), 'A103');
    expectProblem(await system.send('DELETE', `${place}/${held.id}`, { reason: '不再使用' }, { 'if-match': '"1"' }), 'A103');
    expectProblem(await system.send('POST', '/api/registers/meal/check', { unitId: unitId(school), values: { name: 'x' } }), 'A103');
    const writing = (await granted()).system;
    for (const one of [system, writing]) {
      expectProblem(await one.send('GET', '/api/registers/meal/export?format=csv'), 'A103');
      expectProblem(await one.upload('/api/imports/file', { name: 'a.csv', bytes: Buffer.from('name\n晚餐\n') }, { register: 'meal', unitId: unitId(school), reach: 'unit' }), 'A103');
      expectProblem(await one.send('GET', `/api/registers/meal/template?unit=${unitId(school)}&reach=unit`), 'A103');
    }
    // A right in one register is none in another.
    const mixed = (await granted({ scopes: { meal: ['read'], other: ['write'] } })).system;
    expectProblem(await create(mixed, '混用'), 'A103');
    expect((await mixed.send('POST', '/api/registers/other/records', { unitId: unitId(school), values: { name: '可以' } })).status).toBe(201);
  });

  it('see what is more delicate than its ceiling, reveal, erase, or act for a person', async () => {
    const { system } = await granted({ ceiling: 1, scopes: { meal: ['write', 'export'] } });
    expect((await system.get<OpenedRecord>(`${place}/${held.id}`)).record.values).toMatchObject({ delicate: '***', sealed: '***' });
    expect(Buffer.from((await system.send('GET', '/api/registers/meal/export?format=csv')).raw).toString('utf8')).not.toMatch(/秘密|绝密/);
    expectProblem(await system.send('GET', `${place}?where=${encodeURIComponent('delicate = "秘密"')}`), 'R307');
    const personal = (await granted({ ceiling: 2 })).system;
    expect((await personal.get<OpenedRecord>(`${place}/${held.id}`)).record.values).toMatchObject({ delicate: '秘密', sealed: '***' });
    expect((await personal.get<OpenedRecord>(`${place}/${held.id}`)).actions).toEqual(['change', 'retire']);
    expectProblem(await personal.send('POST', `${place}/${held.id}/reveal`, { field: 'sealed', reason: '核对情况' }), 'A103');
    expectProblem(await personal.send('POST', `${place}/${held.id}/erase`, { reason: '依法删除' }, { 'if-match': '"1"' }), 'A103');
    for (const [method, path] of [['GET', '/api/session/all'], ['GET', '/api/accounts'], ['GET', '/api/audit'], ['GET', '/api/tokens'], ['GET', '/api/plans'], ['GET', '/api/workbench'], ['GET', '/api/rounds'], ['GET', '/api/settings/lights']] as const) {
      expectProblem(await personal.send(method, path), 'A103');
    }
    expectProblem(await personal.send('PUT', '/api/session/password', { current: 'x', next: 'y' }), 'A103');
    const listed = actionNames.filter((name) => (actions[name] as Action).token !== undefined);
    expect(listed.filter((name) => !/^(record|register|import|unit)\./.test(name)).toSorted()).toEqual(['file.open', 'file.upload', 'indicator.compute', 'indicator.drill', 'indicator.list', 'indicator.open', 'indicator.trace', 'report.list', 'report.open', 'report.prefill', 'report.returned', 'report.review', 'report.submit', 'report.withdraw']);
    for (const name of ['record.reveal', 'record.erase', 'unit.merge', 'register.draw'] as const) expect(listed).not.toContain(name);
  });
});

describe('an import by a token', () => {
  it('goes from file to records with the right for it, its own files alone', async () => {
    const { system, issued } = await granted({ scopes: { meal: ['import'] } });
    const sent = await system.upload('/api/imports/file', { name: 'a.csv', bytes: Buffer.from('name,cost\n晚餐,3.5\n夜宵,4\n') }, { register: 'meal', unitId: unitId(school), reach: 'unit' });
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    const { id } = sent.body as ImportRowView;
    await expect.poll(async () => (await system.get<ImportRowView>(`/api/imports/${id}`)).state, { timeout: 10_000 }).toBe('checked');
    expect((await system.send('POST', `/api/imports/${id}/commit`, { mode: 'all', skip: [], explanations: {} })).status).toBe(202);
    await expect.poll(async () => (await system.get<ImportRowView>(`/api/imports/${id}`)).state, { timeout: 10_000 }).toBe('done');
    expectProblem(await system.send('GET', place), 'A103');
    const records = (await person(clerk).get<RecordPageView>(`${place}?limit=200`)).records.filter(({ byName }) => byName === `接口：${issued.view.name}`);
    expect(records.map(({ title, via }) => `${title} ${via}`).toSorted()).toEqual(['夜宵 import', '晚餐 import']);
    expectProblem(await (await granted({ scopes: { meal: ['import'] } })).system.send('GET', `/api/imports/${id}`), 'R101');
    expectProblem(await system.upload('/api/imports/file', { name: 'b.csv', bytes: Buffer.from('name\nx\n') }, { register: 'meal', unitId: unitId(sibling), reach: 'unit' }), 'A103');
    const own = await person(clerk).upload('/api/imports/file', { name: 'c.csv', bytes: Buffer.from('name\n本人的\n') }, { register: 'meal', unitId: unitId(school), reach: 'unit' });
    const theirs = (own.body as ImportRowView).id;
    for (const [method, verb] of [['GET', ''], ['POST', '/undo'], ['GET', '/findings']] as const) expectProblem(await system.send(method, `/api/imports/${theirs}${verb}`), 'R101');
    expect((await system.get<ImportRowView[]>('/api/imports')).map((one) => one.id)).toEqual([id]);
  });
});

describe('wrong tokens', () => {
  it('are counted by the address they come from, like wrong passwords; one in force goes on', async () => {
    const { system } = await granted();
    const wrong = (n: number) => world.api.inject({ method: 'GET', url: place, remoteAddress: '192.0.2.7', headers: { authorization: `Bearer xz_${String(n).padStart(43, 'a')}` } });
    const codes = new Set<string>();
    for (let n = 0; n < 70; n += 1) codes.add(`${(await wrong(n)).json<{ code: string }>().code} ${n < 60 ? 'before' : 'after'}`);
    expect([...codes].toSorted()).toEqual(['A117 before', 'A121 after']);
    expect((await system.send('GET', place)).status).toBe(200);
    world.clock.now = new Date(world.clock.now.getTime() + 31 * 60_000);
    expect((await wrong(99)).json()).toMatchObject({ code: 'A117' });
  });
});
