/* From a template's file to a template that can be composed: sentences and conditions read, figures looked up, all faults told. */
import { readExpression, sayFault } from '../domain/expression/check-types.ts';
import type { Expression } from '../domain/expression/expression.ts';
import type { Words } from '../domain/problem.ts';
import { scaleBetween } from '../domain/report/figure-words.ts';
import { readSentence } from '../domain/report/read-sentence.ts';
import { templateEnvironment } from '../domain/report/template-environment.ts';
import { eachWords } from '../domain/report/unreached.ts';
import type { Aspect, DocumentTemplate, EachOf, SentencePart, TemplateFigure, TemplateItem, TemplatePart, TemplateSentence } from '../domain/report/template.ts';
import type { DocumentFile, ItemFile, PartFile } from './document-file.ts';
import type { DefinitionFault, FilePath, ReadFile } from './read-yaml.ts';

type SaidFile = Exclude<ItemFile, string>;

/** Reads the texts of one file and gathers what is wrong with them. */
interface Defining {
  readonly figures: ReadonlyMap<string, TemplateFigure>;
  readonly sentence: (text: string, path: FilePath) => readonly SentencePart[];
  readonly condition: (text: string, path: FilePath) => Expression;
  readonly fault: (path: FilePath, say: Words) => void;
}

const nothing: Expression = { text: '', root: { kind: 'blank', start: 0, end: 0 }, type: 'blank' };

/** The template of a file, and everything that is wrong with it; with faults it is not to be used. */
export function defineDocument(file: ReadFile<DocumentFile>, area: string, indicators?: ReadonlyMap<string, { readonly measure: Words }>): { readonly template: DocumentTemplate; readonly faults: readonly DefinitionFault[] } {
  const { content } = file;
  const faults: DefinitionFault[] = [];
  const defining = definingOf(content, (path, say) => { faults.push(file.faultAt(path, say)); });
  checkFigures(defining, indicators);
  checkExamples(content, defining);
  const template: DocumentTemplate = {
    key: content.key, version: content.version, name: { zh: content.name, en: content.en ?? content.name }, area,
    title: defining.sentence(content.title, ['title']), addressee: content.addressee, length: content.length, source: content.source,
    figures: defining.figures, opening: content.opening.map((item, at) => itemOf(item, ['opening', at], defining)),
    parts: content.parts.map((part, at) => partOf(part, ['parts', at], defining)),
    examples: content.examples.map(({ year, given, says, silent, targets }) => ({ year, given: given as DocumentTemplate['examples'][number]['given'], says, silent, ...(targets && { targets }) })),
  };
  return { template, faults };
}

function definingOf(content: DocumentFile, fault: Defining['fault']): Defining {
  const figures = new Map(Object.entries(content.figures).map(([key, figure]): [string, TemplateFigure] => [key, {
    key, name: figure.name, indicator: figure.indicator, scope: figure.scope, time: figure.time, unit: figure.unit, shown: figure.shown ?? figure.unit,
    ...(figure.decimals === undefined ? {} : { decimals: figure.decimals }), ...(figure.cited === undefined ? {} : { cited: figure.cited }),
  }]));
  const env = templateEnvironment(figures.values());
  return {
    figures, fault,
    sentence: (text, path) => {
      const { parts, faults } = readSentence(text, figures);
      for (const say of faults) fault(path, say);
      return parts;
    },
    condition: (text, path) => {
      const read = readExpression(text, env, 'boolean');
      if ('expression' in read) return read.expression;
      for (const wrong of read.faults) fault(path, sayFault(wrong));
      return nothing;
    },
  };
}

// A key that ends like another one's target would be read as that target.
function checkFigures({ figures, fault }: Defining, indicators: ReadonlyMap<string, { readonly measure: Words }> | undefined): void {
  for (const { key, unit, shown, indicator } of figures.values()) {
    const path = ['figures', key];
    const measure = indicators?.get(indicator)?.measure.zh;
    if (scaleBetween(unit, shown) === undefined) fault([...path, 'shown'], { zh: `“${shown}”不是“${unit}”，也不是万${unit}、亿${unit}`, en: `"${shown}" is neither "${unit}" nor 万${unit} nor 亿${unit}` });
    if (/_(?:target|completion)$/u.test(key) && figures.has(key.replace(/_(?:target|completion)$/u, ''))) fault(path, { zh: `“${key}”与另一个数字的目标或完成率同名，请换一个键`, en: `"${key}" is the name of another figure's target or completion; choose another key` });
    if (indicators !== undefined && !indicators.has(indicator)) fault([...path, 'indicator'], { zh: `没有指标“${indicator}”`, en: `there is no indicator "${indicator}"` });
    if (measure !== undefined && measure !== unit) fault([...path, 'unit'], { zh: `指标“${indicator}”以“${measure}”计`, en: `the indicator "${indicator}" is measured in "${measure}"` });
  }
}

