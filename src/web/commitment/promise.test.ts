import { describe, expect, it } from 'vitest';
import { byWhen, isMet, placeOnRoad, shareKept, subjectAndMetric, unitOf } from './promise.ts';

const at = (comparator: 'ge' | 'le' | 'eq' | 'range' | 'approx' | 'gt' | 'lt', required: number | [number, number], baseline: number | null, value: number | null, unit = '所') =>
  ({ comparator, required, baseline, value, unit });

describe('how far a promise has come', () => {
  it.each([
    ['nothing reported', at('ge', 16, 3, null), null],
    ['half the road from its baseline', at('ge', 16, 4, 10), 0.5],
    ['no baseline starts at nothing', at('ge', 20, null, 5), 0.25],
    ['a falling promise counts downwards', at('le', 2, 6, 4), 0.5],
    ['kept below a ceiling', at('le', 2, 4.6, 1.8), 1],
    ['a ceiling never exceeded has no road', at('le', 5, null, 4), 1],
    ['a ceiling broken', at('le', 5, null, 6), 0],
    ['down to nothing', at('eq', 0, 2, 0), 1],
    ['went backwards', at('ge', 10, 5, 3), 0],
    ['nearly there is not there', at('ge', 1000, 0, 999.9), 0.99],
    ['inside a range', at('range', [120, 150], null, 138), 1],
    ['past a range is more than promised', at('range', [120, 150], null, 160), 1],
    ['a rate without a baseline: not kept, no share', at('ge', 92, null, 90.5, '%'), null],
    ['a rate without a baseline: kept', at('ge', 92, null, 93, '%'), 1],
    ['a rate from its baseline', at('ge', 92, 88, 90, '%'), 0.5],
    ['holds what it had', at('eq', 100, 100, 100), 1],
  ])('%s', (_name, target, share) => {
    expect(shareKept(target)).toBe(share);
  });

  it('tells kept from missed at the very limit', () => {
    expect([isMet(at('gt', 5, null, 5)), isMet(at('ge', 5, null, 5)), isMet(at('lt', 5, null, 5)), isMet(at('le', 5, null, 5))]).toEqual([false, true, false, true]);
    expect(isMet(at('approx', 30, null, 28))).toBe(true);
  });

  it('places a value before, on and after the road', () => {
    const promise = at('ge', 10, 5, null);
    expect([placeOnRoad(promise, 4), placeOnRoad(promise, 7.5), placeOnRoad(promise, 12)]).toEqual([-0.2, 0.5, 1.4]);
  });
});

describe('the promise in words', () => {
  it('says each what, once', () => {
    expect([unitOf({ unit: '次', per: '学期' }), unitOf({ unit: '学时/人', per: '人' }), unitOf({ unit: '所', per: '' })]).toEqual(['次/学期', '学时/人', '所']);
  });

  it('does not say the subject twice', () => {
    expect(subjectAndMetric({ subject: '小学', metric: '小学图书册数' }, 'zh-CN')).toBe('小学图书册数');
    expect(subjectAndMetric({ subject: '小学', metric: '图书册数' }, 'zh-CN')).toBe('小学图书册数');
  });

  it('names the day, else the period, else neither', () => {
    expect(byWhen({ deadline: '2026-12-31', period: '2026年' }, 'zh-CN')).toBe('到 2026-12-31，');
    expect(byWhen({ deadline: null, period: '2026年' }, 'zh-CN')).toBe('2026年，');
    expect(byWhen({ deadline: null, period: '' }, 'en')).toBe('');
  });
});
