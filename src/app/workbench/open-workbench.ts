/* The workbench: what I must do, what I wait for, what changed. A promise is mine when it is led from my unit, or waits for my confirmation. */
import type { Workbench } from '../../contract/ledger.ts';
import { mayAnywhere, may } from '../../domain/access/may.ts';
import { roles, type Sensitivity } from '../../domain/access/roles.ts';
import { readBody } from '../../domain/ledger/commitment-body.ts';
import type { Light } from '../../domain/ledger/light.ts';
import { listGrants } from '../../db/queries/accounts.ts';
import { listCommitments, listRecentActions, type CommitmentRow } from '../../db/queries/commitments.ts';
import { listPlanHeads } from '../../db/queries/plans.ts';
import { lightOf, loadJudging, type Judging } from '../ledger/target-reply.ts';
import { useCase, type Context } from '../use-case.ts';

type Duty = Workbench['mine'][number];
const noLight: Light = { colour: 'none', why: '', whyEn: '' };
const SHOWN = 200;

/** Opens the workbench of the person who asks. */
export const openWorkbench = useCase('workbench.open', async (cx, _input: Record<never, never>): Promise<Workbench> => {
  const judging = await loadJudging(cx);
  const rows = await listCommitments(cx.db, cx.county, {});
  const duties = [...rows.flatMap((row) => commitmentDuty(cx, row, judging) ?? []), ...(await planDuties(cx)), ...(await grantDuties(cx))];
  const waiting = rows.filter((row) => row.state === 'claimed' && row.claimedBy === cx.actor.id);
  const changed = await listRecentActions(cx.db, cx.county, 30);
  return {
    mine: duties.sort(byUrgency).slice(0, SHOWN),
    waiting: waiting.map((row) => ({ kind: row.kind, id: row.id, title: readBody(row.body).title, since: row.lastAt.toISOString(), deadline: row.deadline })),
    changed: changed.map((row) => ({
      kind: row.kind, id: row.id, title: readBody(row.body).title, verb: row.verb, byName: row.by_name, at: row.at.toISOString(), note: row.note,
    })),
    counts: countLights(rows.filter((row) => row.kind === 'target'), judging),
  };
});

function commitmentDuty(cx: Context, row: CommitmentRow, judging: Judging): Duty | undefined {
  const verb = dutyVerb(cx, row);
  if (!verb) return undefined;
  const light = lightOf(row, judging);
  return { kind: row.kind, id: row.id, title: readBody(row.body).title, why: light.why, whyEn: light.whyEn, deadline: row.deadline, light, verb };
}

// The bureau office may write everywhere, yet its own duties are only those led from its unit; what the bureau as a
// whole leads waits to be handed to a section.
function dutyVerb(cx: Context, row: CommitmentRow): 'progress' | 'confirm' | 'assign' | undefined {
  const sensitivity = row.sensitivity as Sensitivity;
  if (row.state === 'claimed') {
    return row.claimedBy !== cx.actor.id && may(cx.actor, `${row.kind}.confirm`, row.unitPath, sensitivity) ? 'confirm' : undefined;
  }
  if (row.state !== 'open') return undefined;
  if (row.unitPath === `${cx.county}/`) return may(cx.actor, `${row.kind}.assign`, row.unitPath, sensitivity) ? 'assign' : undefined;
  const leads = row.unitPath === cx.actor.unitPath || cx.actor.grants.some((grant) => grant.unitPath === row.unitPath);
  return leads && may(cx.actor, `${row.kind}.progress`, row.unitPath, sensitivity) ? 'progress' : undefined;
}

async function planDuties(cx: Context): Promise<Duty[]> {
  if (!mayAnywhere(cx.actor, 'plan.decide')) return [];
  const plans = (await listPlanHeads(cx.db, cx.county)).filter((plan) =>
    plan.counts.undecided > 0 && may(cx.actor, 'plan.decide', plan.unitPath, plan.sensitivity as Sensitivity));
  return plans.map((plan) => ({
    kind: 'plan', id: plan.id, title: plan.title, why: `${plan.counts.undecided} 项待核对`, whyEn: `${plan.counts.undecided} items to decide`,
    deadline: null, light: noLight, verb: 'decide',
  }));
}

async function grantDuties(cx: Context): Promise<Duty[]> {
  if (!mayAnywhere(cx.actor, 'grant.authorise')) return [];
  const waiting = (await listGrants(cx.db, cx.county)).filter((grant) => grant.authorisedBy === null && !grant.revoked);
  return waiting.map((grant) => ({
    kind: 'grant', id: grant.id, title: grant.unitName, why: `${grant.proposedBy} 申请“${roles[grant.role].zh}”，待您批准`,
    whyEn: `${grant.proposedBy} proposes “${roles[grant.role].en}”, waits for you`, deadline: null, light: noLight, verb: 'authorise',
  }));
}

const urgency: Readonly<Record<Light['colour'], number>> = { behind: 0, near: 1, normal: 2, none: 3, done: 4 };

function byUrgency(a: Duty, b: Duty): number {
  return urgency[a.light.colour] - urgency[b.light.colour] || (a.deadline ?? '9999').localeCompare(b.deadline ?? '9999');
}

function countLights(targets: readonly CommitmentRow[], judging: Judging): Workbench['counts'] {
  const counts = { targets: targets.length, normal: 0, near: 0, behind: 0, done: 0, none: 0 };
  for (const row of targets) counts[lightOf(row, judging).colour] += 1;
  return counts;
}
