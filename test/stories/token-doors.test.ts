/*
 * What another system does beside records: takes a template, sends and fetches the files of a field, and reports for its
 * unit; each in the registers its token names, with the right it holds there, and not a step further.
 */
import { randomUUID } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import { Client } from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditPage } from '../../src/contract/audit.ts';
import type { FileRef } from '../../src/contract/common.ts';
import type { ImportRowView, ImportView } from '../../src/contract/import.ts';
import type { OpenedRecord, SavedRecord } from '../../src/contract/register.ts';
import type { OpenedReport, OpenedRound, ReportRow } from '../../src/contract/round.ts';
import type { IssuedToken, IssueToken } from '../../src/contract/token.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { register } from '../registers/sample-registers.ts';
import { expectCivil } from '../world/civil.ts';
import { expectProblem, systemWith, useWorld, type Answer, type Person } from '../world/world.ts';

const fields = [{ key: 'name', type: 'text' as const, required: true }, { key: 'paper', type: 'file' as const }, { key: 'secret', type: 'file' as const, sensitivity: 2 as const }];
const other = register('other', fields);
const meal = register('meal', [...fields, { key: 'of', type: 'reference', to: 'other' }, { key: 'where', type: 'unit' }], { unique: [['unit', 'name']] });
const yearly = register('yearly', [{ key: 'name', type: 'text', required: true }], { workflow: 'report' });
const hidden = register('hidden', [{ key: 'name', type: 'text' }], { workflow: 'report' });
const world = useWorld({ registers: [other, meal, yearly, hidden] });
let systemAdmin: Person, securityAdmin: Person, auditor: Person, clerk: Person, office: Person, leader: Person, district: Person;
let here: string, there: string;

const names = ['陈钢', '许安', '马清', '张文', '周敏', '何建国', '孙平'];
const comeIn = async () => { [systemAdmin, securityAdmin, auditor, clerk, office, leader, district] = await Promise.all(names.map((name) => world.as(name))) as [Person, Person, Person, Person, Person, Person, Person]; };
beforeAll(async () => {
  await comeIn();
  const units = await office.get<Unit[]>('/api/units');
  [here, there] = ['青岚县实验小学', '青岚县第二中学'].map((name) => units.find((unit) => unit.name === name)?.id ?? '') as [string, string];
});
beforeEach(async () => { world.clock.now = new Date(world.clock.now.getTime() + 60_000); await comeIn(); });

let count = 0;
async function granted(scopes: IssueToken['scopes'], more: Partial<IssueToken> = {}): Promise<{ readonly id: string; readonly name: string; readonly system: Person }> {
  const name = `系统${count += 1}`;
  const { token, view } = await systemAdmin.do<IssuedToken>('POST', '/api/tokens', { name, purpose: '每日同步', unitId: here, scopes, ceiling: 1, until: '2026-12-31', ...more });
  await securityAdmin.do('POST', `/api/tokens/${view.id}/authorise`);
  return { id: view.id, name, system: systemWith(world.api, token) };
}
const place = (key: string) => `/api/registers/${key}/records`;
const add = async (who: Person, key: string, values: object, unitId = here) => (await who.do<SavedRecord>('POST', place(key), { unitId, values })).record;
const template = (who: Person, key = 'meal', unitId = here, reach = 'unit') => who.send('GET', `/api/registers/${key}/template?unit=${unitId}&reach=${reach}`);
const textOf = async ({ raw }: Answer) => JSON.stringify((await readXlsx(raw)).sheets);

