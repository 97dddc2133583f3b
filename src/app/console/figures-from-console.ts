/* Figures for whoever runs commands on the server: of the whole county, up to personal registers, and written into the audit. */
import type { FiguresView } from '../../contract/indicator.ts';
import { consoleName } from '../../domain/access/console-name.ts';
import { problems, raise } from '../../domain/problem.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { computeIndicators } from '../indicator/compute-indicators.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { doorScope } from '../session/door-scope.ts';
import { findCurrentCounty } from '../system/find-current-county.ts';
import { auditCounty } from './audit-county.ts';

/** What is asked at the terminal; a unit by its name or code. */
export interface ConsoleFigures {
  readonly keys: readonly string[];
  readonly area?: string | undefined;
  readonly unit?: string | undefined;
  readonly by: 'self' | 'unit' | 'all' | 'stage';
  readonly period?: string | undefined;
  readonly asOf?: string | undefined;
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Computes them. Throws A113 before set-up, R101, R325. */
export async function figuresFromConsole(runtime: Runtime, asked: ConsoleFigures): Promise<FiguresView> {
  const county = await findCurrentCounty(runtime);
  if (!county) throw raise(problems.setupNeeded, {});
  const { unit: text, keys, ...rest } = asked;
  const known = [...runtime.catalogue.indicators.values()];
  const found = keys.map((name) => known.find((one) => one.key === name || one.name.zh === name || one.name.en === name)?.key ?? missing({ zh: `指标“${name}”`, en: `The indicator "${name}"` }));
  const unit = text === undefined ? undefined : await findUnit(runtime, county.code, text);
  const unitPath = `${county.code}/`;
  const asker: Asker = { actor: { id: NOBODY, county: county.code, name: consoleName.zh, unitPath, grants: [{ role: 'office', unitPath }] }, sessionId: null, address: '', agent: '', mustChangePassword: false };
  const figures = await computeIndicators(runtime, asker, { ...rest, keys: found, unit });
  await auditCounty(runtime, 'indicator.compute', { indicators: figures.indicators.length, unit: figures.unit.name, by: asked.by });
  return figures;
}

async function findUnit(runtime: Runtime, county: string, text: string): Promise<string> {
  const units = await runtime.database.within(doorScope(county), (db) => listUnitRows(db, county));
  return units.find(({ name, code, path }) => name === text || code === text || path === text)?.id ?? missing({ zh: `单位“${text}”`, en: `The unit "${text}"` });
}

function missing(what: { readonly zh: string; readonly en: string }): never {
  throw raise(problems.notFound, { what });
}
