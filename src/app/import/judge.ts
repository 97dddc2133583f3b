import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { JudgedRow } from '../../domain/register/import-report.ts';
import type { RecordState } from '../../domain/register/record-state.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { RecordStore, StoredRecord } from '../../db/registers/records/record-row.ts';
import type { KnownCells } from '../record/known-cells.ts';
import type { Context } from '../use-case.ts';
import type { FindReports } from './governing-reports.ts';
import type { References } from './load-references.ts';
import type { SourceRow } from './row-source.ts';
import type { SurroundRows } from './surround-rows.ts';

/** One key of the register: the records in force by it, and the first row of the file that brings each. */
export interface KeyIndex { readonly keys: readonly string[]; readonly held: ReadonlyMap<string, string>; readonly seen: Map<string, number>; /** Looks up the keys of a batch, where they were not all loaded. */ readonly learn?: (rows: readonly KeyedRow[]) => Promise<void> }

/** A row with what its keys are made of. */
export interface KeyedRow { readonly unit: UnitRow | null; readonly read: RecordValues; readonly held: StoredRecord | null }

/** What judging works with, the same for every batch. */
export interface Judge {
  readonly cx: Context;
  readonly definition: RegisterDefinition;
  readonly store: RecordStore;
  readonly references: References;
  readonly surround: SurroundRows;
  readonly reports: FindReports;
  readonly indexes: readonly KeyIndex[];
  /** The unit of rows that name none. */
  readonly only: UnitRow | null;
  /** What other registers and those who know it first hold already. */
  readonly knownCells: KnownCells;
  /** Required fields without a column, told once for the file. */
  readonly lacking: ReadonlySet<string>;
  /** Letters of the file's columns by field. */
  readonly letters: ReadonlyMap<string, string>;
  /** Records that are found are held against change until the transaction ends: the rows are about to be written. */
  readonly hold: boolean;
  /** The id of a row that is new. Of a register without keys it follows from file and place, so that the same file twice makes one record. */
  readonly idOf: (source: SourceRow) => string;
}

/** A row that was judged, with what is to be written of it. */
export interface ReadyRow extends JudgedRow {
  readonly id: string;
  readonly unit: UnitRow | null;
  readonly held: StoredRecord | null;
  readonly state: RecordState;
  /** All values of the record as it would be; of a row whose unit is unknown, nothing. */
  readonly values: RecordValues;
}
