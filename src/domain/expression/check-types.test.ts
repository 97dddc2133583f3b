import { describe, expect, test } from 'vitest';
import { env, sampleWorld, school } from '../../../test/expression/sample-world.ts';
import { readExpression, sayFault } from './check-types.ts';
import { environmentOf, expressionWorld, type ExpressionEnv } from './environment.ts';
import type { ExpressionType } from './expression.ts';
import { fieldsUsed } from './expression-tree.ts';

function read(text: string, from: ExpressionEnv = env.school, wanted?: ExpressionType): string {
  const checked = readExpression(text, from, wanted);
  if ('expression' in checked) return checked.expression.type;
  return checked.faults.map(({ code, start, end, suggestion }) => `${code} ${text.slice(start, end)}${suggestion === undefined ? '' : ` → ${suggestion}`}`).join(' | ');
}

describe('types', () => {
  test.each([
    ['pupils', 'number'], ['学生数', 'number'], ['name', 'text'], ['founded', 'date'], ['offers', 'list'], ['stage', 'text'], ['passed', 'number'], ['ratio', 'number'], ['head', 'text'], ['blank', 'blank'],
    ['pupils + 1', 'number'], ['blank + 1', 'number'], ['pupils > 1', 'boolean'], ['not (pupils > 1)', 'boolean'], ['bank_card is blank', 'boolean'], ['(pupils > 1) is blank', 'boolean'], ['offers is not blank', 'boolean'],
    ["if(pupils > 1, '大', blank)", 'text'], ['if(true, blank, blank)', 'blank'], ['coalesce(blank, founded)', 'date'], ["if(true, stage, 'x')", 'text'], ["limit('class_size', stage)", 'number'], ["concat(name, 1)", 'text'], ['today()', 'date'],
    ['previous.pupils', 'number'], ['上年.学生数', 'number'], ['unit.kind', 'text'], ['count(class)', 'number'], ['max(class.opened)', 'date'], ['max(class.grade)', 'text'], ['sum(class.school.pupils)', 'number'], ["count(班级 where 所属学校.学段 = 'junior')", 'number'],
    ["count(class where unit.kind = 'school')", 'number'], ["count_distinct(class.at.kind)", 'number'],
  ])('%s: %s', (text, type) => { expect(read(text)).toBe(type); });

  test('names become keys, inside summaries those of a row', () => {
    const checked = readExpression("sum(班级.人数 where 班级.年级 = '1') + 上年.学生数 + 学生数", env.school);
    const keys = JSON.stringify('expression' in checked && checked.expression.root).match(/"(names|register)":("[^"]*"|\[[^\]]*\])/g);
    expect(keys).toEqual(['"register":"class"', '"names":["size"]', '"names":["grade"]', '"names":["previous","pupils"]', '"names":["pupils"]']);
  });

  test('the fields it reads are told, with the register whose rows are summed up', () => {
    const checked = readExpression("pupils + previous.books + sum(class.size where school.stage = 'junior')", env.school);
    expect('expression' in checked && fieldsUsed(checked.expression.root)).toEqual([
      { register: null, names: ['pupils'] }, { register: null, names: ['previous', 'books'] }, { register: 'class', names: ['size'] }, { register: 'class', names: ['school', 'stage'] },
    ]);
  });

  test('from nowhere: only rows can be summed up', () => {
    expect(read('weighted_cv(school.books / school.pupils, weight: school.pupils)', env.none)).toBe('number');
    expect(read('school.books', env.none)).toBe('X221 school.books → sum(school.books)');
    expect(read('sum(class.size) / pupils', env.none)).toBe('X210 pupils');
    expect(read('sum(clas.size)', env.none)).toBe('X210 sum(clas.size) → class');
    expect(read("unit.kind = 'school'", env.none)).toBe('boolean');
  });
});

describe('refuses, with the place and what was meant', () => {
  test.each([
    ['pupls > 1', 'X210 pupls → pupils'], ['puipls > 1', 'X210 puipls → pupils'], ['学生 > 1', 'X210 学生 → 学生数'], ['previous.pupil', 'X210 previous.pupil → previous.pupils'], ['uint.kind', 'X210 uint.kind → unit.kind'], ['unit.kid', 'X210 unit.kid → unit.kind'],
    ['qqqqq', 'X210 qqqqq'], ['pupils.x', 'X210 pupils.x'], ['previous', 'X224 previous'], ['unit', 'X224 unit'], ['上年 > 1', 'X224 上年'], ['max(class.size + class)', 'X224 class'], ['a.b.c.d.e', 'X206 a.b.c.d.e'],
    ['rond(1.5, 0)', 'X212 rond → round'], ['summ(class.size)', 'X212 summ → sum'], ['xyz(1)', 'X212 xyz'], ['round(1)', 'X213 round(1)'], ['today(1)', 'X213 today(1)'], ['sum()', 'X213 sum()'], ['count(class, school)', 'X213 count(class, school)'],
    ["pupils + 'a'", "X214 'a'"], ['name * 2', 'X214 name'], ['checked_on - founded', 'X214 checked_on - founded → days_between(founded, checked_on)'], ['not pupils', 'X214 pupils'], ['pupils and true', 'X214 pupils'], ['-name', 'X214 name'], ['length(pupils)', 'X214 pupils'],
    ['true > false', 'X214 true | X214 false'], ['offers = offers', 'X214 offers'], ["offers = 'swim'", 'X214 offers'], ['concat(name, true)', 'X214 true'], ['min(true, false)', 'X214 true'], ['coalesce(offers, offers)', 'X214 offers'],
    ["pupils = '45'", "X215 pupils = '45'"], ['founded > 2020', 'X215 founded > 2020'], ["if(true, 1, 'a')", "X215 if(true, 1, 'a')"], ['pupils in (1, name)', 'X215 pupils in (1, name'], ['founded between 1 and 2', 'X215 founded between 1 and 2'],
    ['pupils = blank', 'X216 pupils = blank → pupils is blank'], ['blank <> name', 'X216 blank <> name → name is blank'],
    ["stage = '小学'", "X217 '小学' → 'primary'"], ["stage in ('primary', 'junor')", "X217 'junor' → 'junior'"], ["'primry' = stage", "X217 'primry' → 'primary'"], ["has(offers, 'swin')", "X217 'swin' → 'swim'"], ["unit.kind = 'scool'", "X217 'scool' → 'school'"], ["previous.stage = 'x'", "X217 'x'"],
    ["limit('class_sise', stage)", "X218 'class_sise' → 'class_size'"], ['limit(name, stage)', 'X219 name'], ['round(pupils, teachers)', 'X219 teachers'], ['round(pupils, 11)', 'X219 11'], ['round(pupils, 0.5)', 'X219 0.5'],
    ["bank_card = '1'", 'X220 bank_card'], ['concat(bank_card, name)', 'X220 bank_card'], ['previous.bank_card is blank and length(bank_card) > 1', 'X220 bank_card'],
    ['sum(class)', 'X221 sum(class)'], ['sum(pupils)', 'X221 sum(pupils)'], ['sum(1)', 'X221 sum(1)'], ['sum(class.size + count(class))', 'X222 count(class)'], ['count(class where count(school) > 1)', 'X222 count(school)'],
    ['count(class.size)', 'X223 class.size → class'], ['share(class)', 'X213 share(class)'], ['sum(class.size, weight: class.girls)', 'X223 class.girls'],
    ['weighted_cv(class.size)', 'X213 weighted_cv(class.size)'],
    ['sum(class.name)', 'X214 class.name'], ['count(class where size)', 'X214 size'], ['count(class where pupils > 1)', 'X210 pupils'], ['sum(class.size where previous.size > 1)', 'X210 previous.size'], ['max(class.size > 1)', 'X214 class.size > 1'],
    ['pupls + teahers', 'X210 pupls → pupils | X210 teahers → teachers'],
  ])('%s', (text, faults) => { expect(read(text)).toBe(faults); });

  test('another type than the one that is wanted', () => {
    expect(read('pupils', env.school, 'boolean')).toBe('X214 pupils');
    expect(read('pupils > 1', env.school, 'boolean')).toBe('boolean');
    expect(read('blank', env.school, 'boolean')).toBe('blank');
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'])('%s, a name that every object has', (name) => {
    expect(read(name)).toMatch(/^X210/);
    expect(read(`${name}()`)).toMatch(/^X212/);
    expect(read(`previous.${name}`)).toMatch(/^X210/);
    expect(read(`count(${name})`)).toMatch(/^X210/);
    expect(read(`stage = '${name}'`)).toMatch(/^X217/);
    expect(read(`limit('${name}')`)).toMatch(/^X218/);
  });

  test('what unfolds to too much, though it is short', () => {
    let text = 'pupils';
    for (let depth = 0; depth < 14; depth += 1) text = `if(${text} between 1 and 2, 1, 2)`;
    expect(read(text)).toMatch(/^X207/);
    expect(read("limit('class_size', if(limit('class_size', if(limit('class_size', stage) > 1, stage, stage)) > 1, stage, stage))")).toBe('number');
  });

  test('a name in words that two fields share', () => {
    const twice = { ...school, fields: [...school.fields, { key: 'pupils_2', name: { zh: '学生数', en: 'pupils again' }, type: 'integer' as const, encrypted: false }] };
    const from = environmentOf(expressionWorld([twice], new Map(), sampleWorld.limits), 'school');
    expect(read('学生数 > 1', from)).toBe('X211 学生数 → pupils');
    expect(read('pupils > 1', from)).toBe('boolean');
  });

  test('in a sentence with what was meant', () => {
    const checked = readExpression('pupls > 1', env.school);
    expect('faults' in checked && checked.faults.map(sayFault)).toEqual([{ zh: 'X210 学校没有“pupls”，请检查名称。您是不是要写“pupils”？', en: 'X210 There is no "pupls" in school. Check the name. Did you mean "pupils"?' }]);
  });
});
