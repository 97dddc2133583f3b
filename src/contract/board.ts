import { z } from 'zod';
import { directions } from '../domain/indicator/definition.ts';
import { comparator, count, id, instant, magnitude, plainDate } from './common.ts';
import { standingView } from './indicator.ts';
import { light } from './ledger.ts';

const words = z.object({ zh: z.string(), en: z.string() });

/** GET /api/board?unit=&asOf= */
export const boardQuery = z.object({ unit: id.optional(), asOf: plainDate.optional() });

/** How many targets have which light. */
const lightCounts = z.object({ targets: count, normal: count, near: count, behind: count, done: count, none: count });
export type LightCountsView = z.infer<typeof lightCounts>;

/** A target that needs somebody's eyes. `basis` says how far its value can be trusted. */
const boardTarget = z.object({
  id, metric: z.string(), subject: z.string(), comparator, required: magnitude, unit: z.string(), lead: z.string(), deadline: plainDate.nullable(), light,
  value: z.number().nullable(), basis: z.string(),
});
export type BoardTarget = z.infer<typeof boardTarget>;

/** Targets of one area: a unit that leads them, or a part of the plan. */
const targetArea = z.object({ key: z.string(), title: z.string(), unitId: id.nullable(), counts: lightCounts, worst: z.array(boardTarget) });
export type TargetArea = z.infer<typeof targetArea>;

/** What happened: to a target or task, to the reports of a register, or an import of its rows. */
const changeLine = z.object({
  kind: z.enum(['target', 'task', 'report', 'import']),
  /** Of the target or task, of the round, of the import. */
  id, register: z.string().nullable(), title: words, verb: z.string(), byName: z.string(), at: instant, note: z.string(),
  /** How many reports, or rows. */
  count,
});
export type ChangeLine = z.infer<typeof changeLine>;

/** What happened in one area: the unit that leads, or the area of the register. */
const changeArea = z.object({ key: z.string(), of: z.enum(['unit', 'area']), title: z.string(), count, lines: z.array(changeLine) });
export type ChangeArea = z.infer<typeof changeArea>;

/** A key figure beside that of the year before. */
const keyFigure = z.object({
  key: z.string(), name: words, measure: words, decimals: z.number(), better: z.enum(directions), area: z.string(),
  period: z.string().nullable(), value: z.string().nullable(), shown: z.string().nullable(),
  before: z.object({ period: z.string().nullable(), asOf: plainDate.nullable(), shown: z.string().nullable() }),
  change: z.object({ way: z.enum(['up', 'down', 'same']), better: z.boolean().nullable(), words }).nullable(),
  /** Why it is blank: rows this reader may not see, or none. */
  blank: z.enum(['rights', 'rows']).nullable(), standing: z.array(standingView),
});
export type KeyFigure = z.infer<typeof keyFigure>;

/** GET /api/board: the first screen of somebody who leads, in one answer. */
export const boardView = z.object({
  unit: z.object({ id, name: z.string(), path: z.string() }), asOf: plainDate,
  lights: lightCounts,
  targets: z.object({ unit: z.array(targetArea), section: z.array(targetArea) }),
  changes: z.object({ from: plainDate, until: plainDate, areas: z.array(changeArea) }),
  figures: z.array(keyFigure),
});
export type BoardView = z.infer<typeof boardView>;
