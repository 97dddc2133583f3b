/* The last stage of a call that writes several records: reports are held, then everything sound is written in few statements. */
import type { BulkOutcome } from '../../contract/bulk.ts';
import type { Finding } from '../../domain/register/finding.ts';
import { findingOf } from '../../domain/register/finding.ts';
import { problems } from '../../domain/problem.ts';
import type { Doing } from '../../db/registers/records/record-row.ts';
import { retireRecords } from '../../db/registers/records/write-records.ts';
import { placeOf } from '../import/governing-reports.ts';
import type { Judge, ReadyRow } from '../import/judge.ts';
import { changeRows, holdPlaces, prepareAdding, type RefusedRow } from '../import/write-rows.ts';
import type { JudgedBulk, JudgedRecord } from './judge-bulk.ts';

/** Whether nothing stands against the record. */
export const isSound = ({ findings }: JudgedRecord): boolean => findings.every(({ strength }) => strength !== 'logic');

/** Writes what is sound; answers what became of each record, in order. */
export async function writeBulk({ judge, records }: JudgedBulk, doing: Doing): Promise<BulkOutcome[]> {
  const sound = records.filter((record) => isSound(record) && record.ready.unit !== null && (record.sent.do === 'retire' || record.ready.outcome !== 'unchanged'));
  const refused = new Map<number, Finding>();
  const note = (lost: readonly RefusedRow[]): void => { for (const { row, problem } of lost) refused.set(row.row, { field: '', strength: 'logic', code: problem.code, zh: problem.zh, en: problem.en }); };
  note(await holdPlaces(judge, sound.flatMap((record) => placesOf(judge, record)), new Map()));
  const open = sound.filter(({ at }) => !refused.has(at));
  // Retired ones first: what they were keyed by may be wanted by those that follow.
  for (const at of await retire(judge, open, doing)) refused.set(at, findingOf('', problems.recordChanged, {}));
  const rows = open.filter(({ sent }) => sent.do !== 'retire').map(({ ready }) => ready);
  note(await changeRows(judge, rows.filter(({ outcome }) => outcome === 'changed'), doing));
  note(await prepareAdding(judge, rows.filter(({ outcome }) => outcome === 'added'), doing)());
  return records.map((record) => outcomeOf(record, refused.get(record.at)));
}

// A record that moves is said of both places: neither may have been sent.
function placesOf({ definition, references }: Judge, { ready }: JudgedRecord): ReadyRow[] {
  const before = ready.held && references.units.get(ready.held.unitId);
  if (!ready.unit || !ready.held || !before) return [ready];
  const moved = placeOf(definition, { unit: before, values: ready.held.values }) !== placeOf(definition, { unit: ready.unit, values: ready.values });
  return moved ? [ready, { ...ready, unit: before, values: ready.held.values }] : [ready];
}

async function retire({ cx, store }: Judge, open: readonly JudgedRecord[], doing: Doing): Promise<number[]> {
  const wanted = open.flatMap(({ at, sent }) => (sent.do === 'retire' ? [{ at, id: sent.id, version: sent.version, reason: sent.reason.trim() }] : []));
  if (wanted.length === 0) return [];
  const done = new Set(await retireRecords(cx.db, store, wanted, doing));
  return wanted.filter(({ id }) => !done.has(id)).map(({ at }) => at);
}

function outcomeOf(record: JudgedRecord, lost: Finding | undefined): BulkOutcome {
  const { at: row, sent, ready } = record;
  if (lost || !isSound(record)) return { row, outcome: 'refused', id: null, version: null, findings: [...record.findings, ...(lost ? [lost] : [])] };
  const version = ready.held?.version ?? 0;
  if (sent.do !== 'retire' && ready.outcome === 'unchanged') return { row, outcome: 'unchanged', id: ready.id, version, findings: [...record.findings] };
  return { row, outcome: sent.do === 'retire' ? 'retired' : ready.held ? 'changed' : 'created', id: ready.id, version: version + 1, findings: [...record.findings] };
}
