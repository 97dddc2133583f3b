/* What travels with a report: cells sent back with a reason, and what was said of unusual values. */

/** A cell that was returned. */
export interface ReturnedCell {
  /** The record; empty for the report as a whole. */
  readonly recordId: string;
  /** Field key; empty for the record as a whole. */
  readonly field: string;
  readonly reason: string;
}

/** Why an unusual value is right. */
export interface Explanation {
  /** The record; empty for every record of the report at which the check fired and nothing else was said. */
  readonly recordId: string;
  /** The key of the experience check that fired. */
  readonly check: string;
  readonly text: string;
}

const said = (explanations: readonly Explanation[], recordId: string, check: string): string =>
  explanations.find((one) => one.recordId === recordId && one.check === check && one.text.trim() !== '')?.text.trim() ?? '';

/** What a unit said of this check on this record, or of the check on all of them; empty when it said nothing. */
export const explanationFor = (explanations: readonly Explanation[], recordId: string, check: string): string =>
  said(explanations, recordId, check) || said(explanations, '', check);

/** Whether this is worth reading. */
export const isAnswer = (text: string): boolean => [...text.trim()].length >= 2;
