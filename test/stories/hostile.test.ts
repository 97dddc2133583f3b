import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditVerdict } from '../../src/contract/audit.ts';
import type { Target, Task } from '../../src/contract/ledger.ts';
import type { OpenedPlan, PlanRow } from '../../src/contract/plan.ts';
import type { Account, Unit } from '../../src/contract/unit.ts';
import { expectCivil } from '../world/civil.ts';
import { useWorld, type Person } from '../world/world.ts';

const world = useWorld();

/** What nobody should send. JSON carries lone surrogates and NUL as escapes. */
const hostile: readonly unknown[] = [
  null, true, '', ' ', 0, -1, 1.5, Number.MAX_SAFE_INTEGER, 2 ** 31, 2 ** 63, -1e300, [], {}, [[]], [null], [{}], { length: 1 },
  'x', 'x'.repeat(100_000), '学'.repeat(3_000), Array.from({ length: 6_000 }, () => 'x'), Array.from({ length: 60 }, (_, at) => ({ at })), [1, 'x'], [1e300, -1e300],
  '\u0000', 'a\u0000b', '\uD800', 'a\uDFFFb', '\u202Ecod.exe', '\u200B\u200B', '\uFEFF', '\r\nSet-Cookie: a=b', '😀'.repeat(50),
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'javascript:alert(1)', '\'; drop table plan; --', '1 or 1=1', '${7*7}', '{{7*7}}', '%s%n', '../../etc/passwd', '=cmd|\'/c calc\'!A1',
  '0000-00-00', '2026-02-31', '9999-12-31', '2026-13-01', 'NaN', '1e309', 'Infinity', '__proto__', 'constructor', { toString: 1 }, { $ne: null },
  '00000000-0000-4000-8000-000000000000', '{00000000-0000-4000-8000-000000000000}',
];
const more = { role: 'system_admin', unitId: '00000000-0000-4000-8000-000000000000', county: 'lanhe', id: 'x', state: 'closed', version: 99, isAdmin: true, constructor: { prototype: { admin: true } } };

/** A dear one reads a document or hashes a password each time, so it gets a seventh of the table. */
interface Door { readonly who: string; readonly method: 'POST' | 'PUT' | 'PATCH'; readonly path: string; readonly body: Readonly<Record<string, unknown>>; readonly dear?: boolean }
let doors: readonly Door[];
let plan: PlanRow;
let units: readonly Unit[];
const people = new Map<string, Person>();

async function as(name: string): Promise<Person> {
  const known = people.get(name) ?? await world.as(name);
  people.set(name, known);
  return known;
}

const verbs = ['assign', 'revise', 'progress', 'claim', 'return', 'reopen'];

