/*
 * From a template and its figures to a document: sentences whose conditions hold, headings numbered 一、（一）1.（1）, and
 * every figure a fact of its own. Always the same document for the same figures.
 */
import { composeManuscript } from './compose-manuscript.ts';
import type { DocumentContext, DocumentTree } from './document.ts';
import type { FigureAsk, FigureSource } from './figure-source.ts';
import { askOf } from './make-fact.ts';
import { manuscriptOfTemplate } from './manuscript-of-template.ts';
import type { DocumentTemplate, TemplateItem, TemplatePart } from './template.ts';

/** Every figure a template may ask for, each once: to be loaded in one go before composing. */
export function listAsks(template: DocumentTemplate, context: DocumentContext): readonly FigureAsk[] {
  const back = new Map<string, number>();
  for (const { items } of allParts(template)) {
    for (const item of items) if (item.kind === 'chart') for (const point of item.chart.points) back.set(point.figure, Math.max(item.chart.years, back.get(point.figure) ?? 1));
  }
  return [...template.figures.values()].flatMap((figure) => Array.from({ length: back.get(figure.key) ?? 1 }, (_, years) => askOf(figure, context, years)));
}

function allParts(template: DocumentTemplate): readonly { readonly items: readonly TemplateItem[] }[] {
  const below = (parts: readonly TemplatePart[]): readonly TemplatePart[] => parts.flatMap((part) => [part, ...below(part.parts)]);
  return [{ items: template.opening }, ...below(template.parts)];
}

/** Composes a document. Missing figures are said as missing, and found by `checkDocument`. */
export const composeDocument = (template: DocumentTemplate, context: DocumentContext, source: FigureSource): DocumentTree =>
  composeManuscript(template, manuscriptOfTemplate(template, context, source), context, source).tree;
