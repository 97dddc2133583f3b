/*
 * Compares a reading with what a person annotated. The definitions are those of the annotation guideline: a quantity
 * matches when its normalized value and unit agree and it lies in the same sentence, one to one; kind and comparator
 * are rates over the matches; an outline node matches by path and title; a required check must be found with its verdict.
 */
import type { ReadingJson } from '../../src/domain/plan/reading-json.ts';

interface Amount {
  readonly value: number | readonly number[];
  readonly unit: string;
}

/** A quantity as annotated. */
export interface GoldQuantity {
  readonly id: string;
  readonly kind: string;
  readonly comparator: string;
  readonly text: string;
  readonly offset: number;
  readonly span: readonly [number, number];
  readonly normalized: Amount;
  readonly normalized_alt?: readonly Amount[];
  readonly kind_alt?: readonly string[];
  readonly comparator_alt?: readonly string[];
}

/** A check as annotated. */
export interface GoldCheck {
  readonly id: string;
  readonly kind: string;
  readonly required: boolean;
  readonly operand_values: readonly number[];
  readonly names?: readonly string[];
  readonly stated: number | null;
  readonly consistent: boolean;
}

/** An annotated document. */
export interface GoldReading {
  readonly doc: string;
  readonly doc_type: string;
  readonly outline: readonly { readonly path: string; readonly title: string }[];
  readonly quantities: readonly GoldQuantity[];
  readonly checks: readonly GoldCheck[];
}

/** Counts for one document; add them up over many before taking rates. */
export interface Score {
  readonly quantities: { readonly gold: number; readonly read: number; readonly matched: number; readonly kind: number; readonly comparator: number };
  readonly outline: { readonly gold: number; readonly read: number; readonly matched: number };
  readonly checks: { readonly required: number; readonly right: number; readonly falseAlarms: number };
  /** What went wrong, in words, for the message of a failing test. */
  readonly misses: readonly string[];
}

const CLASSES: readonly (readonly string[])[] = [
  ['人', '名', '位'], ['所', '处', '个', '座', '家', '园', '校'], ['次', '场'], ['栋', '幢'], ['小时', '个小时'], ['月', '个月'], ['平方米', '㎡', '平', '平米'], ['%', '成', '百分之'],
];

/** Compares one reading with its annotation. */
export function scoreReading(gold: GoldReading, read: ReadingJson): Score {
  const pairs = matchQuantities(gold, read);
  const outline = matchOutline(gold, read);
  const checks = matchChecks(gold, read);
  const wrongKind = pairs.found.filter(([a, b]) => a.kind !== b.kind && !a.kind_alt?.includes(b.kind));
  const wrongComparator = pairs.found.filter(([a, b]) => a.comparator !== b.comparator && !a.comparator_alt?.includes(b.comparator));
  return {
    quantities: {
      gold: gold.quantities.length, read: read.quantities.length, matched: pairs.found.length,
      kind: pairs.found.length - wrongKind.length, comparator: pairs.found.length - wrongComparator.length,
    },
    outline: { gold: gold.outline.length, read: read.outline.length, matched: gold.outline.length - outline.length },
    checks: { required: gold.checks.filter(check => check.required).length, right: checks.right, falseAlarms: checks.falseAlarms.length },
    misses: [
      ...pairs.missed.map(quantity => `${gold.doc}: quantity missed: ${quantity.text}`),
      ...wrongKind.map(([a, b]) => `${gold.doc}: kind ${b.kind} for ${a.kind}: ${a.text}`),
      ...wrongComparator.map(([a, b]) => `${gold.doc}: comparator ${b.comparator} for ${a.comparator}: ${a.text}`),
      ...outline.map(node => `${gold.doc}: heading missed: ${node}`),
      ...checks.missed.map(check => `${gold.doc}: check missed: ${check.kind} ${check.operand_values.join(',')} => ${String(check.stated)}`),
      ...checks.falseAlarms.map(text => `${gold.doc}: false alarm: ${text}`),
    ],
  };
}

/** Harmonic mean of precision and recall. */
export function f1(matched: number, gold: number, read: number): number {
  return gold + read === 0 ? 1 : (2 * matched) / (gold + read);
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-5 * Math.max(1e-9, Math.abs(a), Math.abs(b));
const values = (amount: Amount): readonly number[] => (typeof amount.value === 'number' ? [amount.value] : amount.value);

function sameAmount(a: Amount, b: Amount): boolean {
  const [left, right] = [values(a), values(b)];
  return left.length === right.length && left.every((value, at) => near(value, right[at] ?? Number.NaN)) && sameUnit(a.unit, b.unit);
}

function sameUnit(a: string, b: string): boolean {
  if (a === b || CLASSES.some(units => units.includes(a) && units.includes(b))) return true;
  return a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a));
}

