/*
 * The indicators as a source of figures for documents: all that a document asks for is computed together, one pass a unit
 * and moment. What cannot be told is blank with its reason, never nought.
 */
import { may, mayInRegister } from '../../domain/access/may.ts';
import { readDecimal, times, writeDecimal } from '../../domain/expression/decimal.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { spanOf } from '../../domain/indicator/indicator-period.ts';
import { isPercent } from '../../domain/indicator/show-figure.ts';
import type { DocumentContext } from '../../domain/report/document.ts';
import { refOf, type FigureAsk, type FigureSource, type SourcedFigure } from '../../domain/report/figure-source.ts';
import { readScope } from '../../domain/report/template-of-unit.ts';
import { computeIndicators, type IndicatorRow } from '../../db/indicators/compute-indicators.ts';
import { listUnitRows, type UnitRow } from '../../db/queries/units.ts';
import { figureWorld, indicatorsByKey, type FigureWorld } from '../indicator/indicator-world.ts';
import type { Context } from '../use-case.ts';
import { momentsOf, type DraftMoments, type FigureMoment } from './figure-wants.ts';

/** Why there is nothing: rows the reader may not see, a unit that is not there, no breakdown by stage, no rows, or a formula without a value (over nought). */
export type BlankReason = 'rights' | 'unit' | 'stage' | 'rows' | 'value';

/** A figure, this year's or last year's, that is blank. */
export interface FigureBlank { readonly ref: string; readonly indicator: string; readonly of: 'value' | 'previous'; readonly why: BlankReason }

/** For which document figures are loaded. */
export interface FigureOrder {
  readonly context: DocumentContext;
  /** The moment that was asked for by name. */
  readonly asOf: string | undefined;
  readonly asks: readonly FigureAsk[];
}

/** One value that is wanted: of whom, and as of when. */
export interface Want { readonly indicator: IndicatorDefinition; readonly unit: UnitRow; readonly stage: string | null; readonly moment: FigureMoment }
/** What was found, or why nothing was. */
export interface Found { readonly value: string | null; readonly why?: BlankReason }
interface Pass { readonly unit: UnitRow; readonly by: 'self' | 'stage'; readonly asOf: string | undefined; readonly periods: Map<IndicatorDefinition, string | null>; rows: readonly IndicatorRow[] }

/** A figure that is asked for, with the values it takes, or why there are none. */
export interface AskedFigure { readonly ask: FigureAsk; readonly indicator: IndicatorDefinition; readonly why?: BlankReason; readonly wants?: { readonly value: Want; readonly previous: Want } }

/** Figures as they were found. */
export interface LoadedFigures { readonly source: FigureSource; readonly blanks: readonly FigureBlank[]; readonly answered: readonly AnsweredFigure[] }

/** The same with the names of the units they are told of, by code. */
export interface NamedFigures extends LoadedFigures { readonly places: Readonly<Record<string, string>> }

/** Loads all figures of a document. */
export async function loadFigures(cx: Context, { context, asOf, asks }: FigureOrder): Promise<NamedFigures> {
  const places = await placesOf(cx, asks);
  const indicators = await indicatorsByKey(cx);
  const known = asks.flatMap((ask) => { const indicator = indicators.get(ask.indicator); return indicator ? [{ ask, indicator, place: readScope(ask.scope) }] : []; });
  const worldFor = rememberWorlds(cx, known.map(({ indicator }) => indicator));
  const asked: AskedFigure[] = [];
  for (const { ask, indicator, place } of known) {
    const unit = places(place.code);
    const why = reasonAgainst(cx, indicator, unit, place.stage);
    if (unit === undefined || why !== undefined) { asked.push({ ask, indicator, why: why ?? 'unit' }); continue; }
    const moments: DraftMoments = { context, asOf, newestOf: (await worldFor(unit, asOf)).periodOf };
    const { value, previous } = momentsOf(indicator, ask, moments);
    asked.push({ ask, indicator, wants: { value: { indicator, unit, stage: place.stage, moment: value }, previous: { indicator, unit, stage: place.stage, moment: previous } } });
  }
  const codes = [...new Set(asks.flatMap(({ scope }) => readScope(scope).code ?? []))];
  return { ...await answerFigures(cx, asked, worldFor), places: Object.fromEntries(codes.flatMap((code) => { const unit = places(code); return unit ? [[code, unit.name] as const] : []; })) };
}

/** Computes what is wanted, one pass a unit and moment. */
export async function answerFigures(cx: Context, asked: readonly AskedFigure[], worldFor = rememberWorlds(cx, asked.map(({ indicator }) => indicator))): Promise<LoadedFigures> {
  const passes = planPasses(asked.flatMap(({ wants }) => (wants ? [wants.value, wants.previous] : [])));
  for (const pass of passes) pass.rows = await run(cx, pass, await worldFor(pass.unit, pass.asOf));
  return answer(asked.map((one) => {
    const blank: Found = { value: null, ...(one.why && { why: one.why }) };
    return { ...one, value: one.wants ? valueOf(passes, one.wants.value) : blank, previous: one.wants ? valueOf(passes, one.wants.previous) : blank };
  }));
}