describe('a template', () => {
  it('is given to who may import; what stands in the register only to who may read it too', async () => {
    const target = await add(office, 'other', { name: '隐秘的名称' });
    await add(office, 'meal', { name: '已有的午餐', of: target.id });
    const { system, id } = await granted({ meal: ['import'] });
    const bare = await template(system);
    expect(bare.status, JSON.stringify(bare.body).slice(0, 200)).toBe(200);
    expect(await textOf(bare)).not.toMatch(/已有的午餐|隐秘的名称|第二中学/);
    expect((await auditor.get<AuditPage>(`/api/audit?actor=${id}`)).rows[0]).toMatchObject({ action: 'record.template', outcome: 'done' });
    const reading = await textOf(await template((await granted({ meal: ['read', 'import'] })).system));
    expect(reading).toContain('已有的午餐');
    expect(reading).not.toMatch(/隐秘的名称|第二中学/);
  });

  it('comes back as an import by the same system', async () => {
    const { system } = await granted({ meal: ['import', 'read'], other: ['read'] });
    await add(office, 'meal', { name: `模板${randomUUID().slice(0, 6)}` });
    const { raw } = await template(system);
    const answer = await system.upload('/api/imports/file', { name: '模板.xlsx', bytes: raw }, { register: 'meal', unitId: here, reach: 'unit' });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    await expect.poll(async () => system.get<ImportView>(`/api/imports/${(answer.body as ImportRowView).id}`), { timeout: 20_000 }).toMatchObject({ state: 'checked', blocks: [], counts: { faulty: 0, added: 0, changed: 0 } });
  });

  it('of another register, another unit, or without the right is refused', async () => {
    const { system } = await granted({ meal: ['import'], other: ['read'] });
    expectProblem(await template(system, 'other'), 'A103');
    expectProblem(await template(system, 'nothing'), 'A103');
    expectProblem(await template(system, 'meal', there), 'A103');
    expectProblem(await template(system, 'meal', randomUUID()), 'R101');
    expectProblem(await template((await granted({ meal: ['read', 'write', 'export'] })).system), 'A103');
  });
});

const stateOf = async (who: Person, id: string) => (await who.get<ImportView>(`/api/imports/${id}`)).state;

async function checked(who: Person): Promise<string> {
  const { body } = await who.upload('/api/imports/file', { name: '午餐.csv', bytes: Buffer.from(`name\n${randomUUID()}`) }, { register: 'meal', unitId: here, reach: 'unit' });
  const { id } = body as ImportRowView;
  await expect.poll(() => stateOf(who, id), { timeout: 20_000 }).toBe('checked');
  return id;
}

describe('an import of somebody else', () => {
  it('is left as it is by a system whose work stands in line', async () => {
    const { system } = await granted({ meal: ['import', 'read'] });
    const [theirs, own] = [await checked(clerk), await checked(system)];
    const holder = new Client({ connectionString: world.db.ownerUrl });
    await holder.connect();
    try {
      await holder.query(`select pg_advisory_lock(7102032, hashtext((select code from county limit 1) || '/meal'))`);
      await system.do('POST', `/api/imports/${own}/commit`, {});
      for (const verb of ['check', 'commit']) expectProblem(await system.send('POST', `/api/imports/${theirs}/${verb}`, {}), 'R101');
      expect(await stateOf(clerk, theirs)).toBe('checked');
    } finally {
      await holder.end();
    }
    await expect.poll(() => stateOf(system, own), { timeout: 20_000 }).toBe('done');
  });
});

const bytes = Buffer.from('2026年3月，食堂采购凭证，第1号。');
const upload = (who: Person, to: Record<string, string> = { register: 'meal', field: 'paper', unitId: here }) => who.upload('/api/files', { name: '凭证.txt', bytes }, to);
const fetchFile = (who: Person, id: string) => who.send('GET', `/api/files/${id}`);

