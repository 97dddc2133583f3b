/*
 * XML of a sheet, too large for a tree: a scanner that is fed pieces of text and tells of tags and text as they pass. It
 * knows what the strict reader knows and refuses the same; it keeps nothing but the piece it is in.
 */
import { XmlError } from '../read-xml.ts';

/** Told of what passes. `tag` is the whole inside of an opening tag, for attributeOf. */
export interface XmlListener {
  readonly open: (name: string, tag: string, closed: boolean) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

/** Something between < and > longer than this is no tag of any office program. */
const MAX_TAG = 1024 * 1024;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;

/** Scans text as it comes. Call `end` at the end: what is left over then is a file cut short. */
export class XmlScanner {
  readonly #listener: XmlListener;
  #rest = '';
  #depth = 0;

  constructor(listener: XmlListener) {
    this.#listener = listener;
  }

  /** Takes the next piece. Throws XmlError. */
  push(piece: string): void {
    const source = this.#rest + piece;
    let at = 0;
    for (;;) {
      const opening = source.indexOf('<', at);
      if (opening < 0) break;
      if (opening > at) this.#listener.text(source.slice(at, opening));
      const next = this.#take(source, opening);
      at = opening;
      if (next < 0) break;
      at = next;
    }
    // Text whose end is not here yet waits too: a character reference may be broken across pieces.
    this.#rest = source.slice(at);
    if (this.#rest.length > MAX_TAG) throw new XmlError('malformed');
  }

  /** Whether everything was closed. Throws XmlError where it was not. */
  end(): void {
    if (this.#depth !== 0 || this.#rest.trim() !== '') throw new XmlError('malformed');
  }

  /** Takes what begins at `<` and gives where it ends, or -1 where its end is not here yet. */
  #take(source: string, opening: number): number {
    const kind = source.charCodeAt(opening + 1);
    if (kind === BANG || kind === QUESTION) return this.#special(source, opening);
    const closing = source.indexOf('>', opening + 1);
    if (closing < 0) return -1;
    if (kind === SLASH) {
      this.#depth -= 1;
      this.#listener.close(localName(source.slice(opening + 2, closing).trimEnd()));
      return closing + 1;
    }
    return this.#open(source, opening + 1, closing);
  }

  #open(source: string, start: number, firstClosing: number): number {
    let closing = firstClosing;
    // A > may stand inside a quoted value; then the quotes before it are not paired. Cells, nearly all tags of a sheet, hold none.
    while (!isCell(source, start, closing) && !isPaired(source, start, closing)) {
      closing = source.indexOf('>', closing + 1);
      if (closing < 0) return -1;
    }
    const closed = source.charCodeAt(closing - 1) === SLASH;
    const tag = source.slice(start, closed ? closing - 1 : closing);
    if (!closed) this.#depth += 1;
    this.#listener.open(localName(nameOf(tag)), tag, closed);
    return closing + 1;
  }

  #special(source: string, opening: number): number {
    if (source.startsWith('<![CDATA[', opening)) {
      const end = source.indexOf(']]>', opening);
      if (end < 0) return -1;
      // The listener resolves character references; inside CDATA there are none.
      this.#listener.text(source.slice(opening + 9, end).replaceAll('&', '&amp;'));
      return end + 3;
    }
    if (/^<!(?:DOCTYPE|ENTITY)/i.test(source.slice(opening, opening + 10))) throw new XmlError('forbidden');
    const mark = source.startsWith('<!--', opening) ? '-->' : '>';
    const end = source.indexOf(mark, opening + 2);
    return end < 0 ? -1 : end + mark.length;
  }
}

/** `<c …>`, or a tag too short for attributes. */
const isCell = (source: string, start: number, end: number): boolean => end - start < 5 || (source.charCodeAt(start) === 99 && source.charCodeAt(start + 1) === 32);

function isPaired(source: string, start: number, end: number): boolean {
  let quote = 0;
  for (let at = start; at < end; at += 1) {
    const code = source.charCodeAt(at);
    if (code !== 34 && code !== 39) continue;
    if (quote === 0) quote = code;
    else if (quote === code) quote = 0;
  }
  return quote === 0;
}

function nameOf(tag: string): string {
  for (let at = 0; at < tag.length; at += 1) if (tag.charCodeAt(at) <= 32) return tag.slice(0, at);
  return tag;
}

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

/** The raw value of an attribute written without prefix, or undefined. */
export function attributeOf(tag: string, name: string): string | undefined {
  const mark = `${name}="`;
  for (let at = tag.indexOf(mark); at > 0; at = tag.indexOf(mark, at + 1)) {
    if (tag.charCodeAt(at - 1) > 32) continue;
    const start = at + mark.length;
    return tag.slice(start, tag.indexOf('"', start));
  }
  // Single quotes and blanks around the sign are allowed too; no spreadsheet writes them.
  return tag.includes("'") || /\s=|=\s/.test(tag) ? new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find((part) => part !== undefined) : undefined;
}
