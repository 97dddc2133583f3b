/*
 * The words around one figure, folded, with their cues: the readers of the figure's kind, bound, subject and name ask
 * some sixty patterns of the same few words, and most figures answer two or three.
 */
import { cueTable, matches, type Cued, type Cues } from './cue.ts';

/** The words around one figure and its place in a list that shares one number phrase. */
export interface Phrase {
  /** From the end of the figure before (or the clause start) to this number. */
  readonly lead: string;
  /** The clause up to the number. */
  readonly clause: string;
  /** The sentence up to the number. */
  readonly sentence: string;
  /** From the end of the unit to the end of the clause. */
  readonly tail: string;
  /** From the end of the unit to the end of the sentence. */
  readonly after: string;
  /** Which patterns may match in `clause`, in `sentence` and in `after`, or in parts of them. */
  readonly clauseCues: Cues;
  readonly sentenceCues: Cues;
  readonly afterCues: Cues;
}

const BEFORE = cueTable();
const AFTER = cueTable();

/** A pattern asked of the words before the number. */
export const beforeCue: (pattern: RegExp) => Cued = BEFORE.enter;
/** A pattern asked of the words after the unit. */
export const afterCue: (pattern: RegExp) => Cued = AFTER.enter;

/** The cues of a stretch of folded text before a number. */
export const readCuesBefore: (text: string, start: number, end: number) => Cues = BEFORE.read;
/** The cues of a stretch of folded text after a unit. */
export const readCuesAfter: (text: string, start: number, end: number) => Cues = AFTER.read;

/** Whether the clause up to the number matches. */
export const inClause = (cue: Cued, { clause, clauseCues }: Phrase): boolean => matches(cue, clause, clauseCues);
/** Whether the sentence up to the number matches. */
export const inSentence = (cue: Cued, { sentence, sentenceCues }: Phrase): boolean => matches(cue, sentence, sentenceCues);
/** Whether the words after the unit match. */
export const isAfter = (cue: Cued, { after, afterCues }: Phrase): boolean => matches(cue, after, afterCues);
