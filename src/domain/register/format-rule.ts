import type { Words } from '../problem.ts';

/** A kind of number people carry over from a document. */
export interface FormatRule {
  readonly name: Words;
  /** How it is stored: capitals, no blanks. */
  readonly normal: (text: string) => string;
  /** Why it cannot be right, or undefined. `today` bounds birth dates. */
  readonly fault: (normal: string, today: string) => Words | undefined;
  readonly good: readonly string[];
  readonly bad: readonly string[];
}
