/*
 * People decide what the reader proposed: confirm, dismiss, undo, with corrections; one item or all of them, all or
 * nothing. A confirmed target or task enters the ledger; a dismissed one leaves it while nothing was reported on it.
 */
import type { OpenedPlan } from '../../contract/plan.ts';
import { commitmentKind } from '../../domain/plan/commitment-kind.ts';
import { decide, type Decision, type ItemEdit, type PlanItem } from '../../domain/plan/plan-item.ts';
import { asksFollow } from '../../domain/plan/follow.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { nextState, stateNames, takenOutNote } from '../../domain/ledger/commitment.ts';
import { commitmentBody, readBody } from '../../domain/ledger/commitment-body.ts';
import { problems, raise } from '../../domain/problem.ts';
import { appendAction, insertCommitments, listCommitmentsById, type CommitmentChange, type CommitmentRow, type NewAction, type NewCommitment } from '../../db/queries/commitments.ts';
import { insertDecisions, updatePlan, type NewDecision, type PlanHead } from '../../db/queries/plans.ts';
import { listUnitRows, type UnitRow } from '../../db/queries/units.ts';
import { unitNamed } from '../../domain/unit/unit-named.ts';
import { useCase, type Context } from '../use-case.ts';
import { getPlan, loadVersion } from './get-plan.ts';
import { countItems } from './plan-reply.ts';

/** Which items of which plan, and how they are decided. `version` is the counter the page showed. */
export interface DecideInput {
  readonly id: string;
  readonly version: number;
  readonly decisions: readonly { readonly itemId: string; readonly decision: Decision; readonly edit?: ItemEdit | undefined }[];
}

/** Decides items of the current version. Throws A103, R101, R201 when somebody decided meanwhile, L110 for a promise claimed or closed, L113 for a past year nobody decided how to follow, L103, L104. */
export const decideItems = useCase('plan.decide', async (cx, input: DecideInput): Promise<Pick<OpenedPlan, 'items'> & { version: number }> => {
  const plan = await getPlan(cx, input.id);
  const { version, items } = await loadVersion(cx, plan, plan.versionNo);
  const byId = new Map(items.map((item) => [item.itemId, item]));
  const unknown = input.decisions.filter((decision) => !byId.has(decision.itemId)).map((decision) => decision.itemId);
  if (unknown.length > 0) throw raise(problems.itemUnknown, { items: unknown.slice(0, 10) });
  if (entersLedger(input, byId) && asksFollow(plan, dayInChina(cx.now))) throw raise(problems.pastYear, { year: plan.year ?? 0 });
  const held = input.decisions.flatMap((decision) => byId.get(decision.itemId)?.commitmentId ?? []);
  const writer = makeWriter(cx, plan, { units: await listUnitRows(cx.db, cx.county), held: await listCommitmentsById(cx.db, cx.county, held) });
  for (const decision of input.decisions) {
    const item = byId.get(decision.itemId);
    if (item) byId.set(item.itemId, await writer.take(item, decision.decision, decision.edit ?? {}));
  }
  const decided = [...byId.values()];
  const to = plan.version + writer.decisions.length;
  if (input.version !== plan.version || !(await updatePlan(cx.db, cx.county, plan.id, plan.version, { version: to, counts: countItems(decided, version.reading) }))) {
    throw raise(problems.recordChanged, {});
  }
  await writer.flush();
  cx.about({ kind: 'plan', id: plan.id, unitPath: plan.unitPath, details: { decided: writer.decisions.length, version: plan.versionNo } });
  return { version: to, items: decided };
});

// Whether anything would enter the ledger that is not in it yet.
const entersLedger = (input: DecideInput, byId: ReadonlyMap<string, PlanItem>): boolean => input.decisions.some(({ itemId, decision, edit }) => {
  const item = byId.get(itemId);
  return decision === 'confirm' && item !== undefined && item.commitmentId === null && commitmentKind(edit?.kind ?? item.kind) !== null;
});

/** What decisions refer to, loaded before the first of them. */
interface References { readonly units: readonly UnitRow[]; readonly held: readonly CommitmentRow[] }

