/* Something is made public: looked through, prepared, reviewed and released by three people, read by anybody, withdrawn. */
import { Client } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DisclosureList, DisclosureView } from '../../src/contract/disclosure.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { exportPublic } from '../../src/app/console/export-public.ts';
import type { AuditPage } from '../../src/contract/audit.ts';
import { idNumbers } from '../../src/domain/sample/fictional-number.ts';
import { makeDocx, paragraph, table } from '../office/make-docx.ts';
import { exifBlock, makeJpeg } from '../office/make-picture.ts';
import { expectProblem, useWorld, type Person } from '../world/world.ts';

const world = useWorld();
let office: Person, section: Person, leader: Person;
let sectionUnit: string;

const head = { title: '2026年春季学期招生公告', category: 'admission', formedOn: '2026-03-01' };
const notice = { name: '公告.docx', bytes: makeDocx({ body: paragraph('2026年春季学期招生公告') + paragraph('全县小学招收新生4120人。') }) };
const open = (id: string, who = office) => who.get<DisclosureView>(`/api/disclosure/items/${id}`);
const upload = async (file: { name: string; bytes: Uint8Array }, more: Record<string, string> = {}, who = office): Promise<string> => {
  const answer = await who.upload('/api/disclosure/files', file, { ...head, unitId: sectionUnit, ...more });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
};
const step = async (who: Person, id: string, verb: string, note = '') => who.send('POST', `/api/disclosure/items/${id}/${verb}`, { version: (await open(id)).version, note });
const released = async (id: string): Promise<string> => {
  for (const [who, verb] of [[office, 'submit'], [section, 'review'], [leader, 'release']] as const) expect((await step(who, id, verb)).status, verb).toBe(200);
  return (await open(id)).number ?? '';
};
const page = async (path: string) => { const answer = await world.api.inject({ url: path }); return { status: answer.statusCode, text: answer.body, headers: answer.headers }; };

beforeAll(async () => {
  [office, section, leader] = await Promise.all([world.as('周敏'), world.as('林晓'), world.as('何建国')]);
  sectionUnit = (await office.get<Unit[]>('/api/units')).find(({ path }) => path === 'qinglan/jjk/')?.id ?? '';
});

