/* The workbench: what I must do, what I wait for, what changed. A promise is mine when it is led from my unit, or waits for my confirmation. */
import type { Workbench } from '../../contract/ledger.ts';
import { mayAnywhere, may, scopeOf } from '../../domain/access/may.ts';
import { roles, type Sensitivity } from '../../domain/access/roles.ts';
import { readBody } from '../../domain/ledger/commitment-body.ts';
import type { Light } from '../../domain/ledger/light.ts';
import { listGrants } from '../../db/queries/accounts.ts';
import { listCommitments, listRecentActions, listReturnReasons, type CommitmentRow } from '../../db/queries/commitments.ts';
import { listPlanHeads } from '../../db/queries/plans.ts';
import { loadRoundDuties } from '../round/round-duties.ts';
import { loadOwing } from '../round/round-owing.ts';
import { lightOf, loadJudging, type Judging } from '../ledger/target-reply.ts';
import { useCase, type Context } from '../use-case.ts';

type Duty = Workbench['mine'][number];
const noLight: Light = { colour: 'none', why: '', whyEn: '' };
const dropped = { why: '新稿已删去，请决定保留还是取消', whyEn: 'The new text dropped it: keep it or cancel it' };
const SHOWN = 200;

/** Opens the workbench of the person who asks. */
export const openWorkbench = useCase('workbench.open', async (cx, _input: Record<never, never>): Promise<Workbench> => {
  const rows = await listCommitments(cx.db, cx.county, {});
  const judging = await loadJudging(cx, rows);
  const reasons = await listReturnReasons(cx.db, cx.county, rows.filter((row) => row.returned).map((row) => row.id));
  const duties = [...rows.flatMap((row) => commitmentDuty(cx, row, judging, reasons) ?? []), ...(await loadRoundDuties(cx)), ...(await planDuties(cx)), ...(await grantDuties(cx))];
  const waiting = rows.filter((row) => row.state === 'claimed' && row.claimedBy === cx.actor.id);
  const changed = await listRecentActions(cx.db, cx.county, 30);
  return {
    mine: duties.sort(byUrgency).slice(0, SHOWN),
    waiting: waiting.map((row) => ({ kind: row.kind, id: row.id, title: readBody(row.body).title, since: row.lastAt.toISOString(), deadline: row.deadline })),
    changed: changed.map((row) => ({
      kind: row.kind, id: row.id, title: readBody(row.body).title, verb: row.verb, byName: row.by_name, at: row.at.toISOString(), note: row.note,
    })),
    owing: await loadOwing(cx),
    headlines: headlinesOf(cx, rows.filter((row) => row.kind === 'target'), judging),
  };
});

function commitmentDuty(cx: Context, row: CommitmentRow, judging: Judging, reasons: ReadonlyMap<string, string>): Duty | undefined {
  const verb = dutyVerb(cx, row);
  if (!verb) return undefined;
  const light = lightOf(row, judging);
  const said = verb === 'keep' ? dropped : light;
  return { kind: row.kind, id: row.id, title: readBody(row.body).title, why: said.why, whyEn: said.whyEn, deadline: row.deadline, light, verb, returned: row.returned ? reasons.get(row.id) ?? '' : null };
}

// The bureau office may write everywhere, yet its own duties are only those led from its unit; what the bureau as a
// whole leads waits to be handed to a section.
function dutyVerb(cx: Context, row: CommitmentRow): 'progress' | 'confirm' | 'assign' | 'keep' | undefined {
  const sensitivity = row.sensitivity as Sensitivity;
  // What is kept for reference asks nobody for anything.
  if (row.reference) return undefined;
  if (row.droppedIn !== null && keepsPlan(cx, row)) return 'keep';
  if (row.state === 'claimed') {
    return row.claimedBy !== cx.actor.id && may(cx.actor, `${row.kind}.confirm`, row.unitPath, sensitivity) ? 'confirm' : undefined;
  }
  if (row.state !== 'open') return undefined;
  if (row.unitPath === `${cx.county}/`) return may(cx.actor, `${row.kind}.assign`, row.unitPath, sensitivity) ? 'assign' : undefined;
  const leads = row.unitPath === cx.actor.unitPath || cx.actor.grants.some((grant) => grant.unitPath === row.unitPath);
  return leads && may(cx.actor, `${row.kind}.progress`, row.unitPath, sensitivity) ? 'progress' : undefined;
}

// Whoever keeps the plan decides what its newer text means for the ledger.
const keepsPlan = (cx: Context, row: CommitmentRow): boolean => row.planUnitPath !== null
  && may(cx.actor, 'plan.decide', row.planUnitPath, row.sensitivity as Sensitivity) && may(cx.actor, `${row.kind}.keep`, row.unitPath, row.sensitivity as Sensitivity);

async function planDuties(cx: Context): Promise<Duty[]> {
  if (!mayAnywhere(cx.actor, 'plan.decide')) return [];
  const plans = (await listPlanHeads(cx.db, cx.county)).filter((plan) =>
    plan.counts.undecided > 0 && may(cx.actor, 'plan.decide', plan.unitPath, plan.sensitivity as Sensitivity));
  return plans.map((plan) => ({
    kind: 'plan', id: plan.id, title: plan.title, why: `${plan.counts.undecided} 项待核对`, whyEn: `${plan.counts.undecided} items to decide`,
    deadline: null, light: noLight, verb: 'decide', returned: null,
  }));
}

async function grantDuties(cx: Context): Promise<Duty[]> {
  if (!mayAnywhere(cx.actor, 'grant.authorise')) return [];
  const waiting = (await listGrants(cx.db, cx.county)).filter((grant) => grant.authorisedBy === null && !grant.revoked);
  return waiting.map((grant) => ({
    kind: 'grant', id: grant.id, title: grant.unitName, why: `${grant.proposedBy} 申请“${roles[grant.role].zh}”，待您批准`,
    whyEn: `${grant.proposedBy} proposes “${roles[grant.role].en}”, waits for you`, deadline: null, light: noLight, verb: 'authorise', returned: null,
  }));
}

const urgency: Readonly<Record<Light['colour'], number>> = { behind: 0, near: 1, normal: 2, none: 3, done: 4 };

// Reports to check have no light of their own, but somebody waits for them.
const rankOf = ({ kind, light }: Duty): number => (kind === 'round' && light.colour === 'none' ? urgency.near : urgency[light.colour]);

function byUrgency(a: Duty, b: Duty): number {
  return rankOf(a) - rankOf(b) || (a.deadline ?? '9999').localeCompare(b.deadline ?? '9999');
}

type Headline = Workbench['headlines'][number];

// One's own unit comes first; the county stands beside it for those who may read it all.
function headlinesOf(cx: Context, targets: readonly CommitmentRow[], judging: Judging): Headline[] {
  const root = `${cx.county}/`;
  const { reads, writes } = scopeOf(cx.actor);
  const places = [...new Set([...writes.filter((path) => path !== root), ...reads.filter((path) => path === root)])];
  return places.flatMap((path) => {
    const unit = judging.unitAt(path);
    return unit === undefined ? [] : [{ unit, county: path === root, ...countLights(targets.filter((row) => row.unitPath.startsWith(path)), judging) }];
  });
}

function countLights(targets: readonly CommitmentRow[], judging: Judging): Omit<Headline, 'unit' | 'county'> {
  const counts = { targets: targets.length, normal: 0, near: 0, behind: 0, done: 0, none: 0 };
  for (const row of targets) counts[lightOf(row, judging).colour] += 1;
  return counts;
}
