import { describe, expect, it } from 'vitest';
import type { SheetCell } from './sheet.ts';
import { writeCsv } from './write-csv.ts';

const lines = (rows: readonly (readonly SheetCell[])[]): string =>
  Buffer.from(writeCsv({ columns: [{ title: '指标', kind: 'text' }, { title: '值', kind: 'number' }], rows })).toString('utf8');

describe('CSV', () => {
  it('begins with the mark Excel needs and ends its lines with CRLF', () => {
    expect(lines([['图书', 3]])).toBe('\ufeff指标,值\r\n图书,3\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"], ['+86', "'+86"], ['-3%', "'-3%"], ['@x', "'@x"], ['\t=1', '"\'\t=1"'], ['\r=1', '"\'\r=1"'], ['＝1+1', "'＝1+1"],
    ['甲,乙', '"甲,乙"'], ['说“好”', '说“好”'], ['say "好"', '"say ""好"""'], ['第一行\n第二行', '"第一行\n第二行"'], [' 前导', '" 前导"'],
    [-5, '-5'], [0.877, '0.877'], [Number.NaN, ''], [null, ''], ['', ''],
  ])('%j is written %j', (cell, written) => {
    expect(lines([[cell, 1]])).toBe(`\ufeff指标,值\r\n${written},1\r\n`);
  });
});