describe('a file of a field', () => {
  it('is sent, stands in a record, and is fetched again; both stand in the audit', async () => {
    const { system, id } = await granted({ meal: ['write'] });
    const sent = await upload(system);
    expect(sent.status, JSON.stringify(sent.body)).toBe(201);
    const file = sent.body as FileRef;
    const record = await add(system, 'meal', { name: '有凭证', paper: file.id });
    expect((await system.get<OpenedRecord>(`${place('meal')}/${record.id}`)).record.files).toMatchObject({ [file.id]: { name: '凭证.txt' } });
    const fetched = await fetchFile(system, file.id);
    expect([fetched.status, fetched.raw.equals(bytes)]).toEqual([200, true]);
    expect((await fetchFile(clerk, file.id)).status).toBe(200);
    expect((await auditor.get<AuditPage>(`/api/audit?actor=${id}`)).rows.map(({ action }) => action)).toEqual(['file.open', 'record.create', 'file.upload']);
    const reader = await granted({ meal: ['read'] });
    expect((await fetchFile(reader.system, file.id)).status).toBe(200);
    expectProblem(await upload(reader.system), 'A103');
  });

  it('is sent to no other unit, register, field, and never as evidence', async () => {
    const { system } = await granted({ meal: ['write'] });
    expectProblem(await upload(system, { register: 'meal', field: 'paper', unitId: there }), 'A103');
    expectProblem(await upload(system, { register: 'other', field: 'paper', unitId: here }), 'A103');
    expectProblem(await upload(system, { register: 'meal', field: 'name', unitId: here }), 'R101');
    // Too delicate for its ceiling.
    expectProblem(await upload(system, { register: 'meal', field: 'secret', unitId: here }), 'A103');
    expectProblem(await system.upload('/api/files', { name: '凭证.txt', bytes }), 'A103');
    for (const odd of [{ register: '__proto__', field: 'paper', unitId: here }, { register: 'meal', field: 'constructor', unitId: here }, { register: 'meal', field: 'paper', unitId: 'x' }]) {
      const answer = await upload(system, odd);
      expectCivil(answer, JSON.stringify(odd));
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
  });

  it('of another register, of people’s evidence, of another unit or too delicate is not there', async () => {
    const { system, id } = await granted({ meal: ['write'] });
    const theirs = (await upload(clerk, { register: 'other', field: 'paper', unitId: here })).body as FileRef;
    const evidence = (await clerk.upload('/api/files', { name: '佐证.txt', bytes })).body as FileRef;
    const beside = (await upload(office, { register: 'meal', field: 'paper', unitId: there })).body as FileRef;
    const delicate = (await upload(clerk, { register: 'meal', field: 'secret', unitId: here })).body as FileRef;
    for (const file of [theirs, evidence, beside, delicate, { id: randomUUID() }]) expectProblem(await fetchFile(system, file.id), 'R101');
    // Naming one in a record of its own opens it no more.
    for (const file of [theirs, evidence]) { await system.send('POST', place('meal'), { unitId: here, values: { name: `借${file.id}`, paper: file.id } }); expectProblem(await fetchFile(system, file.id), 'R101'); }
    expect((await auditor.get<AuditPage>(`/api/audit?actor=${id}`)).rows.filter(({ action, code }) => action === 'file.open' && code === 'R101').length).toBeGreaterThanOrEqual(5);
    expect((await fetchFile((await granted({ meal: ['read'] }, { ceiling: 2 })).system, delicate.id)).status).toBe(200);
  });
});

let rounds = 0;
async function report(key = 'yearly', unitId = here): Promise<string> {
  const day = world.clock.now.toISOString().slice(0, 10);
  const { id } = await office.do<{ id: string }>('POST', '/api/rounds', {
    name: `轮次${rounds += 1}`, basis: '某文', minutes: 10, opensOn: day, dueOn: `${day.slice(0, 4)}-12-31`, hasteReason: '临近年底', chosen: { kinds: [], below: null, units: [unitId] }, registers: [{ register: key, period: '' }],
  });
  await leader.do('POST', `/api/rounds/${id}/start`, { version: 1 });
  return (await office.get<OpenedRound>(`/api/rounds/${id}`)).reports[0]?.id ?? '';
}
async function act(who: Person, id: string, verb: string, body: object = {}): Promise<Answer> {
  const { report: { version } } = await office.get<OpenedReport>(`/api/reports/${id}`);
  return who.send('POST', `/api/reports/${id}/${verb}`, { version, ...body });
}

describe('a report', () => {
  it('is seen, filled in, submitted and taken back by a system that may; history and audit name it', async () => {
    const { system, id: token, name } = await granted({ yearly: ['write', 'report'] });
    const id = await report();
    expect((await system.get<ReportRow[]>('/api/reports?for=fill')).map((row) => row.id)).toContain(id);
    await add(system, 'yearly', { name: '年报' });
    const opened = await system.get<OpenedReport>(`/api/reports/${id}`);
    expect(opened).toMatchObject({ report: { state: 'draft' }, records: [{ title: '年报' }], verbs: ['submit'] });
    expect((await system.get<{ total: number }>(`/api/reports/${id}/findings`)).total).toBe(0);
    expect((await system.send('GET', '/api/reports/returned?register=yearly')).status).toBe(200);
    expect((await act(system, id, 'submit', { declaration: 'filled' })).status).toBe(200);
    expect((await act(system, id, 'withdraw')).status).toBe(200);
    expect((await act(system, id, 'submit', { declaration: 'filled' })).status).toBe(200);
    expect(await office.get<OpenedReport>(`/api/reports/${id}`)).toMatchObject({ report: { state: 'submitted', submittedByName: `接口：${name}` } });
    expect((await auditor.get<AuditPage>(`/api/audit?actor=${token}`)).rows.map(({ action }) => action).filter((action) => action.startsWith('report.'))).toEqual(['report.submit', 'report.withdraw', 'report.submit']);
    // A person checks it.
    for (const verb of ['look', 'approve', 'return', 'reopen']) expectProblem(await act(system, id, verb, { note: '自己通过', reason: '自己重开' }), 'A103');
    expectProblem(await system.send('POST', '/api/reports/approve', { reports: [{ id, version: 3 }] }), 'A103');
    expect((await act(district, id, 'approve')).status).toBe(200);
  });

  it('is not submitted by a system that may only write or read, nor by the right of another register', async () => {
    const id = await report('hidden');
    for (const scopes of [{ hidden: ['write' as const] }, { hidden: ['read' as const] }, { hidden: ['read' as const], yearly: ['report' as const] }]) {
      const { system } = await granted(scopes);
      expect((await system.send('GET', `/api/reports/${id}`)).status).toBe(200);
      expect((await system.get<OpenedReport>(`/api/reports/${id}`)).verbs).toEqual([]);
      for (const verb of ['submit', 'withdraw']) expectProblem(await act(system, id, verb, { declaration: 'nothing' }), 'A103');
    }
    expect((await office.get<OpenedReport>(`/api/reports/${id}`)).report.state).toBe('not_started');
  });

  it('of a register it does not name, or of another unit, is not there', async () => {
    const { system } = await granted({ yearly: ['write', 'report'] });
    const [foreign, beside] = [(await office.get<ReportRow[]>(`/api/reports?for=unit&unit=${here}`)).find(({ register: key }) => key === 'hidden')?.id ?? '', await report('yearly', there)];
    expect(foreign).not.toBe('');
    for (const id of [foreign, beside, randomUUID()]) {
      for (const tail of ['', '/findings']) expectProblem(await system.send('GET', `/api/reports/${id}${tail}`), 'R101');
      for (const verb of ['submit', 'withdraw', 'prefill']) expectProblem(await system.send('POST', `/api/reports/${id}/${verb}`, { version: 1, declaration: 'nothing' }), 'R101');
    }
    for (const query of ['for=fill', 'for=check', `for=unit&unit=${here}`, `for=unit&unit=${there}`]) {
      const rows = await system.get<ReportRow[]>(`/api/reports?${query}`);
      expect(rows.every(({ register: key, unitId }) => key === 'yearly' && unitId === here), query).toBe(true);
    }
    expectProblem(await system.send('GET', '/api/reports/returned?register=hidden'), 'A103');
    for (const path of ['/api/rounds', '/api/burden', `/api/rounds/${randomUUID()}`]) expectProblem(await system.send('GET', path), 'A103');
  });
});

describe('what the API says of itself', () => {
  it('names the right each of these doors asks of a token', async () => {
    const { paths } = await office.get<{ paths: Record<string, Record<string, { 'x-token-right'?: string }>> }>('/api/openapi.json');
    const right = (method: string, path: string) => Object.entries(paths).find(([at]) => at.replaceAll(/\{\w+\}/g, '*') === path)?.[1][method]?.['x-token-right'];
    expect([right('get', '/api/registers/meal/template') ?? right('get', '/api/registers/*/template'), right('post', '/api/files'), right('get', '/api/files/*'), right('get', '/api/reports'), right('post', '/api/reports/*/submit'), right('post', '/api/reports/*/approve'), right('get', '/api/rounds')])
      .toEqual(['import', 'write', 'read', 'any', 'report', undefined, undefined]);
  });
});
