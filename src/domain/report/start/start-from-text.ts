/*
 * Last year's text as a template for this year's: its outline kept, its figures proposed as live ones, every other
 * sentence kept as written and marked as last year's, so that nobody publishes it unread.
 */
import { fold } from '../../plan/fold.ts';
import { readLines, type Line } from '../../plan/line.ts';
import { readPlan } from '../../plan/read-plan.ts';
import type { OutlineNode, Reading } from '../../plan/reading.ts';
import { readSentences } from '../../plan/sentence.ts';
import { bindSentence, plain, type Binding, type BoundFigure, type BoundSentence, type KnownIndicator, type StartedFigure } from './bind-figures.ts';
import { tableOf, type StartedTable } from './start-table.ts';

/** One thing under a heading, as the file of a template says it. */
export type StartedItem = { readonly text: string; readonly new_paragraph?: true; readonly from_last_year?: true } | { readonly table: StartedTable };

/** A heading with what stands under it. */
export interface StartedPart { readonly heading: string; readonly run_in?: true; readonly say: StartedItem[]; readonly parts: StartedPart[] }

/** A template to be, as its file says it. */
export interface StartedTemplate {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly addressee?: string;
  readonly source: string;
  readonly figures: Readonly<Record<string, StartedFigure>>;
  readonly opening: readonly StartedItem[];
  readonly parts: readonly StartedPart[];
}

/** The template, and what the author should know of how it came about. */
export interface Started {
  readonly template: StartedTemplate;
  readonly year: number | null;
  readonly headings: number;
  readonly sentences: number;
  readonly bound: readonly BoundFigure[];
  /** Sentences that stay last year's words, with the numbers in them. */
  readonly lastYears: readonly { readonly text: string; readonly numbers: readonly string[] }[];
}

/** What the text is called, and what is asked for. */
export interface StartOrder {
  readonly key: string;
  /** The name of the file the text came from. */
  readonly file: string;
  /** The year the text tells of, where it does not say. */
  readonly year?: number | undefined;
}

interface Starting extends Binding {
  readonly reading: Reading;
  readonly bound: BoundFigure[];
  readonly lastYears: { readonly text: string; readonly numbers: readonly string[] }[];
  readonly opening: StartedItem[];
  readonly roots: StartedPart[];
  /** The headings that are open, from the top. */
  readonly open: StartedPart[];
  headings: number;
  sentences: number;
}

/** Starts a template from a text. Never throws: a text without headings becomes one part. */
export function startFromText(text: string, indicators: readonly KnownIndicator[], order: StartOrder): Started {
  const reading = readPlan(text);
  const year = reading.year ?? order.year ?? null;
  const lines = readLines(text).filter((line) => line.text !== '');
  const sourceAt = (offset: number): string => `${plain(order.file).slice(0, 120)}第${Math.max(1, lines.filter(({ start }) => start <= offset).length)}段`;
  const starting: Starting = { text, quantities: reading.quantities, indicators, figures: new Map(), year, sourceAt, before: undefined, reading, bound: [], lastYears: [], opening: [], roots: [], open: [], headings: 0, sentences: 0 };
  const body = lines.slice(titleLines(reading, lines));
  const addressee = addresseeOf(body[0]);
  takeLines(starting, (addressee === undefined ? body : body.slice(1)).filter((line) => !isSignature(line, reading)));
  const { figures, opening, roots, bound, lastYears, headings, sentences } = starting;
  const title = titleOf(reading.title, year);
  return {
    template: {
      key: order.key, name: nameOf(reading.title, year), title, ...(addressee !== undefined && { addressee }), source: plain(order.file).slice(0, 300), figures: Object.fromEntries(figures),
      ...(roots.length === 0 ? { opening: [], parts: [{ heading: '主要情况', say: opening, parts: [] }] } : { opening, parts: roots.slice(0, MOST_PARTS) }),
    },
    year, headings, sentences, bound, lastYears,
  };
}

