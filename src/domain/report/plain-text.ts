/* A document as plain text, a line a paragraph and a line a row of a table, and where in it every fact and sentence stands. */
import { textOf, type Block, type DocumentTree, type Piece, type Sentence } from './document.ts';

/** Half-open range of the text. */
export interface FactSpan { readonly fact: string; readonly start: number; readonly end: number }
export interface SentenceSpan { readonly from: string; readonly start: number; readonly end: number; readonly lastYears?: true }

export interface PlainText {
  readonly text: string;
  readonly facts: readonly FactSpan[];
  readonly sentences: readonly SentenceSpan[];
}

/** The sentence an offset stands in, or the last one before it. */
export function sentenceAt({ sentences }: Pick<PlainText, 'sentences'>, offset: number): SentenceSpan | undefined {
  let found: SentenceSpan | undefined;
  for (const one of sentences) if (one.start <= offset) found = one;
  return found;
}

interface Writing { text: string; readonly facts: FactSpan[]; readonly sentences: SentenceSpan[] }

/** The text of a document with the places of its facts and sentences. */
export function plainText(tree: DocumentTree): PlainText {
  const writing: Writing = { text: '', facts: [], sentences: [] };
  writeLine(writing, () => { writePieces(writing, tree.title); });
  if (tree.addressee !== '') writeLine(writing, () => { writing.text += `${tree.addressee}：`; });
  for (const block of tree.blocks) writeBlock(writing, block);
  return writing;
}

function writeBlock(writing: Writing, block: Block): void {
  if (block.kind === 'heading') return writeLine(writing, () => { writeSentence(writing, { from: block.from, pieces: [{ text: block.marker }, ...block.pieces] }); });
  if (block.kind === 'paragraph') {
    return writeLine(writing, () => {
      if (block.lead) writing.text += `${block.lead.marker}${textOf(block.lead.pieces)}。`;
      for (const sentence of block.sentences) writeSentence(writing, sentence);
    });
  }
  writeLine(writing, () => { writePieces(writing, block.caption); });
  if (block.kind === 'chart') return;
  writeLine(writing, () => { writing.text += block.columns.join('\t'); });
  for (const row of block.rows) writeLine(writing, () => { row.forEach((cell, at) => { if (at > 0) writing.text += '\t'; writeSentence(writing, { from: block.from, pieces: cell }); }); });
}

function writeLine(writing: Writing, write: () => void): void {
  if (writing.text !== '') writing.text += '\n';
  write();
}

function writeSentence(writing: Writing, { from, pieces, lastYears }: Sentence): void {
  const start = writing.text.length;
  writePieces(writing, pieces);
  writing.sentences.push({ from, start, end: writing.text.length, ...(lastYears && { lastYears }) });
}

function writePieces(writing: Writing, pieces: readonly Piece[]): void {
  for (const { text, fact } of pieces) {
    const start = writing.text.length;
    writing.text += text;
    if (fact !== undefined) writing.facts.push({ fact, start, end: writing.text.length });
  }
}
