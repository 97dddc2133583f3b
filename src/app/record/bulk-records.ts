/*
 * Several records in one call and one transaction: all of them or those that are sound, each with what is wrong with it.
 * The same call sent twice writes once.
 */
import { createHash } from 'node:crypto';
import type { BulkCounts, BulkOutcome, BulkRecords, BulkReply } from '../../contract/bulk.ts';
import type { BulkAnswer } from '../../domain/register/bulk-answer.ts';
import type { RecordWay } from '../../domain/register/record-state.ts';
import { problems, raise } from '../../domain/problem.ts';
import { keepAnswer, takeCall } from '../../db/queries/bulk-calls.ts';
import { getRegister } from '../register/get-register.ts';
import { useCase, type Context } from '../use-case.ts';
import { isSound, writeBulk } from './write-bulk.ts';
import { judgeBulk, type JudgedBulk } from './judge-bulk.ts';
import { explained } from './record-access.ts';

interface BulkInput extends BulkRecords {
  readonly key: string;
  readonly via: RecordWay;
  readonly idempotencyKey?: string | undefined;
}

/** Makes, changes, puts and retires records. Throws A103, R101, R312, R320 with the faults of each record when all were to be written or none. */
export const bulkRecords = useCase('record.bulk', async (cx, input: BulkInput): Promise<BulkReply> => {
  cx.inRegister(input.key);
  const definition = await getRegister(cx, input.key);
  cx.about({ kind: 'register', id: '', unitPath: cx.actor.unitPath, details: { register: input.key } });
  const before = await heldAnswer(cx, input);
  if (before) return repeated(cx, input, before);
  const judged = await judgeBulk(cx, definition, input.rows);
  const unitPath = requireReach(cx, input, judged);
  if (input.mode === 'all') requireAll(judged.records.filter((record) => !isSound(record)).map(({ at, findings }) => ({ row: at, findings: [...findings] })));
  const rows = await writeBulk(judged, { by: cx.by, via: input.via });
  if (input.mode === 'all') requireAll(rows.filter(({ outcome }) => outcome === 'refused'));
  const counts = countOf(rows);
  const unseen = judged.records.filter((record) => record.unseen).flatMap(({ sent }) => ('id' in sent ? [sent.id] : []));
  cx.about({ kind: 'register', id: '', unitPath, details: { register: input.key, mode: input.mode, ...counts, ...(unseen.length > 0 && { unseen: unseen.slice(0, 20) }), ...explained(input) } });
  if (input.idempotencyKey !== undefined) await keepAnswer(cx.db, cx.county, { actorId: cx.actor.id, key: input.idempotencyKey }, { unitPath, rows: rows.map(({ outcome, id, version }) => ({ outcome, id, version })) });
  return { counts, rows, repeated: false };
});

async function heldAnswer(cx: Context, { idempotencyKey, key, mode, rows }: BulkInput): Promise<BulkAnswer | undefined> {
  if (idempotencyKey === undefined) return undefined;
  const digest = createHash('sha256').update(JSON.stringify([key, mode, rows])).digest();
  const held = await takeCall(cx.db, cx.county, { actorId: cx.actor.id, key: idempotencyKey }, digest, cx.now);
  if (held && !held.digest.equals(digest)) throw raise(problems.keyReused, {});
  return held?.reply ?? undefined;
}

function repeated(cx: Context, { key }: BulkInput, { unitPath, rows }: BulkAnswer): BulkReply {
  cx.allow(unitPath);
  const outcomes = rows.map((row, index): BulkOutcome => ({ row: index + 1, ...row, findings: [] }));
  cx.about({ kind: 'register', id: '', unitPath, details: { register: key, repeated: true } });
  return { counts: countOf(outcomes), rows: outcomes, repeated: true };
}

/** The right on every unit that is written; a call that reaches none is refused. Where all or nothing is wanted, so is one that reaches beyond. Answers the path of a unit. */
function requireReach(cx: Context, { mode, rows }: BulkInput, { judge, records }: JudgedBulk): string {
  const lost = records.find(({ unseen }) => unseen);
  const strange = rows.find((row) => 'unitId' in row && row.unitId !== undefined && !judge.references.units.has(row.unitId));
  if (lost && 'id' in lost.sent) cx.about({ kind: 'record', id: lost.sent.id, unitPath: '', details: { register: judge.definition.key } });
  if (mode === 'all' && (lost || strange)) {
    throw raise(problems.notFound, { what: lost ? { zh: `第 ${lost.at} 条记录`, en: `Record ${lost.at} of the call` } : { zh: '所写的单位', en: 'A unit of the call' } });
  }
  const paths = [...new Set(records.flatMap(({ heldAt, ready, sent }) => [heldAt, ready.held?.unitPath, 'unitId' in sent && sent.unitId !== undefined ? judge.references.units.get(sent.unitId)?.path : undefined].filter((path) => path !== undefined)))];
  const mine = paths.filter((path) => { const unit = [...judge.references.units.values()].find((one) => one.path === path); return unit !== undefined && judge.references.mayWrite(unit); });
  for (const path of mode === 'all' || mine.length === 0 ? paths : mine) cx.allow(path, judge.definition.sensitivity);
  if (paths.length === 0) throw raise(problems.notFound, { what: { zh: '所写的记录', en: 'Every record of the call' } });
  return mine.length === 1 ? mine[0] ?? cx.actor.unitPath : cx.actor.unitPath;
}

function requireAll(refused: readonly Pick<BulkOutcome, 'row' | 'findings'>[]): void {
  if (refused.length === 0) return;
  const findings = refused.flatMap(({ row, findings: said }) => said.filter(({ strength }) => strength === 'logic').map(({ zh, en, field, code }) => ({ zh: `第 ${row} 条：${zh}`, en: `record ${row}: ${en}`, row, field, code })));
  throw raise(problems.bulkRefused, { refused: refused.length, findings });
}

function countOf(rows: readonly BulkOutcome[]): BulkCounts {
  const counts = { created: 0, changed: 0, unchanged: 0, retired: 0, refused: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
