/*
 * A plan or summary comes in: bytes or pasted text → text → reading → version. The file is read before the transaction
 * begins, so that a slow document never holds a connection.
 */
import { createHash } from 'node:crypto';
import type { PlanRow } from '../../contract/plan.ts';
import { may, mayAnywhere } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { carryDecisions } from '../../domain/plan/carry-decisions.ts';
import { nextState } from '../../domain/ledger/commitment.ts';
import { itemsOf, type PlanItem } from '../../domain/plan/plan-item.ts';
import { readPlan } from '../../domain/plan/read-plan.ts';
import { problems, raise } from '../../domain/problem.ts';
import { appendToAll, listCommitmentsById } from '../../db/queries/commitments.ts';
import { insertFile } from '../../db/queries/files.ts';
import { insertDecisions, insertPlan, insertPlanVersion, updatePlan, type PlanHead } from '../../db/queries/plans.ts';
import type { StoredReading } from '../../db/schema.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { auditName } from '../audit/audit-name.ts';
import { getUnit, getUnitAt } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { getPlan, loadVersion } from './get-plan.ts';
import { countItems, planReply } from './plan-reply.ts';

// Thirty times the longest plan we know; reading it takes about a second, in which the server does nothing else.
const LONGEST = 500_000;

/** What comes in: a file or pasted text. */
export interface PlanUpload {
  readonly file?: { readonly name: string; readonly media: string; readonly bytes: Uint8Array } | undefined;
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  /** Whose plan it is; one's own unit unless given. */
  readonly unitId?: string | undefined;
  /** The plan this is a new version of. */
  readonly planId?: string | undefined;
}

/** Reads and keeps a plan or a new version of one. Throws F1xx for a file that cannot be read, L105, L109, R101, A103. */
export async function uploadPlan(runtime: Runtime, asker: Asker, upload: PlanUpload): Promise<PlanRow> {
  // Nobody without the right makes the server read a file; the refusal itself is the inner use case's.
  const mayRead = asker.actor !== null && mayAnywhere(asker.actor, 'plan.upload');
  const text = mayRead ? await textOf(runtime, upload) : '';
  const { text: kept, ...reading } = readPlan(text);
  return keepPlan(runtime, asker, { upload, text: kept, reading });
}

async function textOf(runtime: Runtime, upload: PlanUpload): Promise<string> {
  const raw = upload.file ? (await runtime.documents(upload.file)).text : upload.text ?? '';
  // PostgreSQL holds neither NUL nor half a surrogate pair; both are replaced one for one, so places stay true.
  const text = raw.replaceAll('\0', ' ').toWellFormed();
  if (text.trim() === '') throw raise(problems.textEmpty, {});
  if (text.length > LONGEST) throw raise(problems.textTooLong, { length: text.length, limit: LONGEST });
  return text;
}

interface ReadPlan { readonly upload: PlanUpload; readonly text: string; readonly reading: StoredReading }

const keepPlan = useCase('plan.upload', async (cx, read: ReadPlan): Promise<PlanRow> => {
  const plan = read.upload.planId ? await addVersion(cx, read, read.upload.planId) : await addPlan(cx, read);
  return planReply(plan);
});

async function addPlan(cx: Context, read: ReadPlan): Promise<PlanHead> {
  const unit = read.upload.unitId ? await getUnit(cx.db, cx.county, read.upload.unitId) : await getUnitAt(cx.db, cx.county, grantedPath(cx));
  cx.allow(unit.path);
  const { reading } = read;
  const plan: PlanHead = {
    id: cx.runtime.newId(), unitId: unit.id, unitName: unit.name, unitPath: unit.path, sensitivity: 1, title: titleOf(read), year: reading.year,
    docType: reading.docType, versionNo: 1, version: 0, counts: countItems(itemsOf(reading, []), reading), createdBy: cx.actor.name, createdAt: cx.now, follow: null,
  };
  cx.about({ kind: 'plan', id: plan.id, unitPath: plan.unitPath, name: auditName(plan.title, plan.sensitivity), details: { version: 1, figures: reading.quantities.length } });
  await insertPlan(cx.db, cx.county, { ...plan, createdById: cx.actor.id });
  await keepVersion(cx, plan, read);
  return plan;
}