beforeAll(async () => {
  const office = await as('周敏');
  plan = await office.do<PlanRow>('POST', '/api/plans/text', { text: world.sample.planText });
  const opened = await office.get<OpenedPlan>(`/api/plans/${plan.id}`);
  const items = opened.items.filter((item) => item.kind === 'target' || item.type === 'task');
  const decisions = items.slice(2).map((item) => ({ itemId: item.itemId, decision: 'confirm' }));
  const { version } = await office.do<{ version: number }>('POST', `/api/plans/${plan.id}/decide`, { version: opened.plan.version, decisions });
  const [target] = await office.get<Target[]>('/api/targets');
  const [task] = await office.get<Task[]>('/api/tasks');
  units = await office.get<Unit[]>('/api/units');
  const accounts = await (await as('陈钢')).get<Account[]>('/api/accounts');
  const [root, section] = [units.find((unit) => unit.kind === 'bureau')?.id, units.find((unit) => unit.kind === 'section')?.id];
  const edit = { kind: 'target', value: 3, unit: '所', comparator: 'ge', subject: '全县', metric: '学校', period: '全年', deadline: '2026-12-31', per: '', owner: '人事科', title: '题' };
  const changes = {
    leadUnitId: section, assistingUnitIds: [section], owner: '办公室', deadline: '2026-11-30', metric: '学校', subject: '全县', comparator: 'ge', required: 3, unit: '所', baseline: 1,
    title: '题', parentId: null, milestones: [{ title: '一', due: '2026-06-30', done: false }],
  };
  doors = [
    { who: '周敏', method: 'POST', path: `/api/plans/${plan.id}/decide`, body: { version, decisions: [{ itemId: items[0]?.itemId, decision: 'confirm', edit }] } },
    { who: '周敏', method: 'POST', path: '/api/plans/text', body: { title: '题', text: '2026年计划\n新建学校3所。', unitId: root, planId: plan.id }, dear: true },
    ...verbs.flatMap((verb) => [[`/api/targets/${target?.id}`, target?.version], [`/api/tasks/${task?.id}`, task?.version]].map(([path, at]): Door =>
      ({ who: '周敏', method: 'POST', path: `${path}/${verb}`, body: { version: at, note: '说明', value: 3, evidence: [], changes } }))),
    { who: '周敏', method: 'POST', path: '/api/ledger/assign', body: { items: [{ id: target?.id, version: 1 }], changes: { leadUnitId: section, deadline: '2026-11-30' } }, dear: true },
    { who: '周敏', method: 'POST', path: `/api/plans/${plan.id}/follow`, body: { version, follow: 'supervise' }, dear: true },
    { who: '陈钢', method: 'POST', path: '/api/units', body: { parentId: root, kind: 'school', name: '某校', code: 'mx' } },
    { who: '陈钢', method: 'PATCH', path: `/api/units/${section}`, body: { name: '某科' } },
    { who: '陈钢', method: 'POST', path: '/api/accounts', body: { login: 'somebody', name: '某人', unitId: section }, dear: true },
    { who: '陈钢', method: 'POST', path: `/api/accounts/${accounts[0]?.id}/grants`, body: { role: 'clerk', unitId: section } },
    { who: '陈钢', method: 'PUT', path: '/api/settings/lights', body: { nearDays: 10, behindPoints: 10 } },
    { who: '许安', method: 'PUT', path: '/api/settings/lights', body: { nearDays: 10, behindPoints: 10 } },
    { who: '周敏', method: 'PUT', path: '/api/settings/lights', body: { nearDays: 10, behindPoints: 10 } },
    { who: '', method: 'POST', path: '/api/session/sample', body: { account: accounts[0]?.id }, dear: true },
    { who: '', method: 'POST', path: '/api/setup', body: { token: 'x', countyCode: 'lanhe', countyName: '兰河县', bureauName: '局', administrators: [{ role: 'system_admin', name: '甲', login: 'a', password: 'Maple-77-Harbour' }] } },
  ];
});

let turn = 0;
/** All of the table for the outermost values; deeper ones take every seventh, each from where the last one stopped. */
const rude = (depth: number): readonly unknown[] => (depth < 2 ? hostile : hostile.filter((_, at) => at % 7 === turn % 7));

/** The body with one value, however deep, replaced or left out. */
function* twists(body: unknown, depth = 0): Generator<unknown> {
  turn += 1;
  yield* rude(depth);
  if (typeof body !== 'object' || body === null) return;
  for (const [key, value] of Object.entries(body)) {
    for (const twisted of twists(value, depth + 1)) {
      yield Array.isArray(body) ? body.map((one: unknown, at) => (String(at) === key ? twisted : one)) : { ...body, [key]: twisted };
    }
    yield Object.fromEntries(Object.entries(body).filter(([other]) => other !== key));
  }
}

const versions = new Map<string, number>();
const thing = (path: string): string => path.replace(/\/[a-z]+$/, '');

/** Sends it as it stands; a version the door was told is brought up to date, so that the rest is looked at too. */
async function knock(door: Door, body: unknown): Promise<void> {
  const now = versions.get(thing(door.path));
  const fresh = now !== undefined && typeof body === 'object' && body !== null && (body as { version?: unknown }).version === door.body['version'] ? { ...body, version: now } : body;
  const text = JSON.stringify(fresh);
  const person = door.who === '' ? world.nobody : await as(door.who);
  const answer = await person.send(door.method, door.path, text, { 'content-type': 'application/json' });
  expectCivil(answer, `${door.method} ${door.path} ${text.slice(0, 300)}`);
  const { version } = (answer.body ?? {}) as { version?: number };
  if (answer.status < 300 && typeof version === 'number') versions.set(thing(door.path), version);
}

