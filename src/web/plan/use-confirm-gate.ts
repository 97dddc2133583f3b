import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { FollowPlan, OpenedPlan, PlanItem } from '../../contract/plan.ts';
import { commitmentKind } from '../../domain/plan/commitment-kind.ts';
import { asksFollow, type Follow } from '../../domain/plan/follow.ts';
import { unitNamed } from '../../domain/unit/unit-named.ts';
import { post } from '../api/client.ts';
import { useToday } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { forgetCounts, planKey } from './plan-queries.ts';
import type { AskedConfirm, Desk } from './desk.ts';

/**
 * Lets a confirmation through, or holds it while the person is asked: several items of which some have no responsible
 * unit, or a plan of a past year.
 */
export function useConfirmGate(opened: OpenedPlan, confirm: Desk['confirm']): Pick<Desk, 'asked' | 'answer' | 'confirm' | 'planPath' | 'follow'> {
  const units = useUnits().data;
  const today = useToday();
  const follow = useFollow(opened);
  const planPath = units?.find((unit) => unit.id === opened.plan.unitId)?.path;
  const byId = useMemo(() => new Map(opened.items.map((item) => [item.itemId, item])), [opened.items]);
  const [asked, ask] = useState<AskedConfirm | null>(null);
  const isWithout = (item: PlanItem) => units !== undefined && unitNamed(units, planPath ?? '', item.owner) === undefined;
  const gated: Desk['confirm'] = (itemIds, edit) => {
    const entering = itemIds.flatMap((itemId) => byId.get(itemId) ?? []).filter((item) => entersLedger({ ...item, kind: edit?.kind ?? item.kind }));
    const without = itemIds.length > 1 ? entering.filter(isWithout).length : 0;
    const past = entering.length > 0 && asksFollow(opened.plan, today);
    if (without === 0 && !past) confirm(itemIds, edit);
    else ask({ itemIds, edit, without, past });
  };
  const answer = (yes: boolean) => {
    ask(null);
    follow.reset();
    if (yes && asked !== null) confirm(asked.itemIds, asked.edit);
  };
  return { asked, answer, confirm: gated, planPath, follow };
}

/** Says how the plan is followed; the screen knows its newer version at once, so that a confirmation can go out after it. */
function useFollow(opened: OpenedPlan): UseMutationResult<unknown, Error, Follow> {
  const client = useQueryClient();
  const { id, version } = opened.plan;
  return useMutation({
    mutationFn: (follow) => post<{ version: number }>(`/api/plans/${id}/follow`, { version, follow } satisfies FollowPlan),
    onSuccess: (done: { version: number }, follow) => {
      client.setQueryData<OpenedPlan>(planKey(id, null), (plan) => (plan === undefined ? plan : { ...plan, plan: { ...plan.plan, follow, version: done.version } }));
      void forgetCounts(client);
    },
  });
}

const entersLedger = (item: Pick<PlanItem, 'kind' | 'commitmentId'>): boolean => commitmentKind(item.kind) !== null && item.commitmentId === null;
