/*
 * A draft is edited a sentence at a time, in the language of templates: a person sees `{pupils.compared}` and binds
 * another figure there, but cannot type over what it says. Until it is published, all figures can be said anew.
 */
import type { Words } from '../problem.ts';
import { documentWordOf, type Block, type DocumentTree, type Fact, type Paragraph, type Piece, type Sentence } from './document.ts';
import type { FigureSource } from './figure-source.ts';
import { makeFact, type FigureWorld } from './make-fact.ts';
import { readSentence } from './read-sentence.ts';
import type { DocumentTemplate } from './template.ts';

/** Which sentence: the block of the document, and the sentence of its paragraph. */
export interface SentencePlace { readonly block: number; readonly sentence: number }

/** The document after an edit, or why it was refused. */
export type Edited = { readonly tree: DocumentTree } | { readonly faults: readonly Words[] };

/** A sentence as it is edited: every figure in braces again. */
export function sentenceText({ facts }: Pick<DocumentTree, 'facts'>, { pieces }: Pick<Sentence, 'pieces'>): string {
  const slots = new Map(facts.map(({ id, slot }) => [id, slot] as const));
  return pieces.map(({ text, fact }) => {
    const slot = fact === undefined ? undefined : slots.get(fact);
    if (slot === undefined) return text;
    if (slot.kind === 'computed') return `{${slot.expression.text} as ${slot.unit}:${slot.decimals}}`;
    return slot.aspect === 'value' ? `{${slot.figure}}` : `{${slot.figure}.${slot.aspect}}`;
  }).join('');
}

/** Writes another sentence in the place of one; figures of the template may be named in braces. */
export const replaceSentence = (tree: DocumentTree, place: SentencePlace, text: string, template: DocumentTemplate, source: FigureSource): Edited =>
  editAt(tree, place, text, { template, source }, 1);

/** Writes a new sentence before one, or at the end of its paragraph. */
export const insertSentence = (tree: DocumentTree, place: SentencePlace, text: string, template: DocumentTemplate, source: FigureSource): Edited =>
  editAt(tree, place, text, { template, source }, 0);

/** Takes a sentence out, and with the last one its paragraph. */
export function removeSentence(tree: DocumentTree, place: SentencePlace): Edited {
  const paragraph = paragraphAt(tree, place.block);
  if (paragraph?.sentences[place.sentence] === undefined) return { faults: [nowhere] };
  return { tree: withoutLoose(withParagraph(tree, place.block, paragraph.sentences.toSpliced(place.sentence, 1))) };
}

/** A remark beside a figure, for readers of the draft; an empty one is taken away. */
export function annotateFact(tree: DocumentTree, fact: string, note: string): Edited {
  if (!tree.facts.some(({ id }) => id === fact)) return { faults: [{ zh: `没有数字“${fact}”`, en: `there is no figure "${fact}"` }] };
  return { tree: { ...tree, facts: tree.facts.map((one) => {
    if (one.id !== fact) return one;
    const { note: _, ...bare } = one;
    return note.trim() === '' ? bare : { ...bare, note: note.trim() };
  }) } };
}

/** The draft with every figure said anew. Sentences stay: whether their conditions still hold is for a person to see. */
export function refreshDocument(tree: DocumentTree, template: DocumentTemplate, source: FigureSource): DocumentTree {
  const world: FigureWorld = { template, context: tree.context, source };
  const facts = tree.facts.map((fact): Fact => ({ ...fact, ...makeFact(world, fact.slot, fact.yearsBack) }));
  const texts = new Map(facts.map((fact) => [fact.id, fact] as const));
  const again = (pieces: readonly Piece[]): Piece[] => pieces.map((piece) => (piece.fact === undefined ? piece : { ...piece, text: texts.get(piece.fact)?.text ?? piece.text }));
  return { ...tree, facts, title: again(tree.title), blocks: tree.blocks.map((block) => refreshBlock(block, again, texts)) };
}

const nowhere: Words = { zh: '没有这一句，请刷新后再改', en: 'there is no such sentence. Refresh and try again' };

