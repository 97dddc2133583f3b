/*
 * A figure of a published document opened to its proof: the formula, the rows as they were at that moment, whether they are
 * still the same ones, and what the figure would be now. Who may not see the rows hears what was published and no more.
 */
import type { FactProof, FigureProof, ProofPart } from '../../contract/kept-document.ts';
import { computeIndicators } from '../../db/indicators/compute-indicators.ts';
import { digestRows } from '../../db/indicators/row-sets.ts';
import { readDecimal, times, writeDecimal } from '../../domain/expression/decimal.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { indicatorParts } from '../../domain/indicator/indicator-parts.ts';
import { isPercent } from '../../domain/indicator/show-figure.ts';
import { figuresOf, type FrozenFigure } from '../../domain/report/publication.ts';
import { problems, raise } from '../../domain/problem.ts';
import { findUnit } from '../../db/queries/units.ts';
import { conditionOf, listOf, shownOf } from '../indicator/indicator-reply.ts';
import { figureWorld, indicatorsByKey } from '../indicator/indicator-world.ts';
import { findVersion } from '../indicator/open-indicator.ts';
import { reasonAgainst } from '../report/indicator-figures.ts';
import { useCase, type Context } from '../use-case.ts';
import { figuresNow } from './figures-now.ts';
import { getDocument } from './get-document.ts';
import { factView, figureView, getPublication } from './open-view.ts';

/** Opens one figure of a published document. Throws A103, R101, P105. */
export const drillDocument = useCase('document.drill', async (cx, input: { readonly id: string; readonly fact: string }): Promise<FactProof> => {
  const found = await getDocument(cx, input.id);
  const { body } = await getPublication(cx, found.id);
  const fact = body.tree.facts.find(({ id }) => id === input.fact);
  if (!fact) throw raise(problems.figureUnknown, { fact: input.fact });
  const figures = figuresOf(body, fact);
  const { source, unseen } = await figuresNow(cx, { figures, tree: body.tree });
  const proofs: FigureProof[] = [];
  for (const figure of figures) {
    const [indicator = '', scope = '', at = ''] = figure.ref.split('@');
    proofs.push(await proveFigure(cx, figure, unseen.has(figure.ref) ? null : source.find({ indicator, scope, at })?.value ?? null));
  }
  return { fact: factView(fact), figures: proofs };
});

async function proveFigure(cx: Context, figure: FrozenFigure, now: string | null): Promise<FigureProof> {
  const newest = (await indicatorsByKey(cx)).get(figure.indicator);
  const unit = await findUnit(cx.db, cx.county, figure.unit.id);
  const isRedefined = newest?.version !== figure.version || newest.formula.text !== figure.formula;
  const indicator = isRedefined ? await asDefined(cx, figure) : newest;
  const unseen: ProofPart[] = figure.rows.map((part) => ({ ...part, rowsNow: 'unseen', found: null, value: null, page: null, records: null }));
  // By another definition other rows would be counted: what was frozen is told, and nothing is held against it.
  if (!indicator || reasonAgainst(cx, indicator, unit, figure.stage) !== undefined) {
    return { figure: figureView(figure), again: null, now, withheld: now === null, isRedefined, parts: unseen, units: [] };
  }
  return { figure: figureView(figure), now, withheld: false, isRedefined, ...await asItWas(cx, figure, indicator) };
}

// A county's own indicator is computed by the version it was published with.
async function asDefined(cx: Context, { indicator: key, version, formula }: FrozenFigure): Promise<IndicatorDefinition | undefined> {
  const { indicator, faults } = await findVersion(cx, key, version);
  return faults.length === 0 && indicator?.formula.text === formula ? indicator : undefined;
}

async function asItWas(cx: Context, figure: FrozenFigure, indicator: IndicatorDefinition): Promise<Pick<FigureProof, 'again' | 'parts' | 'units'>> {
  const { period, stage, moment } = figure;
  const around = await figureWorld(cx, [indicator], { unit: figure.unit.id, asOf: moment, ...(period === null ? {} : { period }) });
  const query = { ...around, county: cx.county, indicators: [indicator], periodOf: () => period, parts: true };
  const rows = await computeIndicators(cx.db, { ...query, by: stage === null ? 'below' : 'stage' });
  const own = stage === null ? rows[0] : rows.find((row) => row.stage === stage);
  const digests = await digestRows(cx.db, { ...around, indicator, period, stage });
  const parts = indicatorParts(indicator.formula.root);
  return {
    again: inPoints(indicator, own?.values[0] ?? null),
    parts: figure.rows.map((part, at): ProofPart => {
      const node = parts[at];
      const where = node === undefined ? '' : conditionOf(indicator, node, period);
      const found = digests[at];
      return { ...part, rowsNow: found?.digest === part.digest ? 'same' : 'changed', found: found?.rows ?? null, value: own?.parts[0]?.[at] ?? null, ...listOf(part.register, { where, unit: figure.unit.id, asOf: moment }) };
    }),
    units: stage === null ? rows.slice(1).filter(({ values }) => values[0] !== null && values[0] !== undefined).map((row) => ({ unitId: row.unitId, unitName: row.unitName, shown: shownOf(indicator, row.values[0] ?? null) })) : [],
  };
}

function inPoints(indicator: IndicatorDefinition, value: string | null): string | null {
  const number = value === null || !isPercent(indicator) ? null : readDecimal(value);
  return number === null ? value : writeDecimal(times(number, 100));
}
