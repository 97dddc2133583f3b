import type { SavedRecord } from '../../contract/register.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import type { RecordWay } from '../../domain/register/record-state.ts';
import type { Typed } from '../../domain/register/typed.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import { updateRecord } from '../../db/registers/records/write-records.ts';
import { holdForSaving, periodOf } from '../round/hold-report.ts';
import { getUnit, getUnitToWrite } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { changedValues, prepareRecord } from './prepare-record.ts';
import { explained, findRecord, requireKeeper, requireOpen, type FoundRecord } from './record-access.ts';
import { recordReply } from './record-reply.ts';

interface ChangeInput {
  readonly key: string;
  readonly id: string;
  /** The version the sender has before him. */
  readonly version: number;
  readonly unitId?: string | undefined;
  /** Fields left out stay as they are. */
  readonly values: Readonly<Record<string, Typed>>;
  readonly via: RecordWay;
  /** Why what is unusual is right, by check. */
  readonly explanations?: Readonly<Record<string, string>> | undefined;
}

/** Changes a record from the version its reader saw. Throws A103, N112, R101, R202, R301, R302, R303, R304, R305, R311. */
export const changeRecord = useCase('record.change', async (cx, input: ChangeInput): Promise<SavedRecord> => {
  const found = await findRecord(cx, input);
  const { definition, store, record } = found;
  const state = await requireOpen(cx, found, 'record.change');
  const unit = await unitOf(cx, found, input.unitId);
  const { values, findings, lookups } = await prepareRecord(cx, { definition, unit, typed: input.values, held: record, state });
  const changes = changedValues(record.values, values);
  if (unit.id !== record.unitId || periodOf(definition, values) !== periodOf(definition, record.values)) await holdForSaving(cx, definition, { unitId: unit.id, values });
  const moved = unit.id === record.unitId ? {} : { unit: { id: unit.id, path: unit.path } };
  const version = await updateRecord(cx.db, store, { id: record.id, version: input.version }, { values: changes, state, ...moved }, { by: cx.by, via: input.via });
  cx.about({ kind: 'record', id: record.id, unitPath: unit.path, details: { register: input.key, version, fields: Object.keys(changes), ...explained(input) } });
  const saved: StoredRecord = {
    ...record, unitId: unit.id, unitPath: unit.path, state, values, version, definitionVersion: definition.version, since: cx.now, byId: cx.by.id, byName: cx.by.name, via: input.via,
  };
  return { record: recordReply(cx, definition, saved, lookups), findings: [...findings] };
});

// To hand a record to another unit one needs the right there too.
async function unitOf(cx: Context, { definition, record }: FoundRecord, unitId: string | undefined): Promise<UnitRow> {
  if (unitId === undefined || unitId === record.unitId) return getUnit(cx.db, cx.county, record.unitId);
  const unit = await getUnitToWrite(cx.db, cx.county, unitId);
  cx.allow(unit.path, record.sensitivity as Sensitivity);
  requireKeeper(definition, unit);
  return unit;
}
