import type { Line } from './lines.ts';

/** 1, - 1 -, — 1 —, 第 1 页 共 9 页, 1/9, Page 1 of 9. */
const PAGE_NUMBER = /^[\s\-–—―－·•]*(第\s*)?(\d{1,4}|[〇零一二三四五六七八九十百]{1,5})(\s*页)?([\s,，/／]*(共|of)?\s*\d{1,4}\s*页?)?[\s\-–—―－·•]*$|^page\s+\d+(\s+of\s+\d+)?$/i;

/** What browsers print around a page: its address, its number, the day and time. */
const BROWSER = /^(https?|file):\/\/\S+(\s+\d+\/\d+)?$|^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s.{0,4}\d{1,2}:\d{2}(\s[AP]M)?(\t.*)?$/i;

/** Where headers and footers stand: above and below this share of the page. */
const MARGIN = 0.1;

/** A running title stands on at least this many pages. */
const RUNNING_FROM = 2;

/** Takes page numbers and running titles out of the pages: they would fall into the middle of sentences. */
export function dropFurniture(pages: readonly (readonly Line[])[]): Line[][] {
  const running = findRunning(pages);
  const slots = findSlots(pages, running);
  return pages.map((lines) => lines.filter((line, index) =>
    !isFurniture(line, index === 0 || index === lines.length - 1, running) && !(isInMargin(line) && slots.some((height) => Math.abs(height - line.height) < SAME_PLACE))));
}

/** Lines whose heights differ by less than this share of the page stand at one place. */
const SAME_PLACE = 0.002;

/** Where running titles stand: left and right pages of a two-sided print carry different words at one height. */
function findSlots(pages: readonly (readonly Line[])[], running: ReadonlySet<string>): readonly number[] {
  return pages.flatMap((lines) => [lines[0], lines.at(-1)].flatMap((line) =>
    (line !== undefined && isInMargin(line) && running.has(bare(line.text)) ? [line.height] : [])));
}

function isFurniture(line: Line, outermost: boolean, running: ReadonlySet<string>): boolean {
  if (!isInMargin(line)) return false;
  const text = line.text.normalize('NFKC');
  return (outermost && (PAGE_NUMBER.test(text) || BROWSER.test(text))) || running.has(bare(line.text));
}

const isInMargin = (line: Line): boolean => line.height < MARGIN || line.height > 1 - MARGIN;

/** A running title may carry the page number: figures do not count in the comparison. */
const bare = (text: string): string => text.replace(/[\d\s]/g, '');

function findRunning(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const lines of pages) {
    for (const text of new Set(lines.filter(isInMargin).map((line) => bare(line.text)))) seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  return new Set([...seen].filter(([text, times]) => text !== '' && times >= Math.max(RUNNING_FROM, pages.length / 2)).map(([text]) => text));
}
