/* The figures of a document as they are frozen: definition, unit, moment, values, and the rows they were computed from. */
import { explainIndicator, describePart } from '../../domain/indicator/explain-indicator.ts';
import { environmentOf } from '../../domain/expression/environment.ts';
import { indicatorParts } from '../../domain/indicator/indicator-parts.ts';
import type { DocumentTree } from '../../domain/report/document.ts';
import { refOf } from '../../domain/report/figure-source.ts';
import type { FrozenFigure } from '../../domain/report/publication.ts';
import { digestRows } from '../../db/indicators/row-sets.ts';
import { figureWorld, type FigureWorld } from '../indicator/indicator-world.ts';
import { readMoment } from '../record/read-moment.ts';
import { asReader, type AnsweredFigure, type LoadedFigures, type Want } from '../report/indicator-figures.ts';
import type { Context } from '../use-case.ts';

/** Every figure the document uses. */
export async function freezeFigures(cx: Context, tree: Pick<DocumentTree, 'facts'>, { answered, source }: Pick<LoadedFigures, 'answered' | 'source'>): Promise<readonly FrozenFigure[]> {
  const used = new Set(tree.facts.flatMap(({ refs }) => refs));
  const frozen: FrozenFigure[] = [];
  const worlds = new Map<string, FigureWorld>();
  const seen = new Set<string>();
  for (const one of answered) {
    const ref = refOf(one.ask);
    if (!one.wants || !used.has(ref) || seen.has(ref)) continue;
    seen.add(ref);
    const { value: want, previous } = one.wants;
    const key = `${want.unit.id} ${want.moment.asOf ?? ''}`;
    const world = worlds.get(key) ?? await figureWorld(asReader(cx), answered.map(({ indicator }) => indicator), { unit: want.unit.id, asOf: want.moment.asOf });
    worlds.set(key, world);
    frozen.push(await freezeOne(cx, world, { ...one, ref, want, previousAsOf: previous.moment.asOf, target: source.find(one.ask)?.target ?? null }));
  }
  return frozen;
}

interface Freezing extends AnsweredFigure { readonly ref: string; readonly want: Want; readonly previousAsOf: string | undefined; readonly target: string | null }

async function freezeOne(cx: Context, around: FigureWorld, { ref, indicator, want, value, previous, previousAsOf, target }: Freezing): Promise<FrozenFigure> {
  const { unit, stage, moment } = want;
  const env = environmentOf(around.world, null);
  const parts = indicatorParts(indicator.formula.root);
  const digests = await digestRows(cx.db, { ...around, indicator, period: moment.period, stage });
  const { key, version, name, formula, measure, decimals, better, source } = indicator;
  return {
    ref, indicator: key, version, name, formula: formula.text, explanation: { zh: explainIndicator(indicator, env, 'zh'), en: explainIndicator(indicator, env, 'en') }, measure, decimals, better, source,
    unit: { id: unit.id, code: unit.code, name: unit.name, path: unit.path }, stage, period: moment.period, moment: (around.asOf ?? cx.now).toISOString(),
    previousMoment: previousAsOf === undefined ? null : (readMoment(cx, previousAsOf) ?? cx.now).toISOString(),
    value: value.value, previous: previous.value, target,
    rows: parts.map((part, at) => ({
      register: part.register, registerName: around.world.registers.get(part.register)?.name ?? { zh: part.register, en: part.register }, words: describePart(formula, part, env), rows: digests[at]?.rows ?? 0, digest: digests[at]?.digest ?? '',
    })),
  };
}
