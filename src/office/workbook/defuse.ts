/*
 * Text that a spreadsheet would run as a formula, in a .csv, gets an apostrophe in front and loses it again when it is
 * read; text that has one there of its own gets another, so nothing is lost either way.
 */

/** What spreadsheets take for the beginning of a formula, full-width forms of the Chinese keyboard included. */
const DANGEROUS = /^'*[=+\-@\t\r＝＋－＠]/;
const DEFUSED = /^'+[=+\-@\t\r＝＋－＠]/;
/** ="0123": how many systems keep a spreadsheet from eating zeros. */
const QUOTED_NUMBER = /^="([^"]*)"$/;
/** A number by itself is no formula. */
const NUMBER = /^[+-]?\d[\d,.]*%?$/;

/** The text as it may stand in a .csv. */
export const defuseCell = (text: string): string => (DANGEROUS.test(text) && !NUMBER.test(text) ? `'${text}` : text);

/** The text as it was before. */
export function restoreCell(cell: string): string {
  if (DEFUSED.test(cell)) return cell.slice(1);
  return QUOTED_NUMBER.exec(cell)?.[1] ?? cell;
}
