/*
 * A document while it is written: sentences with figures in braces, as a template has them, but one sentence after the
 * other as they stand. No value of a figure is ever kept here; each is computed when the document is looked at, until it
 * is published.
 */
import type { DocumentTemplate, SentencePart, Slot, TemplateFigure } from './template.ts';

/** A figure the sentences may name, and which indicator it is bound to. */
export interface Binding extends TemplateFigure {
  /** A remark beside it. */
  readonly note?: string;
}

/** A sentence with figures in braces, and the place of the template it comes from; `typed` was written by a person. */
export interface WrittenSentence { readonly from: string; readonly text: string; /** Kept from last year’s text. */ readonly lastYears?: true }

export interface WrittenHeading { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string; readonly from: string }
/** A paragraph; `lead` is a heading it runs on from. */
export interface WrittenParagraph { readonly kind: 'paragraph'; readonly lead?: Omit<WrittenHeading, 'kind'>; readonly sentences: readonly WrittenSentence[] }
export interface WrittenTable { readonly kind: 'table'; readonly caption: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly from: string }
export interface WrittenChart {
  readonly kind: 'chart'; readonly shape: 'bar' | 'line' | 'pie'; readonly caption: string; readonly from: string;
  readonly points: readonly { readonly name: string; readonly figure: string }[]; readonly years: number;
}
export type WrittenBlock = WrittenHeading | WrittenParagraph | WrittenTable | WrittenChart;

/** The text of a document, to be composed with figures. */
export interface Manuscript {
  readonly title: string;
  readonly addressee: string;
  /** Characters at most. */
  readonly length: number;
  readonly figures: readonly Binding[];
  readonly blocks: readonly WrittenBlock[];
}

/** Which template a manuscript was begun from. */
export type Origin = Pick<DocumentTemplate, 'key' | 'version' | 'name' | 'area'>;

/** What stands in braces for a slot: `{pupils.compared}`, `{boarders / pupils * 100 as %:1}`. */
export const writeSlot = (slot: Slot): string => `{${saysOf(slot)}}`;

/** The same without its braces. */
export function saysOf(slot: Slot): string {
  if (slot.kind === 'word') return slot.word;
  if (slot.kind === 'figure') return slot.aspect === 'value' ? slot.figure : `${slot.figure}.${slot.aspect}`;
  return `${slot.expression.text} as ${slot.unit}:${slot.decimals}`;
}

/** A sentence as it is written, from its parts. */
export const writeSentence = (parts: readonly SentencePart[]): string => parts.map((part) => (typeof part === 'string' ? part : writeSlot(part))).join('');

/** The figures by their keys. */
export const bindingsOf = ({ figures }: Pick<Manuscript, 'figures'>): ReadonlyMap<string, Binding> => new Map(figures.map((figure) => [figure.key, figure]));

/** The manuscript as a template without parts: what checks need to know of it. */
export const templateOfManuscript = ({ key, version, name, area }: Origin, manuscript: Manuscript): DocumentTemplate => ({
  key, version, name, area, title: [], addressee: manuscript.addressee, length: manuscript.length, source: '', figures: bindingsOf(manuscript), opening: [], parts: [], examples: [],
});

/** Every text of a block that may hold figures, in reading order. */
export function textsOf(block: WrittenBlock): readonly string[] {
  if (block.kind === 'heading') return [block.text];
  if (block.kind === 'paragraph') return [...(block.lead ? [block.lead.text] : []), ...block.sentences.map(({ text }) => text)];
  return block.kind === 'table' ? [block.caption, ...block.rows.flat()] : [block.caption];
}
