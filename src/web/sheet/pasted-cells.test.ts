import { describe, expect, it } from 'vitest';
import { pastedCells, truerText } from './pasted-cells.ts';

type Kind = Parameters<typeof truerText>[0]['type'];

describe('a pasted cell', () => {
  it.each<[string, Kind, string, number | null, string]>([
    ['a share that is shown rounded', 'percent', '88%', 0.8766, '87.66%'], ['one with the noise of arithmetic', 'percent', '7%', 0.07, '7%'], ['one over the whole', 'percent', '120％', 1.2, '120%'],
    ['a number in a field of shares', 'percent', '87.7', 87.7, '87.7'], ['a share nothing more is known of', 'percent', '88%', null, '88%'],
    ['a day without its year', 'date', '3月1日', 46082, '2026-03-01'], ['a day as America writes it', 'date', '03/01/26', 46082, '2026-03-01'], ['a month that stands for its first day', 'date', '2026年3月', 46082, '2026-03-01'],
    ['a day of a file that counts from 1904', 'date', '2026/3/1', 44620, '2026/3/1'], ['a day number that is no date', 'date', '46082', 46082, '46082'], ['a day with an hour', 'date', '2026/3/1 12:00', 46082.5, '2026/3/1 12:00'],
    ['the day that never was', 'date', '1900/2/29', 60, '1900/2/29'], ['a day beyond all days', 'date', '9', 1e12, '9'], ['a word', 'date', '今天', 46082, '今天'],
    ['a figure that is shown rounded', 'decimal', '12.3', 12.345, '12.345'], ['one in thousands', 'integer', '1,046', 1046, '1046'], ['one of many digits', 'integer', '1.23E+11', 123456789012, '123456789012'],
    ['money with its sign', 'money', '￥1,234.50', 1234.5, '1234.5'], ['money below nothing', 'money', '(20.00)', -20, '-20'], ['a column that is too narrow', 'decimal', '###', 12.5, '12.5'], ['a day in one', 'date', '####', 46082, '2026-03-01'],
    ['a share in a field of figures', 'decimal', '88%', 0.8766, '88%'], ['nothing', 'integer', '', null, ''], ['no number at all', 'integer', '5', Number.NaN, '5'], ['one without end', 'decimal', '5', Number.POSITIVE_INFINITY, '5'],
    ['a name', 'text', '张文', null, '张文'], ['a number of eighteen digits in a text', 'text', '1.10105E+17', 110105194912310000, '1.10105E+17'], ['a choice that is a number', 'choice', '3', 3, '3'],
  ])('%s', (_, type, text, value, written) => {
    expect(truerText({ type }, { text, value })).toBe(written);
  });

  it('takes numbers from a table only where it has the shape of the text', () => {
    expect(pastedCells('88%\t3月1日', [[0.8766, 46082]])).toEqual([[{ text: '88%', value: 0.8766 }, { text: '3月1日', value: 46082 }]]);
    expect(pastedCells('88%\t3月1日', [[0.8766]])).toEqual([[{ text: '88%', value: null }, { text: '3月1日', value: null }]]);
    expect(pastedCells('a\nb', [[1]])).toEqual([[{ text: 'a', value: null }], [{ text: 'b', value: null }]]);
    expect(pastedCells('a', [])).toEqual([[{ text: 'a', value: null }]]);
  });
});