function refreshBlock(block: Block, again: (pieces: readonly Piece[]) => Piece[], facts: ReadonlyMap<string, Fact>): Block {
  switch (block.kind) {
    case 'heading': return { ...block, pieces: again(block.pieces) };
    case 'paragraph': return { ...block, ...(block.lead && { lead: { ...block.lead, pieces: again(block.lead.pieces) } }), sentences: block.sentences.map((sentence) => ({ ...sentence, pieces: again(sentence.pieces) })) };
    case 'table': return { ...block, caption: again(block.caption), rows: block.rows.map((row) => row.map(again)) };
    case 'chart': return { ...block, caption: again(block.caption), points: block.points.map((point) => ({ ...point, value: facts.get(point.fact)?.value ?? null, text: facts.get(point.fact)?.text ?? point.text })) };
  }
}

function editAt(tree: DocumentTree, { block, sentence }: SentencePlace, text: string, { template, source }: { readonly template: DocumentTemplate; readonly source: FigureSource }, instead: 0 | 1): Edited {
  const paragraph = paragraphAt(tree, block);
  if (paragraph === undefined || sentence < 0 || sentence > paragraph.sentences.length - instead) return { faults: [nowhere] };
  const read = readSentence(text.trim(), template.figures);
  if (read.faults.length > 0) return { faults: read.faults };
  if (read.parts.length === 0) return { faults: [{ zh: '没有写文字；不要这一句请删除', en: 'nothing was written. To be rid of the sentence, remove it' }] };
  const world: FigureWorld = { template, context: tree.context, source };
  const fresh: Fact[] = [];
  let last = tree.facts.reduce((most, { id }) => Math.max(most, Number(id.slice(1))), 0);
  const pieces = read.parts.map((part): Piece => {
    if (typeof part === 'string') return { text: part };
    if (part.kind === 'word') return { text: documentWordOf[part.word](tree.context) };
    last += 1;
    const fact = { id: `f${String(last).padStart(3, '0')}`, ...makeFact(world, part) };
    fresh.push(fact);
    return { text: fact.text, fact: fact.id };
  });
  const sentences = paragraph.sentences.toSpliced(sentence, instead, { from: 'typed', pieces });
  return { tree: withoutLoose({ ...withParagraph(tree, block, sentences), facts: [...tree.facts, ...fresh] }) };
}

function paragraphAt(tree: DocumentTree, block: number): Paragraph | undefined {
  const found = tree.blocks[block];
  return found?.kind === 'paragraph' ? found : undefined;
}

function withParagraph(tree: DocumentTree, at: number, sentences: readonly Sentence[]): DocumentTree {
  const paragraph = paragraphAt(tree, at);
  if (paragraph === undefined) return tree;
  // A heading that its text ran on from stays a heading.
  const instead: readonly Block[] = sentences.length > 0 ? [{ ...paragraph, sentences }] : paragraph.lead === undefined ? [] : [paragraph.lead];
  return { ...tree, blocks: tree.blocks.toSpliced(at, 1, ...instead) };
}

// A fact that no longer stands anywhere would be frozen and shown as a difference later.
function withoutLoose(tree: DocumentTree): DocumentTree {
  const held = new Set<string>();
  const hold = (pieces: readonly Piece[]): void => { for (const { fact } of pieces) if (fact !== undefined) held.add(fact); };
  hold(tree.title);
  for (const block of tree.blocks) {
    if (block.kind === 'heading') hold(block.pieces);
    else if (block.kind === 'paragraph') for (const pieces of [...(block.lead ? [block.lead.pieces] : []), ...block.sentences.map((sentence) => sentence.pieces)]) hold(pieces);
    else {
      hold(block.caption);
      if (block.kind === 'chart') for (const { fact } of block.points) held.add(fact);
      else for (const cell of block.rows.flat()) hold(cell);
    }
  }
  return { ...tree, facts: tree.facts.filter(({ id }) => held.has(id)) };
}
