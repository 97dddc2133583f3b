/*
 * What goes into the name of a figure and what comes out: the words around the number, and the name found in them.
 */
import type { Cues } from './cue.ts';
import type { UnitSort } from './unit.ts';

/** One figure of a sentence with the words it may be named by, folded. */
export interface Mention {
  /** From the end of the figure before (or the clause start) to the number. */
  readonly lead: string;
  /** Which patterns may match in the lead. */
  readonly cues: Cues;
  /** From the unit to the next figure or the end of the clause. */
  readonly tail: string;
  /** From the unit to the end of the clause, other figures included. */
  readonly rest: string;
  /** From the unit to the end of the sentence, as far as it is near. */
  readonly after: string;
  readonly sort: UnitSort;
  /** The clause before this one, for a clause without a noun of its own. */
  readonly prior: string;
  /** What the last figure before a semicolon was called; empty at the start of a sentence. */
  readonly before: string;
  /** Unit after normalising: 人, 元, 个. */
  readonly unit: string;
}

/** The name of a figure and, where its list says so, whose it is. */
export interface FigureName {
  readonly metric: string;
  readonly subject: string;
}

/** A figure already named, for those that go on with its words. */
export interface Named extends FigureName {
  readonly unit: string;
  readonly sort: UnitSort;
  /** It was one of a list (其中小学48名): the next member goes on with the same head. */
  readonly isMember: boolean;
}
