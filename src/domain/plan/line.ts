/** One line of a text: where it begins and ends, the line break left out. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** The line without surrounding blanks. */
  readonly text: string;
}

const NEWLINE = 10;
const RETURN = 13;
const FORM_FEED = 12;
const LINE_SEPARATOR = 0x2028;
const PARAGRAPH_SEPARATOR = 0x2029;

const isBreak = (code: number): boolean =>
  code === NEWLINE || code === RETURN || code === FORM_FEED || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;

/** Cuts a text into its lines. `\r\n`, `\n`, `\r` and the Unicode line separators all end a line. */
export function readLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isBreak(code)) continue;
    lines.push({ start, end: at, text: text.slice(start, at).trim() });
    if (code === RETURN && text.charCodeAt(at + 1) === NEWLINE) at += 1;
    start = at + 1;
  }
  lines.push({ start, end: text.length, text: text.slice(start).trim() });
  return lines;
}
