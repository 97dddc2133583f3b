/*
 * The block the body of a document is set in, and what its lines say about how paragraphs are parted there. It is
 * measured, never assumed: left and right pages of a two-sided print have edges of their own.
 */
import type { Line } from './lines.ts';

/** The block the body is set in. */
export interface Column {
  readonly left: number;
  readonly right: number;
  /** The size most lines are set in. */
  readonly size: number;
  /** From one base line to the next; 0 where no two lines tell it. */
  readonly pitch: number;
}

/** A line this many ems in from the left edge begins a paragraph: Chinese indents by two. */
const INDENT = 1.2;

/** Edges that differ by more ems than this are two columns: the inner margin of a two-sided print is wider. */
const MIRRORED = 0.8;

/** A distance wider than this many pitches is a gap between paragraphs. */
const GAP = 1.3;

/** Marks that may hang over the right edge, where they measure nothing. */
const HANGING = /[，。、；：！？,.;:!?”’」』）)》]$/;

/** The column of each page; two-sided prints have two that alternate. */
export function findColumns(pages: readonly (readonly Line[])[]): readonly Column[] {
  const whole = measure(pages);
  const odd = measure(pages.filter((_, index) => index % 2 === 0));
  const even = measure(pages.filter((_, index) => index % 2 === 1));
  const mirrored = pages.length > 1 && Math.abs(odd.left - even.left) > MIRRORED * whole.size;
  return pages.map((_, index) => (mirrored ? (index % 2 === 0 ? odd : even) : whole));
}

/** The edges most lines keep to: a few lines stick out (hanging punctuation), many stop short. */
function measure(pages: readonly (readonly Line[])[]): Column {
  const lines = pages.flat();
  const size = quantile(lines.map((line) => line.size), 0.5);
  const whole = lines.filter((line) => !HANGING.test(line.text));
  return {
    left: quantile(lines.map((line) => line.left), 0.02),
    right: quantile((whole.length >= 4 ? whole : lines).map((line) => line.right), 0.9),
    size,
    pitch: quantile(pages.flatMap((page) => distances(page, size)), 0.5),
  };
}

function distances(page: readonly Line[], size: number): number[] {
  return page.flatMap((line, index) => {
    const above = page[index - 1];
    const distance = above === undefined ? 0 : above.y - line.y;
    return distance > 0 && Math.abs(line.size - size) < 0.15 * size ? [distance] : [];
  });
}

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Whether a line begins further in than the body does. */
export const isIndented = (line: Line, column: Column): boolean => line.left > column.left + INDENT * line.size;

/** Whether a line stands in the middle of the column. */
export const isCentred = (line: Line, column: Column): boolean =>
  Math.abs(line.left + line.right - column.left - column.right) < 2 * line.size;

/** Whether more than the usual distance parts a line from the one above it on its page. */
export function isBelowGap(above: Line, line: Line, column: Column): boolean {
  const distance = above.y - line.y;
  return column.pitch > 0 && distance > GAP * column.pitch * Math.max(1, line.size / column.size);
}
