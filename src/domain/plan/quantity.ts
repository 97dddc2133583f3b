/*
 * Puts the reader of quantities together: one pass over the text finds written figures, non-quantity.ts refuses what
 * is none, lists share their units and closers, and each figure is judged in its sentence. Windows never reach beyond
 * a sentence and are short, so that the cost grows with the text and not with its square.
 */
import { isTight, readBound, spreadBounds, type Bound } from './comparator.ts';
import { readFigure, type Figure } from './figure.ts';
import type { FigureName, Mention } from './figure-name.ts';
import { fold } from './fold.ts';
import { judgeKind, readTurn, type Judgement, type Turn } from './kind.ts';
import { refuse, type Refusal } from './non-quantity.ts';
import { nameFigures } from './metric.ts';
import { nameMembers } from './metric-members.ts';
import { partWalker, readParts, type Part } from './part.ts';
import { beforeCue, inClause, readCuesAfter, readCuesBefore, type Phrase } from './phrase.ts';
import type { DocumentType, Magnitude, NonQuantity, Normalized, OutlineNode, Quantity, Span } from './reading.ts';
import { clauseAround, readSentences } from './sentence.ts';
import { isEach, readDeadline, readGrowth, readPer, readPeriod, readSubject } from './subject.ts';

/** What is known of the document before its figures are read. */
export interface QuantityContext {
  readonly outline: readonly OutlineNode[];
  readonly docType: DocumentType;
  readonly year: number | null;
  readonly furniture: readonly Span[];
}

/** The figures of a document and the numerals that were refused. */
export interface QuantityReading {
  readonly quantities: Quantity[];
  readonly nonQuantities: NonQuantity[];
}

/** A figure that counts, or a bare number that a list may still give a unit. */
interface Draft {
  readonly figure: Figure;
  readonly refused: Refusal | null;
}

const NEAR = 24;
/** Longest stretch of a sentence a judgement looks at; longer sentences are lists, and their ends do not bear on it. */
const REACH = 120;
/** How far back a paragraph is asked whether it looks back at last year or on to the next. */
const PARAGRAPH = 300;
/** What is counted in money even where 元 is left out: 完成投资1000万. */
const MONEY = beforeCue(/(?:投资|资金|经费|专项债|债券|投入|拨付|拨款|补助|补贴|贷款|捐款|捐赠|筹措|筹集|奖金|助学金|预算|支出|收入)[^,。;\d]{0,8}$/);
const SEMICOLON = 59;
const STARTERS = makeStarters();
const MARKER = /[(（]?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})[)）.、．]?/y;

function makeStarters(): Uint8Array {
  const starters = new Uint8Array(0x1_0000);
  for (const char of '0123456789零一二两三四五六七八九十百千万亿半') starters[char.charCodeAt(0)] = 1;
  return starters;
}

/** Reads every quantity of a text, and what was refused and why. */
export function readQuantities(text: string, context: QuantityContext, folded: string = fold(text)): QuantityReading {
  const sentences = readSentences(folded);
  const parts = partWalker(readParts(folded, sentences, context));
  const sections = sectionWalker(context.outline, node => node.path);
  const headings = sectionWalker(context.outline, node => node.title);
  const isMarker = markerWalker(folded, context.outline);
  const isFurniture = furnitureWalker(context.furniture);
  const reading: QuantityReading = { quantities: [], nonQuantities: [] };
  for (const sentence of sentences) {
    const drafts = readDrafts(folded, sentence, isMarker, isFurniture);
    if (drafts.length === 0) continue;
    const members = joinLists(folded, drafts);
    noteRefused(reading.nonQuantities, text, members);
    const figures = members.filter(draft => draft.refused === null).map(draft => draft.figure);
    if (figures.length === 0) continue;
    const turn = readTurn(openingOf(folded, sentence), sections(sentence.start) === '', context.year);
    const house = { text, folded, sentence, part: parts(sentence.start), section: sections, heading: headings, turn, year: context.year };
    writeQuantities(reading.quantities, house, figures);
  }
  return reading;
}

