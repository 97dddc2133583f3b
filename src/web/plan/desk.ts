/*
 * What a clerk's desk over one plan holds: which item is chosen, which tab and filter show, which items are ticked, and
 * the actions on them. Panes read it from a context, so that a click in one is seen in all.
 */
import { createContext, useContext } from 'react';
import type { ItemEdit, OpenedPlan, PlanItem } from '../../contract/plan.ts';
import type { Check } from '../../domain/plan/reading.ts';
import type { UseMutationResult } from '@tanstack/react-query';
import type { Follow } from '../../domain/plan/follow.ts';
import type { LedgerTab } from './ledger-tab.ts';

/** Where a choice was made; the other panes scroll to it. */
export type ChosenIn = 'text' | 'ledger' | 'keys' | 'check' | 'outline';

/** A confirmation that waits for an answer. */
export interface AskedConfirm {
  readonly itemIds: readonly string[];
  readonly edit: ItemEdit | undefined;
  /** How many of the items name no unit that could be responsible. */
  readonly without: number;
  /** The plan is of a past year, and nobody has said how it is followed. */
  readonly past: boolean;
}

export interface Desk {
  readonly opened: OpenedPlan;
  readonly byId: ReadonlyMap<string, PlanItem>;
  /** Items may be decided: the current version, by somebody with the right. */
  readonly mayDecide: boolean;
  readonly tab: LedgerTab;
  readonly setTab: (tab: LedgerTab) => void;
  readonly filter: StateFilter;
  readonly setFilter: (filter: StateFilter) => void;
  /** Rows of the tab that pass the filter, in the order of the text. */
  readonly rows: readonly PlanItem[];
  readonly chosen: PlanItem | null;
  readonly chosenIn: ChosenIn;
  readonly choose: (itemId: string | null, where: ChosenIn) => void;
  readonly chosenCheck: Check | null;
  readonly chooseCheck: (check: Check | null) => void;
  readonly ticked: ReadonlySet<string>;
  readonly tick: (itemIds: readonly string[], on: boolean) => void;
  readonly editing: PlanItem | null;
  readonly edit: (itemId: string | null) => void;
  /** Confirms or dismisses; one item is followed by the next. */
  readonly confirm: (itemIds: readonly string[], edit?: ItemEdit) => void;
  /** Corrects items without deciding on them: what waits goes on waiting, what is confirmed stays so. */
  readonly correct: (itemIds: readonly string[], edit: ItemEdit) => void;
  /** A confirmation that waits for an answer, and the answer. */
  readonly asked: AskedConfirm | null;
  readonly answer: (yes: boolean) => void;
  /** Says how the plan of a past year is followed, then goes on with the confirmation that waits. */
  readonly follow: UseMutationResult<unknown, Error, Follow>;
  /** Path of the plan's unit, once the units are known. */
  readonly planPath: string | undefined;
  readonly dismiss: (itemIds: readonly string[]) => void;
  readonly undo: (itemIds: readonly string[]) => void;
  /** Takes back the last step. */
  readonly undoLast: () => void;
  readonly refused: unknown;
  readonly resend: (() => void) | null;
  readonly forgive: () => void;
}

export type StateFilter = 'all' | PlanItem['state'];

/** The desk of the plan on the screen. */
export const DeskContext = createContext<Desk | null>(null);

/** The desk; only inside the plan page. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk outside the plan page');
  return desk;
}
