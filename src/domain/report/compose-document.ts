/*
 * From a template and its figures to a document: sentences whose conditions hold, headings numbered 一、（一）1.（1）, and
 * every figure a fact of its own. Always the same document for the same figures.
 */
import { NONE, type Block, type Chart, type ChartPoint, type DocumentContext, type DocumentTree, type Fact, type Heading, type LeftOut, type Piece, type Sentence, type Table } from './document.ts';
import type { FigureAsk, FigureSource } from './figure-source.ts';
import { askOf, holds, makeFact, type FigureWorld } from './make-fact.ts';
import { levelMarker } from './level-marker.ts';
import { sayParts, saySentence, type SaidPart } from './say-parts.ts';
import type { DocumentTemplate, SentencePart, TemplateChart, TemplateItem, TemplatePart, TemplateTable } from './template.ts';

interface Composing extends FigureWorld {
  readonly template: DocumentTemplate;
  readonly facts: Fact[];
  readonly leftOut: LeftOut[];
}

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
export function composeDocument(template: DocumentTemplate, context: DocumentContext, source: FigureSource): DocumentTree {
  const composing: Composing = { template, context, source, facts: [], leftOut: [] };
  const title = pieces(composing, template.title);
  const blocks = [...composeItems(composing, template.opening, 'opening'), ...composeParts(composing, template.parts, 'parts', 1)];
  return { template: template.key, version: template.version, context, title, addressee: template.addressee, blocks, facts: composing.facts, ...(composing.leftOut.length > 0 && { leftOut: composing.leftOut }) };
}

function composeParts(composing: Composing, parts: readonly TemplatePart[], from: string, level: Heading['level']): Block[] {
  const said = parts.map((part, at) => ({ part, from: `${from}.${at}` })).filter(({ part }) => holds(composing, part.when));
  return said.flatMap(({ part, from: place }, at) => composePart(composing, part, place, level, at + 1));
}

function composePart(composing: Composing, part: TemplatePart, from: string, level: Heading['level'], number: number): Block[] {
  const heading: Heading = { kind: 'heading', level, marker: levelMarker(level, number), pieces: pieces(composing, part.heading), from: `${from}.heading` };
  const items = composeItems(composing, part.items, `${from}.say`);
  const below = level === 4 ? [] : composeParts(composing, part.parts, `${from}.parts`, (level + 1) as Heading['level']);
  const [first, ...rest] = items;
  if (part.runIn && first?.kind === 'paragraph') return [{ ...first, lead: heading }, ...rest, ...below];
  return [heading, ...items, ...below];
}

// Sentences gather in a paragraph until one opens another, or a table or chart stands between.
function composeItems(composing: Composing, items: readonly TemplateItem[], from: string): Block[] {
  const blocks: Block[] = [];
  let open: Sentence[] | undefined;
  items.forEach((item, at) => {
    const place = `${from}.${at}`;
    if (item.kind !== 'sentence') {
      if (!holds(composing, item.when)) return;
      open = undefined;
      blocks.push(item.kind === 'table' ? composeTable(composing, item.table, place) : composeChart(composing, item.chart, place));
      return;
    }
    const { sentence } = item;
    const parts = holds(composing, sentence.when) ? sentence.parts : sentence.otherwise;
    const said = parts && sentencePieces(composing, parts, place);
    if (said === undefined) return;
    if (open === undefined || sentence.opensParagraph) {
      open = [];
      blocks.push({ kind: 'paragraph', sentences: open });
    }
    open.push({ from: place, pieces: said, ...(sentence.isLastYears && { lastYears: true }) });
  });
  return blocks;
}

const composeTable = (composing: Composing, { caption, columns, rows }: TemplateTable, from: string): Table =>
  ({ kind: 'table', caption: pieces(composing, caption), columns, rows: rows.map((row) => row.map((cell) => pieces(composing, cell, NONE))), from });

function composeChart(composing: Composing, { shape, caption, points, years }: TemplateChart, from: string): Chart {
  const year = composing.context.year;
  const over = Array.from({ length: years }, (_, at) => years - 1 - at);
  return {
    kind: 'chart', shape, caption: pieces(composing, caption), from,
    points: points.flatMap(({ name, figure }) => over.flatMap((yearsBack): readonly ChartPoint[] => {
      const made = makeFact(composing, { kind: 'figure', figure, aspect: 'value' }, yearsBack);
      // A year the registers do not reach back to has no point.
      if (yearsBack > 0 && made.value === null) return [];
      const fact = keep(composing, made);
      const label = years === 1 ? name : points.length === 1 ? `${year - yearsBack}年` : `${name}${year - yearsBack}年`;
      return [{ name: label, fact: fact.id, value: fact.value, text: fact.text }];
    })),
  };
}

function pieceOf(composing: Composing, said: SaidPart): Piece {
  if (typeof said === 'string') return { text: said };
  return said.fact === undefined ? { text: said.text } : { text: said.text, fact: keep(composing, { ...said.fact, text: said.text }).id };
}

/** Headings, captions and cells hold all they name; `none` stands where there is nothing to compare with. */
const pieces = (composing: Composing, parts: readonly SentencePart[], none?: string): Piece[] => sayParts(composing, parts, none).map((said) => pieceOf(composing, said));

/** The pieces of a sentence without the comparisons that cannot be made; undefined where it says nothing else. */
function sentencePieces(composing: Composing, parts: readonly SentencePart[], from: string): Piece[] | undefined {
  const { said, leftOut } = saySentence(composing, parts);
  composing.leftOut.push(...leftOut.map((one) => ({ ...one, from })));
  return said?.map((one) => pieceOf(composing, one));
}

function keep({ facts }: Composing, fact: Omit<Fact, 'id'>): Fact {
  const kept = { id: `f${String(facts.length + 1).padStart(3, '0')}`, ...fact };
  facts.push(kept);
  return kept;
}
