/* A template proves itself: composed with the figures of an example, it says what the example says and nothing it forbids. */
import type { Words } from '../problem.ts';
import { composeDocument } from './compose-document.ts';
import type { DocumentContext, DocumentTree } from './document.ts';
import { refOf, inMemoryFigures, type FigureSource, type SourcedFigure } from './figure-source.ts';
import { askOf } from './make-fact.ts';
import { plainText } from './plain-text.ts';
import type { DocumentTemplate, TemplateExample } from './template.ts';
import { expandEach, ledgerFigures, type LedgerTarget } from './unreached.ts';

/** What an example is composed for. */
export const exampleContext = ({ year }: Pick<TemplateExample, 'year'>): DocumentContext => ({ year, asOf: `${year}-12-31`, office: '云溪县教育局', area: '全县' });

/** The figures of an example as a source. A figure it does not give is not known. */
export function exampleSource(template: DocumentTemplate, example: TemplateExample): FigureSource {
  const context = exampleContext(example);
  return inMemoryFigures(Object.fromEntries(Object.entries(example.given).flatMap(([key, { value, previous = null, target = null }]) => {
    const figure = template.figures.get(key);
    if (figure === undefined) return [];
    const decimals = Math.max(0, ...[value, previous, target].map((text) => text?.split('.')[1]?.length ?? 0));
    const found: SourcedFigure = { value, unit: figure.unit, decimals, better: 'neither', previous, target };
    return [[refOf(askOf(figure, context)), found]];
  })));
}

/** The document of an example. */
export function composeExample(template: DocumentTemplate, example: TemplateExample): DocumentTree {
  const context = exampleContext(example);
  const targets = (example.targets ?? []).map((target, at): LedgerTarget => ({ id: String(at + 1), comparator: 'eq', deadline: null, ...target }));
  return composeDocument(expandEach(template, targets), context, ledgerFigures(targets, exampleSource(template, example)));
}

/** What an example expected and did not get; empty when it holds. */
export function runTemplateExample(template: DocumentTemplate, example: TemplateExample): readonly Words[] {
  const { text } = plainText(composeExample(template, example));
  return [
    ...example.says.filter((said) => !text.includes(said)).map((said) => ({ zh: `样例没有写出“${said}”`, en: `the example does not say "${said}"` })),
    ...example.silent.filter((said) => text.includes(said)).map((said) => ({ zh: `样例不应写出“${said}”`, en: `the example says "${said}" and must not` })),
  ];
}
