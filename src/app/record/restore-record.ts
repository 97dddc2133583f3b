import type { RecordWay } from '../../domain/register/record-state.ts';
import { recordStates } from '../../domain/register/record-state.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { restoreRecord as restore } from '../../db/registers/records/write-records.ts';
import { getUnitToWrite } from '../unit/get-unit.ts';
import { useCase } from '../use-case.ts';
import { findRecord, requireOpen, requireReason } from './record-access.ts';

interface RestoreInput { readonly key: string; readonly id: string; readonly version: number; readonly reason: string; readonly via: RecordWay }

/** Brings a retired record back into use, with a reason; its versions stay, and one more says so. Throws A103, N112, R101, R202, R301, R302 when its key is held by another, R311, R315, R322, R323. */
export const restoreRecord = useCase('record.restore', async (cx, input: RestoreInput): Promise<{ version: number }> => {
  const found = await findRecord(cx, input);
  const { definition, store, record } = found;
  const reason = requireReason(input.reason, 'record.restore');
  if (record.state === 'erased') throw raise(problems.recordGone, { state: wordsOf(recordStates.erased) });
  if (record.retiredAt === null) throw raise(problems.recordInUse, {});
  const unit = await getUnitToWrite(cx.db, cx.county, record.unitId);
  if (unit.retired || !definition.keptBy.includes(unit.kind)) throw raise(problems.recordUnitGone, { unit: unit.name });
  const state = await requireOpen(cx, found, 'record.restore');
  const version = await restore(cx.db, store, input, { state, reason }, { by: cx.by, via: input.via });
  cx.about({ kind: 'record', id: input.id, unitPath: record.unitPath, details: { register: input.key, version, reason } });
  return { version };
});
