/*
 * What somebody typed, before anything is known of it: a form's text, a cell of a workbook, a value of the API.
 * A cell keeps apart what the spreadsheet keeps apart, because a number that lost its digits must not pass for text.
 */

/** A cell or an entry as it came. Dates are plain dates; `text` is what its author saw. */
export type Typed =
  | null
  | string
  | number
  | readonly string[]
  | { readonly kind: 'date'; readonly date: string; readonly text: string }
  /** A number shown with a per-cent sign: 0.877 for 87.7 %. */
  | { readonly kind: 'percent'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** #REF!, #N/A … */
  | { readonly kind: 'broken'; readonly text: string };

/** What the author saw, for sentences about it; long text is cut. */
export function shownOf(typed: Typed): string {
  const text = wholeOf(typed);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function wholeOf(typed: Typed): string {
  if (typed === null) return '';
  if (typeof typed === 'string') return typed;
  if (typeof typed === 'number') return String(typed);
  if (!('kind' in typed)) return typed.join('、');
  if (typed.kind === 'percent') return `${Number((typed.value * 100).toPrecision(15))}%`;
  return typed.kind === 'boolean' ? (typed.value ? '是' : '否') : typed.text;
}

/** Text as it is compared and stored: composed, half-width signs, outer blanks gone. */
export const tidy = (text: string): string => (plain.test(text) ? text : text.normalize('NFC').replace(/[\u00A0\u3000\uFEFF\u200B]/g, ' ')).trim();

// Nearly every cell: nothing in it has another form.
const plain = /^[ -~\u4E00-\u9FFF]*$/;

/** Whether nothing was typed. */
export function isBlank(typed: Typed): boolean {
  if (typed === null) return true;
  // Nearly every text begins with a letter, a digit or a character of Chinese: no need to look further.
  if (typeof typed === 'string') return !(letterFirst(typed) || somethingSeen.test(typed));
  return typeof typed === 'object' && !('kind' in typed) && typed.length === 0;
}

function letterFirst(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first > 0x20 && first < 0x7F) || (first >= 0x4E00 && first <= 0x9FFF);
}

const somethingSeen = /[^\s\u200B]/;
