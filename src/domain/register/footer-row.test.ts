import { describe, expect, test } from 'vitest';
import { isFooterRow, isNumberingRow } from './footer-row.ts';
import type { Typed } from './typed.ts';

const day: Typed = { kind: 'date', date: '2026-09-10', text: '2026-09-10' };

describe('rows below a table that are no data', () => {
  test.each<[string, Typed[]]>([
    ['a sum', ['合计', null, null, 120, 60]], ['a sum with blanks inside and beside', [null, '合　 计', null, '1,200', '—']], ['a sum of a page', ['本页小计：', 12]], ['an English one', ['Total', 3, '45.5%']],
    ['who filled it in and checked it', ['填表人：张文', null, null, '审核人：王慧', null, '填表日期：2026年9月10日']], ['labels beside their values', ['填表人', '张文', null, '审核人', '王慧', null, '填报日期', day]],
    ['one line for all of them', ['填表人：张文　　审核人：王慧　　单位负责人（签字）：　　　年　月　日']], ['a seal', [null, null, null, '单位（盖章）：']], ['the head of the unit, unsigned', ['单位负责人（签字）：']],
    ['a note', ['注：本表一式两份，一份由学校留存，一份报县教育局基教科。']], ['nothing more', ['——以下空白——']], ['a bare label and its value', ['审核人', '王慧']],
  ])('%s', (_, cells) => { expect(isFooterRow(cells, 8)).toBe(true); });

  test.each<[string, Typed[]]>([
    ['a record', ['T101', '孟喆', '女']], ['somebody called so', ['合计', '孟喆', '女', 3]], ['a post of a narrow table', ['校长', '王慧']], ['a remark among data', ['备注：补', '孟喆', '女']],
    ['a number', [1, '合计']], ['nothing', []], ['a note longer than notes are', [`注：${'长'.repeat(500)}`]], ['a building', ['制表楼', '101']],
  ])('not %s', (_, cells) => { expect(isFooterRow(cells, 3)).toBe(false); });
});

test.each<[Typed[], boolean]>([
  [['甲', '乙', 1, 2, 3], true], [['(1)', '(2)', '(3)', '(4)'], true], [[1, 2, 3], true], [[1, 3, 4], false], [['T101', 1, 2], false], [[30, 31, 32], false], [[1, 2], false],
])('numbers of the columns %j: %s', (cells, is) => { expect(isNumberingRow(cells)).toBe(is); });
