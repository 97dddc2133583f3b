import { expect, it } from 'vitest';
import type { RecordTotals } from '../../contract/register.ts';
import { addCells, heatRows, largeIn, meanSize, shareOf, worstBand } from './heat-cells.ts';

const group = (unit: string, grade: string, band: string | null, count: number, pupils: string) => ({ by: { unit, grade, band }, count, sums: { pupils } });
const totals: RecordTotals = {
  groups: [group('b', 'g1', 'standard', 2, '80'), group('b', 'g1', 'super', 1, '70'), group('a', 'g2', 'large', 1, '58'), group('a', 'g3', null, 1, '0')],
  whole: { by: {}, count: 5, sums: { pupils: '208' } }, more: false, names: { a: '甲小学', b: '乙小学' },
};

it('gathers bands of one school and grade in one cell, schools in their order', () => {
  const rows = heatRows(totals, { grade: 'grade', band: 'band', pupils: 'pupils' }, ['a', 'b']);
  expect(rows.map(({ name }) => name)).toEqual(['甲小学', '乙小学']);
  const cell = rows[1]?.cells['g1'];
  expect(cell).toEqual({ classes: 3, pupils: 150, bands: { standard: 2, super: 1 } });
  expect(cell === undefined ? null : [meanSize(cell), worstBand(cell, ['standard', 'over', 'large', 'super'])]).toEqual([50, 'super']);
});

it('knows no band of a class that has none', () => {
  const empty = heatRows(totals, { grade: 'grade', band: 'band', pupils: 'pupils' }, ['a', 'b'])[0]?.cells['g3'];
  expect(empty === undefined ? null : [worstBand(empty, ['standard', 'super']), meanSize(empty)]).toEqual(['', 0]);
  expect(meanSize({ classes: 0, pupils: 0, bands: {} })).toBe(0);
});

it('adds up schools and grades; what is published as large holds the super large', () => {
  const all = addCells([{ classes: 3, pupils: 150, bands: { standard: 1, super: 1, large: 1 } }, { classes: 11, pupils: 440, bands: { standard: 11 } }]);
  expect(all).toEqual({ classes: 14, pupils: 590, bands: { standard: 12, super: 1, large: 1 } });
  expect([largeIn(all), shareOf(largeIn(all), all), shareOf(0, addCells([])), addCells([]).classes]).toEqual([2, '14.3', '0', 0]);
});
