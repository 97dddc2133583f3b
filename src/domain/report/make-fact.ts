/* Makes the facts of a document: asks the source for what a slot names and says it. Nothing found is said as missing. */
import { writeDecimal, roundTo, type Decimal } from '../expression/decimal.ts';
import { evaluate, type EvaluationScope } from '../expression/evaluate.ts';
import type { Expression } from '../expression/expression.ts';
import { MISSING, type DocumentContext, type Fact, type Lack } from './document.ts';
import { refOf, type FigureAsk, type FigureSource, type SourcedFigure } from './figure-source.ts';
import { completionOf, decimalOf, sayFigure } from './figure-words.ts';
import { needsOf, type Aspect, type DocumentTemplate, type TemplateFigure } from './template.ts';

/** Everything figures are said from. */
export interface FigureWorld {
  readonly template: Pick<DocumentTemplate, 'figures'>;
  readonly context: DocumentContext;
  readonly source: FigureSource;
}

/** Which figure a template means, in this document or so many years before it. */
export function askOf(figure: TemplateFigure, { year, asOf }: DocumentContext, yearsBack = 0): FigureAsk {
  const then = year - yearsBack;
  const times = { as_of: `${Number(asOf.slice(0, 4)) - yearsBack}${asOf.slice(4)}`, year: String(then), school_year: `${then}-${then + 1}` };
  return { indicator: figure.indicator, scope: figure.scope, at: (yearsBack === 0 ? figure.at : undefined) ?? times[figure.time] };
}

/** What is known of a figure: from the registers, and where they do not reach, from the document it is cited of. */
export function findFigure({ context, source }: FigureWorld, figure: TemplateFigure, yearsBack = 0): SourcedFigure | undefined {
  const found = source.find(askOf(figure, context, yearsBack));
  if (figure.cited === undefined) return found;
  const citedOf = (back: number) => figure.cited?.find(({ year }) => year === context.year - back);
  const [value, previous] = [(found?.value ?? null) === null ? citedOf(yearsBack) : undefined, (found?.previous ?? null) === null ? citedOf(yearsBack + 1) : undefined];
  if (value === undefined && previous === undefined) return found;
  const cited = { ...(value && { value: value.source }), ...(previous && { previous: previous.source }) };
  const decimals = figure.decimals ?? (value ?? previous)?.value.split('.')[1]?.length ?? 0;
  const base: SourcedFigure = found ?? { value: null, previous: null, target: null, unit: figure.unit, decimals, better: 'neither' };
  return { ...base, value: base.value ?? value?.value ?? null, previous: base.previous ?? previous?.value ?? null, cited };
}

/** The fact of a slot, without its number. */
export function makeFact(world: FigureWorld, slot: Fact['slot'], yearsBack = 0): Omit<Fact, 'id'> {
  const keys = slot.kind === 'figure' ? [slot.figure] : slot.figures;
  const figures = keys.flatMap((key) => world.template.figures.get(key) ?? []);
  const refs = figures.map((figure) => refOf(askOf(figure, world.context, yearsBack)));
  const found = figures.map((figure) => ofItsUnit(figure, findFigure(world, figure, yearsBack)));
  const said = slot.kind === 'computed' ? compute(world, slot) : sayOne(figures[0], found[0], slot.aspect);
  const lacks = said === undefined ? lackOf(slot, found) : undefined;
  const cited = citedIn(slot, found);
  return { refs, slot, yearsBack, value: said?.value ?? null, text: said?.text ?? MISSING, ...(lacks && { lacks }), ...(cited !== '' && { cited }) };

  function sayOne(figure: TemplateFigure | undefined, known: SourcedFigure | undefined, aspect: Aspect) {
    return figure === undefined || known === undefined ? undefined : sayFigure({ figure, found: known, at: askOf(figure, world.context, yearsBack).at }, aspect);
  }
}

// A figure in another unit than the template counts on is none.
const ofItsUnit = (figure: TemplateFigure, found: SourcedFigure | undefined): SourcedFigure | undefined => (found?.unit === figure.unit ? found : undefined);

// Only what has a value of its own lacks something to be compared with.
function lackOf(slot: Fact['slot'], found: readonly (SourcedFigure | undefined)[]): Lack | undefined {
  if (found.length === 0 || found.some((figure) => figure === undefined || figure.value === null)) return undefined;
  if (slot.kind === 'figure') {
    const needs = needsOf[slot.aspect];
    return needs !== undefined && found[0]?.[needs] === null ? needs : undefined;
  }
  const { text } = slot.expression;
  if (/\bprevious\./u.test(text) && found.some((figure) => figure?.previous === null)) return 'previous';
  return /_(?:target|completion)\b/u.test(text) && found.some((figure) => figure?.target === null) ? 'target' : undefined;
}

function citedIn(slot: Fact['slot'], found: readonly (SourcedFigure | undefined)[]): string {
  const usesPrevious = slot.kind === 'figure' ? needsOf[slot.aspect] === 'previous' : /\bprevious\./u.test(slot.expression.text);
  const sources = found.flatMap((figure) => [figure?.cited?.value, usesPrevious ? figure?.cited?.previous : undefined]);
  return [...new Set(sources.filter((source) => source !== undefined))].join('；');
}

function compute(world: FigureWorld, { expression, unit, decimals }: Extract<Fact['slot'], { kind: 'computed' }>): { readonly text: string; readonly value: string } | undefined {
  const value = evaluate(expression, scopeOf(world));
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Array.isArray(value)) return undefined;
  const number = value as Decimal;
  return { text: writeDecimal(roundTo(number, decimals)) + unit, value: writeDecimal(number) };
}

/** Whether a condition holds; one that cannot be decided does not. */
export const holds = (world: FigureWorld, condition: Expression | undefined): boolean => condition === undefined || evaluate(condition, scopeOf(world)) === true;

function scopeOf(world: FigureWorld): EvaluationScope {
  const { template, context } = world;
  const values: Record<string, string> = {};
  const previous: Record<string, string> = {};
  for (const [key, figure] of template.figures) {
    const found = ofItsUnit(figure, findFigure(world, figure));
    if (found === undefined) continue;
    if (found.value !== null) values[key] = found.value;
    if (found.previous !== null) previous[key] = found.previous;
    if (found.target !== null) values[`${key}_target`] = found.target;
    const value = decimalOf(found.value);
    const completion = value === undefined ? undefined : completionOf(value, decimalOf(found.target));
    if (completion !== undefined) values[`${key}_completion`] = writeDecimal(completion);
  }
  return { values, previous, today: context.asOf, limits: new Map() };
}
