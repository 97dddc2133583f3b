/* What the matching of columns looks at, and headings as it finds them. */
import type { Words } from '../problem.ts';
import type { RegisterDefinition } from './definition.ts';
import type { Marker } from './machine-header.ts';
import type { SheetHead } from './sheet-head.ts';

/** What the matching looks at. */
export interface MatchInput {
  readonly register: RegisterDefinition;
  /** Names of other registers, for a template that came to the wrong one. */
  readonly registerName: (key: string) => Words | undefined;
  /** The definition of an older version, where it is kept. */
  readonly olderVersion?: (version: number) => RegisterDefinition | undefined;
  readonly sheets: readonly SheetHead[];
  /** Whose rows are imported; null where rows of several units may come. */
  readonly unit: { readonly id: string; readonly name: string } | null;
  /** What the sender settled: which sheet, and what columns mean (null: left out), by their number from 1. */
  readonly chosen?: { readonly sheet?: string; readonly columns?: ReadonlyMap<number, string | null> };
}

/** One column, counted from 1; `near` is a field it may mean where `key` is null; `type` is the one a template was made with. */
export interface MatchedColumn { readonly column: number; readonly heading: string; readonly key: string | null; readonly near: string; readonly type?: string }

/** Headings that were found. */
export interface Headings {
  readonly headingRow: number;
  readonly firstRow: number;
  readonly marker: Marker | null;
  readonly keyColumn: number;
  readonly columns: readonly MatchedColumn[];
  /** Columns with the right name and another unit of measure. */
  readonly measures: readonly { readonly column: number; readonly key: string; readonly heading: string; readonly measure: Words }[];
  /** How many fields they name. */
  readonly score: number;
}
