import { z } from 'zod';
import { directions, timeBases } from '../domain/indicator/definition.ts';
import { count, id, plainDate } from './common.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** The key of an indicator in an address. */
export const indicatorParams = z.object({ key });

/** An indicator as the directory lists it. */
export const indicatorRowView = z.object({
  key: z.string(), version: count, name: words, area: z.string(),
  /** `%` shows a fraction times a hundred. */
  measure: words, decimals: z.number(), better: z.enum(directions), time: z.enum(timeBases),
  /** Whether it can be broken down by stage. */
  byStage: z.boolean(),
  registers: z.array(z.string()), source: z.string(),
  /** The clause is still to be checked against the document. */
  unconfirmed: z.boolean(),
});
export type IndicatorRowView = z.infer<typeof indicatorRowView>;

/** GET /api/indicators/:key: the definition with what it says in sentences. */
export const indicatorView = indicatorRowView.extend({
  formula: z.string(), explanation: words, numerator: words.optional(), denominator: words.optional(), note: words.optional(),
  /** The summaries in its formula, in words. */
  parts: z.array(z.object({ words, register: z.string(), registerName: words })),
});
export type IndicatorView = z.infer<typeof indicatorView>;

const list = z.string().max(6000).transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''));
/** A moment: an instant, or a day, which is asked as it ended in China. */
const moment = z.union([z.iso.datetime({ offset: true }), plainDate]);
/** 2026-2027 or 2026: taken for each indicator in the grain of its own. */
const period = z.string().regex(/^\d{4}(-\d{4})?$/);

/** What figures may be asked for: of the unit alone, of it and those directly below, of it and all below, of it by stage. */
export const figureGroups = ['self', 'unit', 'all', 'stage'] as const;

const moments = z.object({ unit: id.optional(), period: period.optional(), asOf: moment.optional() });
/** GET /api/indicators/values?keys=&area=&unit=&by=self|unit|all|stage&period=&asOf= */
export const valuesQuery = moments.extend({ keys: list.optional(), area: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/).optional(), by: z.enum(figureGroups).optional() });
/** GET /api/indicators/:key/drill?unit=&period=&asOf= */
export const drillQuery = moments;

/** How much stands behind a figure, of one register: how many units should have rows, have any, have all of theirs approved. */
export const standingView = z.object({ register: z.string(), period: z.string().nullable(), wanted: count, units: count, done: count, rows: count, approved: count });
export type StandingView = z.infer<typeof standingView>;

/** An indicator among figures. */
const figureHead = z.object({
  key: z.string(), version: count, name: words, measure: words, decimals: z.number(), better: z.enum(directions), area: z.string(), registers: z.array(z.string()),
  /** The figures of units add up to that of all: a count or a sum, no rate. */
  adds: z.boolean(),
  /** The period it was computed for; null for a state on a day. */
  period: z.string().nullable(),
  /** Why there are no figures: rows this reader may not see, or no breakdown by stage. */
  withheld: z.enum(['sensitivity', 'stage']).nullable(),
});

/** The figures of one unit, or of one stage of it: exact decimals, and as they are shown, in the order of the indicators. */
const figureRow = z.object({
  unitId: id, unitName: z.string(), unitKind: z.string(), stage: z.string().nullable(), stageName: words.nullable(),
  values: z.array(z.string().nullable()), shown: z.array(z.string().nullable()), standing: z.array(standingView),
});
/** GET /api/indicators/values */
export const figuresView = z.object({
  unit: z.object({ id, name: z.string() }), asOf: z.string(),
  indicators: z.array(figureHead), rows: z.array(figureRow),
  /** Names of the registers behind them. */
  registers: z.array(z.object({ key: z.string(), name: words })),
});
export type FiguresView = z.infer<typeof figuresView>;

/** One part of a figure: what it counts, its value, and where its rows are listed. */
const drillPart = z.object({
  words, value: z.string().nullable(), register: z.string(), registerName: words,
  /** The condition its rows meet, in the expression language; '' for all rows. */
  where: z.string(),
  /** The list of these rows: as a page, and as the API answers it. */
  page: z.string(), records: z.string(),
});
/** GET /api/indicators/:key/drill: a figure opened to its parts, to the units directly below, and to its rows. */
export const drillView = z.object({
  indicator: figureHead, explanation: words, unit: z.object({ id, name: z.string(), kind: z.string() }), asOf: z.string(),
  value: z.string().nullable(), shown: z.string().nullable(), parts: z.array(drillPart),
  units: z.array(z.object({ unitId: id, unitName: z.string(), unitKind: z.string(), value: z.string().nullable(), shown: z.string().nullable(), parts: z.array(z.string().nullable()), standing: z.array(standingView) })),
  standing: z.array(standingView),
});
export type DrillView = z.infer<typeof drillView>;
