/* Figures for whoever runs commands on the server: of the whole county, up to personal registers, and written into the audit. */
import type { FiguresView, IndicatorRowView, SeriesView } from '../../contract/indicator.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { SeriesStep } from '../../domain/indicator/series-points.ts';
import { computeIndicators } from '../indicator/compute-indicators.ts';
import { traceIndicators } from '../indicator/trace-indicators.ts';
import { listIndicators } from '../indicator/list-indicators.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { auditCounty } from './audit-county.ts';
import { officeAtConsole } from './office-at-console.ts';

/** What is asked at the terminal; a unit by its name or code. */
export interface ConsoleFigures {
  readonly keys: readonly string[];
  readonly area?: string | undefined;
  readonly unit?: string | undefined;
  readonly by: 'self' | 'unit' | 'all' | 'stage';
  readonly period?: string | undefined;
  readonly asOf?: string | undefined;
}

/** Computes them. Throws A113 before set-up, R101, R325. */
export async function figuresFromConsole(runtime: Runtime, asked: ConsoleFigures): Promise<FiguresView> {
  const { asker, unitNamed } = await officeAtConsole(runtime);
  const { unit: text, keys, ...rest } = asked;
  const known = await listIndicators(runtime, asker, {});
  if (rest.area !== undefined && !known.some(({ area }) => area === rest.area)) missing({ zh: `领域“${rest.area}”`, en: `The area "${rest.area}"` });
  const figures = await computeIndicators(runtime, asker, { ...rest, keys: keys.map((name) => keyOf(known, name)), unit: await unitNamed(text) });
  await auditCounty(runtime, 'indicator.compute', { indicators: figures.indicators.length, unit: figures.unit.name, by: asked.by });
  return figures;
}

/** What is asked of a series at the terminal. */
export interface ConsoleSeries extends Omit<ConsoleFigures, 'area' | 'by'> { readonly step: SeriesStep; readonly points?: number | undefined }

/** Follows indicators through time. Throws A113 before set-up, R101, R325. */
export async function seriesFromConsole(runtime: Runtime, { unit, keys, ...rest }: ConsoleSeries): Promise<SeriesView> {
  const { asker, unitNamed } = await officeAtConsole(runtime);
  const series = await traceIndicators(runtime, asker, { ...rest, keys: await keysNamed(runtime, asker, keys), unit: await unitNamed(unit) });
  await auditCounty(runtime, 'indicator.trace', { indicators: series.indicators.length, unit: series.unit.name, step: series.step });
  return series;
}

async function keysNamed(runtime: Runtime, asker: Asker, names: readonly string[]): Promise<readonly string[]> {
  const known = names.length === 0 ? [] : await listIndicators(runtime, asker, {});
  return names.map((name) => keyOf(known, name));
}

const keyOf = (known: readonly IndicatorRowView[], text: string): string =>
  known.find(({ key, name }) => key === text || name.zh === text || name.en === text)?.key ?? missing({ zh: `指标“${text}”`, en: `The indicator "${text}"` });

function missing(what: { readonly zh: string; readonly en: string }): never {
  throw raise(problems.notFound, { what });
}
