/*
 * What is not shown is not to be guessed either: by filters, sums, sorting, references, marks of pages, versions, keys of
 * others, values that must stand once, templates and drop-downs. Each way is tried by somebody who must learn nothing.
 */
import { randomUUID } from 'node:crypto';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportRowView } from '../../src/contract/import.ts';
import type { OpenedRecord, RecordPageView, RecordTotals, RecordVersion, SavedRecord } from '../../src/contract/register.ts';
import type { AuditPage } from '../../src/contract/audit.ts';
import { register } from '../registers/sample-registers.ts';
import { expectProblem, useWorld, type Answer, type Person } from '../world/world.ts';
import { putRecord } from './attempts/attempt.ts';
import { registers, setStage, type Place, type Stage } from './stage.ts';

const keptBy = ['bureau', 'section', 'district', 'school', 'kindergarten'];
const linked = register('linked', [{ key: 'name', type: 'text', max: 40 }, { key: 'of', type: 'reference', to: 'personal' }, { key: 'near', type: 'reference', to: 'open' }, { key: 'paper', type: 'file' }], { keptBy });
const numbered = register('numbered', [{ key: 'name', type: 'text', max: 40 }, { key: 'number', type: 'text', max: 40 }], { keptBy, unique: [['number']] });
const world = useWorld({ registers: [...registers, linked, numbered] });
let stage: Stage;
let here: Place, there: Place, foreign: Place;
let clerk: Person, inspector: Person, office: Person, both: Person;

beforeAll(async () => {
  stage = await setStage(world);
  [here, there, foreign] = [stage.place('cg/syxx/'), stage.place('bs/'), stage.place('lanhe/cg/')];
  const named = (name: string) => stage.people.find((one) => one.name === name)?.person as Person;
  [clerk, inspector, office] = [named('clerk@cg/syxx/'), named('inspector@'), named('office@')];
  both = (await stage.seat('both', [{ role: 'head', at: 'cg/syxx/' }, { role: 'inspector', at: '' }])).person;
  for (const place of [here, there]) {
    for (const [name, delicate] of [['甲', '秘密一'], ['乙', '秘密二'], ['丙', '秘密三']]) {
      await putRecord(stage, 'open', place, 1, { f_name: `${name}${place.key}`, f_delicate: delicate });
      await putRecord(stage, 'personal', place, 2, { f_name: `${name}${place.key}`, f_delicate: delicate });
    }
  }
}, 60_000);
afterAll(() => stage.owner.end());

const list = (register: string, query: string) => `/api/registers/${register}/records?${query}`;
const where = (text: string) => `where=${encodeURIComponent(text)}`;
const namesOf = ({ records }: RecordPageView) => records.map(({ values }) => values['name']).toSorted();
// An answer that says nothing of what is hidden: no name of a thing or unit there, no secret.
const tellsNothing = (answer: Answer, ...hidden: string[]): void => {
  for (const text of [...hidden, '秘密']) expect(answer.raw.toString('utf8')).not.toContain(text);
};

