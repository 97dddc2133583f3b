import type { Words } from '../problem.ts';

/** A number a regulation sets (班额上限…), by what it depends on, since when: never a constant in code. */
export interface LimitTable {
  readonly key: string;
  readonly name: Words;
  /** Newest last. `for` is the code of the thing it depends on, `*` for all; `source` names the clause. */
  readonly rows: readonly { readonly for: string; readonly from: string; readonly value: number; readonly level: 'national' | 'province' | 'county'; readonly source: string }[];
}
