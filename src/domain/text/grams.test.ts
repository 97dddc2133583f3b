import { describe, expect, it } from 'vitest';
import { indexGrams } from './gram-index.ts';
import { gramsOf, likeness, sharedWeight, weightOf } from './grams.ts';
import { pairOff } from './pair-off.ts';

describe('gramsOf', () => {
  it.each<[string, string[]]>([
    ['毛入园率', ['毛入', '入园', '园率']], ['达93%以上', ['达', '以上']], ['小学、初中', ['小学', '初中']], ['校', ['校']], ['ＡＢ', ['ab']], ['', []], ['12.5', []],
  ])('%s', (text, grams) => {
    expect([...gramsOf(text)]).toEqual(grams);
  });
});

const heavyTail = (gram: string): number => (gram === '园率' ? 3 : 1);

describe('likeness', () => {
  it.each([['毛入园率', '毛入园率', 1], ['毛入园率', '毛入学率', 1 / 3], ['毛入园率', '校车', 0], ['', '', 0], ['', '校车', 0]])('%s and %s', (a, b, expected) => {
    expect(likeness(gramsOf(a), gramsOf(b))).toBeCloseTo(expected);
  });

  it('weighs pairs as told', () => {
    expect([sharedWeight(gramsOf('入园率'), gramsOf('园率'), heavyTail), weightOf(gramsOf('入园率'), heavyTail)]).toEqual([3, 4]);
  });
});

describe('indexGrams', () => {
  const index = indexGrams(['学前毛入园率', '初中巩固率', '学前毛入学率'].map(gramsOf));

  it('puts the nearest first, the earlier of two equals before the later, and leaves out strangers', () => {
    expect(index.nearest(gramsOf('毛入学率'), 5)).toEqual([2, 0]);
    expect(index.nearest(gramsOf('学前'), 5)).toEqual([0, 2]);
    expect(index.nearest(gramsOf('学前'), 1)).toEqual([0]);
    expect(index.nearest(gramsOf('校车'), 5)).toEqual([]);
  });

  it('weighs the rarer pair more', () => {
    expect(index.weigh('巩固')).toBeGreaterThan(index.weigh('学前'));
  });
});

describe('pairOff', () => {
  it.each<[string, [number, number, number][], [number, number][]]>([
    ['the best first', [[0, 0, 0.6], [0, 1, 0.9], [1, 1, 0.7]], [[0, 1]]],
    ['each once', [[0, 0, 0.9], [1, 0, 0.8], [1, 1, 0.7]], [[0, 0], [1, 1]]],
    ['ties to the earlier', [[1, 0, 0.5], [0, 1, 0.5], [0, 0, 0.5]], [[0, 0]]],
    ['none', [], []],
  ])('%s', (_, candidates, pairs) => {
    expect(pairOff(candidates.map(([left, right, score]) => ({ left, right, score }))).map(({ left, right }) => [left, right])).toEqual(pairs);
  });
});
