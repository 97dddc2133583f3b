import { retireRecord as retire } from '../../db/registers/records/write-records.ts';
import type { RecordWay } from '../../domain/register/record-state.ts';
import { useCase } from '../use-case.ts';
import { findRecord, requireOpen, requireReason } from './record-access.ts';

/** Takes a record out of use, with a reason; all its versions stay. Throws A103, N112, R101, R202, R301, R311, R315. */
export const retireRecord = useCase('record.retire', async (cx, input: { readonly key: string; readonly id: string; readonly version: number; readonly reason: string; readonly via: RecordWay }) => {
  const found = await findRecord(cx, input);
  await requireOpen(cx, found, 'record.retire');
  const reason = requireReason(input.reason, 'record.retire');
  const version = await retire(cx.db, found.store, input, reason, { by: cx.by, via: input.via });
  cx.about({ kind: 'record', id: input.id, unitPath: found.record.unitPath, details: { register: input.key, version, reason } });
  return { version };
});