describe('three people', () => {
  it('prepare, review and release; nobody takes two of the steps, and the database holds that too', async () => {
    const id = await upload(notice);
    expect(await open(id)).toMatchObject({ state: 'draft', hard: 0, next: ['revise', 'submit', 'withdraw'], unitName: '基础教育科' });
    expect((await step(office, id, 'submit')).status).toBe(200);
    expectProblem(await step(office, id, 'review'), 'A110');
    expectProblem(await step(leader, id, 'release'), 'G104');
    expect((await step(section, id, 'review')).status).toBe(200);
    expectProblem(await step(section, id, 'release'), 'A103');
    expect((await open(id, leader)).next).toEqual(['return', 'release']);
    expect((await step(leader, id, 'release')).status).toBe(200);
    expect(await open(id)).toMatchObject({ state: 'released', number: 'qinglan/2026-00001', history: [{ verb: 'release', byName: '何建国' }, { verb: 'review', byName: '林晓' }, { verb: 'submit', byName: '周敏' }, { verb: 'prepare' }] });
    const owner = new Client({ connectionString: world.db.ownerUrl });
    await owner.connect();
    for (const change of [`title = '别的'`, `state = 'draft'`, `released_by = reviewed_by`, `digest = repeat('b', 64)`]) await expect(owner.query(`update disclosure_item set ${change} where id = $1`, [id]), change).rejects.toThrow(/does not change|disclosure_item_releaser/);
    await expect(owner.query(`update disclosure_public set head = '{}' where item_id = $1`, [id])).rejects.toThrow(/does not change/);
    await expect(owner.query(`update disclosure_action set note = 'x' where item_id = $1`, [id])).rejects.toThrow();
    const draft = await upload(notice);
    for (const [one, other] of [['reviewed_by', 'submitted_by'], ['released_by', 'reviewed_by'], ['released_by', 'changed_by']]) {
      await expect(owner.query(`update disclosure_item set submitted_by = created_by, reviewed_by = gen_random_uuid(), released_by = gen_random_uuid(), number = 'x/1', year = 2026, running = 9 where id = $1`, [draft]).then(() => owner.query(`update disclosure_item set ${one} = ${other} where id = $1`, [draft])), `${one} = ${other}`).rejects.toThrow(/disclosure_item_re/);
      await owner.query('update disclosure_item set submitted_by = null, reviewed_by = null, released_by = null, number = null, year = null, running = null where id = $1', [draft]);
    }
    await owner.end();
    const { rows } = await (await world.as('马清')).get<AuditPage>('/api/audit');
    expect(rows.filter(({ objectId }) => objectId === id).map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(['disclosure.release done', 'disclosure.release refused', 'disclosure.review done', 'disclosure.review refused', 'disclosure.submit done', 'disclosure.prepare done']);
  });

  it('who revised it does not review it, and what was sent back begins again', async () => {
    const id = await upload(notice);
    const { version } = await open(id);
    await section.do('PUT', `/api/disclosure/items/${id}`, { ...head, title: '改过的公告', version });
    expectProblem(await office.send('PUT', `/api/disclosure/items/${id}`, { ...head, version }), 'R201');
    await step(office, id, 'submit');
    expectProblem(await step(section, id, 'review'), 'A110');
    expectProblem(await step(leader, id, 'return'), 'R102');
    expect((await step(leader, id, 'return', '请补上文号')).status).toBe(200);
    expect(await open(id)).toMatchObject({ state: 'draft', title: '改过的公告' });
    expect((await step(office, id, 'withdraw', '不再需要')).status).toBe(200);
    expectProblem(await step(office, id, 'submit'), 'G104');
  });
});

describe('what must not be public', () => {
  const ID = idNumbers('690123')('2014-03-07', '1');

  it('is never sent on; the finding tells where and shows nothing of it', async () => {
    const id = await upload({ name: '名单.docx', bytes: makeDocx({ body: paragraph(`王明 ${ID}`) + table([['学生姓名', '总分'], ['王明', '600']]) }) });
    const view = await open(id);
    expect(view.scan.findings.map(({ code }) => code)).toEqual(['G201', 'G211']);
    expect(JSON.stringify(view)).not.toContain(ID.slice(0, 8));
    expectProblem(await step(office, id, 'submit'), 'G102');
  });

  it('or wants a reason, for each kind of finding', async () => {
    const id = await upload({ name: '公告.txt', bytes: Buffer.from('咨询：someone@example.com') });
    expectProblem(await step(office, id, 'submit'), 'G103');
    const { version } = await open(id);
    await office.do('PUT', `/api/disclosure/items/${id}`, { ...head, version, reasons: { G208: '这是招生办公室的公用邮箱' } });
    expect((await step(office, id, 'submit')).status).toBe(200);
  });

  it('a photo is cleaned when it is asked for, and a file that cannot be opened is not taken', async () => {
    const photo = makeJpeg(exifBlock(1, { place: true }));
    expect((await open(await upload({ name: '照片.jpg', bytes: photo }))).hard).toBe(1);
    expect((await open(await upload({ name: '照片.jpg', bytes: photo }, { clean: 'yes' }))).hard).toBe(0);
    expectProblem(await office.upload('/api/disclosure/files', { name: '坏.docx', bytes: Buffer.from('PK\x03\x04 no') }, head), 'F111');
    expectProblem(await office.upload('/api/disclosure/files', { name: '程序.exe', bytes: Buffer.from('MZ') }, head), 'L108');
    expectProblem(await office.upload('/api/disclosure/files', notice, { ...head, manner: 'withheld' }), 'G105');
    expectProblem(await office.upload('/api/disclosure/files', notice, { ...head, formedOn: '2030-01-01' }), 'G106');
    expectProblem(await office.upload('/api/disclosure/files', notice, { category: 'admission' }), 'R102');
    expectProblem(await office.send('GET', '/api/disclosure/items/00000000-0000-4000-8000-000000000000'), 'R101');
    expectProblem(await (await world.as('张文')).upload('/api/disclosure/files', notice, head), 'A103');
  });
});

const documentOf = (title: string) => ({
  title, blocks: [{ kind: 'heading', level: 1, pieces: [{ text: '一、入学' }] }, { kind: 'paragraph', pieces: [{ text: '全县小学在校生' }, { text: '41200人', fact: 'f001' }, { text: '。<script>alert(1)</script>' }] },
    { kind: 'table', caption: [{ text: '分学段' }], columns: ['学段', '人数'], rows: [[[{ text: '小学' }], [{ text: '41200', fact: 'f001' }]]] }],
  facts: [{ id: 'f001', text: '41200人', refs: ['pupil_count@county@2026-03-01'] }],
  figures: [{ ref: 'pupil_count@county@2026-03-01', name: { zh: '在校生数', en: 'Pupils' }, explanation: { zh: '学生台账中在籍学生的行数', en: 'rows of pupils enrolled' }, measure: '人', value: '41200', asOf: '2026-03-01', period: null, version: 3, source: '教发〔2020〕1号', unit: '青岚县教育局',
    rows: [{ register: '学生', count: 41200, digest: 'c'.repeat(64) }],
    byUnit: [{ unit: '实验小学', value: '1200', shown: '1,200' }, { unit: '教学点甲', value: '3', shown: '3' }, { unit: '教学点乙', value: '40', shown: '40' }] }],
});

describe('anybody', () => {
  it('reads a released document without account or cookie, and opens its figures to what is public', async () => {
    const { id } = await office.do<{ id: string }>('POST', '/api/disclosure/items', { ...head, title: '2026年统计公报', category: 'statistics', unitId: sectionUnit, document: documentOf('2026年统计公报') });
    const number = await released(id);
    const { status, text, headers } = await page(`/public/items/${number}`);
    expect(status).toBe(200);
    expect(text).toContain('<a href="#figure-f001">41200人</a>');
    for (const shown of ['学生台账中在籍学生的行数', 'c'.repeat(64), '教发〔2020〕1号', '1,200', number, '青岚县教育局基础教育科']) expect(text).toContain(shown);
    // A small count is not shown, and neither is the one it could be taken from.
    expect(text).not.toMatch(/教学点[甲乙]<\/th><td class="number">\d/);
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;');
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(headers['cache-control']).toBe('public, max-age=60');
    expect((await world.api.inject({ url: `/public/items/${number}`, headers: { 'if-none-match': String(headers['etag']) } })).statusCode).toBe(304);
  });

  it('finds it in the catalogue and the feeds, downloads its file, and is told when it is gone', async () => {
    const id = await upload(notice, { title: '营养餐公告', category: 'notice', validUntil: '2026-12-31' });
    const number = await released(id);
    expect((await page('/public?q=营养餐')).text).toContain(`/public/items/${number}`);
    expect((await page('/public?category=finance')).text).not.toContain('营养餐');
    expect((await page('/public/feed.xml')).text).toContain('<title>营养餐公告</title>');
    expect((JSON.parse((await page('/public/feed.json')).text) as { items: { id: string }[] }).items.some((one) => one.id === number)).toBe(true);
    const file = await world.api.inject({ url: `/public/files/${number}` });
    expect([file.rawPayload.equals(Buffer.from(notice.bytes)), file.headers['content-disposition']]).toEqual([true, expect.stringContaining('attachment')]);
    const before = world.clock.now;
    world.clock.now = new Date('2027-01-01T01:00:00Z');
    expect(await page(`/public/items/${number}`)).toMatchObject({ status: 410, text: expect.stringContaining('公开期限已满') as string });
    expect((await page('/public?q=营养餐')).text).not.toContain(`/public/items/${number}`);
    expect((await page(`/public/files/${number}`)).status).toBe(404);
    world.clock.now = before;
    expect((await step(leader, id, 'withdraw', '内容有误，另行公布')).status).toBe(200);
    expect(await page(`/public/items/${number}`)).toMatchObject({ status: 410, text: expect.stringContaining('内容有误，另行公布') as string });
    expect((await page(`/public/files/${number}`)).status).toBe(404);
  });

  it('sees of what is given on request its entry alone, and of what is withheld nothing', async () => {
    const asked = await released(await upload(notice, { title: '档案目录', manner: 'request', mannerReason: '涉及历史档案，申请后提供' }));
    const entry = await page(`/public/items/${asked}`);
    expect([entry.status, entry.text.includes('依申请公开'), (await page(`/public/files/${asked}`)).status]).toEqual([200, true, 404]);
    const withheld = await released(await upload(notice, { title: '内部研究', manner: 'withheld', mannerReason: '内部工作事项' }));
    expect((await page(`/public/items/${withheld}`)).status).toBe(404);
    expect((await page('/public')).text).not.toContain('内部研究');
  });

  it('finds no way to anything else', async () => {
    const draft = await upload(notice, { title: '还没有公开的公告' });
    for (const path of [`/public/items/${draft}`, '/public/items/..%2f..%2fetc', "/public/items/x'--", '/public/items/qinglan/2026-99999', `/public/files/${draft}`, '/public/items/', '/public?category=nothing', '/public?after=2026-13-99~x']) {
      const { status, text } = await page(path);
      expect([404, 422, 400], path).toContain(status);
      expect(text, path).not.toContain('还没有公开');
    }
    for (const text of [(await page('/public')).text, (await page('/public/feed.json')).text, (await page('/public?q=%25')).text]) {
      expect(text).not.toContain('还没有公开');
      // Of the people who made it public, nobody is named.
      expect(text).not.toMatch(/周敏|林晓|何建国/);
    }
    const statuses = await Promise.all(Array.from({ length: 125 }, () => world.api.inject({ url: '/public/style.css', remoteAddress: '203.0.113.9' }).then(({ statusCode }) => statusCode)));
    expect([statuses.filter((status) => status === 200).length, statuses.filter((status) => status === 429).length]).toEqual([120, 5]);
  });
});

it('all of it is written out for the portal: pages that lead to each other, files, notes of what is gone, and nothing else', async () => {
  const files = await exportPublic(world.runtime, 'https://portal.example/jyj');
  const text = new Map(files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('utf8')]));
  for (const [path, content] of text) {
    if (!path.endsWith('.html')) continue;
    expect(content, path).not.toMatch(/<script|周敏|林晓|何建国|还没有公开/);
    const targets = [...content.matchAll(/href="([^"#]+)"/g)].map(([, target = '']) => new URL(target, `https://x/${path}`).pathname.slice(1));
    expect(targets.filter((target) => !text.has(target)), path).toEqual([]);
  }
  expect([...text.values()].some((content) => content.includes('内容有误，另行公布'))).toBe(true);
  expect(text.get('feed.json')).toContain('"https://portal.example/jyj/items/qinglan/2026-00001.html"');
  expect([...text.keys()].filter((path) => path.startsWith('files/')).length).toBeGreaterThan(0);
});

it('the rule of index numbers is the bureau’s to set, and only one that gives numbers', async () => {
  expect(await office.get('/api/settings/disclosure')).toEqual({ numberRule: '{county}/{year}-{serial:5}', smallCell: 10 });
  expectProblem(await office.send('PUT', '/api/settings/disclosure', { numberRule: '公{year}', smallCell: 10 }), 'G107');
  await office.do('PUT', '/api/settings/disclosure', { numberRule: '12690123MB0A12345X/{year}-{serial:4}', smallCell: 10 });
  const number = await released(await upload(notice, { title: '编号公告' }));
  expect(number).toMatch(/^12690123MB0A12345X\/2026-\d{4}$/);
  expect((await page(`/public/items/${number}`)).status).toBe(200);
  const { items } = await section.get<DisclosureList>('/api/disclosure/items');
  expect(items.find((one) => one.number === number)).toMatchObject({ state: 'released', next: ['withdraw'] });
});
