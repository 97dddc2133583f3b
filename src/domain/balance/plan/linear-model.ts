/*
 * A linear programme in whole and broken numbers, as any optimiser takes it. The rules build it; which optimiser solves
 * it is handed in, so that the rules stay pure.
 */

/** A term: so many times this variable, by its number. */
export type Term = readonly [variable: number, times: number];

/** What may be chosen. */
export interface Variable { readonly cost: number; readonly least: number; readonly most: number; readonly whole: boolean }

/** least ≤ Σ terms ≤ most. */
export interface Row { readonly terms: readonly Term[]; readonly least: number; readonly most: number }

/** The programme: the least cost of all that keeps every row. */
export interface LinearModel { readonly variables: readonly Variable[]; readonly rows: readonly Row[] }

/** What an optimiser answers; `bound`: no answer can cost less. `values` is empty where it found none. */
export interface LinearAnswer { readonly status: 'solved' | 'stopped' | 'infeasible'; readonly values: readonly number[]; readonly cost: number; readonly bound: number }

/** An optimiser. `broken`: take every variable as broken. */
export type SolveLinear = (model: LinearModel, options: { readonly broken: boolean; readonly seconds: number; readonly gap: number }) => Promise<LinearAnswer>;

/** A programme that is being written. */
export class ModelDraft implements LinearModel {
  readonly variables: Variable[] = [];
  readonly rows: Row[] = [];

  /** A new variable, by its number. */
  variable(more: Partial<Variable> = {}): number {
    this.variables.push({ cost: 0, least: 0, most: Infinity, whole: false, ...more });
    return this.variables.length - 1;
  }

  /** Σ terms ≥ least. */
  atLeast(terms: readonly Term[], least: number): void {
    this.rows.push({ terms: merged(terms), least, most: Infinity });
  }

  /** Σ terms ≤ most. */
  atMost(terms: readonly Term[], most: number): void {
    this.rows.push({ terms: merged(terms), least: -Infinity, most });
  }

  /** Σ terms = value. */
  equal(terms: readonly Term[], value: number): void {
    this.rows.push({ terms: merged(terms), least: value, most: value });
  }
}

/** Each variable once. */
function merged(terms: readonly Term[]): Term[] {
  const sums = new Map<number, number>();
  for (const [variable, times] of terms) sums.set(variable, (sums.get(variable) ?? 0) + times);
  return [...sums].filter(([, times]) => times !== 0);
}
