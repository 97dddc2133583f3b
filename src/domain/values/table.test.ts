import { expect, it } from 'vitest';
import { withoutEmptyColumns, type Table } from './table.ts';

const table: Table = {
  name: '目标', columns: ['指标', '协办', '现值'].map((title) => ({ title, kind: 'text' })),
  rows: [['图书', '', 0], ['计算机', null, null]],
};

it('columns without a word in any row are left out; a nought is a word', () => {
  expect(withoutEmptyColumns(table)).toMatchObject({ columns: [{ title: '指标' }, { title: '现值' }], rows: [['图书', 0], ['计算机', null]] });
});

it('a table without rows keeps its headings', () => {
  expect(withoutEmptyColumns({ ...table, rows: [] }).columns).toHaveLength(3);
});
