/*
 * Checks a document while it is written: its arithmetic as of any text, and what only a document with facts can tell:
 * a figure that is missing, typed over, or shown in two ways; a sentence left from last year; a heading with nothing
 * under it; a text that is too long. An error keeps it from being published.
 */
import { examineText } from '../plan/examine-text.ts';
import { fold } from '../plan/fold.ts';
import { readPlan } from '../plan/read-plan.ts';
import { readSentences } from '../plan/sentence.ts';
import type { Severity, SlipKind } from '../plan/slips/slip.ts';
import type { Words } from '../problem.ts';
import { textOf, type Block, type DocumentTree, type Fact, type Piece } from './document.ts';
import type { FigureSource } from './figure-source.ts';
import { askOf } from './make-fact.ts';
import { plainText, type PlainText } from './plain-text.ts';
import type { DocumentTemplate } from './template.ts';

export type DocumentFindingKind = SlipKind | 'missing' | 'measure' | 'overtyped' | 'same' | 'typed' | 'stale' | 'empty' | 'length';

/** Something to be told about a document, at its place. */
export interface DocumentFinding {
  readonly kind: DocumentFindingKind;
  readonly severity: Severity;
  /** The place in the template, `typed`, or empty for the whole document. */
  readonly from: string;
  /** Ids of the facts it is about. */
  readonly facts: readonly string[];
  readonly extract: string;
  readonly say: Words;
}

/** What a document is checked against. */
export interface CheckingOf {
  readonly template: DocumentTemplate;
  readonly source: FigureSource;
  /** The text of last year's document, when there is one. */
  readonly lastYear?: string;
}

/** Everything to be told about a document. */
export function checkDocument(tree: DocumentTree, against: CheckingOf): readonly DocumentFinding[] {
  const plain = plainText(tree);
  return [
    ...missing(tree, against), ...overtyped(tree), ...sameFigure(tree), ...arithmetic(plain), ...typedFigures(plain),
    ...(against.lastYear === undefined ? [] : leftFromLastYear(plain, against.lastYear, tree.context.year)), ...emptyParts(tree.blocks), ...tooLong(tree, against.template),
  ];
}

/** The findings that keep a document from being published. */
export const refusalsOf = (findings: readonly DocumentFinding[]): readonly DocumentFinding[] => findings.filter(({ severity }) => severity === 'error');

const finding = (kind: DocumentFindingKind, severity: Severity, say: Words, more: Partial<Pick<DocumentFinding, 'from' | 'facts' | 'extract'>> = {}): DocumentFinding =>
  ({ kind, severity, from: '', facts: [], extract: '', ...more, say });

// A figure in another unit than the template counts on is as good as missing, and the reason is worth telling.
function missing({ facts, context }: DocumentTree, { template, source }: CheckingOf): readonly DocumentFinding[] {
  const wrong = [...template.figures.values()].flatMap((figure) => {
    const found = source.find(askOf(figure, context));
    return found === undefined || found.unit === figure.unit ? [] : [finding('measure', 'error', {
      zh: `“${figure.name}”的指标以“${found.unit}”计，模板写的是“${figure.unit}”`, en: `the indicator of “${figure.name}” is measured in “${found.unit}”; the template says “${figure.unit}”`,
    }, { facts: facts.filter((fact) => namesOf(fact).includes(figure.key)).map(({ id }) => id) })];
  });
  const told = new Set(wrong.flatMap((one) => one.facts));
  return [...wrong, ...facts.filter(({ id, value }) => value === null && !told.has(id)).map((fact) => {
    const names = namesOf(fact).map((key) => template.figures.get(key)?.name ?? key).join('、');
    const what = fact.slot.kind === 'figure' ? whatOf[fact.slot.aspect] ?? plainly : plainly;
    return finding('missing', 'error', { zh: `“${names}”没有${what.zh}（${fact.refs.join('、')}）`, en: `“${names}” has no ${what.en} (${fact.refs.join(', ')})` }, { facts: [fact.id] });
  })];
}

const plainly: Words = { zh: '数据', en: 'data' };
const lastYears: Words = { zh: '上年数', en: 'figure of last year' };
const aimed: Words = { zh: '目标', en: 'target' };
const whatOf: Readonly<Record<string, Words>> = { previous: lastYears, previous_number: lastYears, target_number: aimed, compared: lastYears, change: lastYears, difference: lastYears, target: aimed, completion: aimed, gap: aimed };

const namesOf = ({ slot }: Fact): readonly string[] => (slot.kind === 'figure' ? [slot.figure] : slot.figures);

// A live figure cannot be typed over, only bound to another one.
function overtyped({ facts, title, blocks }: DocumentTree): readonly DocumentFinding[] {
  const texts = new Map(facts.map(({ id, text }) => [id, text] as const));
  return [...title, ...blocks.flatMap(piecesOf)].flatMap(({ text, fact }) => (fact === undefined || texts.get(fact) === text ? [] : [finding('overtyped', 'error', {
    zh: `数字“${texts.get(fact) ?? ''}”被改写为“${text}”，请改绑指标或加注，不要直接改数`, en: `the figure “${texts.get(fact) ?? ''}” was typed over with “${text}”. Bind another indicator, or annotate it`,
  }, { facts: [fact], extract: text })]));
}

