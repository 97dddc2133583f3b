/*
 * Everything that is wrong with the arithmetic of a text, in its order: the relations that readPlan recomputed and that
 * do not hold, and what the finders of slips/ see beside them. Where a text is right, nothing is said.
 */
import { readTerms } from './checks/term.ts';
import { fold } from './fold.ts';
import { readLines } from './line.ts';
import type { Check, Quantity, Reading, Span } from './reading.ts';
import { readSentences } from './sentence.ts';
import { workingWords } from './why-english.ts';
import { findChanges } from './slips/change.ts';
import { findDirections } from './slips/direction.ts';
import { findPoints } from './slips/points.ts';
import { findShares } from './slips/share.ts';
import type { Slip, SlipFinder } from './slips/slip.ts';
import { findTables } from './slips/table.ts';
import { findTwice } from './slips/twice.ts';
import { findUnits } from './slips/units.ts';
import { wrapWidth } from './wrap.ts';

/** One finding with its place, as people look for it. */
export interface TextFinding extends Slip {
  /** Number of the paragraph, from 1; empty lines are none. */
  readonly paragraph: number;
  /** Outline path of the section; empty before the first heading. */
  readonly section: string;
  /** The figure as printed. */
  readonly printed: string;
  /** The sentence, or the row of a table, that holds it. */
  readonly extract: string;
}

const finders: readonly SlipFinder[] = [findPoints, findChanges, findDirections, findShares, findTwice, findUnits];

/** Everything to be told about the arithmetic of a text, in the order of the text. */
export function examineText(reading: Reading): readonly TextFinding[] {
  const { text, quantities } = reading;
  const folded = fold(text);
  const terms = readTerms(text, quantities, folded);
  const byId = new Map(quantities.map((quantity) => [quantity.id, quantity] as const));
  const relations = reading.checks.filter((check) => !check.consistent).map((check) => relationSlip(check, byId));
  const slips = [...relations, ...finders.flatMap((find) => find(terms)), ...findTables(text)];
  return placed(reading, folded, once(slips));
}

// Of several kinds at one figure the first says enough; a relation shows its working, so it comes first.
function once(slips: readonly Slip[]): readonly Slip[] {
  const seen = new Set<number>();
  return slips.filter(({ start }) => seen.size < seen.add(start).size).sort((a, b) => a.start - b.start);
}

function relationSlip(check: Check, quantities: ReadonlyMap<string, Quantity>): Slip {
  const stated = quantities.get(check.statedId);
  const words = workingWords(check);
  return {
    kind: check.kind, severity: check.explainedByRounding === true ? 'note' : 'error',
    start: stated?.offset ?? 0, end: stated?.end ?? 0, computed: String(check.computed),
    say: { zh: words.zh.replace(/。$/u, ''), en: words.en.replace(/\.$/u, '') },
  };
}

function placed({ text, outline }: Reading, folded: string, slips: readonly Slip[]): readonly TextFinding[] {
  if (slips.length === 0) return [];
  const sentenceAt = lastBefore(readSentences(folded));
  const lineAt = lastBefore(readLines(text).filter((line) => line.text !== ''));
  const sectionAt = lastBefore(outline.map((node) => ({ ...node, start: node.offset })));
  const isWrapped = wrapWidth(folded) > 0;
  return slips.map((slip) => ({
    ...slip, paragraph: lineAt(slip.start).count, section: sectionAt(slip.start).last?.path ?? '', printed: text.slice(slip.start, slip.end),
    extract: extractOf(text, sentenceAt(slip.start).last ?? slip, slip, isWrapped),
  }));
}

// Slips come in the order of the text, so each search goes on from where the last one stopped.
function lastBefore<T extends { readonly start: number }>(all: readonly T[]): (offset: number) => { readonly last: T | undefined; readonly count: number } {
  let count = 0;
  return (offset) => {
    while ((all[count]?.start ?? Infinity) <= offset) count += 1;
    return { last: all[count - 1], count };
  };
}

/** A text without stops is one sentence; so much of it on either side of the figure is enough to find the place. */
const REACH = 80;

function extractOf(text: string, sentence: Span, slip: Slip, isWrapped: boolean): string {
  const [start, end] = [Math.max(sentence.start, slip.start - REACH), Math.min(sentence.end, slip.end + REACH)];
  const cut = text.slice(start, end).trim().replaceAll(/\s+/gu, isWrapped ? '' : ' ');
  return (start > sentence.start ? '…' : '') + cut + (end < sentence.end ? '…' : '');
}
