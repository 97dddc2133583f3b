/*
 * The shape of a problem: something that can go wrong for a user. Each kind stands once in the catalogue
 * (domain/problem.ts) with its stable code, HTTP status and a sentence that says what to do. Codes are never reused.
 */

/** Something named in both languages. */
export interface Words { readonly zh: string; readonly en: string }

/** Only the names of something that has more to it than a user should be told. */
export const wordsOf = ({ zh, en }: Words): Words => ({ zh, en });

export type Details = Readonly<Record<string, string | number | readonly string[] | Words | readonly Words[]>>;

/** A kind of problem; `D` is what its sentence needs to know. */
export interface ProblemKind<D extends Details> {
  readonly code: string;
  /** HTTP status. */
  readonly status: number;
  /** Chinese sentence for the user: what is wrong and what to do. */
  readonly zh: (details: D) => string;
  /** The same in English. */
  readonly en: (details: D) => string;
}

/** Defines one kind of problem for the catalogue. */
export function problem<D extends Details = Record<never, never>>(
  code: string, status: number, zh: (details: D) => string, en: (details: D) => string,
): ProblemKind<D> {
  return { code, status, zh, en };
}

/** A problem that happened. Thrown by rules and use cases, turned into a reply by the doors. */
export class Problem extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: Details;
  readonly zh: string;
  readonly en: string;

  constructor(kind: { code: string; status: number }, details: Details, zh: string, en: string) {
    super(`${kind.code} ${zh}`);
    this.name = 'Problem';
    this.code = kind.code;
    this.status = kind.status;
    this.details = details;
    this.zh = zh;
    this.en = en;
  }
}

/** Makes a problem of this kind: `throw raise(problems.fileEmpty, { name })`. */
export function raise<D extends Details>(kind: ProblemKind<D>, details: D): Problem {
  return new Problem(kind, details, kind.zh(details), kind.en(details));
}

/** Whether something thrown is a problem for the user; anything else is a bug. */
export function isProblem(thrown: unknown): thrown is Problem {
  return thrown instanceof Problem;
}
