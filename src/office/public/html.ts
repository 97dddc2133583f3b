/* HTML as a tagged template: whatever is put in is text unless it was made here. */

/** HTML that may stand as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | null | readonly Html[];

/** Puts text into HTML. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((string, at) => string + (at < parts.length ? write(parts[at] ?? null) : '')).join(''));

function write(part: Part): string {
  if (part instanceof Html) return part.text;
  return Array.isArray(part) ? part.map((one: Html) => one.text).join('') : escapeText(String(part ?? ''));
}

/** Text of HTML or XML, attributes included; characters XML cannot hold are left out. */
export const escapeText = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? '').replaceAll(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, '');

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