function readDrafts(
  text: string, sentence: Span, markerEnd: (at: number) => number, isFurniture: (at: number) => boolean,
): Draft[] {
  const drafts: Draft[] = [];
  for (let at = sentence.start; at < sentence.end; at++) {
    if (STARTERS[text.charCodeAt(at)] !== 1) continue;
    const skip = markerEnd(at);
    if (skip > at) {
      at = skip - 1;
      continue;
    }
    const figure = readFigure(text, at);
    if (figure === null) continue;
    at = Math.max(figure.end, at + 1) - 1;
    if (figure.form === 'bare' && figure.script !== 'arabic') continue;
    drafts.push({ figure, refused: isFurniture(figure.start) ? 'furniture' : refuse(settingOf(text, figure, sentence)) });
  }
  return drafts;
}

/** Spaces set around numbers mean nothing, so the windows begin and end at the words. */
function settingOf(text: string, figure: Figure, sentence: Span): Parameters<typeof refuse>[0] {
  const before = text.slice(Math.max(sentence.start, figure.start - NEAR), figure.start).trimEnd();
  const rest = text.slice(figure.numberEnd, Math.min(sentence.end, figure.end + NEAR));
  return {
    figure, before, last: before === '' ? '\n' : before.slice(-1), rest: rest.trimStart(),
    number: text.slice(figure.start, Math.min(figure.numberEnd, figure.start + NEAR)),
    after: rest.slice(figure.end - figure.numberEnd).trimStart(),
  };
}

/** Gives a bare number the unit of its list: 30、40、50人 backwards, 幼儿园3处、小学14 forwards. */
function joinLists(text: string, drafts: readonly Draft[]): Draft[] {
  const joined = [...drafts];
  for (let i = joined.length - 2; i >= 0; i--) {
    const [here, next] = [joined[i], joined[i + 1]];
    if (here === undefined || next === undefined || next.refused !== null || !canLend(here, next.figure)) continue;
    if (isTight(text.slice(here.figure.end, Math.min(next.figure.start, here.figure.end + 4))) && opensList(text, joined, i)) joined[i] = lend(here, next.figure);
  }
  for (let i = 1; i < joined.length; i++) {
    const [last, here] = [joined[i - 1], joined[i]];
    if (last === undefined || here === undefined || last.refused !== null || here.refused === null || !canLend(here, last.figure)) continue;
    if (isParallel(text, last.figure, here.figure)) joined[i] = lend(here, last.figure);
  }
  return joined;
}

const followsWord = (text: string, at: number): boolean => /[\u4e00-\u9fa5] ?$/.test(text.slice(Math.max(0, at - 2), at));

/** A list of numbers follows a word, not a line start, where the first would be an item's number. */
function opensList(text: string, drafts: readonly Draft[], index: number): boolean {
  const here = drafts[index];
  const last = drafts[index - 1];
  if (here === undefined) return false;
  if (followsWord(text, here.figure.start)) return true;
  return last?.figure.form === 'bare' && isTight(text.slice(last.figure.end, Math.min(here.figure.start, last.figure.end + 4)));
}

const canLend = ({ figure, refused }: Draft, owner: Figure): boolean =>
  (refused === 'code' || refused === null) && figure.form === 'bare' && figure.script === 'arabic' && owner.form === 'plain' && /^(?:count|loose|measure|money|share|lesson)$/.test(owner.unit.sort);

const lend = (draft: Draft, owner: Figure): Draft => ({
  figure: { ...draft.figure, form: 'plain', unit: owner.unit, unitText: owner.unitText, factor: owner.factor }, refused: null,
});

/** A verb that opens the next member where the marks between members are lost. */
const RESUMES = /^(?:新|改|扩|迁|建|购|培|招|投|完|创|配|增|,|。|;|$)/;

