/*
 * What a person does to a manuscript: writes a paragraph anew, moves or removes one, binds a figure to another indicator.
 * A sentence that reads as before keeps the place it came from; any other was written by a person.
 */
import type { Binding, Manuscript, WrittenBlock, WrittenHeading, WrittenParagraph, WrittenSentence } from './manuscript.ts';

const TYPED = 'typed';
const ENDS = /[。！？；]["”’）》】]*/gu;

/** The sentences of a paragraph that somebody wrote anew, those that are unchanged from where they came. */
export function settleSentences(before: readonly WrittenSentence[], text: string): readonly WrittenSentence[] {
  const settled: WrittenSentence[] = [];
  let left = before;
  let at = 0;
  while (at < text.length) {
    const kept = left.findIndex((sentence) => stands(sentence, text, at));
    const sentence = left[kept];
    if (sentence !== undefined) {
      settled.push(sentence);
      left = left.slice(kept + 1);
      at += sentence.text.length;
      continue;
    }
    const end = endOfSentence(text, at);
    settled.push({ from: TYPED, text: text.slice(at, end) });
    at = end;
  }
  return settled;
}

// Of what was typed nothing is remembered: it grows under the hands.
const stands = ({ from, text: words }: WrittenSentence, text: string, at: number): boolean =>
  from !== TYPED && words !== '' && text.startsWith(words, at) && (at + words.length === text.length || /[。！？；]["”’）》】]*$/u.test(words));

function endOfSentence(text: string, from: number): number {
  ENDS.lastIndex = from;
  const found = ENDS.exec(text);
  return found === null ? text.length : found.index + found[0].length;
}

/** The text of a paragraph as one line, to be written in. */
export const textOfParagraph = ({ sentences }: Pick<WrittenParagraph, 'sentences'>): string => sentences.map(({ text }) => text).join('');

const withBlocks = (manuscript: Manuscript, change: (blocks: WrittenBlock[]) => void): Manuscript => {
  const blocks = [...manuscript.blocks];
  change(blocks);
  return { ...manuscript, blocks };
};

/** The manuscript with one block in place of another. */
export const replaceBlock = (manuscript: Manuscript, at: number, block: WrittenBlock): Manuscript => withBlocks(manuscript, (blocks) => { blocks[at] = block; });

/** The manuscript with a block before the one at this place. */
export const insertBlock = (manuscript: Manuscript, at: number, block: WrittenBlock): Manuscript => withBlocks(manuscript, (blocks) => { blocks.splice(at, 0, block); });

/** The manuscript without a block. */
export const removeBlock = (manuscript: Manuscript, at: number): Manuscript => withBlocks(manuscript, (blocks) => { blocks.splice(at, 1); });

/** The manuscript with a block one place up or down; at an end it stays. */
export function moveBlock(manuscript: Manuscript, at: number, by: -1 | 1): Manuscript {
  const [moved, other] = [manuscript.blocks[at], manuscript.blocks[at + by]];
  return moved === undefined || other === undefined ? manuscript : withBlocks(manuscript, (blocks) => { blocks[at] = other; blocks[at + by] = moved; });
}

/** A paragraph nobody has written in yet. */
export const emptyParagraph: WrittenParagraph = { kind: 'paragraph', sentences: [] };
/** A heading nobody has written yet. */
export const emptyHeading = (level: WrittenHeading['level']): WrittenHeading => ({ kind: 'heading', level, text: '', from: TYPED });

/** A paragraph divided where somebody pressed Enter. */
export function splitParagraph(manuscript: Manuscript, at: number, before: string, after: string): Manuscript {
  const block = manuscript.blocks[at];
  if (block?.kind !== 'paragraph') return insertBlock(manuscript, at + 1, emptyParagraph);
  const first = { ...block, sentences: settleSentences(block.sentences, before) };
  return insertBlock(replaceBlock(manuscript, at, first), at + 1, { kind: 'paragraph', sentences: settleSentences(block.sentences, after) });
}

/** The manuscript with a figure bound otherwise, or annotated; wherever it is told it changes. */
export const rebind = (manuscript: Manuscript, binding: Binding): Manuscript => ({ ...manuscript, figures: manuscript.figures.map((figure) => (figure.key === binding.key ? binding : figure)) });

/** The manuscript with one more figure that sentences may name. */
export function addFigure(manuscript: Manuscript, figure: Omit<Binding, 'key'>): { readonly manuscript: Manuscript; readonly key: string } {
  const taken = new Set(manuscript.figures.map(({ key }) => key));
  const stem = figure.indicator.slice(0, 34);
  const key = [stem, ...Array.from({ length: 300 }, (_, at) => `${stem}_${at + 2}`)].find((one) => !taken.has(one)) ?? stem;
  return { manuscript: { ...manuscript, figures: [...manuscript.figures, { ...figure, key }] }, key };
}

/** How often a figure is told. */
export const timesTold = (texts: readonly string[], key: string): number =>
  texts.reduce((sum, text) => sum + [...text.matchAll(/\{([^{}]*)\}/gu)].filter(([, inside = '']) => inside.split(/[^a-z0-9_]+/u).includes(key)).length, 0);
