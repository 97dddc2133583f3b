import { describe, expect, it } from 'vitest';
import type { FieldView } from '../register/field-view.ts';
import { changedCells, isChanged, newRow, pasteInto, readPasted, repeatedRows, withCell, withoutHeading } from './sheet-rows.ts';

const field = (key: string, zh: string, type: FieldView['type'] = 'text'): FieldView => ({ key, name: { zh, en: key }, type, required: false, sensitivity: 1, encrypted: false, masked: false });
const fields = [field('grade', '年级'), field('number', '班号', 'integer'), field('band', '班额', 'formula'), field('pupils', '学生数', 'integer')];
let made = 0;
const make = () => { made += 1; return newRow({ key: `n${made}`, request: `r${made}` }); };

describe('a pasted table', () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    ['tabs and lines', '三年级\t1\n三年级\t2', [['三年级', '1'], ['三年级', '2']]], ['the line end that spreadsheets add', 'a\tb\r\n', [['a', 'b']]],
    ['blank cells', '\t\t5', [['', '', '5']]], ['a quoted cell with a line end and quotes', '"一 ""甲""\n二"\t3', [['一 "甲" 二', '3']]], ['one word', '56', [['56']]], ['spaces around', ' 56 \t x', [['56', 'x']]],
    ['quotes within a cell', '5"', [['5"']]],
  ])('is read: %s', (_, text, cells) => {
    expect(readPasted(text)).toEqual(cells);
  });

  it('is laid over the cells from where the cursor stands, computed columns passed over, rows added', () => {
    const rows = pasteInto([make(), make()], fields, { row: 1, column: 1 }, [['1', '标准班额', '45'], ['2', '', '46']], make);
    expect(rows.map(({ cells }) => cells)).toEqual([{}, { number: '1', pupils: '45' }, { number: '2', pupils: '46' }]);
    expect(rows.map(isChanged)).toEqual([false, true, true]);
  });

  it('loses a first line that only repeats the headings', () => {
    expect(withoutHeading([['班号*', '班额', '学生数'], ['1', '', '45']], fields, 1)).toEqual([['1', '', '45']]);
    expect(withoutHeading([['1', '', '45']], fields, 1)).toEqual([['1', '', '45']]);
  });

  it('leaves out what falls beyond the last column', () => {
    expect(pasteInto([make()], fields, { row: 0, column: 3 }, [['45', 'x', 'y']], make)[0]?.cells).toEqual({ pupils: '45' });
  });
});

it('a cell put back as it was is no change', () => {
  const row = newRow({ key: 'a', request: 'a' }, { grade: '一年级' });
  const changed = withCell(row, 'grade', '二年级');
  expect([changedCells(changed), changedCells(withCell(changed, 'grade', '一年级'))]).toEqual([['grade'], []]);
});

const classRow = (key: string, grade: string, number: string) => withCell(withCell(newRow({ key, request: key }), 'grade', grade), 'number', number);

it('rows of the same key are told, each with the first', () => {
  const rows = [classRow('a', '一年级', '1'), classRow('b', '一年级', '2'), classRow('c', '一年级', '1'), classRow('d', '', '1')];
  expect([...repeatedRows(rows, [['unit', 'grade', 'number'], ['unit']])]).toEqual([['c', { field: 'number', first: 1 }]]);
});