function piecesOf(block: Block): readonly Piece[] {
  if (block.kind === 'heading') return block.pieces;
  if (block.kind === 'paragraph') return [...(block.lead?.pieces ?? []), ...block.sentences.flatMap((sentence) => sentence.pieces)];
  return block.kind === 'table' ? [...block.caption, ...block.rows.flat(2)] : block.caption;
}

// The same figure must read the same wherever it is told, or be told in one unit.
function sameFigure({ facts }: DocumentTree): readonly DocumentFinding[] {
  const first = new Map<string, Fact>();
  return facts.flatMap((fact) => {
    if (fact.slot.kind !== 'figure' || fact.slot.aspect !== 'value' || fact.value === null) return [];
    const key = fact.refs.join(' ');
    const other = first.get(key);
    if (other === undefined) first.set(key, fact);
    if (other === undefined || other.text === fact.text) return [];
    const isSame = other.value === fact.value;
    return [finding('same', isSame ? 'note' : 'error', {
      zh: `同一个数${isSame ? '有两种写法' : '前后不一'}：“${other.text}”与“${fact.text}”`, en: `one figure ${isSame ? 'is written in two ways' : 'has two values'}: “${other.text}” and “${fact.text}”`,
    }, { facts: [other.id, fact.id] })];
  });
}

function arithmetic({ text, facts, sentences }: PlainText): readonly DocumentFinding[] {
  return examineText(readPlan(text)).map(({ kind, severity, start, end, extract, say }) => finding(kind, severity, say, {
    extract, from: [...sentences].reverse().find((sentence) => sentence.start <= start)?.from ?? '',
    facts: facts.filter((span) => span.start < end && span.end > start).map(({ fact }) => fact),
  }));
}

function typedFigures({ text, facts, sentences }: PlainText): readonly DocumentFinding[] {
  const typed = sentences.filter(({ from }) => from === 'typed');
  return readPlan(text).quantities.flatMap(({ offset, end }) => {
    const sentence = typed.find((one) => one.start <= offset && offset < one.end);
    if (sentence === undefined || facts.some((span) => span.start <= offset && offset < span.end)) return [];
    return [finding('typed', 'note', {
      zh: `“${text.slice(offset, end)}”是手写的数，点不开来源，建议改绑指标`, en: `“${text.slice(offset, end)}” was typed and cannot be opened. Bind an indicator`,
    }, { from: 'typed', extract: text.slice(sentence.start, sentence.end) })];
  });
}

/** Shorter sentences are said every year, and rightly. */
const LONG = 12;
const plainSentence = (sentence: string): string => fold(sentence).replaceAll(/\s/gu, '');

function leftFromLastYear({ text, facts, sentences }: PlainText, lastYear: string, year: number): readonly DocumentFinding[] {
  const before = new Set(readSentences(fold(lastYear)).map(({ start, end }) => plainSentence(lastYear.slice(start, end))));
  const here = sentences.flatMap(({ from, start, end }) => readSentences(fold(text.slice(start, end))).map((span) => ({ from, start: start + span.start, end: start + span.end })));
  return here.flatMap(({ from, start, end }) => {
    const said = text.slice(start, end);
    const own = facts.filter((span) => span.start >= start && span.end <= end);
    const words = own.reduceRight((left, span) => left.slice(0, span.start - start) + left.slice(span.end - start), said);
    const isLeft = before.has(plainSentence(said)) && said.length >= LONG;
    const isOldYear = from === 'typed' && new RegExp(`(?<![比较由从自]|截至|较之)${year - 1}年(?!以来|起|相比)`, 'u').test(words);
    if (!isOldYear && !(isLeft && /\d/u.test(words)) && !(isLeft && own.length === 0)) return [];
    const isDoubt = isOldYear || /\d/u.test(words);
    return [finding('stale', isDoubt ? 'doubt' : 'note', {
      zh: isOldYear ? `写的还是${year - 1}年，请核对` : `与去年一字不差${isDoubt ? '，里面的数字没有更新' : '，请确认仍然成立'}`,
      en: isOldYear ? `it still says ${year - 1}. Please look` : `word for word as last year${isDoubt ? ', with a number that was not renewed' : '; make sure that it still holds'}`,
    }, { from, extract: said })];
  });
}

function emptyParts(blocks: readonly Block[]): readonly DocumentFinding[] {
  return blocks.flatMap((block, at) => {
    const next = blocks[at + 1];
    // A heading its text runs on from opens a part as well.
    const opens = next?.kind === 'paragraph' ? next.lead : next;
    if (block.kind !== 'heading' || (next !== undefined && (opens?.kind !== 'heading' || opens.level > block.level))) return [];
    const title = block.marker + textOf(block.pieces);
    return [finding('empty', 'error', { zh: `“${title}”下面没有内容`, en: `there is nothing under “${title}”` }, { from: block.from, extract: title })];
  });
}

function tooLong(tree: DocumentTree, { length }: DocumentTemplate): readonly DocumentFinding[] {
  const count = countCharacters(tree);
  return count <= length ? [] : [finding('length', 'doubt', { zh: `正文${count}字，超过${length}字，请精简`, en: `${count} characters, more than ${length}. Shorten it` })];
}

/** Characters of headings and paragraphs, blanks not counted; tables and charts are annexes. */
export const countCharacters = ({ blocks }: Pick<DocumentTree, 'blocks'>): number => blocks
  .filter((block) => block.kind === 'heading' || block.kind === 'paragraph').flatMap(piecesOf).map(({ text }) => text.replaceAll(/\s/gu, '').length).reduce((sum, size) => sum + size, 0);
