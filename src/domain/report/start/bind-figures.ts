/*
 * The figures of one sentence of last year's text, each proposed as the indicator it is called like and measured as.
 * What is not surely one stays as it was written, and its sentence is marked as last year's.
 */
import { comparableUnits, normalizeAmount } from '../../plan/amount.ts';
import type { Quantity, Span } from '../../plan/reading.ts';
import { nameLikeness } from '../match-figure.ts';
import type { CitedFigure, FigureTime } from '../template.ts';

/** What is known of an indicator to bind figures to it. */
export interface KnownIndicator {
  readonly key: string;
  readonly name: string;
  /** 人, 元, %; empty for a bare ratio. */
  readonly measure: string;
  readonly decimals: number;
  readonly byStage: boolean;
  readonly time: FigureTime;
}

/** A figure of a template to be, as its file says it. */
export interface StartedFigure {
  readonly name: string;
  readonly indicator: string;
  readonly scope?: string;
  readonly time?: FigureTime;
  readonly unit: string;
  readonly shown?: string;
  readonly decimals?: number;
  readonly cited: readonly CitedFigure[];
}

/** A number of the text and the figure it is proposed to be. */
export interface BoundFigure { readonly said: string; readonly figure: string; readonly name: string; readonly indicator: string }

/** Everything figures are bound with; `figures` grows. */
export interface Binding {
  readonly text: string;
  readonly quantities: readonly Quantity[];
  readonly indicators: readonly KnownIndicator[];
  readonly figures: Map<string, StartedFigure>;
  /** The year the text tells of; null where it does not say. */
  readonly year: number | null;
  /** The indicator bound last in this paragraph: 其中小学2857人 goes on with it. */
  before: KnownIndicator | undefined;
  /** Where the text is from, at this offset: 去年总结.docx第3段. */
  readonly sourceAt: (offset: number) => string;
}

/** A sentence with its figures in braces. */
export interface BoundSentence { readonly text: string; readonly bound: readonly BoundFigure[]; /** Numbers that stay as they were. */ readonly loose: readonly string[] }

const STAGES: Readonly<Record<string, string>> = { 小学: 'primary', 初中: 'junior', 高中: 'senior', 普通高中: 'senior', 幼儿园: 'kindergarten' };
const STEP = '(?:增加|减少|提高|下降|增长|上升|降低|提升)';
const AMOUNT = '\\d+(?:\\.\\d+)?(?:万|亿)?(?:%|个?百分点|[\\p{Script=Han}]{0,3})';
/** What {x.compared} says by itself. */
const COMPARED = new RegExp(`^[，,]?(?:同?比(?:上年|去年)(?:同期)?${STEP}(?:了)?${AMOUNT}(?:[，,、](?:同比)?(?:增长|下降|增幅|降幅)(?:为|达)?\\d+(?:\\.\\d+)?%)?|与(?:上年|去年)持平)(?=[，,。；;、）)]|$)`, 'u');
const LAST_YEAR = /(?:上年|去年|上一年)(?:底|末)?的?$/u;

/** Binds what can be bound in one sentence. */
export function bindSentence(binding: Binding, { start, end }: Span): BoundSentence {
  const { text } = binding;
  const bound: BoundFigure[] = [];
  const loose: string[] = [];
  let said = '';
  let at = start;
  for (const quantity of binding.quantities.filter(({ offset }) => offset >= start && offset < end)) {
    if (quantity.offset < at) continue;
    const lead = text.slice(at, quantity.offset);
    const match = matchOf(quantity, binding);
    if (match === undefined) { loose.push(text.slice(quantity.offset, quantity.end)); continue; }
    const isPrevious = LAST_YEAR.test(lead);
    const key = figureFor(binding, quantity, match, isPrevious);
    const step = isPrevious ? null : COMPARED.exec(text.slice(quantity.end, end));
    said += `${plain(lead)}{${key}${isPrevious ? '.previous' : ''}}${step === null ? '' : `${step[0].startsWith('，') ? '，' : ''}{${key}.compared}`}`;
    at = quantity.end + (step?.[0].length ?? 0);
    bound.push({ said: text.slice(quantity.offset, at), figure: key, name: binding.figures.get(key)?.name ?? key, indicator: match.indicator.key });
    binding.before = match.indicator;
  }
  return { text: said + plain(text.slice(at, end)), bound, loose };
}