async function placesOf(cx: Context, asks: readonly FigureAsk[]): Promise<(code: string | null) => UnitRow | undefined> {
  if (asks.length === 0) return () => undefined;
  const units = await listUnitRows(cx.db, cx.county);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  return (code) => (code === null ? units.find(({ path }) => path === `${cx.county}/`) : byCode.get(code));
}

/** Why this reader gets no figure of this unit, if not. */
export function reasonAgainst({ actor }: Pick<Context, 'actor'>, indicator: IndicatorDefinition, unit: UnitRow | undefined, stage: string | null): BlankReason | undefined {
  if (unit === undefined) return 'unit';
  if (!may(actor, 'indicator.compute', unit.path, indicator.sensitivity) || !indicator.registers.every((register) => mayInRegister(actor, 'indicator.compute', register))) return 'rights';
  return stage !== null && indicator.stages === null ? 'stage' : undefined;
}

/** The same context asking for the right to read figures, not for that of what is being done with them. */
export const asReader = (cx: Context): Context => ({ ...cx, allow: (path, sensitivity) => cx.allow(path, sensitivity, 'indicator.compute') });

// What figures of one unit and moment begin with is found out once.
function rememberWorlds(cx: Context, indicators: readonly IndicatorDefinition[]): (unit: UnitRow, asOf: string | undefined) => Promise<FigureWorld> {
  const held = new Map<string, FigureWorld>();
  return async (unit, asOf) => {
    const key = `${unit.id} ${asOf ?? ''}`;
    // Whoever writes a document of a unit may tell figures of all that he reads.
    const world = held.get(key) ?? await figureWorld(asReader(cx), indicators, { unit: unit.id, asOf });
    held.set(key, world);
    return world;
  };
}

// By stage nothing is known of how many rows there are: the unit's own figure is asked along, and tells.
function planPasses(wants: readonly Want[]): readonly Pass[] {
  const passes: Pass[] = [];
  for (const want of wants) {
    for (const by of want.stage === null ? ['self'] as const : ['self', 'stage'] as const) {
      const found = passOf(passes, want, by);
      if (found) found.periods.set(want.indicator, want.moment.period);
      else passes.push({ unit: want.unit, by, asOf: want.moment.asOf, periods: new Map([[want.indicator, want.moment.period]]), rows: [] });
    }
  }
  return passes;
}

// One pass holds many indicators, each for one period of its own.
const passOf = (passes: readonly Pass[], { indicator, unit, moment }: Want, by: Pass['by'], held = false): Pass | undefined => passes.find((pass) =>
  pass.by === by && pass.unit.id === unit.id && pass.asOf === moment.asOf && (pass.periods.has(indicator) ? pass.periods.get(indicator) === moment.period : !held));

const run = (cx: Context, { by, periods }: Pass, world: FigureWorld): Promise<readonly IndicatorRow[]> =>
  computeIndicators(cx.db, { ...world, county: cx.county, indicators: [...periods.keys()], periodOf: (indicator) => periods.get(indicator) ?? null, by });

function valueOf(passes: readonly Pass[], want: Want): Found {
  const whole = passOf(passes, want, 'self', true);
  if (!whole || !hasRows(whole, want)) return { value: null, why: 'rows' };
  const pass = want.stage === null ? whole : passOf(passes, want, 'stage', true);
  const row = pass?.rows.find(({ stage }) => stage === want.stage);
  if (!pass || !row) return { value: null, why: 'rows' };
  const value = row.values[[...pass.periods.keys()].indexOf(want.indicator)] ?? null;
  return value === null ? { value, why: 'value' } : { value: isPercent(want.indicator) ? inPoints(value) : value };
}

// Indicators are fractions; sentences speak of points.
function inPoints(value: string): string | null {
  const number = readDecimal(value);
  return number === null ? null : writeDecimal(times(number, 100));
}

// Of a register nobody has filled in yet nothing is known: a count of nought would be a lie.
function hasRows({ rows: [row] }: Pass, { indicator, moment }: Want): boolean {
  return indicator.registers.every((register) => {
    const kept = indicator.periods[register];
    const from = kept && moment.period !== null ? spanOf(moment.period, kept.grain).from : null;
    return row?.standing.some((one) => one.register === register && one.period === from && one.rows > 0) === true;
  });
}

/** A figure that was asked for, and what was found. */
export interface AnsweredFigure extends AskedFigure { readonly value: Found; readonly previous: Found }

function answer(all: readonly AnsweredFigure[]): LoadedFigures {
  const held = new Map(all.map(({ ask, indicator, value, previous }): [string, SourcedFigure] => [refOf(ask), {
    value: value.value, previous: previous.value, target: null, unit: indicator.measure.zh, decimals: indicator.decimals, better: indicator.better,
  }]));
  const blanks = all.flatMap(({ ask, indicator, ...found }) => (['value', 'previous'] as const).flatMap((of): FigureBlank[] => {
    const { why } = found[of];
    return why === undefined ? [] : [{ ref: refOf(ask), indicator: indicator.key, of, why }];
  }));
  return { source: { find: (ask) => held.get(refOf(ask)) }, blanks, answered: all };
}
