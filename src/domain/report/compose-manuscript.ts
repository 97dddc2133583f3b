/*
 * From a manuscript and its figures to a document: headings numbered 一、（一）1.（1）, every figure a fact of its own. What
 * cannot be read is shown as it was typed and told as a fault; nothing of it is lost.
 */
import type { Words } from '../problem.ts';
import { documentWordOf, type Block, type Chart, type ChartPoint, type DocumentContext, type DocumentTree, type Fact, type Heading, type Piece } from './document.ts';
import type { FigureAsk, FigureSource } from './figure-source.ts';
import { levelMarker } from './level-marker.ts';
import { askOf, makeFact, type FigureWorld } from './make-fact.ts';
import { bindingsOf, type Binding, type Manuscript, type Origin, type WrittenBlock, type WrittenChart, type WrittenHeading } from './manuscript.ts';
import { readSentence } from './read-sentence.ts';

/** Something in braces that cannot be read, and the block it stands in; null is the title. */
export interface SlotFault { readonly block: number | null; readonly text: string; readonly say: Words }

/** A composed manuscript. */
export interface ComposedManuscript {
  readonly tree: DocumentTree;
  readonly faults: readonly SlotFault[];
}

interface Composing extends FigureWorld {
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly facts: Fact[];
  readonly faults: SlotFault[];
  readonly counts: number[];
  at: number | null;
}

/** Every figure of a manuscript, each once: to be loaded in one go before composing. */
export function listManuscriptAsks(manuscript: Manuscript, context: DocumentContext): readonly FigureAsk[] {
  const back = new Map<string, number>();
  for (const block of manuscript.blocks) if (block.kind === 'chart') for (const { figure } of block.points) back.set(figure, Math.max(block.years, back.get(figure) ?? 1));
  return manuscript.figures.flatMap((figure) => Array.from({ length: back.get(figure.key) ?? 1 }, (_, years) => askOf(figure, context, years)));
}

/** Composes a manuscript. Missing figures are said as missing, and found by the checks. */
export function composeManuscript(origin: Pick<Origin, 'key' | 'version'>, manuscript: Manuscript, context: DocumentContext, source: FigureSource): ComposedManuscript {
  const bindings = bindingsOf(manuscript);
  const composing: Composing = { template: { figures: bindings }, context, source, bindings, facts: [], faults: [], counts: [0, 0, 0, 0], at: null };
  const title = pieces(composing, manuscript.title);
  const blocks = manuscript.blocks.map((block, at) => {
    composing.at = at;
    return composeBlock(composing, block);
  });
  return { tree: { template: origin.key, version: origin.version, context, title, addressee: manuscript.addressee, blocks, facts: composing.facts }, faults: composing.faults };
}

function composeBlock(composing: Composing, block: WrittenBlock): Block {
  switch (block.kind) {
    case 'heading': return composeHeading(composing, block);
    case 'paragraph': {
      const lead = block.lead && composeHeading(composing, block.lead);
      const sentences = block.sentences.map(({ from, text }) => ({ from, pieces: pieces(composing, text) }));
      return { kind: 'paragraph', ...(lead && { lead }), sentences };
    }
    case 'table': return { kind: 'table', caption: pieces(composing, block.caption), columns: block.columns, rows: block.rows.map((row) => row.map((cell) => pieces(composing, cell))), from: block.from };
    case 'chart': return composeChart(composing, block);
  }
}

function composeHeading(composing: Composing, { level, text, from }: Omit<WrittenHeading, 'kind'>): Heading {
  const { counts } = composing;
  counts[level - 1] = (counts[level - 1] ?? 0) + 1;
  counts.fill(0, level);
  return { kind: 'heading', level, marker: levelMarker(level, counts[level - 1] ?? 1), pieces: pieces(composing, text), from };
}

function composeChart(composing: Composing, { shape, caption, points, years, from }: WrittenChart): Chart {
  const { year } = composing.context;
  const over = Array.from({ length: years }, (_, at) => years - 1 - at);
  return {
    kind: 'chart', shape, caption: pieces(composing, caption), from,
    points: points.flatMap(({ name, figure }) => over.map((yearsBack): ChartPoint => {
      const { id, value, text } = keep(composing, makeFact(composing, { kind: 'figure', figure, aspect: 'value' }, yearsBack));
      const label = years === 1 ? name : points.length === 1 ? `${year - yearsBack}年` : `${name}${year - yearsBack}年`;
      return { name: label, fact: id, value, text };
    })),
  };
}

function pieces(composing: Composing, text: string): Piece[] {
  const { parts, faults } = readSentence(text, composing.bindings);
  if (faults.length > 0) {
    composing.faults.push(...faults.map((say) => ({ block: composing.at, text, say })));
    return [{ text }];
  }
  return parts.map((part): Piece => {
    if (typeof part === 'string') return { text: part };
    if (part.kind === 'word') return { text: documentWordOf[part.word](composing.context) };
    const fact = keep(composing, makeFact(composing, part));
    return { text: fact.text, fact: fact.id };
  });
}

function keep({ facts, bindings }: Composing, fact: Omit<Fact, 'id'>): Fact {
  const note = fact.slot.kind === 'figure' ? bindings.get(fact.slot.figure)?.note : undefined;
  const kept = { id: `f${String(facts.length + 1).padStart(3, '0')}`, ...fact, ...(note === undefined ? {} : { note }) };
  facts.push(kept);
  return kept;
}
