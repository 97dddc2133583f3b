/*
 * What the masking scan tells: where, how heavy, what to do. The value itself stands nowhere in a finding; an excerpt shows
 * only the words around it, every digit and letter of them covered.
 */
import { raise, type Details, type ProblemKind, type Words } from '../problems/problem.ts';

/** `hard` keeps something from being released, `soft` asks for a reason, `note` is to be looked at. */
export type Weight = 'hard' | 'soft' | 'note';

/** One finding. */
export interface MaskingFinding extends Words {
  readonly code: string;
  readonly weight: Weight;
  /** Paragraph, sheet and row, part of the file. */
  readonly place: Words;
  /** The words around it, masked; empty where the finding is about the whole file. */
  readonly excerpt: string;
}

/** A finding of this kind. */
export function finding<D extends Details>(kind: ProblemKind<D>, weight: Weight, details: D, place: Words, excerpt = ''): MaskingFinding {
  const { code, zh, en } = raise(kind, details);
  return { code, weight, place, excerpt, zh, en };
}

const AROUND = 10;

/** The words around a hit, which itself is replaced by what it is. */
export function maskedExcerpt(text: string, start: number, end: number, what: string): string {
  const before = text.slice(Math.max(0, start - AROUND), start);
  const after = text.slice(end, end + AROUND);
  return `${start > AROUND ? '…' : ''}${covered(before)}〔${what}〕${covered(after)}${end + AROUND < text.length ? '…' : ''}`;
}

// Whatever could be a piece of another number, name of an account or door is covered too.
const covered = (text: string): string => text.replaceAll(/[\p{N}\p{Script=Latin}〇零○幺一二三四五六七八九@＠]/gu, '*').replaceAll(/\s+/g, ' ');
