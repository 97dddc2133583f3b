/*
 * A template of documents 公文模板 as its file says it, after parsing and cross-checking: an outline, sentences with
 * figures, conditions, tables and charts. Composing it never fails; what is missing becomes a finding.
 */
import type { Expression } from '../expression/expression.ts';
import type { Words } from '../problem.ts';

/** What a figure is asked for: on the document's day, or over its year or school year. */
export const figureTimes = ['as_of', 'year', 'school_year'] as const;
export type FigureTime = (typeof figureTimes)[number];

/** A figure a template names. */
export interface TemplateFigure {
  readonly key: string;
  readonly name: string;
  readonly indicator: string;
  readonly scope: string;
  readonly time: FigureTime;
  /** A day, a year or a school year of its own, when a person bound it to one. */
  readonly at?: string;
  /** The unit the indicator must have; another one is a finding. */
  readonly unit: string;
  /** Shown in this many of the unit: 万元 of 元. */
  readonly shown: string;
  /** Digits when shown; the indicator's own unless said. */
  readonly decimals?: number;
  /** Figures of years the registers do not reach back to, each with the document and page it stands in. */
  readonly cited?: readonly CitedFigure[];
}

/** A figure taken from a document, in the unit of its indicator. */
export interface CitedFigure { readonly year: number; readonly value: string; readonly source: string }

/** What of a figure a sentence shows. */
export const aspects = ['value', 'number', 'previous', 'previous_number', 'target', 'target_number', 'compared', 'change', 'difference', 'completion', 'gap', 'as_of'] as const;
export type Aspect = (typeof aspects)[number];

/** What an aspect needs besides the value. */
export const needsOf: Readonly<Partial<Record<Aspect, 'previous' | 'target'>>> = {
  previous: 'previous', previous_number: 'previous', compared: 'previous', change: 'previous', difference: 'previous',
  target: 'target', target_number: 'target', completion: 'target', gap: 'target',
};

/** What stands in braces. */
export type Slot =
  | { readonly kind: 'word'; readonly word: DocumentWord }
  | { readonly kind: 'figure'; readonly figure: string; readonly aspect: Aspect }
  | { readonly kind: 'computed'; readonly expression: Expression; readonly unit: string; readonly decimals: number; readonly figures: readonly string[] };

/** Facts of the document itself. */
export const documentWords = ['year', 'last_year', 'next_year', 'office', 'area', 'as_of'] as const;
export type DocumentWord = (typeof documentWords)[number];

/** Words and slots of a sentence, in their order. */
export type SentencePart = string | Slot;

/** One sentence; said only when its condition holds, otherwise the other one, if there is one. */
export interface TemplateSentence {
  readonly parts: readonly SentencePart[];
  readonly when?: Expression;
  readonly otherwise?: readonly SentencePart[];
  readonly opensParagraph: boolean;
  /** Kept from last year's text and not read again since. */
  readonly isLastYears?: true;
  /** Said for each target of the ledger that was not reached, or not reported on; `parts` is said where there is none. */
  readonly each?: { readonly of: EachOf; readonly text: string };
}

/** Targets that were not reached; targets nobody reported on. */
export const eachOf = ['short', 'silent'] as const;
export type EachOf = (typeof eachOf)[number];

/** A table of cells that hold what sentences hold. */
export interface TemplateTable {
  readonly caption: readonly SentencePart[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (readonly SentencePart[])[])[];
}

/** A chart as data: named figures, or one figure over some years. */
export interface TemplateChart {
  readonly shape: 'bar' | 'line' | 'pie';
  readonly caption: readonly SentencePart[];
  readonly points: readonly { readonly name: string; readonly figure: string }[];
  /** How many years back, the document's own included; 1: only its own. */
  readonly years: number;
}

/** What stands under a heading, in its order; a table or chart only when its condition holds. */
export type TemplateItem =
  | { readonly kind: 'sentence'; readonly sentence: TemplateSentence }
  | { readonly kind: 'table'; readonly table: TemplateTable; readonly when?: Expression }
  | { readonly kind: 'chart'; readonly chart: TemplateChart; readonly when?: Expression };

/** A heading with what stands under it, at most four deep. */
export interface TemplatePart {
  readonly heading: readonly SentencePart[];
  readonly when?: Expression;
  /** The text goes on behind the heading, on the same line. */
  readonly runIn: boolean;
  readonly items: readonly TemplateItem[];
  readonly parts: readonly TemplatePart[];
}

/** A worked example: figures, and sentences that come of them or must not. */
export interface TemplateExample {
  readonly year: number;
  readonly given: Readonly<Record<string, { readonly value: string | null; readonly previous?: string | null; readonly target?: string | null }>>;
  readonly says: readonly string[];
  readonly silent: readonly string[];
  /** Targets of the ledger. */
  readonly targets?: readonly ExampleTarget[];
}

/** A target of the ledger in an example. */
export interface ExampleTarget { readonly name: string; readonly required: number; readonly unit: string; readonly value: number | null; readonly lead: string }

/** A template of documents. */
export interface DocumentTemplate {
  readonly key: string;
  readonly version: number;
  readonly name: Words;
  readonly area: string;
  readonly title: readonly SentencePart[];
  readonly addressee: string;
  /** Characters at most; a longer text is a finding. */
  readonly length: number;
  readonly source: string;
  readonly figures: ReadonlyMap<string, TemplateFigure>;
  readonly opening: readonly TemplateItem[];
  readonly parts: readonly TemplatePart[];
  readonly examples: readonly TemplateExample[];
}
