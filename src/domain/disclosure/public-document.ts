/*
 * A document as the public gets it: its text, and of every figure what anybody may know. It is built by naming what goes in;
 * whatever else a kept document holds stays at home.
 */
import type { Words } from '../problems/problem.ts';
import { hideSmallCells, type UnitFigure } from './small-cells.ts';
import { MaskingScan, type MaskingReport } from './masking-scan.ts';

/** Words, or the text of a figure that can be opened. */
export interface PublicPiece { readonly text: string; readonly fact?: string | undefined }

export type PublicBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly pieces: readonly PublicPiece[] }
  | { readonly kind: 'paragraph'; readonly pieces: readonly PublicPiece[] }
  | { readonly kind: 'table'; readonly caption: readonly PublicPiece[]; readonly columns: readonly string[]; readonly rows: readonly (readonly (readonly PublicPiece[])[])[] };

/** What anybody may know of a figure. */
export interface PublicFigure {
  readonly ref: string;
  readonly name: Words;
  /** The formula in words. */
  readonly explanation: Words;
  readonly measure: string;
  readonly value: string | null;
  /** As of which day, and for which period. */
  readonly asOf: string;
  readonly period: string | null;
  readonly version: number;
  readonly source: string;
  /** Whose figure it is. */
  readonly unit: string;
  /** What was counted: how many rows, and their digest, by which the same rows are known again. */
  readonly rows: readonly { readonly register: string; readonly count: number; readonly digest: string }[];
  readonly byUnit: readonly UnitFigure[];
}

/** A figure where it stands in the text, and the figures it was made of. */
export interface PublicFact { readonly id: string; readonly text: string; readonly refs: readonly string[] }

export interface PublicDocument {
  readonly title: string;
  readonly blocks: readonly PublicBlock[];
  readonly facts: readonly PublicFact[];
  readonly figures: readonly PublicFigure[];
}

/** The copy that is made public: small counts by unit hidden. */
export const publicCopy = (document: PublicDocument, smallCell: number): PublicDocument =>
  ({ ...document, figures: document.figures.map((figure) => ({ ...figure, byUnit: figure.measure === '%' ? [] : hideSmallCells(figure.byUnit, smallCell) })) });

const textOf = (pieces: readonly PublicPiece[]): string => pieces.map(({ text }) => text).join('');

/** Looks through all that a document shows. */
export function scanDocument(document: PublicDocument): MaskingReport {
  const scan = new MaskingScan();
  scan.text(document.title, { zh: '标题', en: 'title' });
  for (const [at, block] of document.blocks.entries()) {
    const place = { zh: `第${at + 1}段`, en: `paragraph ${at + 1}` };
    if (block.kind !== 'table') { scan.text(textOf(block.pieces), place); continue; }
    scan.text(textOf(block.caption), place);
    for (const cells of [block.columns, ...block.rows.map((row) => row.map(textOf))]) scan.row(`table ${at}`, cells, place, place);
  }
  for (const { name, explanation, source, unit, byUnit } of document.figures) {
    const place = { zh: `数字“${name.zh}”的由来`, en: `what is behind "${name.en}"` };
    for (const text of [name.zh, name.en, explanation.zh, explanation.en, source, unit, ...byUnit.map((row) => `${row.unit}\t${row.shown}`)]) scan.text(text, place);
  }
  return scan.report();
}
