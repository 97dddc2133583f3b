import { eraseRecord as erase } from '../../db/registers/records/write-records.ts';
import type { RecordWay } from '../../domain/register/record-state.ts';
import { useCase } from '../use-case.ts';
import { findRecord, requireReason } from './record-access.ts';

/** Empties a record and every version of it because the law asks; that it was, and who erased it why, stays. Throws A103, R101, R301, R311, R315. */
export const eraseRecord = useCase('record.erase', async (cx, input: { readonly key: string; readonly id: string; readonly version: number; readonly reason: string; readonly via: RecordWay }) => {
  const { store, record } = await findRecord(cx, input);
  const reason = requireReason(input.reason, 'record.erase');
  const version = await erase(cx.db, store, input, reason, { by: cx.by, via: input.via });
  cx.about({ kind: 'record', id: input.id, unitPath: record.unitPath, details: { register: input.key, version, reason } });
  return { version };
});
