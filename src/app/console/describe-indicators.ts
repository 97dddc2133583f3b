/* The indicators as the terminal tells them: from their definitions, without a server or a database. */
import { pathToFileURL } from 'node:url';
import { join, resolve, sep } from 'node:path';
import { readCatalogue } from '../../catalog/read-catalogue.ts';
import type { IndicatorView, SeriesPointView } from '../../contract/indicator.ts';
import { environmentOf, expressionWorld } from '../../domain/expression/environment.ts';
import { sayChange, verdictWords } from '../../domain/indicator/compare-figures.ts';
import { describePart, directionWords, explainIndicator, timeWords } from '../../domain/indicator/explain-indicator.ts';
import { indicatorParts } from '../../domain/indicator/indicator-parts.ts';
import { withMeasure } from '../../domain/indicator/show-figure.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import { indicatorRowOf } from '../indicator/indicator-reply.ts';

/** Every indicator of the built-in definitions and of a folder beside them. Throws D101, D102. */
export async function describeIndicators(folder: string | undefined): Promise<readonly IndicatorView[]> {
  const { registers, codeLists, limits, indicators } = await readCatalogue(folder === undefined ? {} : { beside: pathToFileURL(join(resolve(folder), sep)) });
  const env = environmentOf(expressionWorld(registers.values(), codeLists, limits), null);
  return [...indicators.values()].map((one) => ({
    ...indicatorRowOf(one), formula: one.formula.text, explanation: { zh: explainIndicator(one, env, 'zh'), en: explainIndicator(one, env, 'en') },
    ...(one.numerator && { numerator: one.numerator }), ...(one.denominator && { denominator: one.denominator }), ...(one.note && { note: one.note }),
    parts: indicatorParts(one.formula.root).map((part) => ({ words: describePart(one.formula, part, env), register: part.register, registerName: env.registers.get(part.register)?.name ?? { zh: part.register, en: part.register } })),
  }));
}

/** One of them. Throws R101. */
export function pickIndicator(all: readonly IndicatorView[], key: string): IndicatorView {
  const found = all.find((one) => one.key === key || one.name.zh === key || one.name.en === key);
  if (!found) throw raise(problems.notFound, { what: { zh: `指标“${key}”`, en: `The indicator "${key}"` } });
  return found;
}

/** Its time basis and which way is better, in words. */
export const sayIndicator = ({ time, better }: Pick<IndicatorView, 'time' | 'better'>): { readonly time: Words; readonly better: Words } => ({ time: timeWords[time], better: directionWords[better] });

/** A figure with its unit of measure. */
export const sayFigure = (indicator: Pick<IndicatorView, 'decimals' | 'measure'>, shown: string | null): Words => ({ zh: withMeasure(indicator, shown, 'zh'), en: withMeasure(indicator, shown, 'en') });

/** How a figure changed from a year before, and whether for the better; a dash where that is not known. */
export function sayTrend(indicator: Pick<IndicatorView, 'measure'>, { change }: Pick<SeriesPointView, 'change'>): { readonly change: Words; readonly verdict: Words } {
  return change === null ? { change: { zh: '—', en: '—' }, verdict: { zh: '', en: '' } } : { change: sayChange(indicator, change), verdict: verdictWords[change.verdict] };
}
