import type { Line } from './lines.ts';

/** The block the body is set in. */
interface Column {
  readonly left: number;
  readonly right: number;
  /** The size most lines are set in. */
  readonly size: number;
}

/** A line ends a paragraph when it stops this many ems before the right edge: one character more would have fitted. */
const SHORT_BY = 1.7;

/** A line this many ems in from the left edge begins a paragraph: Chinese indents by two. */
const INDENT = 1.2;

/** A block narrower than this many characters is no body text: a stamp, a label, a column of a form. */
const NARROWEST = 12;

const CLOSED = /[。！？；：!?;:”』」）)】]$/;

const MARKER = /^(第?[一二三四五六七八九十百]+[、.．章节条]|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、）)]|[①-⑳])/;

/**
 * Printed lines back to paragraphs. A line goes on in the next one when it fills its width, unless the next one is
 * indented, starts a new item after a closed sentence, or is set in another size.
 */
export function joinParagraphs(pages: readonly (readonly Line[])[]): string {
  const lines = pages.flat();
  const column = findColumn(lines);
  const indents = lines.some((line) => isIndented(line, column)) && lines.some((line) => !isIndented(line, column));
  let text = '';
  let before: Line | undefined;
  for (const line of lines) {
    if (before !== undefined) text += goesOn(before, line, column, indents) ? seam(before.text, line.text) : '\n';
    text += line.text;
    before = line;
  }
  return text;
}

/** The edges most lines keep to: a few lines stick out (hanging punctuation), many stop short. */
function findColumn(lines: readonly Line[]): Column {
  return {
    left: quantile(lines.map((line) => line.left), 0.02),
    right: quantile(lines.map((line) => line.right), 0.9),
    size: quantile(lines.map((line) => line.size), 0.5),
  };
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const isIndented = (line: Line, column: Column): boolean => line.left > column.left + INDENT * line.size;

/** A title too long for one line goes on centred, which is no indent. */
const isTitle = (line: Line, column: Column): boolean => line.size > 1.15 * column.size;

const isCentred = (line: Line, column: Column): boolean =>
  Math.abs(line.left + line.right - column.left - column.right) < 2 * line.size;

function goesOn(line: Line, next: Line, column: Column, indents: boolean): boolean {
  if (Math.abs(line.size - next.size) > 0.15 * line.size) return false;
  if (column.right - column.left < NARROWEST * line.size) return false;
  if (line.right < column.right - SHORT_BY * line.size) return false;
  if (isIndented(next, column)) return isTitle(line, column) && isCentred(next, column);
  if (line.text.includes('\t') || next.text.includes('\t')) return false;
  if (MARKER.test(next.text) && CLOSED.test(line.text)) return false;
  // Without indents only punctuation tells a paragraph that happens to fill its last line.
  return indents || !CLOSED.test(line.text);
}

/** Words of the Latin alphabet were parted by the line end; Chinese was not. */
const seam = (before: string, after: string): string => (/[A-Za-z,.]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : '');
