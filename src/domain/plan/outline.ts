/*
 * The outline of a plan or a summary: every numbered heading and item and every inline 一是, nested by what the numbering
 * means. Steps: candidates (marker.ts) → vouched by sequence (marker-sequence.ts) → lost numerals inferred
 * (lost-numeral.ts) → titles (heading-title.ts) → nesting (nesting.ts).
 */
import { fold } from './fold.ts';
import { findFurniture, outsideFurniture } from './furniture.ts';
import { headingTitle } from './heading-title.ts';
import { readLines, type Line } from './line.ts';
import { inferLostNumerals } from './lost-numeral.ts';
import { findMarkers, type Marker } from './marker.ts';
import { confirmMarkers } from './marker-sequence.ts';
import { nestHeadings, type Heading } from './nesting.ts';
import { isPartLine } from './part-line.ts';
import type { OutlineNode, Span } from './reading.ts';
import { runsOn, wrapWidth } from './wrap.ts';

/** Reads the outline of a text. Lines that are page furniture take no part. */
export function readOutline(
  text: string, lines: readonly Line[] = readLines(text), folded: string = fold(text), furniture: readonly Span[] = findFurniture(text, lines),
): readonly OutlineNode[] {
  const body = outsideFurniture(withoutAttachments(lines), furniture);
  const markers = inferLostNumerals(confirmMarkers(findMarkers(folded, body)));
  const headings = readHeadings(text, body, markers);
  return nestHeadings(headings).map(({ heading, path, level, why }) => ({
    path,
    level,
    title: heading.title,
    offset: heading.marker.start,
    why,
  }));
}

// What 附件： lists after the text are other documents, not items of this one.
function withoutAttachments(lines: readonly Line[]): readonly Line[] {
  const at = lines.reduce((last, line, index) => (line.text.startsWith('附') && /^附\s*[件表录]?\s*\d?\s*[:：]/u.test(line.text) ? index : last), -1);
  const isAtEnd = at > 0 && lines.length - at <= 30 && !lines.slice(at + 1).some(line => /^[一二三四五六七八九十]+、|^第[一二三]/u.test(line.text));
  return isAtEnd ? lines.slice(0, at) : lines;
}

function readHeadings(text: string, lines: readonly Line[], markers: readonly Marker[]): readonly Heading[] {
  const headings: Heading[] = [];
  const width = wrapWidth(text);
  let line = 0;
  let opensPart = false;
  markers.forEach((marker, at) => {
    for (; line < lines.length && (lines[line] as Line).end < marker.start; line += 1) {
      if (headings.length > 0 && isPartHeading(lines[line] as Line, headings[headings.length - 1] as Heading)) opensPart = true;
    }
    const limit = markers[at + 1]?.start ?? text.length;
    headings.push({ marker, title: titleAfter(text, lines, line, marker.end, limit, width), opensPart });
    opensPart = false;
  });
  return headings;
}

// A marker alone on its line takes the next line as its title.
function titleAfter(text: string, lines: readonly Line[], line: number, from: number, limit: number, width: number): string {
  const end = endOfParagraph(text, lines, line, width);
  const title = headingTitle(text, from, Math.min(end, limit));
  if (title !== '') return title;
  const next = lines.slice(line + 1, line + 4).find(other => other.text !== '');
  return next === undefined || next.start >= limit ? '' : headingTitle(text, next.start, Math.min(next.end, limit));
}

// Where a printer broke the lines, a heading goes on in the next one.
function endOfParagraph(text: string, lines: readonly Line[], line: number, width: number): number {
  const near = lines.slice(line, line + 4);
  const last = width === 0 ? near[0] : near.find(({ start, end }) => !runsOn(text, start, end, width)) ?? near[near.length - 1];
  return last?.end ?? text.length;
}

/** An unnumbered line such as 2019年工作要点 that opens a part of a combined document. */
function isPartHeading(line: Line, before: Heading): boolean {
  return line.start > before.marker.start && !line.text.includes(before.title) && isPartLine(line.text);
}
