import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ItemEdit, OpenedPlan, PlanItem } from '../../contract/plan.ts';
import type { Check } from '../../domain/plan/reading.ts';
import { useAddress } from '../table/use-address.ts';
import { useTakeNotice, useUndoNotice } from '../frame/use-undo-notice.tsx';
import { useWords } from '../i18n/define-words.ts';
import type { ChosenIn, Desk, StateFilter } from './desk.ts';
import { tabOf, type LedgerTab } from './ledger-tab.ts';
import { planWords, type PlanWord } from './plan-words.ts';
import { useConfirmGate } from './use-confirm-gate.ts';
import { useDecide, type Decision } from './use-decide.ts';

interface Choice {
  readonly itemId: string | null;
  readonly where: ChosenIn;
  readonly check: Check | null;
}

const nothing: Choice = { itemId: null, where: 'ledger', check: null };

/** Sets up the desk over an opened plan. */
export function usePlanDesk(opened: OpenedPlan): Desk {
  const byId = useMemo(() => new Map(opened.items.map((item) => [item.itemId, item])), [opened.items]);
  // A link from a target or a task names its place: `?item=`.
  const [{ item: asked = null }] = useAddress();
  const [tab, setTab] = useState<LedgerTab>(() => tabFor(opened, byId.get(asked ?? '')));
  const [filter, setFilter] = useState<StateFilter>('all');
  const [choice, setChoice] = useState<Choice>({ ...nothing, itemId: asked });
  const [editingId, edit] = useState<string | null>(null);
  const { ticked, tick } = useTicked();
  const rows = useMemo(
    () => opened.items.filter((item) => tabOf(item) === tab && (filter === 'all' || item.state === filter)).sort((a, b) => a.start - b.start),
    [opened.items, tab, filter],
  );
  // `choose` stays the same function, so that rows are not drawn again when something else changes.
  const known = useRef(byId);
  useEffect(() => { known.current = byId; }, [byId]);
  const choose = useCallback((itemId: string | null, where: ChosenIn) => {
    const item = itemId === null ? undefined : known.current.get(itemId);
    setChoice({ itemId, where, check: null });
    if (item === undefined) return;
    setTab(tabOf(item));
    // A choice that the filter hides would leave nothing to see.
    setFilter((now) => (now === 'all' || now === item.state ? now : 'all'));
  }, []);
  const chooseCheck = useCallback((check: Check | null) => {
    setChoice({ itemId: null, where: 'check', check });
    if (check !== null) setTab('check');
  }, []);
  const steps = useSteps(opened, rows, choice.itemId, choose, tick);
  const gate = useConfirmGate(opened, steps.confirm);
  return {
    opened, byId, tab, setTab, filter, setFilter, rows, ticked, tick, edit, choose, chooseCheck, ...steps, ...gate,
    mayDecide: opened.mayDecide, chosen: byId.get(choice.itemId ?? '') ?? null, chosenIn: choice.where, chosenCheck: choice.check,
    editing: byId.get(editingId ?? '') ?? null,
  };
}

const tabFor = (opened: OpenedPlan, item: PlanItem | undefined): LedgerTab => (item === undefined ? firstTab(opened) : tabOf(item));

// The step words say how many; the undo of a step puts the items back to undecided.
function useSteps(opened: OpenedPlan, rows: readonly PlanItem[], chosenId: string | null, choose: Desk['choose'], tick: Desk['tick']) {
  const say = useWords(planWords);
  const notice = useUndoNotice();
  const take = useTakeNotice();
  const done = useRef<(readonly string[])[]>([]);
  const { decide, refused, resend, forgive } = useDecide(opened.plan.id);
  useEffect(() => {
    if (refused === null) return;
    // Back to where it went wrong; the steps before it are no longer ours to undo.
    const failed = done.current.pop()?.[0];
    done.current = [];
    take();
    if (failed !== undefined) choose(failed, 'keys');
  }, [refused, take, choose]);
  const undo = (itemIds: readonly string[]) => {
    done.current = done.current.filter((ids) => ids.some((id) => !itemIds.includes(id)));
    decide(itemIds.map((itemId) => ({ itemId, decision: 'undo' })));
    if (itemIds.length === 1) choose(itemIds[0] ?? null, 'keys');
  };
  const step = (decision: Decision['decision'], said: PlanWord, itemIds: readonly string[], edit?: ItemEdit) => {
    if (itemIds.length === 0) return;
    decide(itemIds.map((itemId) => ({ itemId, decision, ...(edit === undefined ? {} : { edit }) })));
    done.current.push(itemIds);
    tick(itemIds, false);
    if (itemIds.length === 1 && itemIds[0] === chosenId) choose(nextUndecided(rows, chosenId), 'keys');
    notice(say(said, { n: itemIds.length }), () => undo(itemIds));
  };
  return {
    refused, resend, forgive, undo,
    correct: (itemIds: readonly string[], edit: ItemEdit) => decide(itemIds.flatMap((itemId) => {
      const item = opened.items.find((one) => one.itemId === itemId);
      return item === undefined ? [] : [{ itemId, decision: item.state === 'confirmed' ? 'confirm' : 'undo', edit }];
    })),
    confirm: (itemIds: readonly string[], edit?: ItemEdit) => step('confirm', 'didConfirm', itemIds, edit),
    dismiss: (itemIds: readonly string[]) => step('dismiss', 'didDismiss', itemIds),
    undoLast: () => {
      const last = done.current.pop() ?? (chosenId === null ? undefined : [chosenId]);
      if (last !== undefined) undo(last);
    },
  };
}

function useTicked(): Pick<Desk, 'ticked' | 'tick'> {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const tick = useCallback((itemIds: readonly string[], on: boolean) => setTicked((old) => {
    const next = new Set(old);
    for (const itemId of itemIds) { if (on) next.add(itemId); else next.delete(itemId); }
    return next;
  }), []);
  return { ticked, tick };
}

// A summary opens on what it claims, a plan on what it promises.
const firstTab = (opened: OpenedPlan): LedgerTab =>
  (opened.items.some((item) => item.kind === 'target') || opened.items.every((item) => item.kind !== 'achievement') ? 'target' : 'achievement');

/** The next row that still waits, or the one after when none does. */
function nextUndecided(rows: readonly PlanItem[], itemId: string): string | null {
  const at = rows.findIndex((row) => row.itemId === itemId);
  const later = rows.slice(at + 1).find((row) => row.state === 'proposed');
  return later?.itemId ?? rows[at + 1]?.itemId ?? itemId;
}
