import type { ImportView } from '../../contract/import.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import { loadLookups, recordTitle } from '../record/lookups.ts';
import type { Context } from '../use-case.ts';

/** Records by what they are called, with who changed them last. */
export async function nameRecords(cx: Context, definition: RegisterDefinition, records: readonly StoredRecord[]): Promise<ImportView['kept']> {
  const lookups = await loadLookups(cx, definition, { values: records.map(({ values }) => values), units: records.map(({ unitId }) => unitId) });
  return records.map((record) => ({ id: record.id, title: recordTitle(cx, definition, record, lookups), byName: record.byName, at: record.since.toISOString() }));
}
