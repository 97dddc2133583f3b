/*
 * A published document of the house, turned into what the public gets. Everything that goes out is named here one by one:
 * what else a publication holds (bindings, remarks, who wrote it) stays at home.
 */
import type { Block, Fact, Piece } from '../report/document.ts';
import type { Words } from '../problems/problem.ts';
import { minuteInChina } from '../values/plain-date.ts';
import type { PublicBlock, PublicDocument, PublicFigure, PublicPiece } from './public-document.ts';
import type { UnitFigure } from './small-cells.ts';

/** A figure as a publication froze it, as far as the public may know it. */
export interface FrozenForPublic {
  readonly ref: string;
  readonly version: number;
  readonly name: Words;
  readonly explanation: Words;
  readonly measure: Words;
  readonly source: string;
  readonly unit: { readonly name: string };
  readonly period: string | null;
  /** The instant as of which its rows were taken. */
  readonly moment: string;
  readonly value: string | null;
  readonly rows: readonly { readonly registerName: Words; readonly rows: number; readonly digest: string }[];
}

/** What of a publication is looked at. */
export interface PublicationForPublic {
  readonly tree: { readonly title: readonly Piece[]; readonly blocks: readonly Block[]; readonly facts: readonly Pick<Fact, 'id' | 'text' | 'refs'>[] };
  readonly figures: readonly FrozenForPublic[];
}

/** The public document; `byUnit` gives the figures of units where they are to be shown. */
export function disclosePublication({ tree, figures }: PublicationForPublic, byUnit: ReadonlyMap<string, readonly UnitFigure[]> = new Map()): PublicDocument {
  const known = new Set(figures.map(({ ref }) => ref));
  return {
    title: textOf(tree.title), blocks: tree.blocks.flatMap(blocksOf),
    facts: tree.facts.map(({ id, text, refs }) => ({ id, text, refs: refs.filter((ref) => known.has(ref)) })),
    figures: figures.map((figure) => figureOf(figure, byUnit.get(figure.ref) ?? [])),
  };
}

const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
const piecesOf = (pieces: readonly Piece[]): PublicPiece[] => pieces.map(({ text, fact }) => (fact === undefined ? { text } : { text, fact }));

function blocksOf(block: Block): PublicBlock[] {
  if (block.kind === 'heading') return [{ kind: 'heading', level: block.level, pieces: [{ text: block.marker }, ...piecesOf(block.pieces)] }];
  if (block.kind === 'table') return [{ kind: 'table', caption: piecesOf(block.caption), columns: block.columns, rows: block.rows.map((row) => row.map(piecesOf)) }];
  // A chart goes out as the table of its points: nobody needs to see it to read it.
  if (block.kind === 'chart') return [{ kind: 'table', caption: piecesOf(block.caption), columns: ['项目', '数'], rows: block.points.map(({ name, text, fact }) => [[{ text: name }], [{ text, fact }]]) }];
  const lead = block.lead === undefined ? [] : [{ text: block.lead.marker }, ...piecesOf(block.lead.pieces)];
  return [{ kind: 'paragraph', pieces: [...lead, ...block.sentences.flatMap(({ pieces }) => piecesOf(pieces))] }];
}

const figureOf = ({ ref, version, name, explanation, measure, source, unit, period, moment, value, rows }: FrozenForPublic, byUnit: readonly UnitFigure[]): PublicFigure => ({
  ref, name: { zh: name.zh, en: name.en }, explanation: { zh: explanation.zh, en: explanation.en }, measure: measure.zh, value, asOf: minuteInChina(new Date(moment)), period, version, source, unit: unit.name,
  rows: rows.map((one) => ({ register: one.registerName.zh, count: one.rows, digest: one.digest })), byUnit,
});
