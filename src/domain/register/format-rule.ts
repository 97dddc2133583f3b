import type { Words } from '../problem.ts';

/** A kind of number people carry over from a document. */
export interface FormatRule {
  readonly name: Words;
  /** How it is stored: capitals, no blanks. */
  readonly normal: (text: string) => string;
  /** Why it cannot be right, or undefined. `today` bounds birth dates. */
  readonly fault: (normal: string, today: string) => Words | undefined;
  /** Why it is probably wrong though it has the right shape: numbers like it were issued, so it can be explained. Nothing to say of one without the shape. */
  readonly odd?: (normal: string) => Words | undefined;
  readonly good: readonly string[];
  readonly bad: readonly string[];
  /** Of the right shape, and odd. */
  readonly odds?: readonly string[];
}
