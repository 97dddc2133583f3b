/*
 * Registers drawn to do harm, second part: patterns that never end, formulas in circles, names of the database’s own, and
 * several hands at one drawing. What is refused leaves nothing; what is let in cannot slow anybody down.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { DrawingReport, OpenedDrawing } from '../../src/contract/drawing.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { builtIn } from '../world/built-in.ts';
import { expectCivil } from '../world/civil.ts';
import { useWorld, type Answer, type Person } from '../world/world.ts';

const world = useWorld({ catalogue: builtIn });
let office: Person, leader: Person, clerk: Person;
let unitId: string;
beforeAll(async () => {
  [office, leader, clerk] = await Promise.all([world.as('周敏'), world.as('何建国'), world.as('张文')]) as [Person, Person, Person];
  unitId = (await office.get<Unit[]>('/api/units')).find(({ name }) => name === '青岚县实验小学')?.id ?? '';
});

const drawing = (key: string, fields: string, more = '', title = '{a}') => `key: ${key}\nname: 物${key}\nkept_by: [school]\nworkflow: plain\nfields:\n  a: { name: 甲, type: integer }\n${fields}\ndisplay: { title: "${title}" }\n${more}`;
const check = (written: string) => office.do<DrawingReport>('POST', '/api/drawings/check', { written, lists: [] });
let drawn = 0;
const draw = async (fields: string, more = ''): Promise<{ key: string; answer: Answer }> => {
  const key = `hostile_${drawn += 1}`;
  return { key, answer: await office.send('POST', '/api/drawings', { written: drawing(key, fields, more), lists: [] }) };
};
const quoted = (text: string) => JSON.stringify(text);

describe('patterns', () => {
  it.each([
    '(a+)+', '(a|a)*', '(a|aa)+', '(.*a){20}', '([a-z]+)*\\d', '(\\w|\\d)+', '(?:a?){30}a{30}', '((a*)*)*', '(a*)*b', '(?=(a+))\\1+b', '^(([a-z])+.)+[A-Z]([a-z])+$', '(x+x+)+y', '(a{1,30}){1,30}', '.*.*.*.*.*.*=.*', '.*.*.*x', '(\\s*)*x', 'a{99999999}', '(?<x>a)\\k<x>', '[', '(', '\\', '(?<=a)b', '(?i)a', '\\p{Nothing}', '[z-a]', '*', '',
    '\\d{1,4}(-\\d{1,4}){0,3}', '[一-龥]{2,20}', 'a|b|c',
  ])('%s is refused, or is quick whatever is typed', async (pattern) => {
    const { key, answer } = await draw(`  b: { name: 乙, type: text, max: 200, pattern: ${quoted(pattern)}, pattern_say: 不对 }`);
    expectCivil(answer, pattern);
    if (answer.status !== 201) return;
    for (const typed of [`${'a'.repeat(199)}!`, `${'1'.repeat(199)}!`, `${'x'.repeat(199)}!`, `${' '.repeat(10)}${'ab'.repeat(90)}!`]) {
      const began = performance.now();
      const saved = await clerk.send('POST', `/api/registers/${key}/records`, { unitId, values: { a: 1, b: typed } });
      expectCivil(saved, typed);
      expect(performance.now() - began, pattern).toBeLessThan(2_000);
    }
  });
});

describe('formulas and references', () => {
  it.each<[string, string]>([
    ['of itself', '  b: { name: 乙, type: formula, result: integer, formula: "b + 1" }'], ['in a circle of two', '  b: { name: 乙, type: formula, result: integer, formula: "c + 1" }\n  c: { name: 丙, type: formula, result: integer, formula: "b + 1" }'],
    ['in a circle of three', '  b: { name: 乙, type: formula, result: integer, formula: "c + 1" }\n  c: { name: 丙, type: formula, result: integer, formula: "d + 1" }\n  d: { name: 丁, type: formula, result: integer, formula: "b + 1" }'],
    ['counting its own register by itself', '  b: { name: 乙, type: formula, result: integer, formula: "sum(KEY.b)" }'], ['of a register there is none of', '  b: { name: 乙, type: reference, to: nothing }'], ['of the database', '  b: { name: 乙, type: formula, result: integer, formula: "count(account)" }'],
    ['of a formula that is text', '  b: { name: 乙, type: formula, result: integer, formula: "concat(a, a)" }'], ['with a result there is none of', '  b: { name: 乙, type: formula, result: nothing, formula: "a" }'], ['that divides by nothing', '  b: { name: 乙, type: formula, result: integer, formula: "a /" }'],
  ])('a formula %s', async (_, fields) => {
    const key = `hostile_${drawn + 1}`;
    const { answer } = await draw(fields.replaceAll('KEY', key));
    expectCivil(answer, fields);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect((await office.send('GET', `/api/registers/${key}`)).status).toBeGreaterThanOrEqual(400);
  });

  it('a long chain of formulas, and a register that points at itself, are kept and answered soon', async () => {
    const chain = Array.from({ length: 60 }, (_, at) => `  f${at}: { name: 式${at}, type: formula, result: integer, formula: "${at === 0 ? 'a' : `f${at - 1}`} + 1" }`).join('\n');
    const { key, answer } = await draw(`${chain}\n  of: { name: 上级, type: reference, to: KEY }`.replace('KEY', `hostile_${drawn + 1}`));
    expectCivil(answer, 'chain');
    if (answer.status !== 201) return;
    const began = performance.now();
    const saved = await clerk.send('POST', `/api/registers/${key}/records`, { unitId, values: { a: 1 } });
    expectCivil(saved, 'chain');
    if (saved.status === 201) expect((saved.body as { record: { values: Record<string, number> } }).record.values['f59']).toBe(61);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});

describe('names', () => {
  const words = ['select', 'table', 'user', 'order', 'group', 'from', 'where', 'null', 'true', 'default', 'check', 'primary', 'county', 'id', 'unit', 'unit_id', 'unit_path', 'version', 'state', 'since', 'until', 'by_id', 'sensitivity', 'retired_at', 'import_id', 'via', 'previous', 'now', 'r', 'f_a', 'xmin', 'ctid', 'tableoid', 'oid', 'count', 'sum', 'tostring', 'valueof', 'hasownproperty', 'length', 'then'];
  it.each(words)('a field called %s stands apart from the columns of the house, or is refused', async (word) => {
    const { key, answer } = await draw(`  ${word}: { name: 乙, type: text }`);
    expectCivil(answer, word);
    if (answer.status !== 201) return;
    const saved = await clerk.send('POST', `/api/registers/${key}/records`, { unitId, values: { a: 1, [word]: '值' } });
    expect(saved.status, JSON.stringify(saved.body)).toBe(201);
    const { record } = saved.body as { record: { id: string; unitPath: string; values: Record<string, unknown> } };
    expect(record.values[word]).toBe('值');
    expect(record.unitPath).toMatch(/^qinglan\//);
    for (const query of [`sort=${word}`, `where=${encodeURIComponent(`${word} = "值"`)}`, `fields=${word}`]) expectCivil(await clerk.send('GET', `/api/registers/${key}/records?${query}`), `${word} ${query}`);
  });

  it.each(['select', 'user', 'table', 'unit', 'account', 'audit', 'county', 'pg_class', 'reg_class', 'records', 'new', 'check', 'guess', 'constructor', '__proto__', 'x'.repeat(41), 'X', '1a', '甲', 'a-b', 'a b', 'a"; drop table unit; --'])('a register called %s touches no table of the house', async (key) => {
    const answer = await office.send('POST', '/api/drawings', { written: drawing(key, ''), lists: [] });
    expectCivil(answer, key);
    expect((await office.get<Unit[]>('/api/units')).length).toBeGreaterThan(10);
    if (answer.status === 201) expect((await office.get<OpenedDrawing>(`/api/drawings/${key}`)).key).toBe(key);
  });

  it.each([['a thousand characters', '名'.repeat(1_000)], ['nothing but spaces', '   '], ['no width', '\u200B\u200B'], ['lines', 'a\nb'], ['rare characters', '𠮷𪚥𰻞'], ['a formula', '=1+1'], ['a tag', '<img src=x onerror=alert(1)>'], ['quotes', '"\'`{a}${a}']])('a name of %s', async (_, name) => {
    const { key, answer } = await draw(`  b: { name: ${quoted(name)}, type: text }`);
    expectCivil(answer, name);
    if (answer.status !== 201) return;
    expectCivil(await clerk.send('GET', `/api/registers/${key}/template?unit=${unitId}`), name);
    expectCivil(await clerk.send('GET', `/api/registers/${key}/export`), name);
    expectCivil(await clerk.send('GET', '/api/openapi.json'), name);
  });

  it('more fields than a register may have are refused before anything is made', async () => {
    const { faults, view } = await check(drawing('wide', Array.from({ length: 1_000 }, (_, at) => `  f${at}: { name: 字段${at}, type: text }`).join('\n')));
    expect([faults.length > 0, view]).toEqual([true, null]);
  });
});

describe('several hands', () => {
  it('of two who draw the same register at once one does', async () => {
    const answers = await Promise.all([office, office, office].map((who) => who.send('POST', '/api/drawings', { written: drawing('at_once', ''), lists: [] })));
    for (const answer of answers) expectCivil(answer, 'at once');
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('of two who change it at once one does; records saved meanwhile are kept by the one version or the other', async () => {
    const changed = (name: string) => office.send('PUT', '/api/drawings/at_once', { written: drawing('at_once', `  ${name}: { name: 乙, type: text }`), lists: [], version: 1 });
    const saves = Array.from({ length: 8 }, (_, at) => clerk.send('POST', '/api/registers/at_once/records', { unitId, values: { a: at } }));
    const answers = await Promise.all([changed('b'), changed('c'), ...saves]);
    for (const answer of answers) expectCivil(answer, 'at once');
    expect(answers.slice(0, 2).filter(({ status }) => status === 200)).toHaveLength(1);
    const kept = answers.slice(2).filter(({ status }) => status === 201).length;
    expect((await clerk.get<{ whole: { count: number } }>('/api/registers/at_once/totals')).whole.count).toBe(kept);
    expect((await office.get<OpenedDrawing>('/api/drawings/at_once')).version).toBe(2);
  });

  it('a proposal approved twice at once, and declined, comes to one end', async () => {
    const { id } = await office.do<{ id: string }>('POST', '/api/proposals', { written: drawing('proposed', ''), lists: [], version: 0 });
    const answers = await Promise.all([leader.send('POST', `/api/proposals/${id}/approve`), leader.send('POST', `/api/proposals/${id}/approve`), leader.send('POST', `/api/proposals/${id}/decline`), office.send('POST', `/api/proposals/${id}/approve`)]);
    for (const answer of answers) expectCivil(answer, 'at once');
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
