/*
 * Pages copied from a printed layout break their lines at a fixed width, in the middle of sentences and even between a
 * number and its unit. Such a page is known by its lines: most are unfinished and about equally long.
 */

const SAMPLE_LINES = 300;
const SHORTEST = 14;
const WIDEST = 90;
const FINISHED = /[。！？；：!?;:]["”’』」)）]?$/;
const OPENS_ITEM = /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．](?!\d)|第[一二三四五六七八九十]{1,3}[章节条部]|附件|[①-⑳]|[●■◆★—-])/;
const GOES_ON = /[\u4e00-\u9fa5\dA-Za-z,，、。；;）)”%％〇]/;

/** The width to which the lines of a text are broken, or 0 when its lines are paragraphs. */
export function wrapWidth(text: string): number {
  const unfinished: number[] = [];
  let lines = 0;
  for (let start = 0; start < text.length && lines < SAMPLE_LINES;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const length = end - start;
    if (length >= SHORTEST) {
      lines++;
      if (length <= WIDEST && !FINISHED.test(text.slice(Math.max(start, end - 3), end).trimEnd())) unfinished.push(length);
    }
    start = end + 1;
  }
  return unfinished.length < 8 || unfinished.length < lines / 2 ? 0 : usualLength(unfinished);
}

/** The length most lines have, or 0 when they differ too much to have been broken at a width. */
function usualLength(lengths: readonly number[]): number {
  const sorted = [...lengths].sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const alike = sorted.filter(length => Math.abs(length - usual) <= Math.max(2, usual * 0.12)).length;
  return alike >= sorted.length * 0.7 ? usual : 0;
}

/** Whether the line from `line` to its break at `at` is full and goes on in the next line. */
export function runsOn(text: string, line: number, at: number, width: number): boolean {
  if (at - line < width * 0.85) return false;
  if (FINISHED.test(text.slice(Math.max(line, at - 3), at).trimEnd())) return false;
  const next = text.charCodeAt(at) === 13 ? at + 2 : at + 1;
  return GOES_ON.test(text[next] ?? '') && !OPENS_ITEM.test(text.slice(next, next + 6));
}
