import { describe, expect, it, test } from 'vitest';
import type { Comparator, Magnitude } from '../plan/reading.ts';
import { defaultLights, isKept, isSensible, judgeLight, shareReached, type LightInput } from './light.ts';

const year: LightInput = { state: 'open', begins: '2026-01-01', deadline: '2026-12-31', progress: null, reference: false };
const on = (today: string, input: Partial<LightInput> = {}) => judgeLight({ ...year, ...input }, today, defaultLights);

describe('judgeLight', () => {
  it.each<[string, string, Partial<LightInput>, string, string]>([
    ['closed, though long overdue', '2027-06-01', { state: 'closed' }, 'done', '已确认办结'],
    ['cancelled', '2026-06-01', { state: 'cancelled' }, 'none', '已取消'],
    ['without a deadline', '2026-06-01', { deadline: null, progress: 0 }, 'none', '没有期限，不亮灯'],
    ['the day after the deadline', '2027-01-01', {}, 'behind', '已逾期 1 天'],
    ['claimed and overdue: nobody has confirmed it', '2027-01-01', { state: 'claimed' }, 'behind', '已逾期 1 天'],
    ['the deadline itself', '2026-12-31', {}, 'near', '还剩 0 天'],
    ['fifteen days before', '2026-12-16', {}, 'near', '还剩 15 天'],
    ['sixteen days before', '2026-12-15', {}, 'normal', '还剩 16 天'],
    ['silence is not a lag', '2026-09-01', { progress: null }, 'normal', '还剩 121 天'],
    ['half the time gone, nothing reached', '2026-07-02', { progress: 0 }, 'behind', '进度比时间落后 50 个百分点'],
    ['half the time gone, a third reached', '2026-07-02', { progress: 1 / 3 }, 'normal', '还剩 182 天'],
    ['exactly at the threshold', '2026-07-02', { progress: 0.3 }, 'behind', '进度比时间落后 20 个百分点'],
    ['behind goes before near', '2026-12-20', { progress: 0.1 }, 'behind', '进度比时间落后 87 个百分点'],
    ['no beginning, so no share of time', '2026-07-02', { begins: null, progress: 0 }, 'normal', '还剩 182 天'],
    ['met, as registers show, though overdue', '2027-01-01', { proven: true }, 'normal', '台账显示已符合要求'],
    ['short, as registers show, and overdue', '2027-01-01', { proven: false }, 'behind', '已逾期 1 天，台账显示未达到要求'],
    ['short, as registers show, with time left', '2026-06-01', { proven: false }, 'normal', '还剩 213 天，台账显示还未达到'],
    ['closed by people, whatever registers show', '2027-01-01', { state: 'closed', proven: false }, 'done', '已确认办结'],
    ['a deadline on the first day', '2026-01-01', { deadline: '2026-01-01', progress: 0 }, 'near', '还剩 0 天'],
  ])('%s', (_, today, input, colour, why) => {
    expect(on(today, input)).toMatchObject({ colour, why, whyEn: expect.stringMatching(/^[A-Z0-9-]/) });
  });

  it('carries no light when it is kept for reference, closed apart', () => {
    expect(on('2027-03-01', { reference: true })).toMatchObject({ colour: 'none', why: '往年计划，只作参照，不亮灯' });
    expect(on('2027-03-01', { reference: true, state: 'closed' }).colour).toBe('done');
  });

  test('a bureau sets its own thresholds', () => {
    expect(judgeLight(year, '2026-12-15', { nearDays: 16, behindPoints: 20 }).colour).toBe('near');
    expect(judgeLight({ ...year, progress: 0.3 }, '2026-07-02', { nearDays: 15, behindPoints: 21 }).colour).toBe('normal');
  });
});

describe('isKept', () => {
  it.each<[Comparator, Magnitude, number, boolean]>([
    ['eq', 12, 12, true], ['eq', 12, 13, true], ['eq', 12, 11.9, false], ['eq', 0, 0, true], ['eq', 0, 1, false],
    ['ge', 93, 93, true], ['ge', 93, 92.9, false], ['gt', 95, 95, false], ['gt', 95, 95.1, true],
    ['le', 45, 45, true], ['le', 45, 46, false], ['lt', 3, 3, false], ['lt', 3, 2.9, true],
    ['approx', 300, 270, true], ['approx', 300, 269, false], ['range', [2, 3], 2, true], ['range', [2, 3], 4, true], ['range', [2, 3], 1, false],
  ])('%s %j against %d: %s', (comparator, required, value, kept) => {
    expect(isKept(value, comparator, required)).toBe(kept);
  });
});

describe('shareReached', () => {
  it.each<[string, number | null, Comparator, Magnitude, number | null, number | null]>([
    ['nothing measured', null, 'ge', 12, null, null],
    ['from nothing', 3, 'eq', 12, null, 0.25],
    ['from a baseline', 90, 'ge', 92, 88, 0.5],
    ['worse than the baseline', 80, 'ge', 92, 88, 0],
    ['more than promised', 15, 'ge', 12, null, 1],
    ['the lower end of a range', 1, 'range', [2, 3], null, 0.5],
    ['under a ceiling', 40, 'le', 45, null, 1],
    ['over a ceiling, on the way down to it', 50, 'le', 45, 65, 0.75],
    ['over a ceiling, from nobody knows where', 46, 'le', 45, null, null],
    ['at a ceiling that may not be reached', 3, 'lt', 3, 3, 0],
    ['something where nothing was promised', 2, 'eq', 0, 8, 0.75],
    ['nothing to go: kept', 5, 'ge', 5, 5, 1],
    ['nothing to go: lost', 4, 'ge', 5, 5, 0],
    ['none promised and none', 0, 'eq', 0, null, 1],
  ])('%s', (_, value, comparator, required, baseline, share) => {
    expect(shareReached(value, { comparator, required, baseline, unit: '所' })).toBe(share);
  });

  it.each<[string, string, number | null, number, number | null]>([
    ['a rate not kept, from nobody knows where', '%', null, 90, null], ['a rate kept', '%', null, 93, 1], ['a rate from its baseline', '%', 88, 90, 0.5],
    ['a ratio', ':1', null, 90, null], ['percentage points are counted from nothing', '个百分点', null, 46, 0.5],
  ])('%s', (_, unit, baseline, value, share) => {
    expect(shareReached(value, { comparator: 'ge', required: 92, baseline, unit })).toBe(share);
  });
});

describe('isSensible', () => {
  it.each([[15, 20, true], [0, 0, true], [365, 100, true], [-1, 20, false], [366, 20, false], [1.5, 20, false], [15, -0.1, false], [15, 101, false]])('%d days, %d points: %s', (nearDays, behindPoints, sensible) => {
    expect(isSensible({ nearDays, behindPoints })).toBe(sensible);
  });
});