/** Noun, number, classifier、noun, number without its classifier: the second lost it in printing. */
function isParallel(text: string, last: Figure, here: Figure): boolean {
  if (here.start - last.end > 14) return false;
  const joint = text.slice(last.end, here.start).trim();
  const next = text.slice(here.end, here.end + 3).trimStart();
  const listed = joint.startsWith('、') || joint.startsWith(',') ? /^(?:$|[\u4e00-\u9fa5、,。;\s])/.test(next) : RESUMES.test(next);
  return listed && /^[、,]?[\u4e00-\u9fa5]{2,12}$/.test(joint) && followsWord(text, last.start) && !/(?:[第年号]|电话|热线|编号|代码)$/.test(joint);
}

function noteRefused(notes: NonQuantity[], text: string, drafts: readonly Draft[]): void {
  for (const { figure, refused } of drafts) {
    if (refused !== null) notes.push({ text: text.slice(figure.start, figure.end), offset: figure.start, reason: refused });
  }
}

/** The document and the sentence a figure lives in. */
interface House {
  readonly text: string;
  readonly folded: string;
  readonly sentence: Span;
  readonly part: Part;
  readonly section: (offset: number) => string;
  readonly heading: (offset: number) => string;
  readonly turn: Turn;
  readonly year: number | null;
}

interface Seat {
  readonly figure: Figure;
  readonly clause: Span;
  readonly phrase: Phrase;
  readonly joint: string;
  /** Each …: 学期, 人, 生; empty when the figure is not per anything. */
  readonly per: string;
}

function writeQuantities(quantities: Quantity[], house: House, figures: readonly Figure[]): void {
  const seats: Seat[] = [];
  for (const figure of figures) seats.push(seatOf(house, figure, seats[seats.length - 1]));
  const bounds = spreadBounds(seats.map(seat => ({ bound: readBound(seat.figure, seat.phrase), joint: seat.joint, unit: seat.figure.unitText })));
  const named = namesOf(seats, house.heading(house.sentence.start), followsSemicolon(house.folded, house.sentence) ? quantities[quantities.length - 1]?.metric ?? '' : '');
  seats.forEach((seat, i) => {
    const bound = bounds[i];
    if (bound === undefined) return;
    quantities.push(quantityOf(house, seat, bound, named[i] ?? { metric: '', subject: '' }, `q${quantities.length + 1}`));
  });
}

/** Whether a figure is per what the last one is: 每生2册和3册, 每校小学2名、初中3名. */
const goesOn = (joint: string, { unit }: Figure, last: Figure): boolean =>
  isTight(joint) || (/^[、和与]/.test(joint) && unit.canonical === last.unit.canonical && !joint.includes('共'));

function seatOf({ folded, sentence }: House, figure: Figure, lastSeat: Seat | undefined): Seat {
  const last = lastSeat?.figure;
  const near = { start: Math.max(sentence.start, figure.start - REACH), end: Math.min(sentence.end, figure.end + REACH) };
  const clause = clauseAround(folded, figure.start, near);
  const end = clauseAround(folded, figure.end, near).end;
  const from = last === undefined ? clause.start : Math.max(clause.start, last.end);
  const joint = last === undefined || figure.start - last.end > 8 ? '' : folded.slice(last.end, figure.start);
  const phrase: Phrase = {
    lead: folded.slice(from, figure.start).trimEnd(),
    clause: folded.slice(clause.start, figure.start).trimEnd(),
    sentence: folded.slice(near.start, figure.start).trimEnd(),
    tail: folded.slice(figure.end, Math.max(end, figure.end)).trimStart(),
    after: folded.slice(figure.end, near.end).trimStart(),
    clauseCues: readCuesBefore(folded, clause.start, figure.start),
    // The sentence has grown since the figure before.
    sentenceCues: readCuesBefore(folded, last?.start ?? near.start, figure.start) | (lastSeat?.phrase.sentenceCues ?? 0),
    afterCues: readCuesAfter(folded, figure.end, near.end),
  };
  const passedOn = lastSeat === undefined || lastSeat.per === '' || !goesOn(joint, figure, lastSeat.figure) ? '' : lastSeat.per;
  return { figure, clause: { start: clause.start, end: Math.max(end, figure.end) }, joint, phrase, per: readPer(phrase) || passedOn };
}

