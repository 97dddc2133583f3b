/*
 * Checks a document while it is written: its arithmetic as of any text, and what only a document with facts can tell:
 * a figure that is missing, typed over, or shown in two ways; a sentence left from last year; a heading with nothing
 * under it; a text that is too long. An error keeps it from being published.
 */
import { examineText } from '../plan/examine-text.ts';
import { readPlan } from '../plan/read-plan.ts';
import { finding, type CheckingOf, type DocumentFinding } from './checks/document-finding.ts';
import { findLeftOut, findMissing } from './checks/missing-figures.ts';
import { findComputedPoints } from './checks/points.ts';
import { findDifferent, findOvertyped } from './checks/same-figure.ts';
import { findEmpty, findLong } from './checks/shape.ts';
import { findStale } from './checks/stale-sentences.ts';
import { findTyped, paragraphAt } from './checks/typed-figures.ts';
import type { DocumentTree } from './document.ts';
import { plainText, sentenceAt, type PlainText } from './plain-text.ts';

export type { CheckingOf, DocumentFinding, DocumentFindingKind } from './checks/document-finding.ts';
export { countCharacters } from './checks/shape.ts';

/** Everything to be told about a document. */
export function checkDocument(tree: DocumentTree, against: CheckingOf): readonly DocumentFinding[] {
  const plain = plainText(tree);
  return [
    ...findMissing(tree, against), ...findOvertyped(tree), ...findDifferent(tree), ...arithmetic(plain), ...findComputedPoints(tree, against), ...findTyped(plain, tree, against),
    ...findStale(plain, against.lastYear, tree.context.year), ...findEmpty(tree), ...findLong(tree, plain, against), ...findLeftOut(tree, against),
  ].map((one) => placed(one, plain));
}

/** The findings that keep a document from being published. */
export const refusalsOf = (findings: readonly DocumentFinding[]): readonly DocumentFinding[] => findings.filter(({ severity }) => severity === 'error');

function arithmetic(plain: PlainText): readonly DocumentFinding[] {
  return examineText(readPlan(plain.text)).map(({ kind, severity, start, end, extract, say, paragraph }) => finding(kind, severity, say, {
    extract, paragraph, from: sentenceAt(plain, start)?.from ?? '',
    facts: plain.facts.filter((span) => span.start < end && span.end > start).map(({ fact }) => fact),
  }));
}

// What is about a figure stands where the figure stands.
function placed(one: DocumentFinding, plain: PlainText): DocumentFinding {
  const { text, facts } = plain;
  const span = one.facts.length === 1 && (one.paragraph === undefined || one.from === '') ? facts.find(({ fact }) => fact === one.facts[0]) : undefined;
  if (span === undefined) return one;
  const sentence = sentenceAt(plain, span.start);
  return { ...one, paragraph: one.paragraph ?? paragraphAt(text, span.start), from: one.from || (sentence?.from ?? ''), extract: one.extract || text.slice(sentence?.start ?? span.start, sentence?.end ?? span.end) };
}
