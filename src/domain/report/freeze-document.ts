/*
 * Publishing freezes the facts. A later change of data never changes what was published: it shows as a difference beside
 * it, with both values.
 */
import type { DocumentTree, Fact } from './document.ts';
import type { FigureSource } from './figure-source.ts';
import { makeFact } from './make-fact.ts';
import type { DocumentTemplate } from './template.ts';

/** A published document: its text and facts as they were, and the day. */
export interface PublishedDocument {
  readonly tree: DocumentTree;
  /** YYYY-MM-DD. */
  readonly publishedOn: string;
}

/** A figure that would read differently today. */
export interface FactDifference {
  readonly fact: string;
  readonly refs: readonly string[];
  readonly published: { readonly value: string | null; readonly text: string };
  readonly now: { readonly value: string | null; readonly text: string };
  /** The text is the same, only more digits differ. */
  readonly isBehindRounding: boolean;
}

/** Freezes a document as it stands. What was handed in may change afterwards; what comes out does not. */
export const freezeDocument = (tree: DocumentTree, publishedOn: string): PublishedDocument => ({ tree: structuredClone(tree), publishedOn });

/** Every published fact whose value is another one now, by the template of that version. */
export function compareWithNow({ tree }: PublishedDocument, template: Pick<DocumentTemplate, 'figures'>, source: FigureSource): readonly FactDifference[] {
  const world = { template, context: tree.context, source };
  return tree.facts.flatMap((fact) => {
    const now = makeFact(world, fact.slot, fact.yearsBack);
    return isSame(fact, now) ? [] : [{
      fact: fact.id, refs: fact.refs, published: { value: fact.value, text: fact.text }, now: { value: now.value, text: now.text }, isBehindRounding: fact.text === now.text,
    }];
  });
}

const isSame = (fact: Pick<Fact, 'value' | 'text'>, now: Pick<Fact, 'value' | 'text'>): boolean => fact.value === now.value && fact.text === now.text;
