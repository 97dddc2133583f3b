import { describe, expect, it } from 'vitest';
import type { Comparator, Magnitude } from '../plan/reading.ts';
import { judgeAchievement } from './judge-achievement.ts';

type Figure = readonly [Comparator, Magnitude, string];
const judge = (promise: Figure, report: Figure, metric = '毛入园率') => judgeAchievement(
  { comparator: report[0], value: report[1], unit: report[2] },
  { metric, title: metric, comparator: promise[0], required: promise[1], unit: promise[2] },
);

describe('judgeAchievement', () => {
  it.each<[string, Figure, Figure, string]>([
    ['just reached', ['ge', 93, '%'], ['eq', 93, '%'], 'met'],
    ['missed by a tenth', ['ge', 93, '%'], ['eq', 92.9, '%'], 'short'],
    ['more than a bare promise', ['eq', 4, '所'], ['eq', 5, '所'], 'met'],
    ['万 against digits', ['eq', 2.4, '万平方米'], ['eq', 23_800, '平方米'], 'short'],
    ['亿 against 万', ['ge', 1.2, '亿元'], ['eq', 12_500, '万元'], 'met'],
    ['tenths against percent', ['ge', 90, '%'], ['eq', 9, '成'], 'met'],
    ['under a ceiling', ['le', 45, '人'], ['eq', 44, '人'], 'met'],
    ['over a ceiling', ['le', 45, '人'], ['eq', 46, '人'], 'short'],
    ['within a range', ['range', [2, 3], '所'], ['eq', 2, '所'], 'met'],
    ['more than a bound above the promise', ['ge', 95, '%'], ['gt', 95, '%'], 'met'],
    ['more than a bound below the promise', ['ge', 95, '%'], ['gt', 90, '%'], 'unclear'],
    ['exactly the bound where more was promised', ['gt', 95, '%'], ['gt', 95, '%'], 'met'],
    ['less than the promise', ['ge', 95, '%'], ['lt', 95, '%'], 'short'],
    ['nearly as many', ['eq', 300, '人次'], ['approx', 300, '人次'], 'unclear'],
    ['about twice as many', ['eq', 300, '人次'], ['approx', 600, '人次'], 'met'],
    ['a range around the promise', ['ge', 5, '次'], ['range', [4, 6], '次'], 'unclear'],
    ['another unit', ['ge', 5, '%'], ['eq', 6, '人'], 'unclear'],
  ])('%s', (_, promise, report, verdict) => {
    expect(judge(promise, report).verdict).toBe(verdict);
  });

  it('does not decide where less is better and no ceiling was promised', () => {
    expect(judge(['eq', 0.8, '%'], ['eq', 0.5, '%'], '初中辍学率').verdict).toBe('unclear');
    expect(judge(['le', 0.8, '%'], ['eq', 0.5, '%'], '初中辍学率').verdict).toBe('met');
    expect(judge(['eq', 0, '起'], ['eq', 0, '起'], '安全责任事故').verdict).toBe('met');
  });

  it('says both figures and the outcome in two languages', () => {
    expect(judge(['ge', 93, '%'], ['eq', 94.1, '%'])).toEqual({
      verdict: 'met', why: '计划“毛入园率”为不低于93%，总结填报94.1%：达到。', whyEn: 'The plan promised at least 93% (毛入园率); the summary reports 94.1%: met.',
    });
  });
});