describe('bodies nobody should send', () => {
  it('every value of every body, replaced by the table, left out, or joined by keys that are not asked for', { timeout: 120_000 }, async () => {
    for (const door of doors) {
      for (const body of twists(door.body, door.dear ? 2 : 0)) await knock(door, body);
      await knock(door, { ...door.body, ...more });
      const text = JSON.stringify(door.body).replace('{', '{"__proto__":{"role":"system_admin"},');
      expectCivil(await (await as('周敏')).send(door.method, door.path, text, { 'content-type': 'application/json' }), text);
    }
    expect(({} as { role?: string }).role).toBeUndefined();
  });

  const deep = '['.repeat(50_000) + ']'.repeat(50_000);
  it.each<[string, string | Buffer, string]>([
    ['nothing', '', 'application/json'], ['a brace', '{', 'application/json'], ['twice', '{}{}', 'application/json'], ['single quotes', '{\'text\':1}', 'application/json'],
    ['deep arrays', deep, 'application/json'], ['deep inside', `{"text":${deep}}`, 'application/json'], ['1e309', '{"version":1e309,"decisions":[]}', 'application/json'],
    ['a byte order mark', '\uFEFF{"text":"2026年计划"}', 'application/json'], ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 'application/json'],
    ['UTF-16', Buffer.from('{"text":"计划"}', 'utf16le'), 'application/json; charset=utf-16'], ['a form', 'text=1', 'application/x-www-form-urlencoded'], ['text', 'text', 'text/plain'],
    ['XML', '<a/>', 'application/xml'], ['no such type', '{}', 'nonsense'], ['an empty multipart', '', 'multipart/form-data; boundary=x'], ['a multipart without boundary', 'x', 'multipart/form-data'],
    ['17 MB of text', `{"text":"${'a'.repeat(17_000_000)}"}`, 'application/json'],
  ])('%s', async (_, payload, type) => {
    const office = await as('周敏');
    for (const [method, path] of [['POST', '/api/plans/text'], ['POST', '/api/plans'], ['POST', `/api/plans/${plan.id}/decide`], ['PUT', '/api/settings/lights'], ['POST', '/api/session'], ['POST', '/api/files']] as const) {
      const answer = await office.send(method, path, payload, { 'content-type': type });
      expectCivil(answer, `${path} ${type}`);
      expect(answer.status, `${method} ${path} ${type} took ${JSON.stringify(answer.body)}`).toBeGreaterThanOrEqual(path.endsWith('text') && type.endsWith('json') ? 200 : 400);
    }
  });
});

const ids = [
  '1', '\'', '%27%20or%201%3D1--', '%00', '%', '%ff', '%ED%A0%80', '..', '..%2f..%2fetc%2fpasswd', '%2e%2e', '__proto__', 'constructor', 'null', 'undefined', 'a'.repeat(90), 'a'.repeat(20_000),
  '00000000-0000-4000-8000-000000000000', '00000000-0000-4000-8000-00000000000g', '%E2%80%AE', '*', ';', '%0d%0aX-A:%20b', '%3Cscript%3E',
];
const values = ['', '\'', '%00', '%', '%ff', '%ED%A0%80', '-1', '0', '1.5', '1e309', 'NaN', '99999999999999999999', '2147483648', '9007199254740993', 'a'.repeat(5_000), '%27;drop%20table%20plan;--', '__proto__', '%25%25', '%5C', '_', '[]', '(((('];

const gets = (id: string) => [`plans/${id}`, `plans/${id}/compare`, `plans/${id}/match?plan=${id}`, `plans/${plan.id}/match?plan=${id}`, `plans/${id}/ledger.xlsx`, `plans/${id}/deadlines.ics`, `targets/${id}`, `tasks/${id}`, `files/${id}`];
const posts = (id: string) => [`plans/${id}/decide`, `targets/${id}/progress`, `targets/${id}/${id}`, `tasks/${id}/claim`, `units/${id}/retire`, `accounts/${id}/disable`, `accounts/${id}/enable`, `accounts/${id}/reset`, `accounts/${id}/grants`, `grants/${id}/authorise`, `grants/${id}/revoke`];