/** Braces would be read as figures. */
export const plain = (text: string): string => text.replaceAll('{', '｛').replaceAll('}', '｝').replaceAll(/(?!\n)[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, ' ');

interface Match { readonly indicator: KnownIndicator; readonly stage: string | null }

/** A rival this near makes the proposal a guess. */
const MARGIN = 0.05;
/** Names that share less are those of other figures: 乡村专任教师 is not 专任教师. */
const SURE = 0.9;
/** What was done to a number of things is another number than how many there are. */
const DEED = /新增|(?:增加|减少)(?![到至为])|招聘|招录|培训|引进|补充|流失|辍学|资助|新建|新购|添置|购置|其余|剩余|调出|退休|毕业|表彰|发放|将|力争|计划|预计|拟|各(?!级)/u;

function matchOf(quantity: Quantity, { indicators, before }: Binding): Match | undefined {
  if (quantity.kind === 'target' || quantity.comparator !== 'eq' || typeof quantity.value !== 'number' || quantity.growth !== undefined || quantity.each === true) return undefined;
  const lead = leadOf(quantity);
  const fitting = indicators.filter(({ measure, name }) => measure !== '' && measuredAlike(quantity, measure) && (!DEED.test(lead) || DEED.test(name)));
  const word = stageWord(quantity, lead);
  const stage = STAGES[word] ?? null;
  // 其中小学2857人，初中1555人 goes on with the figure before it.
  if (stage !== null && before?.byStage === true && fitting.includes(before) && lead.replace(/^其中[:：]?/u, '') === word) return { indicator: before, stage };
  const own = quantity.metric.replace(new RegExp(`^(?:${Object.keys(STAGES).join('|')})`, 'u'), '');
  const ranked = fitting.map((indicator) => ({ indicator, score: Math.max(...[quantity.metric, quantity.subject + quantity.metric, word + own].map((name) => nameLikeness(name, indicator.name))) })).sort((a, b) => b.score - a.score);
  const [best, rival] = ranked;
  if (best !== undefined && best.score >= SURE && (rival === undefined || rival.score < best.score - MARGIN)) {
    if (stage === null || best.indicator.name.includes(word)) return { indicator: best.indicator, stage: null };
    return best.indicator.byStage ? { indicator: best.indicator, stage } : undefined;
  }
  // 小学专任教师 is the indicator 专任教师 of one stage.
  const staged = stage === null || own === '' ? undefined : fitting.find((indicator) => indicator.byStage && nameLikeness(own, indicator.name) === 1);
  return staged === undefined ? undefined : { indicator: staged, stage };
}

/** The words of the clause before the number. */
const leadOf = ({ text, number }: Quantity): string => { const at = text.indexOf(number); return (at === -1 ? text : text.slice(0, at)).trim(); };

/** The stage named nearest before the number, or else by whom the figure is about. */
function stageWord({ subject, metric }: Quantity, lead: string): string {
  const said = /.*(?<stage>普通高中|高中|初中|小学|幼儿园)/u.exec(lead)?.groups?.['stage'];
  return said ?? Object.keys(STAGES).find((name) => subject === name || metric === name) ?? '';
}

const measuredAlike = ({ value, unit }: Quantity, measure: string): boolean => comparableUnits(normalizeAmount(value, unit).unit, normalizeAmount(0, measure).unit);

function figureFor({ figures, year, sourceAt }: Binding, quantity: Quantity, { indicator, stage }: Match, isPrevious: boolean): string {
  const key = (stage === null ? indicator.key : `${indicator.key}_${stage}`).slice(0, 40);
  const held = figures.get(key);
  const { number, unit, offset } = quantity;
  const value = exactly(quantity, indicator.measure);
  const cited = year === null || value === undefined ? [] : [{ year: isPrevious ? year - 1 : year, value, source: sourceAt(offset) }];
  if (held !== undefined) {
    figures.set(key, { ...held, cited: [...held.cited, ...cited.filter((one) => !held.cited.some((other) => other.year === one.year))] });
    return key;
  }
  const decimals = /\.(?<part>\d+)/u.exec(number)?.groups?.['part']?.length ?? 0;
  const staged = Object.entries(STAGES).find(([, code]) => code === stage)?.[0] ?? '';
  const scale = unit.slice(1) === indicator.measure && /^[万亿]/u.test(unit) ? { shown: unit } : {};
  figures.set(key, {
    name: staged + indicator.name, indicator: indicator.key, ...(stage !== null && { scope: `county:${stage}` }), ...(indicator.time !== 'as_of' && { time: indicator.time }), unit: indicator.measure, ...scale,
    ...(decimals !== indicator.decimals && { decimals: Math.min(4, decimals) }), cited,
  });
  return key;
}

/** The value in the unit of the indicator, as exact text; undefined where it is no plain decimal. */
function exactly({ number, unit }: Quantity, measure: string): string | undefined {
  const written = number.normalize('NFKC').replaceAll(',', '');
  if (!/^\d{1,12}(?:\.\d{1,6})?$/u.test(written)) return undefined;
  const zeros = unit.slice(1) === measure ? { 万: 4, 亿: 8 }[unit.charAt(0)] ?? 0 : 0;
  const [whole = '', part = ''] = written.split('.');
  const digits = whole + part.padEnd(zeros, '0').slice(0, zeros);
  const rest = part.slice(zeros);
  return `${digits.replace(/^0+(?=\d)/u, '')}${rest === '' ? '' : `.${rest}`}`;
}
