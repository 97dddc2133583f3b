/*
 * A document as it was published: its text and facts, and of every figure which definition it was computed by, for whom,
 * as of which moment, and from which rows. Nothing of this is computed again; what it would be now stands beside it.
 */
import type { Better, FigureSource } from './figure-source.ts';
import { compareWithNow, freezeDocument, type FactDifference, type PublishedDocument } from './freeze-document.ts';
import type { DocumentTree, Fact } from './document.ts';
import type { Words } from '../problem.ts';
import type { Binding } from './manuscript.ts';

/** The rows that one part of a formula summed up: how many, and the digest of which ones in which version with which values. */
export interface RowSet {
  readonly register: string;
  readonly registerName: Words;
  /** What the part counts, in words. */
  readonly words: Words;
  readonly rows: number;
  /** sha-256, hexadecimal. */
  readonly digest: string;
}

/** A figure as it was frozen. */
export interface FrozenFigure {
  /** indicator@scope@as-of, by which facts name it. */
  readonly ref: string;
  readonly indicator: string;
  /** Of the definition. */
  readonly version: number;
  readonly name: Words;
  readonly formula: string;
  /** The formula in sentences. */
  readonly explanation: Words;
  readonly measure: Words;
  readonly decimals: number;
  readonly better: Better;
  /** The document and clause behind the indicator. */
  readonly source: string;
  readonly unit: { readonly id: string; readonly code: string; readonly name: string; readonly path: string };
  readonly stage: string | null;
  /** The period it was computed for; null for a state on a day. */
  readonly period: string | null;
  /** The instant as of which the rows were taken. */
  readonly moment: string;
  /** The same of the year before, for a state on a day. */
  readonly previousMoment: string | null;
  /** Exact decimals; shares in points. */
  readonly value: string | null;
  readonly previous: string | null;
  readonly target: string | null;
  readonly rows: readonly RowSet[];
}

/** A published document: as `document_publication.body` holds it. */
export interface Publication extends PublishedDocument {
  readonly figures: readonly FrozenFigure[];
  /** Which indicator each figure of the sentences is bound to. */
  readonly bindings: readonly Binding[];
  /** Doubts and notes that stood when it was published. */
  readonly remarks: number;
}

/** What is frozen. */
export interface Freezing { readonly figures: readonly FrozenFigure[]; readonly bindings: readonly Binding[]; readonly publishedOn: string; readonly remarks: number }

/** Freezes a document; it is dated on the day of its publishing. Figures its text does not use are left out. */
export function publicationOf(tree: DocumentTree, { figures, bindings, publishedOn, remarks }: Freezing): Publication {
  const used = new Set(tree.facts.flatMap(({ refs }) => refs));
  const frozen = freezeDocument({ ...tree, context: { ...tree.context, date: publishedOn } }, publishedOn);
  return { ...frozen, figures: figures.filter(({ ref }) => used.has(ref)), bindings, remarks };
}

/** Every fact that would read differently now. */
export const differencesOf = (publication: Publication, now: FigureSource): readonly FactDifference[] =>
  compareWithNow(publication, { figures: new Map(publication.bindings.map((binding) => [binding.key, binding])) }, now);

/** The figures a fact was made of. */
export const figuresOf = ({ figures }: Pick<Publication, 'figures'>, { refs }: Pick<Fact, 'refs'>): readonly FrozenFigure[] =>
  refs.flatMap((ref) => figures.find((figure) => figure.ref === ref) ?? []);
