/*
 * A term: one quantity as the checks see it, with the words before and after it, its exact value and how far rounding
 * may have moved it. Built once per document, in order, so that every check only walks a few neighbours.
 */
import { cueTable, matches, type Cued, type Cues } from '../cue.ts';
import { fold } from '../fold.ts';
import { add, fractionOf, multiply, powerOfTen, subtract, type Fraction } from '../fraction.ts';
import type { Quantity } from '../reading.ts';
import { runsOn, wrapWidth } from '../wrap.ts';

/** The text as it was typed, and how words cut from it are joined where a printer broke the lines. */
interface Source {
  readonly text: string;
  readonly words: (slice: string) => string;
  /** Nouns sought before, by the place of their term. */
  readonly nouns: (readonly string[] | undefined)[];
}

/** A quantity made ready for recomputing. */
export interface Term {
  readonly quantity: Quantity;
  /** Place in the list of terms. */
  readonly index: number;
  /** Normalized value, for comparing; verdicts use the exact one of `exactly`. */
  readonly amount: number;
  /** Decimals of the normalized value as printed: 1 for 88.0%, -6 for 9.94亿. */
  readonly decimals: number;
  /** Units that may be added to one another share a family: 所 with 处, 人 with 名. */
  readonly family: string;
  /** A bare number: neither bounded, nor about, nor a range. */
  readonly isExact: boolean;
  /** Words between the figure before (or the start of the sentence) and this one. */
  readonly lead: string;
  /** The last of them, back to the nearest comma or stop. */
  readonly clause: string;
  /** Words between this figure and the next one (or the end of the sentence). */
  readonly tail: string;
  /** Which patterns may match in `lead` and in `tail`. */
  readonly leadCues: Cues;
  readonly tailCues: Cues;
  /** Where `lead` begins and `tail` ends. */
  readonly from: number;
  readonly to: number;
  /** The text all terms come from. */
  readonly source: Source;
  /** The nearest figure before with the same value and family. */
  readonly same: Term | undefined;
  /** Number of the paragraph it stands in. */
  readonly paragraph: number;
}

const LEADS = cueTable();
const TAILS = cueTable();

/** A pattern asked of the words before a figure. */
export const leadCue: (pattern: RegExp) => Cued = LEADS.enter;
/** A pattern asked of the words after a figure. */
export const tailCue: (pattern: RegExp) => Cued = TAILS.enter;
/** Whether the words before a figure match, back to the figure before. */
export const inLead = (cue: Cued, term: Term): boolean => matches(cue, term.lead, term.leadCues);
/** Whether the words before a figure match, back to the nearest comma or stop. */
export const inClause = (cue: Cued, term: Term): boolean => matches(cue, term.clause, term.leadCues);
/** Whether the words after a figure match. */
export const inTail = (cue: Cued, term: Term): boolean => matches(cue, term.tail, term.tailCues);

const FAMILIES: readonly (readonly string[])[] = [
  ['人', '名', '位', '员'], ['所', '处', '个', '座', '家', '园', '校', '个项目'], ['班', '个班', '个教学班', '个班级'], ['栋', '幢'],
  ['次', '场', '期', '届', '轮'], ['小时', '个小时'], ['%', '个百分点', '百分点'], ['元', '块'], ['平方米', '㎡', '平'],
];
const FAMILY_OF = new Map(FAMILIES.flatMap(units => units.map(unit => [unit, units[0] ?? unit] as const)));
/** Counted things are whole; measured things were rounded when they were written. */
const MEASURED: ReadonlySet<string> = new Set(['元', '块', '平方米', '㎡', '平', '亩', '公里', '千米', '米', '公顷', '吨', '%', '个百分点', '百分点', '‱', '课时', '学时', '小时', ':1', '比例']);

/** The family of a unit; units of one family may be added and compared. */
export function familyOf(unit: string): string {
  return FAMILY_OF.get(unit) ?? (unit.startsWith('个') ? '所' : unit);
}