const MOST_PARTS = 30;
const MOST_ITEMS = 200;
const MOST_LEVELS = 4;
/** Years grow a little when they become words of the document. */
const MOST_CHARACTERS = 500;

function titleLines({ title }: Reading, lines: readonly Line[]): number {
  const whole = title.replaceAll(/\s/gu, '');
  let joined = '';
  let count = 0;
  while (count < lines.length && joined !== whole && whole.startsWith(joined + (lines[count]?.text.replaceAll(/\s/gu, '') ?? ''))) joined += lines[count++]?.text.replaceAll(/\s/gu, '') ?? '';
  return joined === whole ? count : 0;
}

const addresseeOf = (line: Line | undefined): string | undefined => (line !== undefined && line.text.length <= 60 && /^[^，。,；\d]+[：:]$/u.test(line.text) ? plain(line.text.slice(0, -1)) : undefined);

const isSignature = ({ text }: Line, { title }: Reading): boolean => /^\d{4}年\d{1,2}月\d{1,2}日$/u.test(text.replaceAll(/\s/gu, '')) || (text.length >= 4 && text.length <= 30 && /[局委会室校园]$/u.test(text) && title.startsWith(text));

function takeLines(starting: Starting, lines: readonly Line[]): void {
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) continue;
    if (line.text.includes('\t')) {
      const rows = lines.slice(at).findIndex(({ text }) => !text.includes('\t'));
      const block = lines.slice(at, rows === -1 ? lines.length : at + rows);
      takeTable(starting, block);
      at += block.length - 1;
      continue;
    }
    const node = headingAt(starting.reading, line);
    if (node === undefined) takeParagraph(starting, line.start, line.end);
    else takeHeading(starting, node, line);
  }
}

/** A heading begins its line and is no sentence of its own. */
function headingAt({ outline, text, quantities }: Reading, line: Line): OutlineNode | undefined {
  const node = outline.find(({ offset }) => offset >= line.start && offset < line.end);
  if (node === undefined || node.title === '' || text.slice(line.start, node.offset).trim() !== '') return undefined;
  const end = endOfHeading(text, node, line);
  return quantities.some(({ offset }) => offset >= node.offset && offset < end) || node.title.length > 40 ? undefined : node;
}

function endOfHeading(text: string, { offset, title }: OutlineNode, line: Line): number {
  const at = text.indexOf(title, offset);
  return at === -1 || at > line.end ? line.end : at + title.length;
}

function takeHeading(starting: Starting, node: OutlineNode, line: Line): void {
  const level = Math.min(MOST_LEVELS, node.path.split('/').length);
  starting.open.length = Math.min(starting.open.length, level - 1);
  const rest = skipStops(starting.text, endOfHeading(starting.text, node, line), line.end);
  const part: StartedPart = { heading: withYears(plain(node.title), starting.year), ...(rest < line.end && { run_in: true as const }), say: [], parts: [] };
  const above = innermost(starting)?.parts ?? starting.roots;
  if (above.length >= MOST_PARTS) return takeParagraph(starting, line.start, line.end);
  above.push(part);
  starting.open.push(part);
  starting.headings += 1;
  if (rest < line.end) takeParagraph(starting, rest, line.end);
}

function skipStops(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /[。.：:\s]/u.test(text.charAt(at))) at += 1;
  return at;
}

function takeParagraph(starting: Starting, start: number, end: number): void {
  const { text, year } = starting;
  let isFirst = true;
  starting.before = undefined;
  for (const span of readSentences(fold(text.slice(start, end)))) {
    const [from, to] = [start + span.start, start + span.end];
    if (text.slice(from, to).trim() === '') continue;
    const sentence = bindSentence(starting, trimmed(text, from, to));
    starting.sentences += 1;
    starting.bound.push(...sentence.bound);
    for (const part of pieces(sentence.text)) place(starting, itemOf(starting, sentence, part, { isFirst, year }));
    isFirst = false;
  }
}

