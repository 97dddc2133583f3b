/*
 * Cues: which patterns a stretch of text may match at all. Each figure is asked dozens of questions about the few words
 * around it, and nearly all have nothing to say. One walk over the words marks which characters stand there; a pattern
 * is only tried where one of its own does.
 */
import { necessarySigns } from './necessary-signs.ts';

/** Marks of the patterns that may match in some words, one bit each. */
export type Cues = number;

/** The mark of a pattern that needs no certain character; all words have it. */
const ALWAYS: Cues = 1 << 31;
/** For words of which nothing is known. */
export const ANY_CUES: Cues = -1;
/** Marks for the others. */
const MARKS = 31;

/** A pattern with its mark. */
export interface Cued {
  readonly pattern: RegExp;
  readonly mark: Cues;
}

/** Patterns asked of the same words. */
export interface CueTable {
  /** Enters a pattern. Beyond thirty-one the marks are shared, which costs a needless try here and there. */
  readonly enter: (pattern: RegExp) => Cued;
  /** The marks of all patterns that may match somewhere between the offsets. */
  readonly read: (text: string, start: number, end: number) => Cues;
}

/** An empty table. */
export function cueTable(): CueTable {
  const marks = new Int32Array(0x1_0000);
  let entered = 0;
  const enter = (pattern: RegExp): Cued => {
    const signs = necessarySigns(pattern);
    if (signs === null) return { pattern, mark: ALWAYS };
    const mark = 1 << (entered % MARKS);
    entered += 1;
    for (const sign of signs) marks[sign.charCodeAt(0)] = (marks[sign.charCodeAt(0)] ?? 0) | mark;
    return { pattern, mark };
  };
  const read = (text: string, start: number, end: number): Cues => {
    let cues = ALWAYS;
    for (let at = start; at < end; at++) cues |= marks[text.charCodeAt(at)] ?? 0;
    return cues;
  };
  return { enter, read };
}

/** Whether the pattern may match in words with these cues. */
export const mayMatch = ({ mark }: Cued, cues: Cues): boolean => (mark & cues) !== 0;

/** Whether the pattern matches; `cues` are those of the words or of longer ones they are part of. */
export const matches = ({ pattern, mark }: Cued, words: string, cues: Cues): boolean => (mark & cues) !== 0 && pattern.test(words);
