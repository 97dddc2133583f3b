/*
 * Somebody who means harm, or whose program is broken, at the registers: parameters, conditions, values and versions. Each
 * is answered civilly and soon, nothing is half written, and what is kept is what was sent.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenedRecord, RecordPageView, SavedRecord } from '../../src/contract/register.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { register } from '../registers/sample-registers.ts';
import { builtIn } from '../world/built-in.ts';
import { expectCivil } from '../world/civil.ts';
import { expectProblem, useWorld, type Answer, type Person } from '../world/world.ts';

const box = register('box', [
  { key: 'name', type: 'text', max: 200 }, { key: 'note', type: 'text', max: 4000 }, { key: 'seats', type: 'integer' }, { key: 'area', type: 'decimal', scale: 2 }, { key: 'pay', type: 'money', scale: 2 },
  { key: 'share', type: 'percent', scale: 1 }, { key: 'built', type: 'date' }, { key: 'year', type: 'period', grain: 'school_year' }, { key: 'month', type: 'period', grain: 'month' }, { key: 'stage', type: 'choice', list: 'stage' },
  { key: 'stages', type: 'choices', list: 'stage' }, { key: 'lent', type: 'unit' }, { key: 'home', type: 'location' }, { key: 'id_number', type: 'text', format: 'id_number', encrypted: true, sensitivity: 2 }, { key: 'of', type: 'reference', to: 'box' },
]);
const world = useWorld({ catalogue: async () => { const { codeLists, limits } = await builtIn(); return { codeLists, limits, registers: new Map([[box.key, box]]), indicators: new Map() }; } });
let clerk: Person;
let unitId: string;

beforeAll(async () => {
  clerk = await world.as('张文');
  unitId = (await clerk.get<Unit[]>('/api/units')).find(({ name }) => name === '青岚县实验小学')?.id ?? '';
  await save({ name: '甲', seats: 40 });
  await save({ name: '乙', seats: 50, area: '3.50' });
});

const records = '/api/registers/box/records';
const post = (values: unknown) => clerk.send('POST', records, { unitId, values });
async function save(values: object): Promise<SavedRecord['record']> {
  const answer = await post(values);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as SavedRecord).record;
}

/** Civil, and within two seconds even on a busy machine. */
async function soon(question: string, ask: () => Promise<Answer>): Promise<Answer> {
  const began = performance.now();
  const answer = await ask();
  expectCivil(answer, question.slice(0, 300));
  expect(performance.now() - began, question.slice(0, 100)).toBeLessThan(2_000);
  return answer;
}

const q = encodeURIComponent;
const deep = (n: number, open: string, shut: string, core: string) => `${open.repeat(n)}${core}${shut.repeat(n)}`;

