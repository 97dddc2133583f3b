import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readHanRun, readNumeral } from './numeral.ts';

test.each([
  ['12240个', 12240, 5], ['12,240个', 12240, 6], ['1 376所', 1376, 5], ['90.15%', 90.15, 5], ['083', 83, 3],
  ['十', 10, 1], ['十二', 12, 2], ['二十', 20, 2], ['一百二十三', 123, 5], ['一百零五', 105, 4], ['一千零五十', 1050, 5],
  ['两千零五', 2005, 4], ['三万', 30000, 2], ['一万二', 12000, 3], ['一万二千', 12000, 4], ['一亿二千万', 120000000, 5],
  ['九百六十三万', 9630000, 6], ['三点五', 3.5, 3], ['零点六', 0.6, 3], ['〇', 0, 1],
])('%s is written %d in %d characters', (text, value, length) => {
  expect(readNumeral(text, 0)).toMatchObject({ start: 0, end: length, value });
});

test.each([['两三', 2, 3], ['三五', 3, 5], ['四五十', 40, 50], ['十二三', 12, 13], ['十四五', 14, 15], ['七八百', 700, 800]])('%s spreads from %d to %d', (run, low, high) => {
  expect(readHanRun(run)).toMatchObject({ value: low, upTo: high });
});

test.each([['百', 100], ['千', 1000], ['万', 10000], ['百万', 1000000]])('bare %s stands for %d', (run, value) => {
  expect(readHanRun(run)).toEqual({ value, script: 'magnitude' });
});

test.each(['十三五', '十二五', '一百千', '十十', '三五八百'])('%s is no number', run => {
  expect(readHanRun(run)).toBeNull();
});

test('digits strung together are a string, not an amount', () => {
  expect(readHanRun('二〇一九')).toMatchObject({ value: 2019, script: 'string' });
});

test('a list of amounts is not taken for thousands', () => {
  expect(readNumeral('45,50名', 0)).toMatchObject({ value: 45, end: 2 });
  expect(readNumeral('120,1300人', 0)).toMatchObject({ value: 120, end: 3 });
});

test('an overlong run of digits is consumed whole and has no value', () => {
  expect(readNumeral('9'.repeat(40), 0)).toMatchObject({ end: 40, value: Number.NaN });
});

test('every whole number below a hundred million is read back from its Chinese writing', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999 }), value => {
    expect(readHanRun(writeHan(value))?.value).toBe(value);
  }));
});

test('any text is read without throwing, and what is read lies inside it', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,零一二三十百千万亿点两') }), text => {
    const numeral = readNumeral(text, 0);
    if (numeral !== null) expect(numeral.end).toBeGreaterThan(numeral.start);
    expect(numeral === null || numeral.end <= text.length).toBe(true);
  }));
});

function writeHan(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000;
    return `${writeHan(Math.floor(value / 10_000))}万${rest === 0 ? '' : `${rest < 1000 ? '零' : ''}${writeHan(rest)}`}`;
  }
  const digits = String(value).padStart(4, '0');
  const written = [...digits].map((digit, i) => (digit === '0' ? '零' : ('零一二三四五六七八九'[Number(digit)] ?? '') + (['千', '百', '十', ''][i] ?? '')));
  return written.join('').replace(/零+/g, '零').replace(/^零|零$/g, '');
}
