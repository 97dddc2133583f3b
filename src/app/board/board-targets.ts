/* The targets of the board: lights by the unit that leads and by part of the plan, as they are or were at a moment. */
import type { BoardTarget, BoardView, TargetArea } from '../../contract/board.ts';
import type { Target } from '../../contract/ledger.ts';
import { countLights, groupTargets, type TargetGroup } from '../../domain/board/group-targets.ts';
import { stoodAt } from '../../domain/board/stood-at.ts';
import { partOfPlan } from '../../domain/board/part-of-plan.ts';
import { listOutlines, listTargetActionsUntil } from '../../db/queries/board.ts';
import { listCommitments, type CommitmentRow } from '../../db/queries/commitments.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { loadJudging, targetReply } from '../ledger/target-reply.ts';
import type { Context } from '../use-case.ts';

const SHOWN = 6;

/** Loads the targets led by a unit or one below it. */
export async function loadTargets(cx: Context, unitPath: string, asOf: Date | null): Promise<{ readonly lights: BoardView['lights']; readonly areas: BoardView['targets'] }> {
  const rows = (await rowsAt(cx, asOf)).filter((row) => row.unitPath.startsWith(unitPath));
  const judging = await loadJudging(cx, rows, asOf);
  const targets = rows.map((row) => targetReply(row, judging));
  const outlines = await listOutlines(cx.db, cx.county, [...new Set(targets.map(({ planId }) => planId))]);
  const parts = new Map(targets.map((target) => [target.id, partOfPlan(outlines.get(target.planId) ?? [], target.section)]));
  const byUnit = groupTargets(targets, ({ lead }) => lead.path, SHOWN).toSorted((one, other) => other.counts.behind - one.counts.behind || one.key.localeCompare(other.key));
  const bySection = groupTargets(targets.toSorted(inText), (target) => `${target.planId} ${parts.get(target.id)?.path ?? ''}`, SHOWN);
  const first = new Map(targets.map((target) => [`${target.planId} ${parts.get(target.id)?.path ?? ''}`, target]));
  return {
    lights: countLights(targets),
    areas: {
      unit: byUnit.map((group) => { const lead = judging.unitAt(group.key); return areaOf(group, lead?.name ?? group.key, lead?.id ?? null); }),
      section: bySection.map((group) => { const target = first.get(group.key); return areaOf(group, (target && (parts.get(target.id)?.title ?? target.planTitle)) ?? '', null); }),
    },
  };
}

// As the plan's text says them.
const inText = (one: Target, other: Target): number => one.planId.localeCompare(other.planId) || one.source.start - other.source.start;

const areaOf = ({ key, counts, worst }: TargetGroup<Target>, title: string, unitId: string | null): TargetArea => ({ key, title, unitId, counts, worst: worst.map(lineOf) });

const lineOf = ({ id, metric, subject, comparator, required, unit, lead, deadline, light, value, basis }: Target): BoardTarget =>
  ({ id, metric, subject, comparator, required, unit, lead: lead.name, deadline, light, value, basis });

// The ledger's rows say how it stands now; how it stood is folded from what had happened by then.
async function rowsAt(cx: Context, asOf: Date | null): Promise<readonly CommitmentRow[]> {
  const rows = await listCommitments(cx.db, cx.county, { kind: 'target' });
  if (asOf === null) return rows;
  const actions = await listTargetActionsUntil(cx.db, cx.county, asOf);
  const units = new Map((await listUnitRows(cx.db, cx.county)).map((unit) => [unit.id, unit]));
  return rows.flatMap((row) => {
    const stood = stoodAt(actions.get(row.id) ?? []);
    if (!stood) return [];
    const lead = stood.leadUnitId === null ? undefined : units.get(stood.leadUnitId);
    return [{
      ...row, state: stood.state, value: stood.value, basis: stood.basis, body: { ...row.body, ...stood.body }, deadline: stood.deadline === undefined ? row.deadline : stood.deadline,
      ...(lead && { unitId: lead.id, unitName: lead.name, unitPath: lead.path }),
    }];
  });
}
