/*
 * A piece: a pattern tried at one place of the text, with the characters it may begin with. A figure has a dozen places
 * where a piece may stand and seldom does, so one look into a table comes before the pattern.
 */

/** A sticky pattern and its mark in the table of first characters. */
export interface Piece {
  readonly pattern: RegExp;
  readonly mark: number;
}

const marks = new Uint32Array(0x1_0000);
let entered = 0;

/** A piece that begins with one of these characters. There is room for thirty-two. */
export function piece(first: string, pattern: RegExp): Piece {
  const mark = 1 << entered;
  entered += 1;
  for (const sign of first) marks[sign.charCodeAt(0)] = (marks[sign.charCodeAt(0)] ?? 0) | mark;
  return { pattern, mark };
}

/** Length of the piece that stands at a place, 0 when none does. */
export function lengthAt({ pattern, mark }: Piece, text: string, at: number): number {
  if (((marks[text.charCodeAt(at)] ?? 0) & mark) === 0) return 0;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}