function checkExamples(content: DocumentFile, { figures, fault }: Defining): void {
  content.examples.forEach(({ given }, at) => {
    for (const key of Object.keys(given)) if (!figures.has(key)) fault(['examples', at, 'given', key], { zh: `没有数字“${key}”`, en: `there is no figure "${key}"` });
  });
}

function partOf(part: PartFile, path: FilePath, defining: Defining): TemplatePart {
  return {
    heading: defining.sentence(part.heading, [...path, 'heading']), runIn: part.run_in,
    ...(part.when === undefined ? {} : { when: defining.condition(part.when, [...path, 'when']) }),
    items: part.say.map((item, at) => itemOf(item, [...path, 'say', at], defining)),
    parts: (part.parts ?? []).map((below, at) => partOf(below, [...path, 'parts', at], defining)),
  };
}

function itemOf(item: ItemFile, path: FilePath, defining: Defining): TemplateItem {
  if (typeof item === 'string') return { kind: 'sentence', sentence: { parts: defining.sentence(item, path), opensParagraph: false } };
  const when = item.when === undefined ? {} : { when: defining.condition(item.when, [...path, 'when']) };
  if (item.table !== undefined) return { kind: 'table', table: tableOf(item.table, [...path, 'table'], defining), ...when };
  if (item.chart !== undefined) return { kind: 'chart', chart: chartOf(item.chart, [...path, 'chart'], defining), ...when };
  return { kind: 'sentence', sentence: { ...sentenceOf(item, path, defining), ...when } };
}

function sentenceOf(item: SaidFile, path: FilePath, defining: Defining): TemplateSentence {
  if (item.each !== undefined) return eachSentence(item, item.each, path, defining);
  if (item.otherwise !== undefined && item.when === undefined) defining.fault([...path, 'otherwise'], { zh: '有 otherwise 就要有 when', en: 'otherwise needs a when' });
  return {
    parts: defining.sentence(item.text ?? '', [...path, 'text']), opensParagraph: item.new_paragraph, ...(item.from_last_year && { isLastYears: true as const }),
    ...(item.otherwise === undefined ? {} : { otherwise: defining.sentence(item.otherwise, [...path, 'otherwise']) }),
  };
}

// What is said for each target is read as if {each} were a figure, and written out when a document is drafted.
function eachSentence(item: SaidFile, of: EachOf, path: FilePath, defining: Defining): TemplateSentence {
  const text = item.text ?? '';
  const plain = eachWords.reduce((left, word) => left.replaceAll(`{each.${word}}`, ''), text);
  const { faults } = readSentence(plain, new Map<string, Pick<TemplateFigure, 'key' | 'name'>>([...defining.figures, ...(of === 'short' ? [['each', { key: 'each', name: '目标' }] as const] : [])]));
  for (const say of faults) defining.fault([...path, 'text'], say);
  if (item.when !== undefined) defining.fault([...path, 'when'], { zh: 'each 不能再加 when', en: 'each takes no when' });
  return { parts: item.otherwise === undefined ? [] : defining.sentence(item.otherwise, [...path, 'otherwise']), opensParagraph: item.new_paragraph, each: { of, text } };
}

function tableOf({ caption, columns, rows }: NonNullable<SaidFile['table']>, path: FilePath, defining: Defining) {
  rows.forEach((row, at) => {
    if (row.length !== columns.length) defining.fault([...path, 'rows', at], { zh: `这一行有 ${row.length} 格，应有 ${columns.length} 格`, en: `this row has ${row.length} cells and needs ${columns.length}` });
  });
  return {
    caption: defining.sentence(caption, [...path, 'caption']), columns,
    rows: rows.map((row, at) => row.map((cell, column) => bare(defining.sentence(cell, [...path, 'rows', at, column])))),
  };
}

const bareAspects: Readonly<Partial<Record<Aspect, Aspect>>> = { value: 'number', previous: 'previous_number', target: 'target_number' };

// The unit stands in the heading or the label of the row.
const bare = (parts: readonly SentencePart[]): readonly SentencePart[] =>
  parts.map((part) => (typeof part !== 'string' && part.kind === 'figure' ? { ...part, aspect: bareAspects[part.aspect] ?? part.aspect } : part));

function chartOf({ shape, caption, points, years }: NonNullable<SaidFile['chart']>, path: FilePath, defining: Defining) {
  points.forEach(({ figure }, at) => {
    if (!defining.figures.has(figure)) defining.fault([...path, 'points', at, 'figure'], { zh: `没有数字“${figure}”`, en: `there is no figure "${figure}"` });
  });
  return { shape, caption: defining.sentence(caption, [...path, 'caption']), points, years };
}
