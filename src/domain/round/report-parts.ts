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
  readonly recordId: string;
  /** The key of the experience check that fired. */
  readonly check: string;
  readonly text: string;
}

/** What a unit said of this check on this record, if anything worth reading. */
export const explanationFor = (explanations: readonly Explanation[], recordId: string, check: string): string =>
  explanations.find((one) => one.recordId === recordId && one.check === check)?.text.trim() ?? '';
