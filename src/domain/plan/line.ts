/** One line of a text: where it begins and ends, the line break left out. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** The line without surrounding blanks. */
  readonly text: string;
}

/** Cuts a text into its lines. `\r\n`, `\n`, `\r` and the Unicode line separators all end a line. */
export function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|[\n\r\u2028\u2029\f]/gu;
  let start = 0;
  for (const found of text.matchAll(breaks)) {
    lines.push({ start, end: found.index, text: text.slice(start, found.index).trim() });
    start = found.index + found[0].length;
  }
  lines.push({ start, end: text.length, text: text.slice(start).trim() });
  return lines;
}
