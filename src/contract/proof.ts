import { z } from 'zod';
import { proofPeriods } from '../domain/ledger/proof.ts';
import { comparator, count, id, plainDate, prose } from './common.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** Why registers show no value: no such indicator any more, its unit no longer fits, units or rows this reader may not see. */
export const withheldProofs = ['gone', 'unlike', 'reach', 'sensitivity'] as const;

/** What registers show of a target. */
export const proofView = z.object({
  indicator: z.string(), name: words, measure: words, decimals: z.number(),
  unit: z.object({ id, name: z.string() }), stages: z.array(z.object({ code: z.string(), name: words })), takes: z.enum(proofPeriods),
  /** The period it was computed for; null for a state on a day. */
  period: z.string().nullable(),
  /** In the unit of the target; null where there is none. */
  value: z.number().nullable(),
  /** What registers showed when the plan's year began; null where nobody asked or there was nothing. */
  baseline: z.number().nullable(),
  /** How the promise binds: a bare figure of what should be little is a ceiling. */
  comparator,
  /** As the indicator shows it. */
  shown: z.string().nullable(),
  /** Whether it keeps the promise. */
  met: z.boolean().nullable(),
  /** Proven less reported, and whether they are two figures. */
  difference: z.number().nullable(), differs: z.boolean(),
  withheld: z.enum(withheldProofs).nullable(),
});
export type ProofView = z.infer<typeof proofView>;

/** POST /api/targets/:id/link: the indicator that proves it, of which unit, stages and period. */
export const linkTarget = z.object({
  version: count, note: prose(2000).default(''),
  proof: z.object({ indicator: key, unitId: id, stages: z.array(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)).max(10).default([]), period: z.enum(proofPeriods).default('newest') }),
});
export type LinkTarget = z.infer<typeof linkTarget>;

/** POST /api/targets/:id/unlink: no register proves it. */
export const unlinkTarget = z.object({ version: count, note: prose(2000).default('') });
export type UnlinkTarget = z.infer<typeof unlinkTarget>;

/** An indicator that may prove a target, with its reason. */
export const proofSuggestion = z.object({ indicator: z.string(), name: words, measure: words, stages: z.array(z.string()), score: z.number(), why: words, caution: words.nullable() });
export type ProofSuggestion = z.infer<typeof proofSuggestion>;

/** GET /api/targets/suggestions?plan=: for each target this person may link, what may prove it, and whose rows would count. */
export const targetSuggestions = z.array(z.object({ id, unit: z.object({ id, name: z.string() }), suggestions: z.array(proofSuggestion) }));
export type TargetSuggestions = z.infer<typeof targetSuggestions>;

/** GET /api/targets/:id/proof?asOf= */
export const proofQuery = z.object({ asOf: z.union([z.iso.datetime({ offset: true }), plainDate]).optional() });

/** The value expected at a day, between two others. */
const expected = z.object({ day: plainDate, value: z.number(), low: z.number(), high: z.number(), pace: z.number(), kept: z.enum(['yes', 'maybe', 'no']) });
/** A unit that lies behind: its own value, and how much it is short; in the unit of `gapIn`. */
const lagging = z.object({ unitId: id, unitName: z.string(), value: z.number().nullable(), numerator: z.number().nullable(), denominator: z.number().nullable(), gap: z.number() });

/** Everything about the proof of a target. */
export const openedProof = z.object({
  asOf: plainDate, proof: proofView.nullable(), mayLink: z.boolean(),
  /** What the register showed at the ends of months, and where it goes. */
  history: z.array(z.object({ day: plainDate, value: z.number().nullable() })),
  forecast: z.object({ method: z.literal('theil-sen'), points: z.number(), different: z.number(), expected: expected.nullable() }).nullable(),
  /**
   * Units that lie behind. `quotient`: gaps are of what is counted above the line and add up to `whole`; `sum`: each adds
   * its value to what is too much; `each`: held to the promise by itself, nothing adds up. Null where it is not told by unit.
   */
  shortfall: z.object({
    /** Whose units alone are told, where this reader may not see all; null where all are. */
    part: z.object({ id, name: z.string() }).nullable(),
    kind: z.enum(['quotient', 'sum', 'each']), gapIn: words, whole: z.number().nullable(), behind: count, units: z.array(lagging),
  }).nullable(),
  /** For whoever may link it. */
  suggestions: z.array(proofSuggestion), suggestedUnit: z.object({ id, name: z.string() }).nullable(),
});
export type OpenedProof = z.infer<typeof openedProof>;