type Pair = readonly [GoldQuantity, ReadingJson['quantities'][number]];

// Nearest first, so that two equal figures of one sentence are not crossed.
function matchQuantities(gold: GoldReading, read: ReadingJson): { found: readonly Pair[]; missed: readonly GoldQuantity[] } {
  const candidates = gold.quantities.flatMap(a => read.quantities.filter(b => fits(a, b)).map((b): Pair => [a, b]));
  candidates.sort(([a, b], [c, d]) => Math.abs(a.offset - b.offset) - Math.abs(c.offset - d.offset));
  const taken = new Set<unknown>();
  const found = candidates.filter(([a, b]) => {
    if (taken.has(a) || taken.has(b)) return false;
    taken.add(a).add(b);
    return true;
  });
  return { found, missed: gold.quantities.filter(quantity => !taken.has(quantity)) };
}

function fits(gold: GoldQuantity, read: Pair[1]): boolean {
  const isThere = (read.offset >= gold.span[0] - 2 && read.offset <= gold.span[1] + 2) || Math.abs(read.offset - gold.offset) <= 15;
  return isThere && [gold.normalized, ...(gold.normalized_alt ?? [])].some(amount => sameAmount(amount, read.normalized));
}

const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
const plainPath = (path: string): string => path.normalize('NFKC').replace(/[[\]〔〕]/gu, '');

function sameTitle(a: string, b: string): boolean {
  const [short = '', long = ''] = [bare(a), bare(b)].sort((x, y) => x.length - y.length);
  return short === long || (long.startsWith(short) && short.length >= Math.min(4, long.length));
}

/** The gold nodes that were not found. */
function matchOutline(gold: GoldReading, read: ReadingJson): readonly string[] {
  const rest = [...read.outline];
  return gold.outline.flatMap((node) => {
    const at = rest.findIndex(other => plainPath(other.path) === plainPath(node.path) && sameTitle(other.title, node.title));
    if (at === -1) return [`${node.path} ${node.title}`];
    rest.splice(at, 1);
    return [];
  });
}

type ReadCheck = ReadingJson['checks'][number];
const FAMILY: Readonly<Record<string, string>> = { sum: 'add', difference: 'add', ratio: 'multiply', product: 'multiply' };
const familyOf = (kind: string): string => FAMILY[kind] ?? kind;

function matchChecks(gold: GoldReading, read: ReadingJson): { right: number; missed: readonly GoldCheck[]; falseAlarms: readonly string[] } {
  const rest = new Set<ReadCheck>(read.checks);
  const met = new Map<GoldCheck, ReadCheck>();
  for (const check of [...gold.checks].sort((a, b) => Number(b.required) - Number(a.required))) {
    const match = [...rest].find(other => sameCheck(check, other) && other.consistent === check.consistent) ?? [...rest].find(other => sameCheck(check, other));
    if (match === undefined) continue;
    rest.delete(match);
    met.set(check, match);
  }
  const required = gold.checks.filter(check => check.required);
  const right = required.filter(check => met.get(check)?.consistent === check.consistent);
  const sound = new Set([...met].filter(([check]) => !check.consistent).map(([, match]) => match));
  const falseAlarms = read.checks.filter(check => !check.consistent && !sound.has(check)).map(check => check.tolerance_note);
  return { right: right.length, missed: required.filter(check => !right.includes(check)), falseAlarms };
}

function sameCheck(gold: GoldCheck, read: ReadCheck): boolean {
  if (familyOf(gold.kind) !== familyOf(read.kind)) return false;
  const isStated = gold.stated === null || near(gold.stated, read.stated);
  if (gold.kind === 'count') return isStated && sameNames(gold.names ?? [], read.names ?? []);
  const overlap = gold.stated === null ? overlapOf(gold.operand_values, read.operand_values)
    : overlapOf([...gold.operand_values, gold.stated], [...read.operand_values, read.stated]);
  return gold.kind === 'growth' ? isStated && overlap >= 0.6 : overlap >= 0.8;
}

function sameNames(gold: readonly string[], read: readonly string[]): boolean {
  const found = gold.filter(name => read.some(other => bare(other).includes(bare(name)) || bare(name).includes(bare(other))));
  return read.length > 0 && found.length >= Math.ceil(gold.length / 2);
}

function overlapOf(a: readonly number[], b: readonly number[]): number {
  const rest = [...b];
  const shared = a.filter((value) => {
    const at = rest.findIndex(other => near(value, other));
    if (at !== -1) rest.splice(at, 1);
    return at !== -1;
  });
  return a.length + b.length === 0 ? 0 : (2 * shared.length) / (a.length + b.length);
}
