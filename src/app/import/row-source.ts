/* The rows of a file on their way in: what the office room reads out of bytes, a batch at a time. */
import type { Words } from '../../domain/problem.ts';
import type { PlacedFinding, RowPlace } from '../../domain/register/import-report.ts';
import type { Typed } from '../../domain/register/typed.ts';

/** Which record a row was sent out as. */
export interface RowKey { readonly id: string; readonly version: number }

/** One row as it came; `cells` by field key, columns that are no field left out. */
export interface SourceRow extends RowPlace {
  readonly key: RowKey | null;
  readonly typed: Readonly<Record<string, Typed>>;
  /** What stands in the column of the unit, where there is one. */
  readonly unit: Typed;
  /** Fields that were sent out filled in. */
  readonly known: readonly string[];
}

/** One column of the file, counted from 1; `field` is a field key, `unit`, or null for one that was not recognised; `near` may be meant. */
interface SourceColumn { readonly column: number; readonly letter: string; readonly heading: string; readonly field: string | null; readonly near: string }

/** A file opened for reading. To be closed. */
export interface RowSource {
  readonly columns: readonly SourceColumn[];
  /** What is wrong with the file as a whole; with anything of that kind no row is written. */
  readonly findings: readonly PlacedFinding[];
  /** What the sender should know of it. */
  readonly notes: readonly Words[];
  /** Required fields without a column, told once for the file. */
  readonly lacking: readonly string[];
  readonly batches: AsyncIterable<readonly SourceRow[]>;
  readonly close: () => void;
}
