/*
 * A composed document as a tree: blocks of pieces, where every piece that is a figure names its fact. The tree is what
 * screens show, what is checked, frozen and written to Word; its text is never taken apart again to find the figures.
 */
import type { DocumentWord, Slot } from './template.ts';

/** One figure as it stands in the document: which it is, what was found, and what was printed. */
export interface Fact {
  readonly id: string;
  /** indicator@scope@as-of of every figure it was made of, in the order of the formula. */
  readonly refs: readonly string[];
  /** What of the figure is shown, so that it can be computed again. */
  readonly slot: Exclude<Slot, { kind: 'word' }>;
  /** Years back from the document's year; only charts over years look back. */
  readonly yearsBack: number;
  /** The exact value behind the text; null when there is none. */
  readonly value: string | null;
  readonly text: string;
  /** What it would need besides its value and does not have: last year's figure, or a target. */
  readonly lacks?: Lack;
  /** Document and page where a figure was taken from one. */
  readonly cited?: string;
  /** A remark beside it, for readers of the draft. */
  readonly note?: string;
}

/** What a comparison can be without. */
export type Lack = 'previous' | 'target';

/** A comparison that could not be made and was left out of its sentence. */
export interface LeftOut { readonly figures: readonly string[]; readonly lacks: Lack; readonly from: string }

/** Words, or the text of a fact. */
export interface Piece { readonly text: string; readonly fact?: string }

/** A sentence, and where in the template it comes from; `typed` was written by a person. */
export interface Sentence {
  readonly from: string;
  readonly pieces: readonly Piece[];
  /** Kept from last year's text and not read again since. */
  readonly lastYears?: true;
}

export interface Heading { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly marker: string; readonly pieces: readonly Piece[]; readonly from: string }
/** A paragraph; `lead` is a heading it runs on from, on the same line. */
export interface Paragraph { readonly kind: 'paragraph'; readonly lead?: Heading; readonly sentences: readonly Sentence[] }
export interface Table { readonly kind: 'table'; readonly caption: readonly Piece[]; readonly columns: readonly string[]; readonly rows: readonly (readonly (readonly Piece[])[])[]; readonly from: string }
export interface ChartPoint { readonly name: string; readonly fact: string; readonly value: string | null; readonly text: string }
export interface Chart { readonly kind: 'chart'; readonly shape: 'bar' | 'line' | 'pie'; readonly caption: readonly Piece[]; readonly points: readonly ChartPoint[]; readonly from: string }
export type Block = Heading | Paragraph | Table | Chart;

/** For whom and when a document is composed. */
export interface DocumentContext {
  readonly year: number;
  /** The day its stocks are told for: YYYY-MM-DD. */
  readonly asOf: string;
  /** The office that signs. */
  readonly office: string;
  /** 全县, 全区. */
  readonly area: string;
  /** The day it is dated, when it is known: YYYY-MM-DD. */
  readonly date?: string;
}

/** A composed document. */
export interface DocumentTree {
  readonly template: string;
  readonly version: number;
  readonly context: DocumentContext;
  readonly title: readonly Piece[];
  readonly addressee: string;
  readonly blocks: readonly Block[];
  readonly facts: readonly Fact[];
  /** Comparisons that were left out because there is nothing to compare with. */
  readonly leftOut?: readonly LeftOut[];
}

/** Stands where a figure is missing; a finding says which. */
export const MISSING = '〔缺数〕';

/** Stands where a person must write a number: in a table of last year's text. */
export const TO_FILL = '〔待填〕';

/** Stands in a table where there is nothing to compare with. */
export const NONE = '—';

/** A day in words: 2025年3月5日, not padded. */
export const dayInWords = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
};

/** What a word of the document stands for. */
export const documentWordOf: { readonly [W in DocumentWord]: (context: DocumentContext) => string } = {
  year: ({ year }) => String(year), last_year: ({ year }) => String(year - 1), next_year: ({ year }) => String(year + 1),
  office: ({ office }) => office, area: ({ area }) => area, as_of: ({ asOf }) => dayInWords(asOf),
};

/** The text of pieces. */
export const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
