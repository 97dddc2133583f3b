/*
 * Totals of tables: the row 合计 against the rows above it (or below), the column 合计 against the columns beside it. A
 * heading may name what does not add up (rates, averages, numbers of documents), so a total is an error only where
 * another total of the same table does hold; one alone is a doubt.
 */
import { add, compare, distance, exact, powerOfTen, written, ZERO, type Fraction } from '../fraction.ts';
import type { Slip } from './slip.ts';
import { readTables, type Cell, type TextTable } from './text-table.ts';

const TOTAL = /^(?:合计|总计|共计|总数|全[县市区校镇]合计|合计数|总和)(?:[(（].*)?$/u;
const SUBTOTAL = /^.{0,8}小计(?:[(（].*)?$/u;
const NOT_ADDED = /率|比例|占比|均|%|％|百分|名次|排名|序号|编号|年份|年度|时间|日期|电话|标准|班额|代码|倍|分数|得分|师生比|生师比/u;
/** Further away than this the row is no sum at all. */
const NEAR = 0.5;

interface Sum { readonly total: Cell; readonly parts: readonly Cell[]; readonly value: Fraction; readonly holds: boolean }

/** Every total of a table that is not the sum it should be, and every column of mixed units. */
export const findTables = (text: string): readonly Slip[] => readTables(text).flatMap((table) => [...told(columnSums(table)), ...told(rowSums(table)), ...mixedUnits(table)]);

// One that holds shows that the table adds up; then every other one must.
function told(sums: readonly Sum[]): readonly Slip[] {
  const isSure = sums.some((sum) => sum.holds);
  return sums.filter((sum) => !sum.holds && isNear(sum)).map((sum) => slip(sum, roundingExplains(sum) ? 'note' : isSure ? 'error' : 'doubt'));
}

function columnSums({ headings, rows }: TextTable): readonly Sum[] {
  const at = rows.findIndex((row) => TOTAL.test(labelOf(row)));
  const total = rows[at];
  // A total in the midst of a table belongs to a part of it that is not marked.
  if (total === undefined || (at !== 0 && at !== rows.length - 1) || rows.filter((row) => TOTAL.test(labelOf(row))).length > 1) return [];
  const others = rows.filter((row) => row !== total);
  const subtotals = others.filter((row) => SUBTOTAL.test(labelOf(row)));
  const parts = others.filter((row) => !SUBTOTAL.test(labelOf(row)));
  return headings.flatMap((heading, column) => {
    const cell = total[column];
    if (cell === undefined || cell.number === null || NOT_ADDED.test(heading + cell.unit)) return [];
    const sum = sumOf(cell, parts.map((row) => row[column]));
    const short = subtotals.length > 1 ? sumOf(cell, subtotals.map((row) => row[column])) : undefined;
    return short?.holds === true ? [short] : sum === undefined ? [] : [sum];
  });
}

function rowSums({ headings, rows }: TextTable): readonly Sum[] {
  const at = headings.findIndex((heading) => TOTAL.test(heading) || heading === '小计');
  if (at < 1) return [];
  const columns = headings.flatMap((heading, column) => (column !== at && column > 0 && !NOT_ADDED.test(heading) && !/备注|说明/u.test(heading) ? [column] : []));
  // Columns on one side of the total are its parts; labels of rows never are.
  const side = columns.filter((column) => (columns.some((one) => one > at) ? column > at : column < at));
  const sums = rows.flatMap((row) => {
    const cell = row[at];
    const sum = cell === undefined || cell.number === null ? undefined : sumOf(cell, side.map((column) => row[column]));
    return sum === undefined ? [] : [sum];
  });
  // Columns may be unlike things; only where most rows add up is the column their total.
  return sums.filter((sum) => sum.holds).length * 2 > sums.length ? sums : [];
}

function sumOf(total: Cell, parts: readonly (Cell | undefined)[]): Sum | undefined {
  const numbers = parts.filter((cell) => cell !== undefined && !cell.isBlank) as readonly Cell[];
  if (numbers.length < 2 || total.number === null || numbers.some((cell) => cell.number === null || cell.unit !== total.unit)) return undefined;
  const value = numbers.reduce((sum, cell) => add(sum, cell.number ?? ZERO), ZERO);
  return { total, parts: numbers, value, holds: compare(value, total.number) === 0 };
}

const labelOf = (row: readonly Cell[]): string => (row.find((cell) => cell.number === null && !cell.isBlank)?.text ?? '').replaceAll(/\s/gu, '');

function isNear({ total, value }: Sum): boolean {
  const stated = total.number ?? ZERO;
  return compare(exact.multiply(distance(stated, value), exact.of(Math.round(1 / NEAR))), stated) <= 0;
}

// Each part may have lost half of its last digit when it was written.
function roundingExplains({ total, parts, value }: Sum): boolean {
  const decimals = Math.max(...parts.map((cell) => cell.decimals));
  if (decimals === 0) return false;
  return compare(distance(total.number ?? ZERO, value), exact.multiply(powerOfTen(-decimals), { top: BigInt(parts.length + 1), bottom: 2n })) <= 0;
}

function slip({ total, parts, value }: Sum, severity: Slip['severity']): Slip {
  const sum = written(value, 6) + total.unit;
  const working = parts.length > 6 ? '' : parts.map((cell) => cell.text).join('＋');
  const end = severity === 'note' ? { zh: '，舍入可以解释', en: ', which rounding explains' } : { zh: '', en: '' };
  return { kind: 'table', severity, start: total.start, end: total.end, computed: sum, say: {
    zh: `表中${parts.length}项${working === '' ? '' : `${working}`}合计${sum}，表中写“${total.text}”，不符${end.zh}`,
    en: `${parts.length} cells of the table${working === '' ? '' : ` ${working.replaceAll('＋', ' + ')}`} make ${sum}; it says “${total.text}”: they differ${end.en}`,
  } };
}

function mixedUnits({ headings, rows }: TextTable): readonly Slip[] {
  return headings.flatMap((heading, column) => {
    const cells = rows.flatMap((row) => row[column] ?? []).filter((cell) => cell.number !== null && cell.unit.endsWith('元'));
    const [first] = cells;
    const other = cells.find((cell) => cell.unit !== first?.unit);
    return first === undefined || other === undefined ? [] : [{ kind: 'units' as const, severity: 'note' as const, start: other.start, end: other.end, computed: '', say: {
      zh: `表的“${heading}”一列中“${first.text}”与“${other.text}”的单位不同，一张表用一个单位`, en: `in the column “${heading}” “${first.text}” and “${other.text}” have different units. One table, one unit`,
    } }];
  });
}