describe('addresses nobody should ask', () => {
  it('ids that are none', { timeout: 60_000 }, async () => {
    for (const id of [...ids, plan.id, units[0]?.id ?? '']) {
      for (const name of ['周敏', '陈钢', '许安']) {
        const person = await as(name);
        for (const path of gets(id)) expectCivil(await person.send('GET', `/api/${path}`), path);
        const body = { version: 0, decisions: [{ itemId: 'q1', decision: 'confirm' }], role: 'clerk', unitId: plan.id };
        for (const path of posts(id)) expectCivil(await person.send('POST', `/api/${path}`, body), path);
        expectCivil(await person.send('PATCH', `/api/units/${id}`, { name: '某' }), id);
        expectCivil(await person.send('DELETE', `/api/session/${id}`), id);
      }
    }
  });

  it('queries that make no sense', { timeout: 60_000 }, async () => {
    const asks: readonly [string, string, readonly string[]][] = [
      ['周敏', 'targets', ['plan', 'unit', 'light', 'state', 'q', 'limit', 'sort', '__proto__']], ['周敏', 'tasks', ['plan', 'unit', 'light', 'state', 'q']], ['周敏', 'plans', ['q', 'unit', 'year']],
      ['周敏', `plans/${plan.id}`, ['version']], ['周敏', `plans/${plan.id}/compare`, ['from', 'to']], ['周敏', `plans/${plan.id}/match`, ['plan']], ['周敏', `plans/${plan.id}/ledger.xlsx`, ['q']],
      ['马清', 'audit', ['before', 'action', 'actor', 'outcome']], ['周敏', 'workbench', ['unit']],
    ];
    for (const [name, path, keys] of asks) {
      const person = await as(name);
      for (const key of keys) {
        for (const value of values) {
          for (const query of [`${key}=${value}`, `${key}=${value}&${key}=2`]) expectCivil(await person.send('GET', `/api/${path}?${query}`), `${path}?${query.slice(0, 80)}`);
        }
      }
    }
  });

  it('addresses and methods that are not there', async () => {
    const office = await as('周敏');
    const paths = ['/api', '/api/', '/api/nothing', '/api/plans/', '//api/plans', '/api//plans', '/api/../etc/passwd', '/api/plans/%2e%2e/accounts', '/.git/config', '/.env', '/metrics', '/docs', '/package.json', '/src/main.ts', '/..%2f..%2fpackage.json', '/API/PLANS', '/api/plans.json', '/api/plans;x=1', '/%00', '/%', '/api/%'];
    for (const path of paths) {
      const answer = await office.send('GET', path);
      expectCivil(answer, path);
      expect(answer.status, path).toBeGreaterThanOrEqual(400);
    }
    for (const method of ['HEAD', 'OPTIONS', 'TRACE', 'DELETE', 'PUT', 'PROPFIND', 'LINK'] as const) {
      for (const path of ['/api/plans', `/api/plans/${plan.id}`, '/api/session/sample', '/api/audit']) {
        const answer = await world.api.inject({ method: method as 'HEAD', url: path });
        const asGet = method === 'HEAD' && path.endsWith('sample');
        expect(answer.statusCode < 300, `${method} ${path} → ${answer.statusCode}`).toBe(asGet);
        expect(answer.statusCode, `${method} ${path}`).toBeLessThan(500);
        expect(answer.headers['access-control-allow-origin']).toBeUndefined();
      }
    }
  });
});

describe('afterwards', () => {
  it('nobody gained a right, the plan is as it was, the audit holds and the log knows nobody', async () => {
    const accounts = await (await as('陈钢')).get<Account[]>('/api/accounts');
    const held = accounts.flatMap((account) => account.grants.filter((grant) => grant.state === 'granted').map((grant) => `${account.login} ${grant.role}`));
    expect(held.sort()).toEqual(world.sample.people.map((person) => `${person.login} ${person.role}`).sort());
    const opened = await (await as('周敏')).get<OpenedPlan>(`/api/plans/${plan.id}?version=1`);
    expect(opened.text).toBe(world.sample.planText);
    expect(await (await as('马清')).get<AuditVerdict>('/api/audit/verify')).toMatchObject({ intact: true, firstBroken: null });
    expect(world.log.join('\n')).not.toMatch(/周敏|陈钢|zhoumin|chengang|__Host-|Maple-77/);
  });
});
