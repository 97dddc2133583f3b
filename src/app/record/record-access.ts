/* What every use case on a record asks first. */
import type { ActionName } from '../../domain/access/actions.ts';
import { actions } from '../../domain/access/actions.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { recordStates, type RecordState } from '../../domain/register/record-state.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { getRecord } from '../../db/registers/records/read-records.ts';
import type { RecordStore, StoredRecord } from '../../db/registers/records/record-row.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { holdForSaving } from '../round/hold-report.ts';
import type { Context } from '../use-case.ts';

/** A record with its register. */
export interface FoundRecord { readonly definition: RegisterDefinition; readonly store: RecordStore; readonly record: StoredRecord }

/** The record, if the actor may do this with it. Throws A103, R101. */
export async function findRecord(cx: Context, { key, id }: { readonly key: string; readonly id: string }, asOf: Date | null = null): Promise<FoundRecord> {
  cx.inRegister(key);
  const definition = await getRegister(cx, key);
  const store = storeOf(cx, definition);
  const record = await getRecord(cx.db, store, id, asOf);
  if (!record) throw raise(problems.notFound, { what: { zh: '该记录', en: 'This record' } });
  cx.about({ kind: 'record', id, unitPath: record.unitPath, details: { register: key } });
  cx.allow(record.unitPath, record.sensitivity as Sensitivity);
  return { definition, store, record };
}

/**
 * The state a record has once it is changed. What was sent in a round is changed by having it returned, what was approved
 * when a new round asks for it or the old one is opened again. Throws N112, R202.
 */
export async function requireOpen(cx: Context, { definition, record }: FoundRecord, action: ActionName): Promise<RecordState> {
  const report = await holdForSaving(cx, definition, record);
  // A draft left over from when the register was reported in rounds.
  if (definition.workflow === 'plain' && (record.state === 'draft' || record.state === 'returned')) return 'in_force';
  if (definition.workflow !== 'report' || record.state === 'draft' || record.state === 'returned' || record.state === 'erased') return record.state;
  if (report) return 'draft';
  throw raise(problems.stateForbids, { state: wordsOf(recordStates[record.state]), action: wordsOf(actions[action]) });
}

/** Refuses with R305 a unit that does not keep this register, or is no longer in use. */
export function requireKeeper(definition: RegisterDefinition, unit: UnitRow): void {
  if (unit.retired || !definition.keptBy.includes(unit.kind)) throw raise(problems.unitKeepsNot, { register: definition.name, unit: unit.name });
}

/** The reason as it is kept. Throws R315 when it says too little. */
export function requireReason(reason: string, action: ActionName): string {
  const said = reason.trim();
  // Spaces and characters without width say nothing.
  if ([...said.replaceAll(/[\p{C}\p{Z}]/gu, '')].length < 4) throw raise(problems.reasonMissing, { action: wordsOf(actions[action]) });
  return said;
}

/** What the audit keeps of the explanations given: nothing when there are none. */
export const explained = ({ explanations = {} }: { readonly explanations?: Readonly<Record<string, string>> | undefined }): { readonly explanations?: Readonly<Record<string, string>> } =>
  (Object.keys(explanations).length === 0 ? {} : { explanations });