/** Every quantity with a single value as a term, in the order of the text. */
export function readTerms(text: string, quantities: readonly Quantity[], folded: string): readonly Term[] {
  const single = quantities.filter(quantity => typeof quantity.normalized.value === 'number');
  const width = wrapWidth(folded);
  const paragraphOf = paragraphCounter(folded, width);
  const words = width === 0 ? (slice: string) => slice : (slice: string) => slice.replace(/\s+/gu, '');
  const source: Source = { text, words, nouns: [] };
  const last = new Map<string, Map<number, Term>>();
  return single.map((quantity, index): Term => {
    const from = Math.max(quantity.sentence.start, single[index - 1]?.end ?? 0);
    const to = Math.max(quantity.end, Math.min(quantity.sentence.end, single[index + 1]?.offset ?? text.length));
    const family = familyOf(quantity.unit.startsWith('个') ? fold(quantity.unit) : quantity.normalized.unit);
    const amount = quantity.normalized.value as number;
    const lead = words(folded.slice(from, quantity.offset));
    const alike = last.get(family) ?? new Map<number, Term>();
    if (alike.size === 0) last.set(family, alike);
    const term = {
      quantity, index, amount, family,
      decimals: printedDecimals(quantity) - magnitudeOf(quantity),
      isExact: quantity.comparator === 'eq',
      lead,
      clause: lead.slice(lastStop(lead) + 1),
      tail: words(folded.slice(quantity.end, to)),
      leadCues: LEADS.read(folded, from, quantity.offset),
      tailCues: TAILS.read(folded, quantity.end, to),
      from, to, source,
      paragraph: paragraphOf(quantity.offset),
      same: alike.get(amount),
    };
    alike.set(amount, term);
    return term;
  });
}

/** The words around a term as they were typed; `lead` and `tail` are folded. */
export function typedAround({ source, quantity, from, to }: Term): { readonly lead: string; readonly tail: string } {
  return { lead: source.words(source.text.slice(from, quantity.offset)), tail: source.words(source.text.slice(quantity.end, to)) };
}

const STOPS = new Set([...',，。;；:：!！?？、(（'].map(sign => sign.charCodeAt(0)));

function lastStop(lead: string): number {
  let at = lead.length - 1;
  while (at >= 0 && !STOPS.has(lead.charCodeAt(at))) at -= 1;
  return at;
}

// Offsets come in order, so the count goes on from where it stopped. A line broken by a printer ends no paragraph.
function paragraphCounter(text: string, width: number): (offset: number) => number {
  let paragraph = 0;
  let line = 0;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next !== -1 && next < offset) {
      if (width === 0 || !runsOn(text, line, next, width)) paragraph += 1;
      line = next + 1;
      next = text.indexOf('\n', line);
    }
    return paragraph;
  };
}

/** A value with the ends of what would have been printed like it. */
export interface Bounds {
  readonly value: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
}

/** Whether a term counts whole things, so that rounding plays no part. */
export function isWhole(term: Term): boolean {
  return term.decimals === 0 && !MEASURED.has(term.quantity.normalized.unit);
}

/** The exact value of a term and how far rounding may have moved it. */
export function exactly(term: Term): Bounds {
  const value = fractionOf(term.amount);
  if (isWhole(term)) return { value, low: value, high: value };
  const half = multiply(powerOfTen(-term.decimals), { top: 1n, bottom: 2n });
  return { value, low: subtract(value, half), high: add(value, half) };
}

function printedDecimals(quantity: Quantity): number {
  const { number } = quantity;
  if (!number.includes('.') && !number.includes('．') && !number.includes('点')) return 0;
  return /[.．点](?<digits>[0-9０-９〇零一二三四五六七八九]+)/u.exec(number)?.groups?.['digits']?.length ?? 0;
}

/** Powers of ten between the value as printed and the normalized one: 8 for 亿. */
function magnitudeOf(quantity: Quantity): number {
  const printed = quantity.value;
  const normal = quantity.normalized.value;
  if (typeof printed !== 'number' || typeof normal !== 'number' || printed === 0 || normal === 0) return 0;
  return printed === normal ? 0 : Math.round(Math.log10(normal / printed));
}
