import { describe, expect, test } from 'vitest';
import { env, sampleWorld } from '../../../test/expression/sample-world.ts';
import type { RecordValues } from '../register/record-values.ts';
import { readExpression } from './check-types.ts';
import { environmentOf, expressionWorld, type ExpressionEnv } from './environment.ts';
import { evaluate, type EvaluationScope } from './evaluate.ts';
import { textOf, type Value } from './value.ts';

const values: RecordValues = {
  name: '第一小学', pupils: 45, boarders: null, teachers: 20, books: 279, area: '1200.5', value: '99999999999999999.99', passed: '87.8', founded: '2000-02-29',
  checked_on: '2026-03-01', stage: 'primary', offers: ['swim', 'chess'], head: 'p1', note: '',
};
const classRows = [{ size: 55, girls: 20, grade: '1' }, { size: 56, girls: 30, grade: '2' }, { size: 66, girls: null, grade: null }, { size: null, girls: 1, grade: '1' }];
// The public worked example of the balance rules: five primary schools and their books.
const schools = [[45, 279], [37, 137], [89, 935], [76, 160], [55, 402], [0, 12], [null, 7]].map(([pupils = null, books = null]) => ({ pupils, books }));

const scope: EvaluationScope = {
  values, previous: { pupils: 50, stage: 'primary' }, unit: { kind: 'school', name: '第一小学', code: '3301' }, today: '2026-11-22', limits: sampleWorld.limits,
  rows: (register) => (register === 'class' ? classRows : schools).map((row) => ({ values: row, unit: { kind: 'school' } })),
  record: (field, id) => (field === 'school' && id === 's1' ? values : undefined),
};

function result(text: string, from: ExpressionEnv = env.school, within: EvaluationScope = scope): string | boolean | null | readonly string[] {
  const read = readExpression(text, from);
  if ('faults' in read) throw new Error(read.faults.map((fault) => fault.en).join(' '));
  const value: Value = evaluate(read.expression, within);
  return value === null || typeof value === 'boolean' || Array.isArray(value) ? value as boolean | null : textOf(value as Exclude<Value, boolean | readonly string[] | null>);
}

