import { createHash } from 'node:crypto';
import type { SavedRecord } from '../../contract/register.ts';
import type { RecordState, RecordWay } from '../../domain/register/record-state.ts';
import type { Typed } from '../../domain/register/typed.ts';
import { problems, raise } from '../../domain/problem.ts';
import { getRecord, historyOf } from '../../db/registers/records/read-records.ts';
import type { RecordStore, StoredRecord } from '../../db/registers/records/record-row.ts';
import { insertRecords } from '../../db/registers/records/write-records.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { holdForSaving } from '../round/hold-report.ts';
import { getUnitToWrite } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { changedValues, prepareRecord } from './prepare-record.ts';
import { explained, requireKeeper } from './record-access.ts';
import { recordReply } from './record-reply.ts';

interface CreateInput {
  readonly key: string;
  readonly unitId: string;
  readonly values: Readonly<Record<string, Typed>>;
  readonly via: RecordWay;
  /** Why what is unusual is right, by check. */
  readonly explanations?: Readonly<Record<string, string>> | undefined;
  /** The sender's own name for this request: sent twice, it makes one record. */
  readonly idempotencyKey?: string | undefined;
}

/** Adds a record of a unit. Throws A103, N112, R101, R302, R303, R304, R305, R312. */
export const createRecord = useCase('record.create', async (cx, input: CreateInput): Promise<SavedRecord> => {
  cx.inRegister(input.key);
  const definition = await getRegister(cx, input.key);
  const unit = await getUnitToWrite(cx.db, cx.county, input.unitId);
  cx.about({ kind: 'record', id: '', unitPath: unit.path, details: { register: input.key } });
  cx.allow(unit.path, definition.sensitivity);
  requireKeeper(definition, unit);
  const state: RecordState = definition.workflow === 'report' ? 'draft' : 'in_force';
  const { values, findings, lookups } = await prepareRecord(cx, { definition, unit, typed: input.values, held: null, state });
  await holdForSaving(cx, definition, { unitId: unit.id, values });
  const store = storeOf(cx, definition);
  const id = input.idempotencyKey === undefined ? cx.runtime.newId() : idOf(cx, input.key, input.idempotencyKey);
  const made = { id, unitId: unit.id, unitPath: unit.path, state, values };
  const added = await insertRecords(cx.db, store, [made], { by: cx.by, via: input.via });
  cx.about({ kind: 'record', id, unitPath: unit.path, details: { register: input.key, version: 1, ...(added === 0 && { repeated: true }), ...explained(input) } });
  const record: StoredRecord = added === 0 ? await repeated(cx, store, made) : {
    ...made, sensitivity: definition.sensitivity, version: 1, definitionVersion: definition.version, since: cx.now, byId: cx.by.id, byName: cx.by.name,
    via: input.via, importId: null, retiredAt: null, retireReason: null,
  };
  return { record: recordReply(cx, definition, record, lookups), findings: [...findings] };
});

// The same key of the same person names the same record: the second insert finds it there, on whichever server.
function idOf(cx: Context, register: string, key: string): string {
  const digest = createHash('sha256').update(JSON.stringify([cx.county, cx.actor.id, register, key])).digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

async function repeated(cx: Context, store: RecordStore, made: Pick<StoredRecord, 'id' | 'unitId' | 'values'>): Promise<StoredRecord> {
  const [first] = await historyOf(cx.db, store, made.id);
  const same = first?.unitId === made.unitId && Object.keys(changedValues(first.values, made.values)).length === 0;
  const held = same ? await getRecord(cx.db, store, made.id) : undefined;
  if (!held) throw raise(problems.keyReused, {});
  return held;
}