describe('conditions', () => {
  const wrong: readonly string[] = [
    deep(900, '(', ')', 'seats > 1'), deep(400, 'not ', '', 'seats > 1'), deep(300, 'if(seats > 1, ', ', false)', 'true'), deep(300, '-', '', '1 = 1'), Array.from({ length: 900 }, () => 'seats').join('+'), 'seats > 1 or '.repeat(300),
    'seats >', '> 1', 'seats = = 1', 'seats', '1', '"x"', 'true and', 'seats > "x"', 'name > 1', 'nothing = 1', '__proto__ = 1', 'constructor = 1', 'seats.seats = 1', 'unit.path = "x"', 'unit.__proto__ = 1', 'of.of.of.of.constructor = 1',
    '1; drop table unit', "name = 'a'' or ''1''=''1' or", 'name = "a\'); select pg_sleep(9); --"', 'pg_sleep(9) = 1', 'version() = "x"', 'current_setting("app.county") = "x"', 'county = "lanhe"', 'unit_path = ""', 'seats /* */ > 1', 'seats -- x',
    '\u0000', 'name = "\u0000"', 'na\u0000me = 1', '\u202Eseats > 1', 'seats\u200B > 1', 'name = "\uFFFF', '＂', '「', '「」 = 1', '「seats', 'date\'2026-02-30\' > built', 'built > 0000-00-00', 'built > 9999-99-99', '1e400 > seats', `seats > ${'9'.repeat(3_000)}`,
    'seats > NaN', 'seats > Infinity', 'limit("x", "y") > 1', 'limit("class_size") > 1', 'count(nothing) > 1', 'sum(box.name) > 1', 'count(count(box)) > 1', 'count(box where count(box) > 1) > 0', 'weighted_cv(box.seats / box.area) > 1', 'share(box) > 1',
    'stage = "小学"', 'stage = "nothing"', 'id_number = "11010519491231002X"', 'contains(id_number, "1")', 'starts_with(id_number, "11")', 'length(id_number) = 18', 'concat(id_number) = "x"', 'id_number between "0" and "9"', 'round(seats, 999999999) = 1', 'round(seats, -999999999) = 1',
  ];
  it.each(wrong.map((text) => ({ name: text.slice(0, 60), text })))('$name', async ({ text }) => {
    for (const path of [`${records}?where=${q(text)}`, `/api/registers/box/totals?where=${q(text)}`, `/api/registers/box/condition?where=${q(text)}`]) await soon(text, () => clerk.send('GET', path));
  });

  it.each([
    ['seats > 45', 1], ['seats ＞ ４５', 1], ['seats > 45 and seats > 45 and seats > 45', 1], ['name = "甲"', 1], ['name = "甲\'"', 0], ['contains(name, "%")', 0], ['contains(name, "_")', 0], ['starts_with(name, "%")', 0], ['contains(name, "\\")', 0], ['seats / 0 > 1', 0], ['seats * 99999999999999999999 > 1', 2],
    ['days_between(built, today()) > 1', 0], ['length(name) = 1', 2], ['area = 3.5', 1], ['area = 3.50000000000000000000', 1], ['seats = 40.0', 1], ['name in ("甲", "乙")', 2], ['seats between 50 and 40', 0], ['name = "甲" or id_number is blank', 2], ['seats > -1', 2],
  ])('%s finds %d', async (text, count) => {
    const answer = await soon(text, () => clerk.send('GET', `${records}?where=${q(text)}`));
    expect((answer.body as RecordPageView).records, JSON.stringify(answer.body).slice(0, 300)).toHaveLength(count);
  });
});

describe('parameters', () => {
  const odd = ['', ' ', ',', ',,,', '-', '--name', '-,-', 'name,name,name', 'nothing', '__proto__', 'constructor', 'name;drop table unit', 'name desc', 'f_name', 'id', 'county', 'unit_path', 'id_number', 'note\u0000', 'name'.repeat(400), Array.from({ length: 600 }, () => 'name').join(','), '\uD800', '%00', '1', 'true', '[]', '{"a":1}', '名称'];
  it.each(['sort', 'fields', 'by', 'sums', 'cursor', 'limit', 'asOf', 'unit', 'where'])('%s', async (name) => {
    for (const value of [...odd, '-1', '0', '1e9', '9999999999999999999', '0x10', '１０', 'Infinity', '2026-02-30', '9999-12-31', '0000-01-01', '-271821-04-20T00:00:00Z', '2026-03-01T25:00:00Z', '+275760-09-13T00:00:00Z', '2026-03-02T00:00:00+99:99', '9999-12-31T23:59:59-23:59']) {
      const query = `${name}=${q(value.toWellFormed())}`;
      for (const path of [`${records}?${query}`, `/api/registers/box/totals?${query}`, `/api/registers/box/export?format=csv&${query}`, `${records}?${query}&${query}`]) await soon(path, () => clerk.send('GET', path));
    }
  }, 60_000);

  it('a mark of a page that was made up, cut, changed, or belongs to another list is refused', async () => {
    const { next } = await clerk.get<RecordPageView>(`${records}?limit=1&sort=name`);
    const mark = next ?? '';
    const raw = Buffer.from(mark, 'base64url').toString();
    const marks = [mark.slice(1), mark.slice(0, -3), `${mark}x`, mark.toUpperCase(), Buffer.from('{}').toString('base64url'), Buffer.from('[]').toString('base64url'), Buffer.from(raw.replace(/\d/, '9')).toString('base64url'), Buffer.from(raw.replaceAll('"', '\'')).toString('base64url'), 'e30', 'null', '😀', '\u0000'];
    for (const made of marks) await soon(made, () => clerk.send('GET', `${records}?limit=1&sort=name&cursor=${q(made)}`));
    for (const other of ['sort=-name', 'sort=seats', 'sort=name&where=seats%3E1', 'sort=name&asOf=2026-03-02T00:59:00Z']) expectProblem(await clerk.send('GET', `${records}?limit=1&${other}&cursor=${q(mark)}`), 'R308');
    expect((await clerk.send('GET', `${records}?limit=200&sort=name&cursor=${q(mark)}`)).status).toBe(200);
  });

  it.each(['box%00', '..%2fclass', 'BOX', 'box_history', 'unit', 'account', 'pg_class', 'x'.repeat(2_000), '%E5%8F%B0', '__proto__', 'constructor', 'toString'])('no register is called %s', async (key) => {
    for (const rest of ['', '/records', '/totals', '/export', '/condition?where=1']) expect((await soon(key, () => clerk.send('GET', `/api/registers/${key}${rest}`))).status).toBeGreaterThanOrEqual(400);
  });
});