function trimmed(text: string, from: number, to: number): { readonly start: number; readonly end: number } {
  const said = text.slice(from, to);
  return { start: from + (said.length - said.trimStart().length), end: to - (said.length - said.trimEnd().length) };
}

// A sentence longer than a file may say is cut between two clauses, and never within a figure.
function pieces(text: string): readonly string[] {
  if (text.length <= MOST_CHARACTERS) return [text];
  const head = text.slice(0, MOST_CHARACTERS);
  const [comma, brace] = [Math.max(...['，', '；', '、', ','].map((sign) => head.lastIndexOf(sign))) + 1, head.lastIndexOf('{') > head.lastIndexOf('}') ? head.lastIndexOf('{') : 0];
  const cut = comma || brace || MOST_CHARACTERS;
  return [text.slice(0, cut), ...pieces(text.slice(cut))];
}

function itemOf(starting: Starting, { bound, loose }: BoundSentence, text: string, { isFirst, year }: { readonly isFirst: boolean; readonly year: number | null }): StartedItem {
  const isLastYears = bound.length === 0 || loose.length > 0;
  if (isLastYears) starting.lastYears.push({ text, numbers: loose });
  const opens = isFirst && (innermost(starting)?.say ?? starting.opening).some((item) => 'text' in item);
  // With a number that was not renewed its year stays, and is found.
  return { text: loose.length > 0 ? text : withYears(text, year), ...(opens && { new_paragraph: true as const }), ...(isLastYears && { from_last_year: true as const }) };
}

/** The heading that was opened last. */
const innermost = ({ open }: Pick<Starting, 'open'>): StartedPart | undefined => open[open.length - 1];

function place({ open, opening }: Starting, item: StartedItem): void {
  const into = innermost({ open })?.say ?? opening;
  if (into.length < MOST_ITEMS) into.push(item);
}

function takeTable(starting: Starting, lines: readonly Line[]): void {
  const { table, bound, loose } = tableOf(starting, lines);
  starting.bound.push(...bound);
  if (table !== undefined) place(starting, { table });
  else for (const line of lines) takeParagraph(starting, line.start, line.end);
  if (loose.length > 0) starting.lastYears.push({ text: lines[0]?.text.replaceAll('\t', ' ') ?? '', numbers: loose });
}

/** The years of the text as those of the document: 2025年 is {year}年 and the year after {next_year}年. */
export function withYears(text: string, year: number | null): string {
  if (year === null) return text;
  return text.replaceAll(new RegExp(`(?<=截[至止])${year}年(?:12月31日|12月底|年?底)`, 'gu'), '{as_of}')
    .replaceAll(new RegExp(`(?<!\\d)${year}年`, 'gu'), '{year}年').replaceAll(new RegExp(`(?<!\\d)${year - 1}年`, 'gu'), '{last_year}年').replaceAll(new RegExp(`(?<!\\d)${year + 1}年`, 'gu'), '{next_year}年');
}

const OFFICE = /^(?!关于)[\p{Script=Han}]{2,24}?[局委会室校学园院部处科](?=\{year\}年|\{last_year\}年)/u;

const titleOf = (title: string, year: number | null): string => withYears(plain(title), year).replace(OFFICE, '{office}').slice(0, MOST_CHARACTERS) || '{office}{year}年工作总结';

function nameOf(title: string, year: number | null): string {
  const kept = plain(title).replaceAll(/[｛｝\s]/gu, '').replace(/^[\p{Script=Han}]{2,24}?[局委会室校学园院部处科](?=\d{4}年)/u, '').slice(0, 60);
  return !/[\p{L}\p{N}]/u.test(kept) ? `工作总结${year === null ? '' : `（据${year}年稿）`}` : year === null ? kept : `${kept.replace(`${year}年`, '')}（据${year}年稿）`;
}