describe('computes', () => {
  test.each<[string, string | boolean | null]>([
    ['1 + 2 * 3', '7'], ['(1 + 2) * 3', '9'], ['10 - 2 - 3', '5'], ['-pupils', '-45'], ['- - 3', '3'], ['0 * -1', '0'],
    ['0.1 + 0.2', '0.3'], ['1 / 3', '0.3333333333'], ['2 / 3', '0.6666666667'], ['-2 / 3', '-0.6666666667'], ['1 / 0', null], ['1 / 20000000000', '0.0000000001'], ['-1 / 20000000000', '-0.0000000001'], ['3 / 20000000000', '0.0000000002'], ['0 / 0', null],
    ['9007199254740993 + 1', '9007199254740994'], ['999999999999 * 999999999999', '999999999998000000000001'], ['value + 0.01', '100000000000000000'],
    ['85%', '0.85'], ['passed', '0.878'], ['passed >= 87.8%', true], ['passed > 0.878', false], ['0.5%', '0.005'], ['12.345%', '0.12345'],
    ['pupils / teachers', '2.25'], ['学生数 ÷ 教师数', '2.25'], ['area * 2', '2401'], ['９＋１', '10'],
    ['round(2.5, 0)', '3'], ['round(-2.5, 0)', '-3'], ['round(1234.5678, 2)', '1234.57'], ['round(1250, -2)', '1300'], ['round(-1250, -2)', '-1300'], ['round(1, 0)', '1'],
    ['abs(-3)', '3'], ['min(3, 1, 2)', '1'], ['max(pupils, boarders)', '45'], ['max(boarders, boarders)', null], ['min(founded, checked_on)', '2000-02-29'],
    ['boarders + 1', null], ['boarders * 0', null], ['coalesce(boarders, 0) + 1', '1'], ['coalesce(boarders, blank)', null],
  ])('%s is %s', (text, expected) => { expect(result(text)).toBe(expected); });

  test.each<[string, boolean | null]>([
    ['pupils = 45', true], ['pupils <> 45', false], ['pupils ≠ 45', false], ['pupils ≥ 45 and pupils ≤ 45', true], ['pupils == 45.0', true],
    ['boarders > 1', null], ['boarders is blank', true], ['boarders is not blank', false], ['note is blank', false], ["note = ''", true],
    ['boarders > 1 and false', false], ['false and boarders > 1', false], ['boarders > 1 or true', true], ['boarders > 1 or false', null], ['not (boarders > 1)', null],
    ['非 (学生数 > 50) 且 (学生数 > 1 或 false)', true], ['学生数>=45且教师数>0', true], ['学生数>=46或教师数>0', true],
    ["stage in ('primary', 'junior')", true], ["stage not in ('primary')", false], ['boarders in (1, 2)', null], ['pupils in (1, boarders)', null], ['pupils in (45, boarders)', true], ['pupils in (45.0)', true],
    ['pupils between 45 and 45', true], ['pupils between 46 and boarders', false], ['pupils between 1 and boarders', null], ['boarders between 1 and 2', null],
    ['founded < checked_on', true], ["founded = date'2000-02-29'", true], ['checked_on > 2026-02-28', true], ["name < '第二'", true],
    ["'\uFF5E' < '𬭎'", true], ["'a' < 'b'", true], ["'B' < 'a'", true], ["'a' < 'aa'", true],
    ["name = “第一小学”", true], ["name = '第一''小学'", false], ["starts_with(name, '第一')", true], ["contains(name, '小学')", true], ["contains(note, '')", true], ["has(offers, 'swim')", true], ['offers is blank', false],
  ])('%s is %s', (text, expected) => { expect(result(text)).toBe(expected); });

  test.each<[string, string | boolean | null]>([
    ['if(pupils > 40, 1, 2)', '1'], ['if(pupils > 50, 1, 2)', '2'], ['if(boarders > 50, 1, 2)', null], ["if(pupils > 50, '大', blank)", null],
    ['length(name)', '4'], ["length('𬭎a')", '2'], ["concat(name, '·', pupils, ' ', area, checked_on, boarders)", '第一小学·45 1200.52026-03-01'], ["concat('a', 1.50)", 'a1.5'],
    ['year(checked_on)', '2026'], ['month(checked_on)', '3'], ['days_between(founded, checked_on)', '9497'], ['days_between(checked_on, founded)', '-9497'], ['days_between(founded, founded)', '0'],
    ['age_on(founded, checked_on)', '26'], ['age_on(founded, 2026-02-28)', '25'], ['age_on(founded, 2024-02-29)', '24'], ['age_on(checked_on, founded)', '-27'],
    ['today()', '2026-11-22'], ['year(today()) - year(founded)', '26'],
    ["limit('class_size', stage)", '40.5'], ["limit('class_size', stage, 2020-01-01)", '45'], ["limit('班额上限', 'senior')", '55'], ["limit('class_size')", '55'], ["limit('class_size', stage, 1999-01-01)", null], ["limit('class_size', blank)", '55'],
    ['previous.pupils', '50'], ['上年.学生数', '50'], ['(pupils - previous.pupils) / previous.pupils', '-0.1'], ['previous.books', null], ["unit.kind = 'school'", true], ['单位.名称', '第一小学'],
  ])('%s is %s', (text, expected) => { expect(result(text)).toBe(expected); });

  test.each<[string, string | boolean | null]>([
    ['count(class)', '4'], ['count(class where size >= 56)', '2'], ['count(班级 where 人数 >= 56)', '2'], ['count(class where class.size >= 56)', '2'],
    ['sum(class.size)', '177'], ['sum(class.size where grade is blank)', '66'], ['sum(class.size where size > 99)', null], ['avg(class.size)', '59'], ['min(class.size)', '55'], ['max(class.size)', '66'], ['max(class.grade)', '2'],
    ['count_distinct(class.grade)', '2'], ['share(class where size >= 56)', '0.5'], ['share(class.size where size >= 56)', '0.6892655367'], ['count(class where false)', '0'],
    ['sum(class.girls / class.size)', '0.8993506493'], ["count(class where unit.kind = 'school')", '4'], ['pupils = sum(class.size)', false],
    ['round(weighted_cv(school.books / school.pupils, weight: school.pupils), 6)', '0.515257'], ['weighted_cv(school.books / school.pupils, weight: school.pupils where false)', null],
  ])('%s is %s', (text, expected) => { expect(result(text)).toBe(expected); });

  test('the way through a reference, and one that leads nowhere', () => {
    const found = ['s1', 'gone', null].map((id) => result('school.books', env.class, { ...scope, values: { school: id } }));
    expect(found).toEqual(['279', null, null]);
  });

  test('a field whose name every object has', () => {
    const odd = environmentOf(expressionWorld([{ key: 'odd', name: { zh: '怪', en: 'odd' }, fields: ['constructor', 'valueOf'].map((key) => ({ key, name: { zh: key, en: key }, type: 'text' as const, encrypted: false })) }], new Map(), new Map()), 'odd');
    const held = (values: RecordValues) => [result('constructor', odd, { ...scope, values }), result('valueOf is blank', odd, { ...scope, values })];
    expect([held({}), held({ constructor: 'a', valueOf: 'b' })]).toEqual([[null, true], ['a', false]]);
  });

  test('without a year before, without rows, with values of the wrong kind: blank', () => {
    const bare: EvaluationScope = { values: { pupils: 'many', name: 7, passed: true as unknown as string, area: '1e999' }, today: '2026-01-01', limits: new Map() };
    for (const text of ['pupils', 'name', 'passed', 'area', 'previous.pupils', 'unit.name', 'sum(class.size)', "limit('class_size', 'x')"]) expect(result(text, env.school, bare), text).toBe(null);
    expect(result('count(class)', env.school, bare)).toBe('0');
  });
});
