/** A run of characters as pdf.js places it; `y` grows upwards, `x` and `y` are the left end of the base line. */
export interface Glyphs {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Font size. */
  readonly size: number;
}

/** A printed line. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** How far up the page it stands, 0 at the bottom and 1 at the top. */
  readonly height: number;
}

/** Runs whose base lines differ by less than this share of their size stand on one line (raised footnote marks do not). */
const SAME_LINE = 0.45;

/** A gap wider than this many ems parts the cells of a table. */
const CELL_GAP = 2.2;

/** A gap wider than this share of an em is a space somebody typed. */
const WORD_GAP = 0.28;

/** Gathers the runs of a page into lines, from the top down. */
export function toLines(glyphs: readonly Glyphs[], pageHeight: number): Line[] {
  const rows: Glyphs[][] = [];
  for (const run of glyphs.filter((one) => one.text.trim() !== '').toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && first.y - run.y < SAME_LINE * Math.max(first.size, run.size)) row.push(run);
    else rows.push([run]);
  }
  return rows.map((row) => toLine(row.toSorted((a, b) => a.x - b.x), pageHeight));
}

function toLine(row: readonly Glyphs[], pageHeight: number): Line {
  let text = '';
  let end: number | undefined;
  for (const run of row) {
    if (end !== undefined) text += gapBetween(text, run, run.x - end);
    text += run.text;
    end = run.x + run.width;
  }
  const size = Math.max(...row.map((run) => run.size));
  const y = row[0]?.y ?? 0;
  return { text: closeUp(text.trim()), left: row[0]?.x ?? 0, right: end ?? 0, y, size, height: pageHeight === 0 ? 0 : y / pageHeight };
}

const HAN = '[\\u2e80-\\u2fdf\\u3400-\\u9fff]';
const MARK = '[\\u3000-\\u303f\\uff00-\\uffef]';

/** A single space between Chinese and western characters, or beside a Chinese punctuation mark. */
const TYPESETTERS_SPACE = new RegExp(`(?<=${HAN}) (?=[!-~])|(?<=[!-~]) (?=${HAN})|(?<=${MARK}) (?! )|(?<! ) (?=${MARK})`, 'g');

/** Word processors set a thin space between Chinese and figures, which comes back as a space nobody typed. */
const closeUp = (text: string): string => text.replace(TYPESETTERS_SPACE, '');

function gapBetween(before: string, run: Glyphs, gap: number): string {
  if (gap > CELL_GAP * run.size) return '\t';
  // Chinese is set without spaces; a small gap between a character and a figure is the typesetter's.
  const western = /[A-Za-z0-9,.;:]$/.test(before) && /^[A-Za-z0-9]/.test(run.text);
  return western && gap > WORD_GAP * run.size ? ' ' : '';
}
