import type { CheckKind } from '../reading.ts';
import { leadCue, type Term } from './term.ts';

/** A relation the text states between its own figures, before it is recomputed. */
export interface Relation {
  readonly kind: CheckKind;
  readonly operands: readonly Term[];
  readonly multipliers?: readonly number[];
  readonly names?: readonly string[];
  readonly stated: Term;
  /**
   * Whether the words leave no doubt that the relation is meant, so that a mismatch may be told. Otherwise the relation
   * only counts when the figures agree: an open list that does not add up is no mistake.
   */
  readonly isFirm: boolean;
  /** How far the recomputed value may be from the stated one for a mismatch to be told, as a share of the stated. */
  readonly tolerance?: number;
  readonly why: string;
}

/** Finds the relations of one kind that begin or end at a term, among all terms of the document. */
export type RelationFinder = (terms: readonly Term[], term: Term) => readonly Relation[];

/** The relations of all lists in order; as a rule all are empty or all but one, and nothing is copied. */
export function joined(...lists: readonly (readonly Relation[])[]): readonly Relation[] {
  let all: readonly Relation[] = [];
  for (const list of lists) if (list.length > 0) all = all.length === 0 ? list : all.concat(list);
  return all;
}

/** Terms of the same paragraph before this one, the nearest first, at most so many. */
export function termsBefore(terms: readonly Term[], term: Term, most: number): readonly Term[] {
  const found: Term[] = [];
  for (let at = term.index - 1; at >= 0 && found.length < most; at -= 1) {
    const other = terms[at] as Term;
    if (other.paragraph !== term.paragraph) break;
    found.push(other);
  }
  return found;
}

/** Whether two terms stand in one sentence. */
export function inOneSentence(a: Term, b: Term): boolean {
  return a.quantity.sentence.start === b.quantity.sentence.start;
}

/** Words that say how much something grew rather than how much there is. */
export const CHANGE = leadCue(/(?:比|较)(?:上年|去年|上一年|年初|上期|往年|同期|\d{4}年)|同比|环比|净增|净减|增幅|降幅|(?:增加|增长|减少|下降|提高|提升|降低|上升|压减|扩大|缩小)(?:了|约)?$/u);

/** Whether no like figure stands before this one in its sentence. */
export function isAlone(terms: readonly Term[], term: Term): boolean {
  for (let at = term.index - 1; at >= 0; at -= 1) {
    const before = terms[at] as Term;
    if (!inOneSentence(before, term)) return true;
    if (before.family === term.family) return false;
  }
  return true;
}