/** Names of the figures of a sentence; where a run of figures shares one phrase, by their places in it. */
function namesOf(seats: readonly Seat[], heading: string, before: string): FigureName[] {
  const names = nameFigures(seats.map((seat, i) => mentionOf(seat, seats[i + 1], before)), heading);
  for (let i = 0; i < seats.length; i++) {
    let end = i + 1;
    while (end < seats.length && isTight(seats[end]?.joint ?? '')) end++;
    if (end - i > 1) nameMembers(seats[i]?.phrase.lead ?? '', end - i, seats[end - 1]?.phrase.tail ?? '').forEach((name, at) => { names[i + at] = { ...name, metric: name.metric || (names[i]?.metric ?? '') }; });
    i = end - 1;
  }
  return names;
}

/** What a figure may be named by; its tail ends where the next figure begins. */
function mentionOf({ figure, phrase }: Seat, next: Seat | undefined, said: string): Mention {
  const { lead, tail, clause, sentence, after } = phrase;
  const gap = next === undefined ? tail.length : Math.max(0, next.figure.start - figure.end);
  const before = clause === lead ? sentence.slice(0, -clause.length - 1) : '';
  const prior = before.slice(before.lastIndexOf(',') + 1);
  return { lead, cues: phrase.clauseCues, prior, tail: tail.slice(0, gap).trimEnd(), rest: tail, after, before: said, sort: figure.unit.sort, unit: pooled(figure.unit.canonical) };
}

/** Classifiers that count alike: 所 and 个, 人 and 名. */
const pooled = (unit: string): string => (unit === '名' || unit === '位' ? '人' : unit);

function quantityOf(house: House, seat: Seat, bound: Bound, named: FigureName, id: string): Quantity {
  const { figure, clause, phrase } = seat;
  const { text } = house;
  const judged = judgeSeat(house, seat);
  const quantity: Quantity = {
    id,
    kind: judged.kind,
    text: text.slice(clause.start, clause.end).trim(),
    sentence: house.sentence,
    offset: figure.start,
    end: figure.end,
    number: text.slice(figure.start, figure.numberEnd),
    value: magnitude(figure, value => value),
    unit: figure.unitText,
    normalized: normalize(figure, phrase),
    comparator: bound.comparator,
    subject: named.subject || readSubject(phrase),
    metric: named.metric,
    period: readPeriod(phrase) || house.part.year || (house.year === null ? '' : String(house.year)),
    section: house.section(figure.start),
    why: `${judged.why}；${bound.why}`,
  };
  addExtras(quantity, seat, bound, judged);
  return quantity;
}

/** What only some quantities have. Absent, not undefined, where the text does not say. */
type Extras = { -readonly [K in 'deadline' | 'per' | 'each' | 'approxSide' | 'growth']?: NonNullable<Quantity[K]> };

function addExtras(said: Extras, { phrase, per }: Seat, bound: Bound, judged: Judgement): void {
  const deadline = judged.kind === 'target' ? readDeadline(phrase) : '';
  const growth = readGrowth(phrase);
  if (deadline !== '') said.deadline = deadline;
  if (per !== '') said.per = per;
  if (isEach(phrase)) said.each = true;
  if (bound.approxSide !== undefined) said.approxSide = bound.approxSide;
  if (growth !== undefined) said.growth = growth;
}

