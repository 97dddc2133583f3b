import { findColumns, isBelowGap, isCentred, isIndented, type Column } from './column.ts';
import type { Line } from './lines.ts';

/** A line in its column. */
interface Placed extends Line {
  readonly column: Column;
  readonly page: number;
}

/** A line ends a paragraph when it stops this many ems before the right edge: one character more would have fitted. */
const SHORT_BY = 1.7;

/** Justified lines end at the edge to within this many ems. */
const EDGE = 0.6;

/** A block narrower than this many characters is no body text: a stamp, a label, a column of a form. */
const NARROWEST = 12;

const CLOSED = /[。！？；：!?;:”』」）)】]$/;

const MARKER = /^(第?[一二三四五六七八九十]+[、.．章节条]|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、）)](?!\d)|[①-⑳]|——|第[一二三四五六七八九十]+[，,、])/;

/** What a line break cannot part: opening marks, a character or a western word or figure, and the marks that follow it. */
const UNIT = /^[“‘（《〈「『【([]*(?:[A-Za-z0-9.,%％‰:/+\-－×]+|.)[，。、；：！？”’）》〉」』】,.;:!?)\]%％‰]*/u;

/** Space put between Chinese characters to make a line reach the edge. */
const STRETCH = /(?<=[\u2e80-\u9fff\uff00-\uffef“”‘’]) +(?=[\u2e80-\u9fff\uff00-\uffef“”‘’])/gu;

/**
 * Printed lines back to paragraphs. A line goes on in the next one when it fills its width, unless the next one is
 * indented, stands below a gap, starts a new item after a closed sentence, or is set in another size.
 */
export function joinParagraphs(pages: readonly (readonly Line[])[]): string {
  const columns = findColumns(pages);
  const lines = pages.flatMap((page, at) => page.map((line): Placed => ({ ...line, page: at, column: columns[at] as Column })));
  let text = '';
  let before: Placed | undefined;
  for (const line of lines) {
    const words = unstretch(line);
    if (before !== undefined) text += goesOn(before, line) ? seam(before.text, words) : '\n';
    text += words;
    before = line;
  }
  return text;
}

// A line is stretched at several places to reach the edge; a single space, or one in a short line, somebody typed.
function unstretch(line: Placed): string {
  const isFull = line.right > line.column.right - EDGE * line.size;
  return isFull && (line.text.match(STRETCH)?.length ?? 0) > 1 ? line.text.replace(STRETCH, '') : line.text;
}

/** A title too long for one line goes on centred, which is no indent. */
const isTitle = (line: Placed): boolean => line.size > 1.15 * line.column.size;

/** Whether what opens the next line would have found room in this one, so that the break was wanted. */
function isShort(line: Placed, next: Line): boolean {
  const room = line.column.right - line.right;
  return room >= SHORT_BY * line.size && room > (widthOf(UNIT.exec(next.text)?.[0] ?? '') + 0.3) * line.size;
}

/** About how many ems a text takes: western characters are half as wide as Chinese ones. */
const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign < '\u2000' ? 0.55 : 1), 0);

function goesOn(line: Placed, next: Placed): boolean {
  if (Math.abs(line.size - next.size) > 0.15 * line.size) return false;
  if (line.column.right - line.column.left < NARROWEST * line.size) return false;
  if (isShort(line, next)) return false;
  if (isIndented(next, next.column)) return isTitle(line) && isCentred(next, next.column);
  if (line.text.includes('\t') || next.text.includes('\t')) return false;
  if (line.page === next.page && !isTitle(line) && isBelowGap(line, next, next.column)) return false;
  // A paragraph seldom fills its last line; far more often a sentence ends where a line inside a paragraph does.
  return !(MARKER.test(next.text) && CLOSED.test(line.text));
}

/** Words of the Latin alphabet were parted by the line end; Chinese was not. */
const seam = (before: string, after: string): string => (/[A-Za-z,.]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : '');
