/* The ledger's rows in the shape of the contract, with light and progress judged for the day. */
import type { Target, Task } from '../../contract/ledger.ts';
import type { ProofView } from '../../contract/proof.ts';
import { may } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { nextState } from '../../domain/ledger/commitment.ts';
import { readBody, type CommitmentBody } from '../../domain/ledger/commitment-body.ts';
import { provenShare } from '../../domain/ledger/proof.ts';
import { judgeLight, shareReached, type Light, type LightSettings } from '../../domain/ledger/light.ts';
import { dayInChina, type PlainDate } from '../../domain/values/plain-date.ts';
import type { CommitmentRow } from '../../db/queries/commitments.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { getLights } from '../setting/get-lights.ts';
import type { Context } from '../use-case.ts';
import { proveTargets } from './prove-targets.ts';

interface UnitRef { readonly id: string; readonly name: string; readonly path: string }

/** What judging needs to know besides the row. */
export interface Judging {
  readonly today: PlainDate;
  readonly settings: LightSettings;
  /** Whether the person who asks may hand it to a unit now. */
  readonly mayAssign: (row: CommitmentRow) => boolean;
  readonly unitOf: (id: string) => UnitRef | undefined;
  readonly unitAt: (path: string) => UnitRef | undefined;
  /** What registers show, by the id of the target; of those that are linked. */
  readonly proofs: ReadonlyMap<string, ProofView>;
}

/** Loads what judging needs: the day, the thresholds, the units' names, and what registers show of these rows, now or at a moment. Throws R314. */
export async function loadJudging(cx: Context, rows: readonly CommitmentRow[], asOf: Date | null = null): Promise<Judging> {
  const all = (await listUnitRows(cx.db, cx.county)).map(({ id, name, path }) => ({ id, name, path }));
  const units = new Map(all.map((unit) => [unit.id, unit]));
  const mayAssign = (row: CommitmentRow) => nextState(row.state, 'assign') !== undefined && may(cx.actor, 'ledger.assign', row.unitPath, row.sensitivity as Sensitivity);
  const unitOf = (id: string) => units.get(id);
  return { today: dayInChina(asOf ?? cx.now), settings: await getLights(cx), unitOf, proofs: await proveTargets(cx, rows, unitOf, asOf), unitAt: (path) => all.find((unit) => unit.path === path), mayAssign };
}

/** The light of a commitment today. */
export function lightOf(row: CommitmentRow, judging: Judging): Light {
  const body = readBody(row.body);
  const proof = judging.proofs.get(row.id);
  const progress = row.kind === 'target'
    ? progressOf(row, body, proof)
    : row.value === null ? null : row.value / 100;
  const begins = row.planYear === null ? null : `${row.planYear}-01-01`;
  return judgeLight({ state: row.state, reference: row.reference, begins, deadline: row.deadline, progress, proven: proof?.met ?? null }, judging.today, judging.settings);
}

// What registers show goes before what was reported, and is held against what the indicator makes of the promise, from where it began.
const progressOf = (row: CommitmentRow, body: CommitmentBody, proof: ProofView | undefined): number | null =>
  (proof === undefined || proof.value === null ? shareReached(row.value, body) : provenShare(proof.value, { ...body, comparator: proof.comparator, baseline: body.baseline ?? proof.baseline }));

/** A target as the contract shows it. */
export function targetReply(row: CommitmentRow, judging: Judging): Target {
  const body = readBody(row.body);
  return {
    ...commonReply(row, body, judging), year: row.planYear,
    // A figure whose metric the text leaves open is named by its own clause.
    metric: body.metric || body.title, subject: body.subject, comparator: body.comparator,
    required: body.required, unit: body.unit, baseline: body.baseline, period: body.period, per: body.per,
    proof: judging.proofs.get(row.id) ?? null, unprovable: body.proof === 'none',
  };
}

/** A task as the contract shows it. */
export function taskReply(row: CommitmentRow, judging: Judging): Task {
  const body = readBody(row.body);
  return {
    ...commonReply(row, body, judging), parentId: body.parentId, title: body.title, kind: body.kind === 'campaign' ? 'campaign' : 'task',
    milestones: [...body.milestones], targetIds: [],
  };
}

function commonReply(row: CommitmentRow, body: CommitmentBody, judging: Judging) {
  return {
    id: row.id, planId: row.planId, planTitle: row.planTitle, versionNo: row.versionNo, itemId: row.itemId, version: row.version,
    lead: { id: row.unitId, name: row.unitName, path: row.unitPath },
    assisting: body.assisting.flatMap((id) => judging.unitOf(id) ?? []),
    owner: body.owner, deadline: row.deadline, section: body.section, source: { text: body.sourceText, start: body.start, end: body.end },
    state: row.state, light: lightOf(row, judging), value: row.value, basis: row.basis, evidenceCount: row.evidenceCount, lastAt: row.lastAt.toISOString(), mayAssign: judging.mayAssign(row),
    droppedIn: row.droppedIn, returned: row.returned, reference: row.reference,
  };
}