describe('a field above one’s ceiling', () => {
  it.each([
    ['filtered by', where('delicate = "秘密一"')], ['compared', where('delicate < "秘密二"')], ['negated', where('not (delicate = "秘密一")')], ['counted', where('count(open where delicate = "秘密一") > 0')],
    ['through a sum', where('max(open.amount where delicate = "秘密一") > 0')], ['in a condition', where('if(delicate = "秘密一", 1, 2) = 1')], ['sorted by', 'sort=delicate'], ['sorted the other way', 'sort=-delicate'],
  ])('is not %s', async (_, query) => {
    for (const who of [inspector, both]) {
      const answers = [await who.send('GET', list('open', query)), await who.send('GET', `/api/registers/open/export?format=csv&${query}`), ...(query.startsWith('where') ? [await who.send('GET', `/api/registers/open/totals?${query}`)] : [])];
      for (const answer of answers) expect(['R307', 'R316'], JSON.stringify(answer.body)).toContain((answer.body as { code?: string }).code);
    }
    expect((await office.send('GET', list('open', query))).status === 200 || query.includes('max(')).toBe(true);
  });

  it.each(['by=delicate', 'sums=delicate', 'by=sealed', 'by=name,delicate'])('is not totalled: %s', async (query) => {
    expect(['R307', 'R310']).toContain(((await inspector.send('GET', `/api/registers/open/totals?${query}`)).body as { code?: string }).code);
  });

  it('is masked wherever it goes: chosen by name, in the record, its history, as it was, in a file, after a change', async () => {
    const { records: [record] } = await inspector.get<RecordPageView>(list('open', `${where('name = "甲cg/syxx/"')}&fields=name,delicate`));
    expect(record?.values['delicate']).toBe('***');
    const at = `/api/registers/open/records/${record?.id}`;
    for (const path of [at, `${at}/history`, `${at}?asOf=2026-03-01`, '/api/registers/open/export?format=csv', `/api/registers/open/export?format=csv&fields=delicate&asOf=2026-03-01`]) tellsNothing(await inspector.send('GET', path));
    const xlsx = await inspector.send('GET', '/api/registers/open/export');
    expect(JSON.stringify((await readXlsx(xlsx.raw)).sheets)).not.toContain('秘密');
    const district = stage.people.find(({ name }) => name === 'district@cg/syxx/');
    const changed = await district?.person.send('PATCH', at, { values: { amount: 9 } }, { 'if-match': '"1"' });
    expect(changed?.status).toBe(200);
    tellsNothing(changed as Answer);
    // Sent back masked as it was shown, it stays as it is.
    expect((await district?.person.send('PATCH', at, { values: { delicate: '***' } }, { 'if-match': '"2"' }))?.status).toBe(200);
    expect(await stage.ask('select f_delicate from reg_open where id = $1', [record?.id])).toBe('秘密一');
  });

  it('is not in the audit either when it was revealed', async () => {
    const { records: [record] } = await clerk.get<RecordPageView>(list('personal', 'limit=1'));
    await clerk.do('POST', `/api/registers/personal/records/${record?.id}/reveal`, { field: 'delicate', reason: '核对情况' });
    const auditor = stage.people.find(({ name }) => name === 'audit_admin@')?.person as Person;
    const page = await auditor.get<AuditPage>('/api/audit?action=record.reveal');
    expect(page.rows[0]).toMatchObject({ outcome: 'done', details: { field: 'delicate', reason: '核对情况' } });
    expect(JSON.stringify(page)).not.toContain('秘密');
  });
});

describe('rows of another unit', () => {
  it('are in no list, total, export, page or moment of who may not see them', async () => {
    const [mine, all] = [['丙cg/syxx/', '乙cg/syxx/', '甲cg/syxx/'].toSorted(), 6];
    for (const query of ['', 'asOf=2026-03-02T00:30:00Z', 'sort=-amount,name', 'limit=1']) {
      const page = await clerk.get<RecordPageView>(list('personal', query));
      expect(namesOf(page).every((name) => mine.includes(String(name)))).toBe(true);
    }
    expect((await clerk.get<RecordTotals>('/api/registers/personal/totals?by=unit&sums=amount'))).toMatchObject({ groups: [{ count: 3 }], whole: { count: 3 } });
    expect((await office.get<RecordTotals>('/api/registers/personal/totals')).whole.count).toBe(all);
    tellsNothing(await inspector.send('GET', '/api/registers/personal/export?format=csv'), '甲');
  });

  it('are not counted by a condition on one’s own', async () => {
    for (const register of ['open', 'personal']) {
      const asked = async (who: Person, text: string) => (await who.get<RecordPageView>(list(register, where(text)))).records.length;
      expect(await asked(clerk, `count(${register} where name = "甲bs/") > 0`)).toBe(0);
      expect(await asked(office, `count(${register} where name = "甲bs/") > 0`)).toBe(3);
      expect(await asked(clerk, `count(${register}) = 3`)).toBe(3);
    }
    expect(await inspector.send('GET', list('open', where('count(personal) > 0')))).toMatchObject({ status: 200, body: { records: [] } });
  });

  it('of two offices each shows what it may: personal ones where she is head, open ones everywhere', async () => {
    expect(namesOf(await both.get<RecordPageView>(list('personal', '')))).toEqual(namesOf(await clerk.get<RecordPageView>(list('personal', ''))));
    expect((await both.get<RecordTotals>('/api/registers/personal/totals')).whole.count).toBe(3);
    expect((await both.get<RecordTotals>('/api/registers/open/totals')).whole.count).toBe(6);
    expect((await both.send('GET', '/api/registers/personal/export?format=csv')).raw.toString('utf8')).not.toContain('bs/');
    expect(await both.send('GET', list('open', where('count(personal) > 3')))).toMatchObject({ body: { records: [] } });
    expectProblem(await both.send('GET', `/api/registers/personal/records?unit=${there.id}`), 'A103');
  });

  it.each(['records', 'totals', 'export'])('are refused when their unit is asked for: %s', async (what) => {
    expectProblem(await clerk.send('GET', `/api/registers/open/${what}?unit=${there.id}`), 'A103');
    for (const who of [clerk, office]) expectProblem(await who.send('GET', `/api/registers/open/${what}?unit=${foreign.id}`), 'R101');
    expectProblem(await clerk.send('GET', `/api/registers/open/${what}?unit=${randomUUID()}`), 'R101');
  });

  it('are not told apart from what is nowhere: not by a version held, nor by one named', async () => {
    for (const place of [there, foreign]) {
      const id = await putRecord(stage, 'personal', place, 2);
      for (const [real, none] of [[id, randomUUID()]] as const) {
        const ask = async (one: string, method: 'GET' | 'PATCH' | 'DELETE', headers: Record<string, string>, body?: object) => {
          const answer = await clerk.send(method, `/api/registers/personal/records/${one}`, body, headers);
          return { status: answer.status, body: answer.body, etag: answer.headers['etag'] };
        };
        expect(await ask(real, 'GET', { 'if-none-match': '"1"' })).toEqual(await ask(none, 'GET', { 'if-none-match': '"1"' }));
        expect(await ask(real, 'GET', { 'if-none-match': '*' })).toEqual(await ask(none, 'GET', { 'if-none-match': '*' }));
        expect(await ask(real, 'PATCH', { 'if-match': '"1"' }, { values: { amount: 1 } })).toEqual(await ask(none, 'PATCH', { 'if-match': '"1"' }, { values: { amount: 1 } }));
        expect(await ask(real, 'DELETE', { 'if-match': '"2"' }, { reason: '不再使用' })).toEqual(await ask(none, 'DELETE', { 'if-match': '"2"' }, { reason: '不再使用' }));
      }
    }
  });

  it('are not reached by the mark of another’s page', async () => {
    const first = await office.get<RecordPageView>(list('personal', 'limit=1&sort=name'));
    const answer = await clerk.send('GET', list('personal', `limit=50&sort=name&cursor=${encodeURIComponent(first.next ?? '')}`));
    expect([200, 422, 400]).toContain(answer.status);
    expect(answer.raw.toString('utf8')).not.toContain('bs/');
  });
});

