import { useMemo, useState } from 'react';
import type { OpenedPlan, PlanItem } from '../../contract/plan.ts';
import { commitmentKind } from '../../domain/plan/commitment-kind.ts';
import { unitNamed } from '../../domain/unit/unit-named.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import type { AskedConfirm, Desk } from './desk.ts';

/** Lets a confirmation through, or holds it while the person is asked: several items of which some have no responsible unit. */
export function useConfirmGate(opened: OpenedPlan, confirm: Desk['confirm']): Pick<Desk, 'asked' | 'answer' | 'confirm' | 'planPath'> {
  const units = useUnits().data;
  const planPath = units?.find((unit) => unit.id === opened.plan.unitId)?.path;
  const byId = useMemo(() => new Map(opened.items.map((item) => [item.itemId, item])), [opened.items]);
  const [asked, ask] = useState<AskedConfirm | null>(null);
  const isWithout = (item: PlanItem) => units !== undefined && unitNamed(units, planPath ?? '', item.owner) === undefined;
  const gated: Desk['confirm'] = (itemIds, edit) => {
    const entering = itemIds.flatMap((itemId) => byId.get(itemId) ?? []).filter(entersLedger);
    const without = itemIds.length > 1 ? entering.filter(isWithout).length : 0;
    if (without === 0) confirm(itemIds, edit);
    else ask({ itemIds, edit, without });
  };
  const answer = (yes: boolean) => {
    ask(null);
    if (yes && asked !== null) confirm(asked.itemIds, asked.edit);
  };
  return { asked, answer, confirm: gated, planPath };
}

const entersLedger = (item: PlanItem): boolean => commitmentKind(item.kind) !== null && item.commitmentId === null;
