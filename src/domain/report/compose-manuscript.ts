/*
 * From a manuscript and its figures to a document: headings numbered 一、（一）1.（1）, every figure a fact of its own. What
 * cannot be read is shown as it was typed and told as a fault; nothing of it is lost.
 */
import type { Words } from '../problem.ts';
import { NONE, type Block, type Chart, type ChartPoint, type DocumentContext, type DocumentTree, type Fact, type Heading, type LeftOut, type Piece } from './document.ts';
import type { FigureAsk, FigureSource } from './figure-source.ts';
import { levelMarker } from './level-marker.ts';
import { askOf, makeFact, type FigureWorld } from './make-fact.ts';
import { bindingsOf, type Binding, type Manuscript, type Origin, type WrittenBlock, type WrittenChart, type WrittenHeading } from './manuscript.ts';
import { readSentence } from './read-sentence.ts';
import { sayParts, saySentence, type SaidPart } from './say-parts.ts';
import type { SentencePart } from './template.ts';

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
  readonly leftOut: LeftOut[];
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
  const composing: Composing = { template: { figures: bindings }, context, source, bindings, facts: [], leftOut: [], faults: [], counts: [0, 0, 0, 0], at: null };
  const title = pieces(composing, manuscript.title);
  const blocks = manuscript.blocks.map((block, at) => {
    composing.at = at;
    return composeBlock(composing, block);
  });
  return { tree: { template: origin.key, version: origin.version, context, title, addressee: manuscript.addressee, blocks, facts: composing.facts, ...(composing.leftOut.length > 0 && { leftOut: composing.leftOut }) }, faults: composing.faults };
}

function composeBlock(composing: Composing, block: WrittenBlock): Block {
  switch (block.kind) {
    case 'heading': return composeHeading(composing, block);
    case 'paragraph': {
      const lead = block.lead && composeHeading(composing, block.lead);
      const sentences = block.sentences.map(({ from, text, lastYears }) => ({ from, pieces: sentencePieces(composing, text, from), ...(lastYears && { lastYears }) }));
      return { kind: 'paragraph', ...(lead && { lead }), sentences };
    }
    case 'table': return { kind: 'table', caption: pieces(composing, block.caption), columns: block.columns, rows: block.rows.map((row) => row.map((cell) => pieces(composing, cell, NONE))), from: block.from };
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
    points: points.flatMap(({ name, figure }) => over.flatMap((yearsBack): readonly ChartPoint[] => {
      const made = makeFact(composing, { kind: 'figure', figure, aspect: 'value' }, yearsBack);
      // A year the registers do not reach back to has no point.
      if (yearsBack > 0 && made.value === null) return [];
      const { id, value, text } = keep(composing, made);
      const label = years === 1 ? name : points.length === 1 ? `${year - yearsBack}年` : `${name}${year - yearsBack}年`;
      return [{ name: label, fact: id, value, text }];
    })),
  };
}

/** The parts of a text; undefined where it cannot be read, which is told. */
function partsOf(composing: Composing, text: string): readonly SentencePart[] | undefined {
  const { parts, faults } = readSentence(text, composing.bindings);
  if (faults.length === 0) return parts;
  composing.faults.push(...faults.map((say) => ({ block: composing.at, text, say })));
  return undefined;
}

function pieceOf(composing: Composing, said: SaidPart): Piece {
  if (typeof said === 'string') return { text: said };
  return said.fact === undefined ? { text: said.text } : { text: said.text, fact: keep(composing, { ...said.fact, text: said.text }).id };
}

/** Headings, captions and cells hold all they name; `none` stands where there is nothing to compare with. */
function pieces(composing: Composing, text: string, none?: string): Piece[] {
  const parts = partsOf(composing, text);
  return parts === undefined ? [{ text }] : sayParts(composing, parts, none).map((said) => pieceOf(composing, said));
}

/** A sentence without the comparisons that cannot be made. */
function sentencePieces(composing: Composing, text: string, from: string): Piece[] {
  const parts = partsOf(composing, text);
  if (parts === undefined) return [{ text }];
  const { said, leftOut } = saySentence(composing, parts);
  composing.leftOut.push(...leftOut.map((one) => ({ ...one, from })));
  return (said ?? []).map((one) => pieceOf(composing, one));
}

function keep({ facts, bindings }: Composing, fact: Omit<Fact, 'id'>): Fact {
  const note = fact.slot.kind === 'figure' ? bindings.get(fact.slot.figure)?.note : undefined;
  const kept = { id: `f${String(facts.length + 1).padStart(3, '0')}`, ...fact, ...(note === undefined ? {} : { note }) };
  facts.push(kept);
  return kept;
}
