/* A live figure is not typed over, and reads the same wherever it is told. */
import { textOf, type Block, type DocumentTree, type Fact, type Piece } from '../document.ts';
import { finding, type DocumentFinding } from './document-finding.ts';

/** A live figure cannot be typed over, only bound to another one. */
export function findOvertyped({ facts, title, blocks }: DocumentTree): readonly DocumentFinding[] {
  const texts = new Map(facts.map(({ id, text }) => [id, text] as const));
  return [...title, ...blocks.flatMap(piecesOf)].flatMap(({ text, fact }) => (fact === undefined || texts.get(fact) === text ? [] : [finding('overtyped', 'error', {
    zh: `数字“${texts.get(fact) ?? ''}”被改写为“${text}”，请改绑指标或加注，不要直接改数`, en: `the figure “${texts.get(fact) ?? ''}” was typed over with “${text}”. Bind another indicator, or annotate it`,
  }, { facts: [fact], extract: text })]));
}

/** Everything a block says. */
export function piecesOf(block: Block): readonly Piece[] {
  if (block.kind === 'heading') return block.pieces;
  if (block.kind === 'paragraph') return [...(block.lead?.pieces ?? []), ...block.sentences.flatMap((sentence) => sentence.pieces)];
  return block.kind === 'table' ? [...block.caption, ...block.rows.flat(2)] : block.caption;
}

/** The same figure must read the same wherever it is told, or be told in one unit. */
export function findDifferent({ facts }: DocumentTree): readonly DocumentFinding[] {
  const first = new Map<string, Fact>();
  return facts.flatMap((fact) => {
    if (fact.slot.kind !== 'figure' || fact.slot.aspect !== 'value' || fact.value === null) return [];
    const key = fact.refs.join(' ');
    const other = first.get(key);
    if (other === undefined) first.set(key, fact);
    if (other === undefined || other.text === fact.text) return [];
    const isSame = other.value === fact.value;
    return [finding('same', isSame ? 'note' : 'error', {
      zh: `同一个数${isSame ? '有两种写法' : '前后不一'}：“${other.text}”与“${fact.text}”，请统一`, en: `one figure ${isSame ? 'is written in two ways' : 'has two values'}: “${other.text}” and “${fact.text}”. Use one`,
    }, { facts: [other.id, fact.id] })];
  });
}

/** The text of a heading or paragraph; nothing for tables and charts. */
export const wordsOf = (block: Block): string => (block.kind === 'heading' || block.kind === 'paragraph' ? textOf(piecesOf(block)) : '');