// What was decided on the version before goes on to this one, as decisions of the person who brings it in.
async function addVersion(cx: Context, read: ReadPlan, planId: string): Promise<PlanHead> {
  const held = await getPlan(cx, planId);
  const { reading } = read;
  const last = await loadVersion(cx, held, held.versionNo);
  const carried = carryDecisions(itemsOf(last.version.reading, []), itemsOf(reading, []), last.decisions);
  const items = itemsOf(reading, carried.map((decision) => ({ ...decision, byName: cx.by.name, at: cx.now.toISOString() })));
  const plan: PlanHead = {
    ...held, versionNo: held.versionNo + 1, version: held.version + carried.length + 1, title: titleOf(read), year: reading.year ?? held.year,
    docType: reading.docType, counts: countItems(items, reading),
  };
  const { title, year, docType, versionNo, version, counts } = plan;
  const moved = await updatePlan(cx.db, cx.county, plan.id, held.version, { title, year, docType, versionNo, version, counts });
  if (!moved) throw raise(problems.recordChanged, {});
  cx.about({ kind: 'plan', id: plan.id, unitPath: plan.unitPath, details: { version: versionNo, figures: reading.quantities.length, carried: carried.length } });
  await keepVersion(cx, plan, read);
  await dropMissing(cx, plan, last.items, new Set(carried.map((decision) => decision.commitmentId)));
  await insertDecisions(cx.db, cx.county, plan, cx.by, carried.map((decision, index) => ({ ...decision, seq: held.version + index + 1 })));
  return plan;
}

// What stood in the ledger and is gone from the text stays there, marked, until somebody keeps or cancels it.
async function dropMissing(cx: Context, plan: PlanHead, before: readonly PlanItem[], carried: ReadonlySet<string | null>): Promise<void> {
  const gone = before.flatMap((item) => (item.commitmentId === null || carried.has(item.commitmentId) ? [] : [item.commitmentId]));
  const rows = (await listCommitmentsById(cx.db, cx.county, gone)).filter((row) => nextState(row.state, 'drop') !== undefined);
  const done = await appendToAll(cx.db, cx.county, rows, cx.by, { verb: 'drop', changes: { versionNo: plan.versionNo } }, { droppedIn: plan.versionNo });
  if (!done) throw raise(problems.recordChanged, {});
}

async function keepVersion(cx: Context, plan: PlanHead, read: ReadPlan): Promise<void> {
  await insertPlanVersion(cx.db, cx.county, plan, {
    no: plan.versionNo, text: read.text, reading: read.reading, fileId: await keepFile(cx, plan, read.upload), fileName: read.upload.file?.name ?? '',
    by: cx.actor.name, byId: cx.actor.id, at: cx.now,
  });
}

async function keepFile(cx: Context, plan: PlanHead, { file }: PlanUpload): Promise<string | null> {
  if (!file) return null;
  const id = cx.runtime.newId();
  await insertFile(cx.db, cx.county, {
    id, name: file.name.slice(-200), media: file.media, size: file.bytes.length, bytes: Buffer.from(file.bytes), sha256: createHash('sha256').update(file.bytes).digest(),
    unitPath: plan.unitPath, sensitivity: plan.sensitivity as Sensitivity, register: null, by: cx.actor.id, at: cx.now,
  });
  return id;
}

// A person may sit in one unit and hold the right in another: the plan belongs where the right is.
const grantedPath = (cx: Context): string =>
  cx.actor.grants.find((grant) => may(cx.actor, 'plan.upload', grant.unitPath))?.unitPath ?? cx.actor.unitPath;

const titleOf = (read: ReadPlan): string =>
  (read.upload.title || read.reading.title || read.upload.file?.name.replace(/\.[^.]+$/, '') || '未命名计划').slice(0, 200);
