/*
 * Next year's plan starts from this year's shortfalls: the targets that were not reached, each a live figure of its own
 * with what is left, and those nobody reported on. A template says one sentence for each.
 */
import { goalOf, isKept } from '../ledger/light.ts';
import { promiseWords } from '../ledger/promise-words.ts';
import type { Comparator, Magnitude } from '../plan/reading.ts';
import { dayInWords } from './document.ts';
import { refOf, type FigureAsk, type FigureSource, type SourcedFigure } from './figure-source.ts';
import { readSentence } from './read-sentence.ts';
import type { DocumentTemplate, EachOf, SentencePart, TemplateFigure, TemplateItem, TemplatePart, TemplateSentence } from './template.ts';

/** What is needed of a target of the ledger. */
export interface LedgerTarget {
  readonly id: string; readonly name: string; readonly comparator: Comparator; readonly required: Magnitude; readonly unit: string;
  /** What was reported or proven by now; null where nothing was. */
  readonly value: number | null;
  /** How the promise binds what registers show, where the value is proven: a bare figure of what should be little is a ceiling. */
  readonly binds?: Comparator | undefined;
  readonly lead: string;
  /** YYYY-MM-DD. */
  readonly deadline: string | null;
}

/** The words of a target a sentence may name: {each.name}. */
export const eachWords = ['name', 'required', 'lead', 'deadline'] as const;

/** The template with the sentences it says for each target written out; one without any is answered as it is. */
export function expandEach(template: DocumentTemplate, targets: readonly LedgerTarget[]): DocumentTemplate {
  if (!saysEach(template)) return template;
  const short = targets.filter(({ value, comparator, binds = comparator, required }) => value !== null && !isKept(value, binds, required));
  const lists: Readonly<Record<EachOf, readonly LedgerTarget[]>> = { short, silent: targets.filter(({ value }) => value === null) };
  const keyed = new Map(short.map((target, at) => [target, `short_${at + 1}`] as const));
  const figures = new Map([...template.figures, ...[...keyed].map(([target, key]) => [key, figureOf(target, key)] as const)]);
  const write = (items: readonly TemplateItem[]): readonly TemplateItem[] => items.flatMap((item) => (item.kind === 'sentence' && item.sentence.each !== undefined ? written(item.sentence, lists, keyed, figures) : [item]));
  const writePart = (part: TemplatePart): TemplatePart => ({ ...part, items: write(part.items), parts: part.parts.map(writePart) });
  return { ...template, figures, opening: write(template.opening), parts: template.parts.map(writePart) };
}

/** The source with the figures of these targets: what was reached, and what was promised. */
export function ledgerFigures(targets: readonly LedgerTarget[], source: FigureSource): FigureSource {
  const own = new Map(targets.map((target) => [target.id, sourcedOf(target)] as const));
  return { find: (ask) => own.get(targetOfAsk(ask) ?? '') ?? source.find(ask) };
}

/** The target of the ledger that is asked for; undefined for an indicator. */
export const targetOfAsk = ({ indicator }: Pick<FigureAsk, 'indicator'>): string | undefined => (indicator.startsWith(LEDGER) ? indicator.slice(LEDGER.length) : undefined);

/** Whether a template says anything for each target. */
export const saysEach = ({ opening, parts }: Pick<DocumentTemplate, 'opening' | 'parts'>): boolean => hasEach(opening) || parts.some(partHasEach);

const hasEach = (items: readonly TemplateItem[]): boolean => items.some((item) => item.kind === 'sentence' && item.sentence.each !== undefined);
const partHasEach = ({ items, parts }: TemplatePart): boolean => hasEach(items) || parts.some(partHasEach);

const LEDGER = 'target:';

/** The name by which the figure of a target is frozen and opened. */
export const targetRef = (id: string, day: string): string => refOf({ indicator: LEDGER + id, scope: 'county', at: day });

const figureOf = ({ id, name, unit }: LedgerTarget, key: string): TemplateFigure => ({ key, name, indicator: LEDGER + id, scope: 'county', time: 'as_of', unit, shown: unit });

function sourcedOf({ value, required, unit }: LedgerTarget): SourcedFigure {
  const numbers = [value ?? 0, goalOf(required)].map(String);
  return { value: value === null ? null : String(value), unit, decimals: Math.max(...numbers.map((number) => number.split('.')[1]?.length ?? 0)), better: 'neither', previous: null, target: String(goalOf(required)) };
}

function written(sentence: TemplateSentence, lists: Readonly<Record<EachOf, readonly LedgerTarget[]>>, keyed: ReadonlyMap<LedgerTarget, string>, figures: DocumentTemplate['figures']): readonly TemplateItem[] {
  const { each, parts, opensParagraph } = sentence;
  const targets = each === undefined ? [] : lists[each.of];
  if (targets.length === 0) return parts.length === 0 ? [] : [{ kind: 'sentence', sentence: { parts, opensParagraph } }];
  return targets.map((target): TemplateItem => ({ kind: 'sentence', sentence: { parts: readEach(each?.text ?? '', target, keyed.get(target), figures), opensParagraph } }));
}

// A ceiling is passed and not fallen short of, and of 7:1 against 9:1 neither is told.
function fitting(text: string, comparator: Comparator, required: Magnitude, unit: string): string {
  const isCeiling = comparator === 'le' || comparator === 'lt' || goalOf(required) === 0;
  const isRatio = /[:：]/u.test(unit);
  const whole = isCeiling || isRatio ? text.replaceAll(/[^，。；]*\{each\.completion\}[^，。；]*[，；]?/gu, '') : text;
  return isRatio ? whole.replaceAll(/[^，。；]*\{each\.gap\}[^，。；]*[，；]?/gu, '') : isCeiling ? whole.replaceAll(/(?:还差|尚差|差)(?=\{each\.gap\})/gu, '超出') : whole;
}

// What a target is called was typed by people: its braces are words.
const quoted = (text: string): string => text.replaceAll('{', '｛').replaceAll('}', '｝');

function readEach(text: string, { name, comparator, binds = comparator, required, unit, lead, deadline }: LedgerTarget, key: string | undefined, figures: DocumentTemplate['figures']): readonly SentencePart[] {
  const words: Readonly<Record<(typeof eachWords)[number], string>> = { name, required: promiseWords(comparator, required, unit).zh, lead, deadline: deadline === null ? '年底' : dayInWords(deadline) };
  const said = eachWords.reduce((left, word) => left.replaceAll(`{each.${word}}`, quoted(words[word])), fitting(text, binds, required, unit));
  return readSentence(key === undefined ? said.replaceAll(/\{each(?:\.[a-z_]+)?\}/gu, '') : said.replaceAll(/\{each(?=[.}])/gu, `{${key}`), figures).parts;
}
