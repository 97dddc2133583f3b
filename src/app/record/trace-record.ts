import type { RecordVersion } from '../../contract/register.ts';
import { listUnitsById } from '../../db/queries/units.ts';
import { historyOf } from '../../db/registers/records/read-records.ts';
import { useCase } from '../use-case.ts';
import { changedValues } from './prepare-record.ts';
import { findRecord } from './record-access.ts';
import { maskRecord } from './record-reply.ts';

/** What happened to a record: every version, the newest first, what each changed and where it moved; masked as the record itself is. Throws A103, R101. */
export const traceRecord = useCase('record.trace', async (cx, input: { readonly key: string; readonly id: string }): Promise<RecordVersion[]> => {
  const { definition, store } = await findRecord(cx, input);
  const versions = await historyOf(cx.db, store, input.id);
  const units = new Map((await listUnitsById(cx.db, cx.county, [...new Set(versions.map(({ unitId }) => unitId))])).map(({ id, name }) => [id, name]));
  return versions.map((version, index): RecordVersion => {
    const before = versions[index - 1];
    // Compared plainly, shown masked: a changed number is seen to have changed.
    const shown = maskRecord(cx, definition, version).values;
    const was = before ? maskRecord(cx, definition, before).values : {};
    const differences = Object.keys(changedValues(before?.values ?? {}, version.values)).map((field) => ({ field, before: was[field] ?? null, after: shown[field] ?? null }));
    const restored = version.retiredAt === null && before !== undefined && before.retiredAt !== null;
    return {
      version: version.version, since: version.since.toISOString(), byName: version.byName, via: version.via, state: version.state,
      definitionVersion: version.definitionVersion, retireReason: version.retiredAt !== null || restored ? version.retireReason : null, restored, unitName: units.get(version.unitId) ?? '',
      movedFrom: before && before.unitId !== version.unitId ? units.get(before.unitId) ?? '' : null, differences,
    };
  }).toReversed();
});
