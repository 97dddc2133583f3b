import { z } from 'zod';
import { verdicts } from '../domain/indicator/compare-figures.ts';
import { directions, timeBases } from '../domain/indicator/definition.ts';
import { seriesSteps } from '../domain/indicator/series-points.ts';
import { count, faults, id, plainDate } from './common.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** The key of an indicator in an address. */
export const indicatorParams = z.object({ key });
/** GET /api/indicators/:key?version=: an older version of an indicator the county made itself; a published figure names the one it was computed with. */
export const versionQuery = z.object({ version: z.coerce.number().int().min(1).optional() });

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
/** GET /api/indicators/:key/drill?unit=&period=&asOf=&stages=: of these stages only, where it is told by stage. */
export const drillQuery = moments.extend({ stages: list.pipe(z.array(key).max(10)).optional() });

/** How much stands behind a figure, of one register: how many units should have rows, have any, have all of theirs approved. */
export const standingView = z.object({ register: z.string(), period: z.string().nullable(), wanted: count, units: count, done: count, rows: count, approved: count });
export type StandingView = z.infer<typeof standingView>;

/** An indicator among figures. */
export const figureHead = z.object({
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

// Every point of a month looks at all rows anew.
const MOST_FIGURES = 500;
const MOST_INDICATORS = 100;
/** GET /api/indicators/series?keys=&area=&unit=&by=self|unit&step=period|month&points=&period=&asOf= */
export const seriesQuery = moments.extend({
  keys: list.optional(), area: valuesQuery.shape.area, by: z.enum(['self', 'unit']).optional(), step: z.enum(seriesSteps).optional(),
  /** How many points; five periods or twelve months unless said. */
  points: z.coerce.number().int().min(1).max(24).optional(),
}).refine(({ keys, points, step }) => (keys?.length ?? MOST_INDICATORS) * (points ?? (step === 'month' ? 12 : 5)) <= MOST_FIGURES, {
  path: ['points'], message: faults.series.zh,
});

/** How a figure changed from a year before; see `FigureChange`. */
const changeView = z.object({ difference: z.string(), shown: z.string(), rate: z.string().nullable(), verdict: z.enum(verdicts), before: z.string() });
/** One point of a series. */
export const seriesPointView = z.object({
  /** The period; null for a state on a day. */
  period: z.string().nullable(),
  /** The rows as they stood when this day ended. */
  day: z.string(),
  value: z.string().nullable(), shown: z.string().nullable(),
  /** Nobody has reported anything yet: then there is no value, not even nought. */
  empty: z.boolean(),
  standing: z.array(standingView),
  /** Against a year before; null where either is not known. `before` is what it was, as shown. */
  change: changeView.nullable(),
});
export type SeriesPointView = z.infer<typeof seriesPointView>;
/** GET /api/indicators/series: of each unit one list of points an indicator, in the order of the indicators, oldest point first. */
export const seriesView = z.object({
  unit: z.object({ id, name: z.string() }), asOf: z.string(), step: z.enum(seriesSteps), indicators: z.array(figureHead),
  registers: z.array(z.object({ key: z.string(), name: words })),
  rows: z.array(z.object({ unitId: id, unitName: z.string(), unitKind: z.string(), series: z.array(z.array(seriesPointView)) })),
});
export type SeriesView = z.infer<typeof seriesView>;
