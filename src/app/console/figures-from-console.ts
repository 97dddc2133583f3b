/* Figures for whoever runs commands on the server: of the whole county, up to personal registers, and written into the audit. */
import type { FiguresView } from '../../contract/indicator.ts';
import { problems, raise } from '../../domain/problem.ts';
import { computeIndicators } from '../indicator/compute-indicators.ts';
import type { Runtime } from '../runtime.ts';
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
  const known = [...runtime.catalogue.indicators.values()];
  if (rest.area !== undefined && !known.some(({ area }) => area === rest.area)) missing({ zh: `领域“${rest.area}”`, en: `The area "${rest.area}"` });
  const found = keys.map((name) => known.find((one) => one.key === name || one.name.zh === name || one.name.en === name)?.key ?? missing({ zh: `指标“${name}”`, en: `The indicator "${name}"` }));
  const figures = await computeIndicators(runtime, asker, { ...rest, keys: found, unit: await unitNamed(text) });
  await auditCounty(runtime, 'indicator.compute', { indicators: figures.indicators.length, unit: figures.unit.name, by: asked.by });
  return figures;
}

function missing(what: { readonly zh: string; readonly en: string }): never {
  throw raise(problems.notFound, { what });
}
