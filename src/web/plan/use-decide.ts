/*
 * Decisions of a clerk, sent one batch after another: the screen changes at once, keys pressed while a batch is on its
 * way join the next one. A refused batch is kept while it may still pass, so that no correction has to be typed twice.
 */
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DecideItems, ItemEdit, OpenedPlan, PlanItem } from '../../contract/plan.ts';
import { post } from '../api/client.ts';
import { onRegainedSession } from '../api/lost-session.ts';
import { problemOf } from '../api/refusal.ts';
import { forgetCounts, planKey } from './plan-queries.ts';

export type Decision = DecideItems['decisions'][number];

/** What the server answers: the items as they stand, and the version to name next. */
type Decided = Pick<OpenedPlan, 'items'> & { readonly version: number };

/** What the desk needs to decide. */
export interface Deciding {
  readonly decide: (decisions: readonly Decision[]) => void;
  /** Why the last batch was refused. */
  readonly refused: unknown;
  /** Sends the refused batch again; null when that could not help. */
  readonly resend: (() => void) | null;
  /** Gives the refused batch up. */
  readonly forgive: () => void;
}

/** As many as one request may carry (contract/plan.ts). */
const MOST_AT_ONCE = 5000;

const after: Record<Decision['decision'], PlanItem['state']> = { confirm: 'confirmed', dismiss: 'dismissed', undo: 'proposed' };

/** Decides items of the current version of a plan. */
export function useDecide(planId: string): Deciding {
  const client = useQueryClient();
  const waiting = useRef<Decision[]>([]);
  const held = useRef<Decision[]>([]);
  const busy = useRef(false);
  const [refused, refuse] = useState<unknown>(null);

  const sendWaiting = useCallback(async () => {
    let batch: Decision[] = [];
    try {
      while (waiting.current.length > 0) {
        batch = waiting.current.splice(0, MOST_AT_ONCE);
        show(client, planId, await sendBatch(client, planId, batch), waiting.current);
      }
    } catch (error) {
      held.current = mayPassLater(error) ? [...batch, ...waiting.current] : [];
      waiting.current = [];
      // A lost session is asked for over the page; what was decided goes out after it.
      if (problemOf(error).status !== 401) refuse(error);
      if (problemOf(error).status < 500 && problemOf(error).status > 401) await client.invalidateQueries({ queryKey: planKey(planId, null) });
    }
  }, [client, planId]);

  const drain = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    // Again for what was pressed while the plan was read anew after a refusal: nobody else would send it.
    do await sendWaiting(); while (waiting.current.length > 0);
    busy.current = false;
    await forgetCounts(client);
  }, [client, sendWaiting]);

  const resend = useCallback(() => {
    refuse(null);
    waiting.current = [...held.current.splice(0), ...waiting.current];
    void drain();
  }, [drain]);
  useEffect(() => onRegainedSession(resend), [resend]);

  const decide = useCallback((decisions: readonly Decision[]) => {
    if (decisions.length === 0) return;
    // What met somebody else's decision is sent again only on purpose.
    if (problemOf(refused).status === 409) held.current = [];
    client.setQueryData<OpenedPlan>(planKey(planId, null), (plan) => (plan === undefined ? plan : applied(plan, decisions)));
    waiting.current.push(...decisions);
    resend();
  }, [client, planId, refused, resend]);

  const forgive = useCallback(() => {
    held.current = [];
    refuse(null);
    void client.invalidateQueries({ queryKey: planKey(planId, null) });
  }, [client, planId]);
  return { decide, refused, resend: mayPassLater(refused) ? resend : null, forgive };
}

// No answer, a lost session, a server in trouble, or somebody else's newer version: the same batch may pass later.
function mayPassLater(error: unknown): boolean {
  if (error === null) return false;
  const { status, code } = problemOf(error);
  return status === 0 || status === 401 || status >= 500 || code === 'R201';
}

// What was pressed meanwhile stays on the screen, over what the server answered.
function show(client: QueryClient, planId: string, answer: Decided, since: readonly Decision[]): void {
  client.setQueryData<OpenedPlan>(planKey(planId, null), (plan) => (plan === undefined ? plan
    : applied({ ...plan, items: answer.items, plan: { ...plan.plan, version: answer.version } }, since)));
}

async function sendBatch(client: QueryClient, planId: string, decisions: readonly Decision[]): Promise<Decided> {
  const key = planKey(planId, null);
  const version = client.getQueryData<OpenedPlan>(key)?.plan.version ?? 0;
  // A refetch of the time before this batch must not overwrite what the screen shows.
  await client.cancelQueries({ queryKey: key });
  return post<Decided>(`/api/plans/${planId}/decide`, { version, decisions: lastOfEach(decisions) } satisfies DecideItems);
}

// Confirmed and undone before it was sent: only the last word counts, with every edit before it.
function lastOfEach(decisions: readonly Decision[]): Decision[] {
  const last = new Map<string, Decision>();
  for (const decision of decisions) {
    const edit: ItemEdit = { ...last.get(decision.itemId)?.edit, ...decision.edit };
    last.delete(decision.itemId);
    last.set(decision.itemId, { ...decision, ...(Object.keys(edit).length === 0 ? {} : { edit }) });
  }
  return [...last.values()];
}

function applied(plan: OpenedPlan, decisions: readonly Decision[]): OpenedPlan {
  const byId = new Map(decisions.map((decision) => [decision.itemId, decision]));
  const items = plan.items.map((item): PlanItem => {
    const decision = byId.get(item.itemId);
    if (decision === undefined) return item;
    const edit = Object.fromEntries(Object.entries(decision.edit ?? {}).filter(([, value]) => value !== undefined)) as Partial<PlanItem>;
    return { ...item, ...edit, edited: item.edited || decision.edit !== undefined, state: after[decision.decision] };
  });
  return { ...plan, items };
}
