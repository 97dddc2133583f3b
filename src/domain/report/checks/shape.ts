/* The shape of a document: headings with something under them, and no text, title or sentence longer than people read. */
import { readSentences } from '../../plan/sentence.ts';
import { fold } from '../../plan/fold.ts';
import { textOf, type Block, type DocumentTree } from '../document.ts';
import type { PlainText } from '../plain-text.ts';
import { finding, type CheckingOf, type DocumentFinding } from './document-finding.ts';
import { piecesOf } from './same-figure.ts';
import { paragraphAt } from './typed-figures.ts';

/** Every heading with nothing under it. */
export function findEmpty({ blocks }: Pick<DocumentTree, 'blocks'>): readonly DocumentFinding[] {
  return blocks.flatMap((block, at) => {
    const next = blocks[at + 1];
    // A heading its text runs on from opens a part as well.
    const opens = next?.kind === 'paragraph' ? next.lead : next;
    if (block.kind !== 'heading' || (next !== undefined && (opens?.kind !== 'heading' || opens.level > block.level))) return [];
    const title = block.marker + textOf(block.pieces);
    return [finding('empty', 'error', { zh: `“${title}”下面没有内容，请补写或删去标题`, en: `there is nothing under “${title}”. Write something, or take the heading away` }, { from: block.from, extract: title })];
  });
}

/** A title of more lines, or a sentence of more characters, is hard to read. */
const TITLE = 50;
const SENTENCE = 150;

/** Everything that is too long: the text by its template, its title, its sentences. */
export function findLong(tree: DocumentTree, { text, sentences }: PlainText, { template: { length } }: CheckingOf): readonly DocumentFinding[] {
  const [count, title] = [countCharacters(tree), textOf(tree.title)];
  return [
    ...(count <= length ? [] : [finding('length', 'doubt', { zh: `正文${count}字，超过${length}字，请精简`, en: `${count} characters, more than ${length}. Shorten it` })]),
    ...(title.length <= TITLE ? [] : [finding('length', 'note', { zh: `标题${title.length}字，超过${TITLE}字，请精简`, en: `a title of ${title.length} characters, more than ${TITLE}. Shorten it` }, { from: 'title', extract: title })]),
    ...sentences.flatMap(({ from, start, end }) => readSentences(fold(text.slice(start, end))).flatMap((span): readonly DocumentFinding[] => {
      const extract = text.slice(start + span.start, start + span.end);
      const size = extract.replaceAll(/\s/gu, '').length;
      return size <= SENTENCE ? [] : [finding('length', 'note', { zh: `一句话${size}字，超过${SENTENCE}字，请断开`, en: `a sentence of ${size} characters, more than ${SENTENCE}. Break it` }, { from, extract, paragraph: paragraphAt(text, start + span.start) })];
    })),
  ];
}

/** Characters of headings and paragraphs, blanks not counted; tables and charts are annexes. */
export const countCharacters = ({ blocks }: Pick<DocumentTree, 'blocks'>): number => blocks
  .filter((block: Block) => block.kind === 'heading' || block.kind === 'paragraph').flatMap(piecesOf).map(({ text }) => text.replaceAll(/\s/gu, '').length).reduce((sum, size) => sum + size, 0);
