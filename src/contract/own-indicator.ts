/* Indicators a county's bureau makes itself: written like the built-in ones, checked while they are written, put in force by another person. */
import { z } from 'zod';
import { count, id, instant } from './common.ts';
import { figureHead, indicatorParams, standingView } from './indicator.ts';

const words = z.object({ zh: z.string(), en: z.string() });
/** A definition as written: YAML. Longer ones are refused with a place, so the door lets a little more in. */
const written = z.string().max(60_000);

/** POST /api/indicators/own/check: `changing` is the key of the indicator this is a new version of. */
export const indicatorDraft = z.object({ written, changing: indicatorParams.shape.key.optional() });
/** POST /api/indicators/own/proposals: `version` is the one its author has before him, 0 for a new one. */
export const indicatorProposing = indicatorDraft.extend({ version: count });

/** Something wrong at a place of what was written; `part` is the key it stands under: formula, name, examples. */
const indicatorFault = z.object({ line: count, column: count, part: z.string().nullable(), zh: z.string(), en: z.string() });
export type IndicatorFault = z.infer<typeof indicatorFault>;

/** A field that rows of an example need. */
const askedField = z.object({ key: z.string(), name: words, type: z.string(), choices: z.array(z.object({ code: z.string(), name: words })) });
/** A register the formula looks at, with the fields it names. */
const askedRegister = z.object({ register: z.string(), name: words, fields: z.array(askedField) });
export type AskedRegister = z.infer<typeof askedRegister>;

/** What POST /api/indicators/own/check answers. */
export const indicatorReport = z.object({
  faults: z.array(indicatorFault),
  /** What it would be, and what it says in sentences; null while it cannot be computed. */
  head: figureHead.nullable(), explanation: words.nullable(),
  /** Its worked examples in their order: what came of each. */
  examples: z.array(z.object({ passes: z.boolean(), shown: z.string().nullable() })),
  /** What rows of examples may say. */
  asks: z.array(askedRegister),
  /** The county's value now; null when the reader may not see it, or it cannot be computed at all. */
  now: z.object({ shown: z.string().nullable(), standing: z.array(standingView) }).nullable(),
  /** What it changes of the version in force. */
  changes: z.array(words),
  /** The version in force, 0 for a new one. */
  held: count,
});
export type IndicatorReport = z.infer<typeof indicatorReport>;

/** An indicator the county made, as they are listed. */
const ownIndicatorRow = z.object({
  key: z.string(), name: words, version: count, drawnBy: z.string(), approvedBy: z.string(), at: instant,
  /** What is wrong with it, when it cannot be used any more. */
  setAside: z.array(words),
});
export type OwnIndicatorRow = z.infer<typeof ownIndicatorRow>;
/** A draft that waits for another person. */
const waitingIndicator = z.object({ id, key: z.string(), version: count, written: z.string(), byName: z.string(), at: instant, own: z.boolean() });
export type WaitingIndicator = z.infer<typeof waitingIndicator>;
/** GET /api/indicators/own */
export const ownIndicatorList = z.object({ indicators: z.array(ownIndicatorRow), waiting: z.array(waitingIndicator) });
export type OwnIndicatorList = z.infer<typeof ownIndicatorList>;

/** GET /api/indicators/own/:key: the text, and every version, the newest first. */
export const openedOwnIndicator = ownIndicatorRow.extend({ written: z.string(), versions: z.array(z.object({ version: count, drawnBy: z.string(), approvedBy: z.string(), at: instant, written: z.string() })) });
export type OpenedOwnIndicator = z.infer<typeof openedOwnIndicator>;
/** What putting in force answers. */
export const savedIndicator = z.object({ key: z.string(), version: count });
export type SavedIndicator = z.infer<typeof savedIndicator>;
