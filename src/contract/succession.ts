import { z } from 'zod';
import { count, id, instant, line, plainDate } from './common.ts';

const words = z.object({ zh: z.string(), en: z.string() });

/** Whence the right comes, and from which day: the document of the bureau or the government. */
const basis = { effectiveOn: plainDate, document: line(120) };

/** POST /api/units/:id/merge: these units go into the one of the address. */
export const mergeUnits = z.object({ from: z.array(id).min(1).max(20), ...basis });
export type MergeUnits = z.infer<typeof mergeUnits>;
/** POST /api/units/:id/split: new units beside the one of the address, which stays. */
export const splitUnit = z.object({ parts: z.array(z.object({ name: line(80), code: z.string().regex(/^[a-z0-9-]{1,24}$/) })).min(1).max(10), ...basis });
export type SplitUnit = z.infer<typeof splitUnit>;
/** POST /api/units/:id/close */
export const closeUnit = z.object(basis);
export type CloseUnit = z.infer<typeof closeUnit>;

const idList = z.string().max(1000).transform((text) => text.split(',')).pipe(z.array(id).max(20));
/** GET /api/units/:id/foresight?kind=merge&from=a,b&effectiveOn=, or kind=split&parts=: into how many new units. */
export const foresightQuery = z.object({ kind: z.enum(['merge', 'close', 'split']), from: idList.optional(), parts: z.coerce.number().int().min(1).max(10).optional(), effectiveOn: plainDate });

/** What would happen, or happened: by register, to whom, to how many targets and tasks. */
export const foresight = z.object({
  /** Why it cannot be done at all. */
  faults: z.array(words),
  registers: z.array(z.object({ key: z.string(), name: words, moves: count, retires: count, stays: count })),
  people: z.array(z.object({ name: z.string(), unitName: z.string(), roles: z.array(words) })),
  commitments: count,
  /** Records that would stand twice. */
  collisions: z.array(z.object({ register: z.string(), name: words, records: z.array(z.string()) })),
  /** What becomes of open reports in rounds that run: no longer asked of those that go, opened again with the one that stays, newly asked. */
  rounds: z.array(z.object({ id, name: z.string(), excused: count, reopened: count, asked: count })),
  /** Pupils who have to go elsewhere before the unit is closed. */
  pupils: count,
});
export type Foresight = z.infer<typeof foresight>;

const relative = z.object({ id, kind: z.enum(['merge', 'split', 'close']), effectiveOn: plainDate, document: z.string(), unitId: id.nullable(), unitName: z.string().nullable(), retired: z.boolean(), byName: z.string(), at: instant });
/** GET /api/units/:id/succession: what the unit came from, and what became of it. */
export const succession = z.object({ before: z.array(relative), after: z.array(relative) });
export type Succession = z.infer<typeof succession>;

/** POST /api/registers/:key/move: these records, each from the version that was seen, to another unit. */
export const moveRecords = z.object({ unitId: id, records: z.array(z.object({ id, version: count })).min(1).max(500) });
export type MoveRecords = z.infer<typeof moveRecords>;
