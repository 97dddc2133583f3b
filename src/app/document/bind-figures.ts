/* What the figures of a manuscript may be bound to: indicators there are, of units there are, at moments they have. */
import { grainOf } from '../../domain/indicator/indicator-period.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { scaleBetween } from '../../domain/report/figure-words.ts';
import type { Binding } from '../../domain/report/manuscript.ts';
import { readScope } from '../../domain/report/template-of-unit.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import type { DocumentRow } from '../../db/queries/documents.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { indicatorsByKey } from '../indicator/indicator-world.ts';
import type { Context } from '../use-case.ts';

/** The figures as they are kept. Those that were bound before stay as they are; a new one takes its unit from its indicator. Throws P103. */
export async function bindFigures(cx: Context, { body }: Pick<DocumentRow, 'body'>, figures: readonly Binding[]): Promise<readonly Binding[]> {
  const held = new Map(body.figures.map((figure) => [figure.key, figure]));
  const isHeld = (figure: Binding): boolean => { const before = held.get(figure.key); return before !== undefined && whatOf(before) === whatOf(figure); };
  if (new Set(figures.map(({ key }) => key)).size < figures.length) throw wrong(figures.find(({ key }, at) => figures.findIndex((one) => one.key === key) !== at)?.name ?? '', { zh: '同一个代号写了两次', en: 'one key stands twice' });
  if (figures.every(isHeld)) return figures;
  const codes = new Set((await listUnitRows(cx.db, cx.county)).map(({ code }) => code));
  const indicators = await indicatorsByKey(cx);
  return figures.map((figure) => (isHeld(figure) ? figure : bind(cx, figure, { codes, indicators })));
}

const whatOf = ({ indicator, scope, time, at, unit, shown }: Binding): string => [indicator, scope, time, at, unit, shown].join(' ');

function bind({ runtime: { catalogue } }: Context, figure: Binding, { codes, indicators }: { readonly codes: ReadonlySet<string>; readonly indicators: ReadonlyMap<string, IndicatorDefinition> }): Binding {
  const indicator = indicators.get(figure.indicator);
  if (!indicator) throw wrong(figure.name, { zh: `没有“${figure.indicator}”这个指标`, en: `there is no indicator "${figure.indicator}"` });
  const { code, stage } = readScope(figure.scope);
  if (code !== null && !codes.has(code)) throw wrong(figure.name, { zh: `没有代码为“${code}”的单位`, en: `there is no unit "${code}"` });
  if (stage !== null && indicator.stages === null) throw wrong(figure.name, { zh: `“${indicator.name.zh}”不分学段`, en: `"${indicator.name.en}" is not told by stage` });
  if (stage !== null && catalogue.codeLists.get('stage')?.items.some((item) => item.code === stage) !== true) throw wrong(figure.name, { zh: `没有“${stage}”这个学段`, en: `there is no stage "${stage}"` });
  if (figure.at !== undefined && !fits(indicator, figure.at)) throw wrong(figure.name, { zh: `“${figure.at}”不是这个指标的时间`, en: `"${figure.at}" is no moment of this indicator` });
  const unit = indicator.measure.zh;
  return { ...figure, unit, shown: scaleBetween(unit, figure.shown) === undefined ? unit : figure.shown };
}

// A state is told of a day; a count of a period of that period, or of the newest one up to a day.
const fits = ({ time }: IndicatorDefinition, at: string): boolean => at.length === 10 || (grainOf(time) === 'year' && at.length === 4) || (grainOf(time) === 'school_year' && at.length === 9 && Number(at.slice(5)) === Number(at.slice(0, 4)) + 1);

const wrong = (name: string, why: Words) => raise(problems.bindingWrong, { name, why });
