/* Makes the facts of a document: asks the source for what a slot names and says it. Nothing found is said as missing. */
import { writeDecimal, roundTo, type Decimal } from '../expression/decimal.ts';
import { evaluate, type EvaluationScope } from '../expression/evaluate.ts';
import type { Expression } from '../expression/expression.ts';
import { MISSING, type DocumentContext, type Fact } from './document.ts';
import { refOf, type FigureAsk, type FigureSource } from './figure-source.ts';
import { completionOf, decimalOf, sayFigure } from './figure-words.ts';
import type { DocumentTemplate, TemplateFigure } from './template.ts';

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

/** The fact of a slot, without its number. */
export function makeFact(world: FigureWorld, slot: Fact['slot'], yearsBack = 0): Omit<Fact, 'id'> {
  const { template, context, source } = world;
  const keys = slot.kind === 'figure' ? [slot.figure] : slot.figures;
  const figures = keys.flatMap((key) => template.figures.get(key) ?? []);
  const refs = figures.map((figure) => refOf(askOf(figure, context, yearsBack)));
  const said = slot.kind === 'computed' ? compute(world, slot) : sayOne(figures[0], slot.aspect);
  return { refs, slot, yearsBack, value: said?.value ?? null, text: said?.text ?? MISSING };

  function sayOne(figure: TemplateFigure | undefined, aspect: Extract<Fact['slot'], { kind: 'figure' }>['aspect']) {
    const ask = figure && askOf(figure, context, yearsBack);
    const found = ask && source.find(ask);
    return figure === undefined || ask === undefined || found === undefined || found.unit !== figure.unit ? undefined : sayFigure({ figure, found, at: ask.at }, aspect);
  }
}

function compute(world: FigureWorld, { expression, unit, decimals }: Extract<Fact['slot'], { kind: 'computed' }>): { readonly text: string; readonly value: string } | undefined {
  const value = evaluate(expression, scopeOf(world));
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Array.isArray(value)) return undefined;
  const number = value as Decimal;
  return { text: writeDecimal(roundTo(number, decimals)) + unit, value: writeDecimal(number) };
}

/** Whether a condition holds; one that cannot be decided does not. */
export const holds = (world: FigureWorld, condition: Expression | undefined): boolean => condition === undefined || evaluate(condition, scopeOf(world)) === true;

function scopeOf({ template, context, source }: FigureWorld): EvaluationScope {
  const values: Record<string, string> = {};
  const previous: Record<string, string> = {};
  for (const [key, figure] of template.figures) {
    const found = source.find(askOf(figure, context));
    if (found === undefined || found.unit !== figure.unit) continue;
    if (found.value !== null) values[key] = found.value;
    if (found.previous !== null) previous[key] = found.previous;
    if (found.target !== null) values[`${key}_target`] = found.target;
    const value = decimalOf(found.value);
    const completion = value === undefined ? undefined : completionOf(value, decimalOf(found.target));
    if (completion !== undefined) values[`${key}_completion`] = writeDecimal(completion);
  }
  return { values, previous, today: context.asOf, limits: new Map() };
}