// Gathers decisions and new commitments, to be written in two statements whatever their number.
function makeWriter(cx: Context, plan: PlanHead, { units, held }: References) {
  const heldById = new Map(held.map((row) => [row.id, row]));
  const decisions: NewDecision[] = [];
  const created: NewCommitment[] = [];
  const take = async (item: PlanItem, decision: Decision, edit: ItemEdit): Promise<PlanItem> => {
    const after = decide(item, { itemId: item.itemId, decision, edit, commitmentId: item.commitmentId, byName: cx.by.name, at: cx.now.toISOString() });
    const wanted = after.state === 'confirmed' ? commitmentKind(after.kind) : null;
    let { commitmentId } = item;
    if (commitmentId !== null) commitmentId = await reviseHeld(cx, plan, units, heldById.get(commitmentId), after, wanted);
    if (commitmentId === null && wanted !== null) {
      const row = newCommitment(cx, plan, units, after, wanted);
      created.push(row);
      commitmentId = row.id;
    }
    decisions.push({ seq: plan.version + decisions.length + 1, itemId: item.itemId, decision, edit, commitmentId });
    return { ...after, commitmentId };
  };
  const flush = async () => {
    await insertCommitments(cx.db, cx.county, cx.by, created);
    await insertDecisions(cx.db, cx.county, plan, cx.by, decisions);
  };
  return { decisions, take, flush };
}

// What is in the ledger already is revised, or taken out while nobody has reported on it.
async function reviseHeld(cx: Context, plan: PlanHead, units: readonly UnitRow[], held: CommitmentRow | undefined, after: PlanItem, wanted: 'target' | 'task' | null): Promise<string | null> {
  if (!held || held.state === 'cancelled') return null;
  const stays = wanted === held.kind;
  // What was claimed or closed stood on the words as they were: it is returned or reopened first.
  if (stays && nextState(held.state, 'revise') === undefined) {
    throw raise(problems.itemSettled, { title: after.title, state: stateNames[held.state] });
  }
  if (!stays && (held.state !== 'open' || held.basis !== 'none' || held.evidenceCount > 0)) throw raise(problems.itemReported, { title: after.title });
  const done = stays
    ? await appendAction(cx.db, cx.county, held, cx.by, ...revision(plan, units, held, after))
    : await appendAction(cx.db, cx.county, held, cx.by, { verb: 'cancel', note: takenOutNote.zh, ...silent, changes: {} }, { ...held, state: 'cancelled' });
  if (!done) throw raise(problems.recordChanged, {});
  return stays ? held.id : null;
}

const silent = { value: null, evidence: [] } as const;

// Another 责任科室 than before leads from now on; the same words leave whoever was assigned since.
function revision(plan: PlanHead, units: readonly UnitRow[], held: CommitmentRow, after: PlanItem): [NewAction, CommitmentChange] {
  const body = commitmentBody(after);
  const lead = readBody(held.body).owner === after.owner ? undefined : unitNamed(units, plan.unitPath, after.owner);
  const changes = lead === undefined || lead.id === held.unitId ? body : { ...body, leadUnitId: lead.id };
  return [{ verb: 'revise', note: '', ...silent, changes }, {
    ...held, body: { ...held.body, ...body }, deadline: after.deadline, versionNo: plan.versionNo, itemId: after.itemId,
    ...(lead === undefined ? {} : { unitId: lead.id, unitPath: lead.path }),
  }];
}

function newCommitment(cx: Context, plan: PlanHead, units: readonly UnitRow[], item: PlanItem, kind: 'target' | 'task'): NewCommitment {
  const lead = unitNamed(units, plan.unitPath, item.owner);
  return {
    id: cx.runtime.newId(), kind, planId: plan.id, versionNo: plan.versionNo, itemId: item.itemId, unitId: lead?.id ?? plan.unitId,
    unitPath: lead?.path ?? plan.unitPath, sensitivity: plan.sensitivity, deadline: item.deadline, body: commitmentBody(item), reference: plan.follow === 'reference',
  };
}
