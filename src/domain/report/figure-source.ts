/*
 * Where a document's figures come from. A figure is an indicator @ scope @ as-of; whoever composes asks for all of them
 * at once (`listAsks`), loads them, and hands in what was found. Nothing here knows a database.
 */

/** Which figure is meant. */
export interface FigureAsk {
  readonly indicator: string;
  /** `county`, a unit's code, or either with a stage: `county:primary`. */
  readonly scope: string;
  /** A day (as of), a year, or a school year: 2025-12-31, 2025, 2025-2026. */
  readonly at: string;
}

/** Which way is better. */
export type Better = 'more' | 'less' | 'neither';

/** What is known of a figure. Decimals are exact text; null: it cannot be computed, or nobody set it. */
export interface SourcedFigure {
  readonly value: string | null;
  /** Unit of measure: 人, 元, %. A share comes in points: 96.5 with the unit %. */
  readonly unit: string;
  /** Digits after the point when it is shown. */
  readonly decimals: number;
  readonly better: Better;
  readonly previous: string | null;
  readonly target: string | null;
  /** The document and page a figure was taken from, where it does not come from the registers. */
  readonly cited?: { readonly value?: string; readonly previous?: string };
}

/** Answers for figures; undefined where the indicator or the scope is not known. */
export interface FigureSource {
  readonly find: (ask: FigureAsk) => SourcedFigure | undefined;
}

/** A figure's name on one line, by which it is frozen, bookmarked and opened. */
export const refOf = ({ indicator, scope, at }: FigureAsk): string => `${indicator}@${scope}@${at}`;

/** A source that holds its figures in memory, by their names. */
export const inMemoryFigures = (figures: Readonly<Record<string, SourcedFigure>>): FigureSource => {
  const held = new Map(Object.entries(figures));
  return { find: (ask) => held.get(refOf(ask)) };
};
