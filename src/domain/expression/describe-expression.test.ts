import { describe, expect, test } from 'vitest';
import { env } from '../../../test/expression/sample-world.ts';
import { aggregateNames } from './aggregates.ts';
import { readExpression } from './check-types.ts';
import { describeExpression } from './describe-expression.ts';
import { functions } from './functions.ts';
import type { Language } from './phrase.ts';

function told(text: string, language: Language): string {
  const read = readExpression(text, env.school);
  if ('faults' in read) throw new Error(read.faults.map((fault) => fault.en).join(' '));
  return describeExpression(read.expression, env.school, language);
}

// What it says → how it is written.
const sentences: readonly (readonly [string, string, string])[] = [
  ['count(class where size >= 56) / count(class)', '人数不少于 56 的班级数 ÷ 班级数', 'the number of class (where size is at least 56) rows ÷ the number of class rows'],
  ["stage = 'primary' and (boarders is blank or boarders <= pupils)", '学段为“小学”，且（寄宿生数为空，或寄宿生数不超过学生数）', 'stage is "primary" and (boarders is blank or boarders is at most pupils)'],
  ['(pupils - previous.pupils) / previous.pupils <= 30%', '（学生数 − 上年的学生数） ÷ 上年的学生数不超过 30%', '(pupils − previous pupils) ÷ previous pupils is at most 30%'],
  ['3 - (2 - 1)', '3 − （2 − 1）', '3 − (2 − 1)'], ['(3 - 2) - 1', '3 − 2 − 1', '3 − 2 − 1'], ['2 * (3 + -pupils)', '2 × （3 + -学生数）', '2 × (3 + -pupils)'],
  ["stage in ('primary', 'junior')", '学段为“小学”或“初中”', 'stage is "primary" or "junior"'], ['pupils in (1, 2, 3)', '学生数为 1、2 或 3', 'pupils is 1, 2 or 3'], ["not (unit.kind = 'school')", '并非（单位的类别为“学校”）', 'not (unit\'s kind is "School")'],
  ['founded <= today()', '建校日期不晚于今天', 'founded is not after today'], ["founded < 2000-01-01 or checked_on is not blank", '建校日期早于 2000-01-01，或检查日期不为空', 'founded is before 2000-01-01 or checked on is not blank'], ["note <> 'x'", '备注不为“x”', 'note is not "x"'],
  ['pupils between 1 and 2000', '学生数在 1 到 2000 之间', 'pupils is between 1 and 2000'],
  ['if(pupils > 0, round(books / pupils, 2), blank)', '如果学生数大于 0，则为图书册数 ÷ 学生数四舍五入到 2 位小数，否则为空白', 'if pupils is more than 0 then books ÷ pupils rounded to 2 decimals, otherwise blank'],
  ['coalesce(boarders, 0) * 2', '寄宿生数（为空时取 0） × 2', 'boarders (when blank, 0) × 2'], ['round(area, -2)', '校舍面积四舍五入到百位', 'area rounded to hundreds'], ['round(area, 0)', '校舍面积四舍五入到整数', 'area rounded to a whole number'],
  ["limit('class_size', stage)", '班额上限（按学段）', 'class size (by stage)'], ['age_on(founded, 2026-08-31) >= 6', '按建校日期到 2026-08-31 满的周岁不少于 6', 'the age from founded on 2026-08-31 is at least 6'], ["has(offers, 'swim')", '开设项目中选有“游泳”', 'offers includes "swim"'],
  ["sum(class.size where grade = '1' and size > 45)", '年级为“一年级”，且人数大于 45 的班级的人数之和', 'the sum of size of class (where grade is "1" and size is more than 45) rows'], ['sum(class.school.books)', '班级的所属学校的图书册数之和', "the sum of school's books of class rows"],
  ['share(class where size >= 56)', '人数不少于 56 的班级占全部班级的比例', 'the share of class (where size is at least 56) rows in all class rows'],
  ['weighted_cv(school.books / school.pupils, weight: school.pupils)', '学校之间（图书册数 ÷ 学生数）的差异系数（按学生数加权）', 'the coefficient of variation of (books ÷ pupils) among school rows, weighted by pupils'],
  ["concat(name, '1')", '校名和“1”连成的文字', 'name and "1" joined'],
];

describe('says', () => {
  test.each(sentences)('%s', (text, zh, en) => { expect([told(text, 'zh'), told(text, 'en')]).toEqual([zh, en]); });

  test('every function and every summary in its own words', () => {
    const rest = ['abs(pupils)', 'min(pupils, boarders)', 'max(1, 2, 3)', 'length(name)', "starts_with(name, '第')", "contains(name, '小')", 'year(founded)', 'month(founded)', 'days_between(founded, today())', 'coalesce(1, 2, 3)',
      'avg(class.size)', 'min(class.size)', 'max(class.size)', 'count_distinct(class.grade)', 'share(class.size where size > 1)', 'true', 'pupils >= 85%'];
    const texts = [...sentences.map(([text]) => text), ...rest];
    const all = rest.map((text) => told(text, 'zh'));
    expect(all).toEqual(['学生数的绝对值', '学生数和寄宿生数中最小的', '1、2 和 3 中最大的', '校名的字数', '校名以“第”开头', '校名含有“小”', '建校日期的年份', '建校日期的月份', '从建校日期到今天的天数', '1（为空时取 2，再为空时取 3）',
      '班级的人数平均值', '班级的人数最小值', '班级的人数最大值', '班级中不同的年级个数', '人数大于 1 的班级的人数占全部班级人数的比例', '是', '学生数不少于 85%']);
    for (const name of [...Object.keys(functions).filter((one) => one !== 'between'), ...aggregateNames]) expect(texts.some((text) => text.includes(`${name}(`)), name).toBe(true);
  });
});
