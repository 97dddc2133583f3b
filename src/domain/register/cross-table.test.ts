import { expect, it } from 'vitest';
import { crossTable, type CrossGroup } from './cross-table.ts';

const named = (code: string, zh: string) => ({ code, name: { zh, en: code } });
const group = (row: string, column: string, split: string, count: number, pupils: string): CrossGroup => ({ row, column, split, count, sums: { pupils } });

it('one line a unit, counts, sums and bands of each grade, sums first; grades nobody has are left out', () => {
  const table = crossTable([group('a', 'g1', 'standard', 2, '80'), group('a', 'g1', 'super', 1, '70'), group('b', 'g2', 'large', 1, '58')], {
    name: '班额', title: '班级', facts: '截至', language: 'zh', rowTitle: { zh: '单位', en: 'Unit' }, rows: [named('b', '乙'), named('a', '甲'), named('c', '丙')],
    columns: [named('g1', '一年级'), named('g2', '二年级'), named('g3', '三年级')], splits: [named('large', '大班额'), named('super', '超大班额')], sums: [named('pupils', '学生数')],
  });
  expect(table.columns.map(({ title }) => title)).toEqual(['单位', '合计 数量', '合计 学生数', '合计 大班额', '合计 超大班额', '一年级 数量', '一年级 学生数', '一年级 大班额', '一年级 超大班额', '二年级 数量', '二年级 学生数', '二年级 大班额', '二年级 超大班额']);
  expect(table.rows).toEqual([['合计', 4, 208, 1, 1, 3, 150, 0, 1, 1, 58, 1, 0], ['乙', 1, 58, 1, 0, 0, 0, 0, 0, 1, 58, 1, 0], ['甲', 3, 150, 0, 1, 3, 150, 0, 1, 0, 0, 0, 0]]);
});
