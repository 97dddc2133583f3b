/* An optimiser that has to be done by a moment: no programme gets more time than is left, and none is begun when nothing is. */
import type { SolveLinear } from '../../domain/balance/plan/linear-model.ts';

/** The share of the time the search for a plan may take; the rest proves how near it is to the cheapest. */
const SEARCH = 0.65;
const NOTHING = { status: 'stopped', values: [], cost: Infinity, bound: -Infinity } as const;

/** An optimiser with an end, and how to tell it that a plan was found. */
export interface TimedSolver {
  readonly solve: SolveLinear;
  /** From now on the whole time may be used. */
  readonly found: () => void;
  /** Whether a programme was cut short, or not begun. */
  readonly isCutShort: () => boolean;
}

/** Holds an optimiser to so many seconds. */
export function holdDeadline(solve: SolveLinear, seconds: number, now: () => number): TimedSolver {
  const begun = now();
  let [share, cut] = [SEARCH, false];
  return {
    found: () => { share = 1; },
    isCutShort: () => cut,
    solve: async (model, options) => {
      const left = (begun + seconds * 1000 * share - now()) / 1000;
      if (left < 0.05) {
        cut = true;
        return NOTHING;
      }
      const answer = await solve(model, { ...options, seconds: Math.min(options.seconds, left) });
      if (answer.status === 'stopped') cut = true;
      return answer;
    },
  };
}