describe('values', () => {
  // What is kept, or null when it is refused.
  const values: readonly (readonly [field: string, typed: unknown, kept: unknown])[] = [
    ['seats', '1e400', null], ['seats', '1e3', null], ['seats', '-0', 0], ['seats', -0, 0], ['seats', 'NaN', null], ['seats', 'Infinity', null], ['seats', '0x10', null], ['seats', '１２', 12], ['seats', '1,200', 1200], ['seats', '1.5', null], ['seats', 1.5, null], ['seats', '9'.repeat(10_000), null], ['seats', 2 ** 53, null], ['seats', '9007199254740993', null], ['seats', '-9007199254740993', null], ['seats', '999999999999999', 999_999_999_999_999],
    ['seats', '٣', null], ['seats', '十二', null], ['seats', '=1+1', null], ['seats', [], null], ['seats', ['1'], null], ['seats', '1\u00002', null], ['seats', '1\u200B2', null], ['seats', '\uFEFF12', 12],
    ['area', `1.${'0'.repeat(10_000)}`, '1'], ['area', `0.${'1'.repeat(10_000)}`, null], ['area', '1.005', null], ['area', '1.50', '1.5'], ['area', '-1.5', '-1.5'], ['area', '.5', '0.5'], ['area', '1.', '1'], ['area', '9'.repeat(25), null], ['area', 1e25, null], ['area', 1e-7, null], ['area', 0.1, '0.1'],
    ['pay', '1e400', null], ['pay', '￥1,200.50', '1200.5'], ['pay', '12,34', null], ['share', '50%', '50'], ['share', '1e400%', null], ['share', '五成', null],
    ['built', '2026-02-29', null], ['built', '2024-02-29', '2024-02-29'], ['built', '0000-01-01', null], ['built', '9999-12-31', '9999-12-31'], ['built', '99999-01-01', null], ['built', '2026-13-01', null], ['built', '2026-00-00', null], ['built', 46082, null], ['built', '2026年3月2日', '2026-03-02'], ['built', '二〇二六年三月二日', null], ['built', '2026-03-02T00:00:00Z', null], ['built', '-2026-03-02', null],
    ['year', '2026-2028', null], ['year', '2026-2027', '2026-2027'], ['year', '9999-10000', null], ['month', '2026-13', null], ['month', '2026-03', '2026-03'], ['stage', '__proto__', null], ['stage', 'constructor', null], ['stages', ['primary', 'primary'], undefined], ['stages', Array.from({ length: 500 }, () => 'x'), null], ['stages', [null], null],
    ['lent', 'constructor', null], ['lent', '00000000-0000-4000-8000-000000000000', null], ['home', '999,999', null], ['home', '1e400,1', null], ['home', 'NaN,NaN', null], ['of', '00000000-0000-4000-8000-000000000000', null], ['of', '\'; drop table reg_box; --', null],
    ['id_number', '110105194912310021', null], ['id_number', '１１０１０５１９４９１２３１００２Ｘ', undefined], ['id_number', '1'.repeat(18), null], ['id_number', `11010519491231002X${'\u200B'}`, undefined],
    ['name', 'x'.repeat(201), null], ['name', '\uD800', null], ['name', 'a\uDC00b', null], ['name', 'a\u0000b', null], ['name', '\u202Egnp.exe', null], ['name', '\u0007', null], ['name', '𠮷𪚥𬭎𰻞', '𠮷𪚥𬭎𰻞'], ['name', '😀'.repeat(200), '😀'.repeat(200)], ['name', `e\u0301`, undefined], ['name', '=HYPERLINK("http://x")', '=HYPERLINK("http://x")'],
    ['name', '+1', '+1'], ['name', '-1', '-1'], ['name', '@SUM(A1)', '@SUM(A1)'], ['note', 'a\r\nSet-Cookie: b=c', undefined], ['note', '<script>alert(1)</script>', '<script>alert(1)</script>'], ['name', '   ', null], ['name', '\u3000甲\u3000', '甲'], ['name', { toString: 'x' }, null], ['name', true, null], ['name', [['x']], null],
    ['nothing', 'x', null], ['__proto__', 'x', null], ['constructor', 'x', null], ['county', 'lanhe', null], ['unit_path', 'qinglan/', null], ['state', 'approved', null], ['f_name', 'x', null], ['id', '00000000-0000-4000-8000-000000000000', null], ['x'.repeat(41), 'x', null],
  ];
  it.each(values.map(([field, typed, kept]) => ({ what: `${field.slice(0, 20)} = ${JSON.stringify(typed).slice(0, 50)}`, field, typed, kept })))('$what', async ({ field, typed, kept, what }) => {
    const body = JSON.stringify({ unitId, values: {} }).replace('"values":{}', `"values":{${JSON.stringify(field)}:${JSON.stringify(typed)}}`);
    const answer = await soon(what, () => clerk.send('POST', records, body, { 'content-type': 'application/json' }));
    if (kept === undefined) return;
    const value = answer.status === 201 ? (answer.body as SavedRecord).record.values[field] : null;
    if (kept === null) expect(answer.status === 201 && value !== null, `kept as ${JSON.stringify(value)}`).toBe(false);
    else expect(value, JSON.stringify(answer.body).slice(0, 300)).toBe(kept);
  });

  it('what was kept comes out again as it was: page, file, and the file with its formulas defused', async () => {
    const { id } = await save({ name: '=1+1', note: '@x\t"引号",逗号', seats: 7 });
    const { record } = await clerk.get<OpenedRecord>(`${records}/${id}`);
    expect(record.values).toMatchObject({ name: '=1+1', note: expect.stringContaining('引号') as string });
    const csv = (await clerk.send('GET', `/api/registers/box/export?format=csv&where=${q('seats = 7')}`)).raw.toString('utf8');
    expect(csv).not.toMatch(/(^|,|")[=@+]/m);
  });

  it('a body of ten megabytes, a thousand fields, or JSON nested to the sky', async () => {
    const bodies = [JSON.stringify({ unitId, values: { name: 'x'.repeat(10_000_000) } }), JSON.stringify({ unitId, values: Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`k${at}`, 'x'])) }), `{"unitId":"${unitId}","values":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}`, `{"unitId":"${unitId}","values":${'['.repeat(50_000)}`,
      `{"unitId":"${unitId}","values":{"name":"a","name":"b","__proto__":{"name":"c"}}}`, '[]', 'null', '"x"', '{', '\uFEFF{}', ''];
    for (const body of bodies) await soon(body.slice(0, 60), () => clerk.send('POST', records, body, { 'content-type': 'application/json' }));
    for (const type of ['text/plain', 'application/xml', 'application/json; charset=utf-16', 'multipart/form-data', 'application/x-www-form-urlencoded', '']) await soon(type, () => clerk.send('POST', records, 'x', { 'content-type': type }));
  });
});
