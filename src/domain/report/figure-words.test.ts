import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayFigure, scaleBetween } from './figure-words.ts';
import type { SourcedFigure } from './figure-source.ts';
import type { Aspect, TemplateFigure } from './template.ts';

const figure = (unit: string, more: Partial<TemplateFigure> = {}): TemplateFigure => ({ key: 'x', name: '数', indicator: 'x', scope: 'county', time: 'year', unit, shown: unit, ...more });
const found = (unit: string, value: string | null, previous: string | null = null, target: string | null = null, decimals = 0): SourcedFigure => ({ value, unit, decimals, better: 'more', previous, target });
const say = (aspect: Aspect, of: SourcedFigure, more: Partial<TemplateFigure> = {}): string | undefined => sayFigure({ figure: figure(of.unit, more), found: of, at: '2025-12-31' }, aspect)?.text;

describe('a figure in words', () => {
  it.each([
    ['value', found('人', '41200'), '41200人'], ['number', found('人', '41200'), '41200'], ['number', found('%', '1.6026', null, null, 2), '1.6%'],
    ['value', found('%', '96.45', null, null, 1), '96.5%'], ['value', found('%', '-0.25', null, null, 1), '-0.3%'], ['previous', found('人', '2', '1'), '1人'], ['target', found('人', '2', null, '3'), '3人'],
    ['previous_number', found('人', '2', '1'), '1'], ['target_number', found('%', '2', null, '3.5', 1), '3.5%'], ['as_of', found('人', '2'), '2025年12月31日'],
    ['compared', found('人', '41200', '40720'), '比上年增加480人，增长1.2%'], ['compared', found('人', '2880', '2942'), '比上年减少62人，下降2.1%'],
    ['compared', found('人', '5', '5'), '与上年持平'], ['compared', found('人', '5', '0'), '比上年增加5人'], ['compared', found('人', '0', '5'), '比上年减少5人，下降100%'],
    ['compared', found('%', '96.5', '95.2', null, 1), '比上年提高1.3个百分点'], ['compared', found('%', '95.2', '96.5', null, 1), '比上年下降1.3个百分点'],
    ['change', found('人', '41200', '40720'), '增长1.2%'], ['change', found('%', '96.5', '95.2', null, 1), '提高1.3个百分点'], ['change', found('人', '1000000', '999999'), '增加1人'], ['change', found('人', '3', '3'), '持平'],
    ['difference', found('人', '12', '20'), '减少8人'], ['difference', found('%', '3', '3'), '持平'],
    ['completion', found('人', '2942', null, '2960'), '99.4%'], ['gap', found('册', '29.6', null, '30', 1), '0.4册'], ['gap', found('%', '94', null, '95.5', 1), '1.5个百分点'],
  ] as const)('%s of %o', (aspect, of, text) => {
    expect(say(aspect, of)).toBe(text);
  });

  it.each([['value', found('人', null)], ['compared', found('人', '5')], ['change', found('人', '5')], ['completion', found('人', '5')], ['completion', found('人', '5', null, '0')], ['gap', found('人', '5')], ['previous', found('人', '5')]] as const)('says nothing of %s where it is not known: %o', (aspect, of) => {
    expect(say(aspect, of)).toBeUndefined();
  });

  it('is shown in ten thousands or hundred millions of its unit, exactly', () => {
    expect(say('value', found('元', '79400000'), { shown: '万元' })).toBe('7940万元');
    expect(say('compared', found('元', '994000000', '870000000', null, 0), { shown: '亿元', decimals: 2 })).toBe('比上年增加1.24亿元，增长14.3%');
    expect([scaleBetween('元', '元'), scaleBetween('元', '万元'), scaleBetween('元', '千元'), scaleBetween('人', '万元')]).toEqual([1, 10_000, undefined, undefined]);
  });

  it('tells a difference that a reader who subtracts comes to', () => {
    const tenths = fc.integer({ min: 0, max: 100_000 });
    fc.assert(fc.property(tenths, tenths, (a, b) => {
      const of = found('%', (a / 1000).toFixed(3), (b / 1000).toFixed(3), null, 1);
      const [now, then] = [say('value', of), say('previous', of)].map((text) => Math.round(Number(text?.replace('%', '')) * 10));
      const gap = Math.round(Number(/[\d.]+/u.exec(say('difference', of) ?? '')?.[0] ?? 0) * 10);
      expect(gap).toBe(Math.abs((now ?? 0) - (then ?? 0)));
    }), { numRuns: 200 });
  });
});
