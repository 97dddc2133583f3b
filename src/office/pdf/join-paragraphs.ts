import { findColumns, isBelowGap, isCentred, isIndented, type Column } from './column.ts';
import type { Line } from './lines.ts';

/** A line in its column. */
interface Placed extends Line {
  readonly column: Column;
  readonly page: number;
}

/** What beginnings of paragraphs look like in a document. */
interface Manner {
  readonly indents: boolean;
  readonly gaps: boolean;
}

/** A line ends a paragraph when it stops this many ems before the right edge: one character more would have fitted. */
const SHORT_BY = 1.7;

/** Justified lines end at the edge to within this many ems. */
const EDGE = 0.6;

/** A block narrower than this many characters is no body text: a stamp, a label, a column of a form. */
const NARROWEST = 12;

/** Most, not all: headings and the name below a text keep places of their own. */
const MOST = 0.6;

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
  const manner = findManner(lines);
  let text = '';
  let before: Placed | undefined;
  for (const line of lines) {
    const words = unstretch(line);
    if (before !== undefined) text += goesOn(before, line, manner) ? seam(before.text, words) : '\n';
    text += words;
    before = line;
  }
  return text;
}

// The space at which a full line was stretched was never typed; in a short line somebody typed it.
const unstretch = (line: Placed): string =>
  (Math.abs(line.right - line.column.right) < EDGE * line.size || line.right > line.column.right ? line.text.replace(STRETCH, '') : line.text);

/** How paragraphs begin is seen where the line before stops short, which leaves no doubt that one ended there. */
function findManner(lines: readonly Placed[]): Manner {
  const begins = lines.filter((line, at) => {
    const above = lines[at - 1];
    return !isCentred(line, line.column) && (above === undefined || (isShort(above, line) && above.page === line.page));
  });
  const share = (holds: (line: Placed) => boolean): boolean => begins.length > 0 && begins.filter(holds).length >= MOST * begins.length;
  const belowGap = (line: Placed): boolean => {
    const above = lines[lines.indexOf(line) - 1];
    return above !== undefined && above.page === line.page && isBelowGap(above, line, line.column);
  };
  return { indents: share((line) => isIndented(line, line.column)), gaps: share(belowGap) };
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

function goesOn(line: Placed, next: Placed, manner: Manner): boolean {
  if (Math.abs(line.size - next.size) > 0.15 * line.size) return false;
  if (line.column.right - line.column.left < NARROWEST * line.size) return false;
  if (isShort(line, next)) return false;
  if (isIndented(next, next.column)) return isTitle(line) && isCentred(next, next.column);
  if (line.text.includes('\t') || next.text.includes('\t')) return false;
  if (line.page === next.page && !isTitle(line) && isBelowGap(line, next, next.column)) return false;
  if (MARKER.test(next.text) && CLOSED.test(line.text)) return false;
  return goesOnByManner(line, next, manner);
}

// Without indents and gaps only punctuation tells a paragraph that happens to fill its last line.
function goesOnByManner(line: Placed, next: Placed, { indents, gaps }: Manner): boolean {
  return indents || (gaps && line.page === next.page) || !CLOSED.test(line.text);
}

/** Words of the Latin alphabet were parted by the line end; Chinese was not. */
const seam = (before: string, after: string): string => (/[A-Za-z,.]$/.test(before) && /^[A-Za-z]/.test(after) ? ' ' : '');
