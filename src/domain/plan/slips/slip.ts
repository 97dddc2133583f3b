/*
 * What is wrong, doubtful or untidy in the arithmetic of a text, beyond the relations that check.ts recomputes. A finder
 * looks at the terms of the whole document and stays silent wherever another reading of the words would be right.
 */
import type { Words } from '../../problem.ts';
import type { CheckKind } from '../reading.ts';
import type { Term } from '../checks/term.ts';

/**
 * `error`: no reading of the words makes it right. `doubt`: as a rule wrong, a person should look. `note`: right or
 * explained by rounding, and yet a reader who computes again will stumble.
 */
export type Severity = 'error' | 'doubt' | 'note';

/** The kinds of slips: the relations of check.ts and what is found here. */
export type SlipKind = CheckKind | 'points' | 'direction' | 'share' | 'twice' | 'units' | 'table';

/** One slip, at its place in the text. */
export interface Slip {
  readonly kind: SlipKind;
  readonly severity: Severity;
  /** The figure that is told, in UTF-16 offsets of the text. */
  readonly start: number;
  readonly end: number;
  /** What was computed, as a writer would put it; empty where nothing was. */
  readonly computed: string;
  /** One sentence with the working and what to write. */
  readonly say: Words;
}

/** Finds the slips of some kinds among all terms of a document. */
export type SlipFinder = (terms: readonly Term[]) => readonly Slip[];

/** A figure as the text prints it. */
export const asPrinted = ({ quantity }: Term): string => quantity.number + quantity.unit;

/** A slip that is told at this figure. */
export const slipAt = (term: Term, slip: Pick<Slip, 'kind' | 'severity' | 'computed' | 'say'>): Slip => ({ ...slip, start: term.quantity.offset, end: term.quantity.end });

/** The term before this one, where it stands in the same sentence. */
export function before(terms: readonly Term[], term: Term | undefined): Term | undefined {
  const other = term === undefined ? undefined : terms[term.index - 1];
  return other?.quantity.sentence.start === term?.quantity.sentence.start ? other : undefined;
}