describe('the key of another person’s request', () => {
  it('makes one’s own record, and shows nothing of the other', async () => {
    const headers = { 'idempotency-key': 'same-key-0001' };
    const [one, two] = [await office.send('POST', list('open', ''), { unitId: there.id, values: { name: '键一', delicate: '秘密九' } }, headers), await clerk.send('POST', list('open', ''), { unitId: here.id, values: { name: '键二' } }, headers)];
    expect([one.status, two.status]).toEqual([201, 201]);
    const [a, b] = [one.body as SavedRecord, two.body as SavedRecord];
    expect(b.record.id).not.toBe(a.record.id);
    tellsNothing(two, '键一');
    // One's own key, sent again for another unit or with other values, is refused and shows nothing.
    expectProblem(await clerk.send('POST', list('open', ''), { unitId: here.id, values: { name: '键三' } }, headers), 'R312');
  });
});

const point = (who: Person, values: object) => who.send('POST', list('linked', ''), { unitId: here.id, values: { name: `n${randomUUID().slice(0, 8)}`, ...values } });

describe('what points elsewhere', () => {

  it('a record one may not see is as unknown as none, by id and by what it is called', async () => {
    const id = await putRecord(stage, 'personal', there, 2, { f_name: '藏起来的人' });
    const [real, none] = [await point(clerk, { of: id }), await point(clerk, { of: randomUUID() })];
    expect(real.status).toBe(none.status);
    expect(JSON.stringify(real.body).replaceAll(id, '')).toBe(JSON.stringify(none.body).replaceAll(/[0-9a-f-]{36}/g, ''));
    expectProblem(await point(clerk, { of: '藏起来的人' }), (none.body as { code: string }).code);
    tellsNothing(real, '藏起来的人');
  });

  it('is shown without a name to who may not see where it points, nor filtered by it', async () => {
    const id = await putRecord(stage, 'personal', here, 2, { f_name: '只给本校看' });
    const { record } = (await point(clerk, { of: id })).body as SavedRecord;
    expect(JSON.stringify((await clerk.get<OpenedRecord>(`/api/registers/linked/records/${record.id}`)).record.names)).toContain('只给本校看');
    const answer = await inspector.send('GET', `/api/registers/linked/records/${record.id}`);
    expect(answer.status).toBe(200);
    tellsNothing(answer, '只给本校看');
    for (const query of [where('of.name = "只给本校看"'), where('of.delicate = "秘密"'), where('of.amount > 0')]) {
      const found = await inspector.send('GET', list('linked', query));
      if (found.status === 200) expect((found.body as RecordPageView).records).toEqual([]);
      else expectProblem(found, 'R307');
    }
    tellsNothing(await inspector.send('GET', '/api/registers/linked/totals?by=of'), '只给本校看');
    tellsNothing(await inspector.send('GET', '/api/registers/linked/export?format=csv'), '只给本校看');
    tellsNothing(await inspector.send('GET', list('linked', 'sort=of')), '只给本校看');
  });

  it('a file of another unit is as unknown as none', async () => {
    const id = await stage.put('file', { county: there.county, unit_path: there.path, sensitivity: 1, name: '藏.png', media: 'image/png', size: 1, sha256: Buffer.alloc(32), bytes: Buffer.from('x'), created_by: randomUUID(), created_at: world.clock.now });
    const [real, none] = [await point(clerk, { paper: id }), await point(clerk, { paper: randomUUID() })];
    expect([real.status, (real.body as { code: string }).code]).toEqual([none.status, (none.body as { code: string }).code]);
    tellsNothing(real, '藏');
  });

  it('a value that must stand once says that it stands somewhere, not where nor whose', async () => {
    expect((await office.send('POST', list('numbered', ''), { unitId: there.id, values: { name: '那边的人', number: 'N-1' } })).status).toBe(201);
    const answer = await clerk.send('POST', list('numbered', ''), { unitId: here.id, values: { name: '这边', number: 'N-1' } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    tellsNothing(answer, '那边的人', '北山', there.id);
  });
});

describe('templates and imports', () => {
  it('a template holds what its asker sees, and nothing of the neighbours in its lists', async () => {
    await putRecord(stage, 'open', there, 1, { f_name: '邻居的记录' });
    for (const reach of ['unit', 'below']) {
      const answer = await clerk.send('GET', `/api/registers/linked/template?unit=${here.id}&reach=${reach}`);
      expect(answer.status).toBe(200);
      const text = JSON.stringify((await readXlsx(answer.raw)).sheets);
      expect(text).not.toContain('邻居的记录');
      expect(text).not.toContain('甲bs/');
    }
    expectProblem(await inspector.send('GET', `/api/registers/open/template?unit=${here.id}`), 'A103');
  });

  it('a row whose key is a record of others changes nothing there', async () => {
    const id = await putRecord(stage, 'open', there, 1, { f_name: '别人的' });
    const exported = (await office.send('GET', `/api/registers/open/export?format=csv&${where('name = "别人的"')}`)).raw.toString('utf8').replaceAll(',7,', ',8,');
    const sent = await clerk.upload('/api/imports/file', { name: '改.csv', bytes: Buffer.from(exported) }, { register: 'open', unitId: here.id, reach: 'unit' });
    if (sent.status === 201) {
      const { id: run } = sent.body as ImportRowView;
      await expect.poll(async () => (await clerk.get<{ state: string }>(`/api/imports/${run}`)).state, { timeout: 10_000 }).toMatch(/checked|failed/);
      await clerk.send('POST', `/api/imports/${run}/commit`, { mode: 'chosen' });
      await expect.poll(async () => (await clerk.get<{ state: string }>(`/api/imports/${run}`)).state, { timeout: 10_000 }).toMatch(/checked|failed|done/);
    }
    expect(await stage.ask('select jsonb_build_object($2::text, version, $3::text, f_amount) from reg_open where id = $1', [id, 'version', 'amount'])).toEqual({ version: 1, amount: 7 });
  });

  it('the history of a record that came from elsewhere tells its own unit’s past only to who sees it', async () => {
    const id = await putRecord(stage, 'personal', there, 2, { f_name: '转来的' });
    await office.do('POST', '/api/registers/personal/move', { unitId: here.id, records: [{ id, version: 1 }] });
    const [mine, all] = [await clerk.get<RecordVersion[]>(`/api/registers/personal/records/${id}/history`), await office.get<RecordVersion[]>(`/api/registers/personal/records/${id}/history`)];
    expect(all.map(({ version }) => version)).toEqual([2, 1]);
    expect(mine[0]).toMatchObject({ version: 2 });
    expectProblem(await clerk.send('GET', `/api/registers/personal/records/${id}?asOf=2026-03-01`), 'R101');
  });
});
