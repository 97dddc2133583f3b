/* One thing that is wrong, or unusual, in a record. A record, a workbook, a round show all of theirs at once. */
import type { Details, ProblemKind } from '../problem.ts';
import type { CheckStrength } from './definition.ts';

/** What is wrong with one field. */
export interface Finding {
  /** Field key; empty when it concerns the whole record. */
  readonly field: string;
  /** `logic` must be put right; `experience` may be explained instead. */
  readonly strength: CheckStrength;
  /** Code of the problem catalogue. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** The key of the check that fired, for its explanation. */
  readonly check?: string;
}

/** A finding about a field, its sentence from the catalogue. */
export function findingOf<D extends Details>(field: string, kind: ProblemKind<D>, details: D, more: Partial<Pick<Finding, 'strength' | 'check'>> = {}): Finding {
  return { field, strength: 'logic', code: kind.code, zh: kind.zh(details), en: kind.en(details), ...more };
}