function judgeSeat(house: House, { figure, phrase }: Seat): Judgement {
  const { folded, sentence, part, year, turn } = house;
  const from = followsSemicolon(folded, sentence) ? frameStart(folded, sentence, figure.start) : -1;
  return judgeKind({
    part, year, phrase, turn,
    thought: from < 0 ? phrase.sentence : folded.slice(from, figure.start).trimEnd(),
    thoughtCues: from < 0 ? phrase.sentenceCues : readCuesBefore(folded, from, figure.start),
    share: figure.unit.sort === 'share', people: pooled(figure.unit.canonical) === '人', scores: figure.unit.canonical === '分',
  });
}

/** The paragraph up to the opening words of a sentence, as far as it bears on the sentence. */
function openingOf(folded: string, { start, end }: Span): string {
  const reach = folded.slice(Math.max(0, start - PARAGRAPH), Math.min(end, start + NEAR)).trimEnd();
  return reach.slice(reach.lastIndexOf('\n') + 1);
}

/** Only a semicolon leaves a thought unfinished at the start of a sentence. */
const followsSemicolon = (folded: string, { start }: Span): boolean => folded.charCodeAt(start - 1) === SEMICOLON;

/** Where the thought begins that a figure belongs to: after the full stop or line before it, past any semicolons. */
function frameStart(folded: string, sentence: Span, at: number): number {
  const from = Math.max(0, at - REACH);
  if (sentence.start <= from) return from;
  const reach = folded.slice(from, sentence.start);
  return from + 1 + Math.max(reach.lastIndexOf('。'), reach.lastIndexOf('\n'), reach.lastIndexOf('!'));
}

const magnitude = (figure: Figure, scale: (value: number) => number): Magnitude =>
  figure.high === null ? scale(figure.low) : [scale(figure.low), scale(figure.high)];

/** 万, 亿 and 千 multiplied out, without the dust of binary fractions: 9.94亿 is 994000000. */
function normalize(figure: Figure, phrase: Phrase): Normalized {
  const factor = figure.factor * figure.unit.times;
  const scale = (value: number): number => (factor === 1 ? value : withoutDust(value * factor));
  const unit = figure.unit.canonical === '' && inClause(MONEY, phrase) ? '元' : figure.unit.canonical;
  return { value: magnitude(figure, scale), unit };
}

const withoutDust = (value: number): number => (Number.isInteger(value) && Math.abs(value) < 1e15 ? value : Number(value.toPrecision(15)));

/** What the last outline node says, for rising offsets. */
function sectionWalker(outline: readonly OutlineNode[], say: (node: OutlineNode) => string): (offset: number) => string {
  const nodes = [...outline].sort((a, b) => a.offset - b.offset);
  let at = -1;
  return offset => {
    while (at + 1 < nodes.length && (nodes[at + 1]?.offset ?? 0) <= offset) at++;
    const node = nodes[at];
    return node === undefined ? '' : say(node);
  };
}

/** Where the outline marker that holds this offset ends, or 0: its numeral is no figure. Offsets rise. */
function markerWalker(text: string, outline: readonly OutlineNode[]): (at: number) => number {
  const marks = outline.filter(node => !node.path.endsWith(']')).map(node => node.offset).sort((a, b) => a - b);
  let index = 0;
  return at => {
    while (index + 1 < marks.length && (marks[index + 1] ?? 0) <= at) index++;
    const start = marks[index];
    if (start === undefined || start > at || at - start > 6) return 0;
    MARKER.lastIndex = start;
    return MARKER.test(text) && MARKER.lastIndex > at ? MARKER.lastIndex : 0;
  };
}

function furnitureWalker(furniture: readonly Span[]): (at: number) => boolean {
  const spans = [...furniture].sort((a, b) => a.start - b.start);
  let index = 0;
  return at => {
    while (index < spans.length && (spans[index]?.end ?? 0) <= at) index++;
    return (spans[index]?.start ?? Number.POSITIVE_INFINITY) <= at;
  };
}
