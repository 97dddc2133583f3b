import type { PlanItem } from '../../contract/plan.ts';
import type { PlanWord } from './plan-words.ts';

/** Tabs of the ledger, in order. */
export const ledgerTabs = ['target', 'achievement', 'context', 'task', 'check'] as const;
export type LedgerTab = (typeof ledgerTabs)[number];

/** Word of each tab. */
export const tabWords: Record<LedgerTab, PlanWord> = { target: 'targets', achievement: 'achievements', context: 'context', task: 'tasks', check: 'checks' };

/** Word of each kind of item. */
export const kindWords: Record<PlanItem['kind'], PlanWord> = { target: 'target', achievement: 'achievement', context: 'contextOne', task: 'task', campaign: 'campaign' };

/** The tab an item stands on. */
export const tabOf = (item: Pick<PlanItem, 'kind'>): Exclude<LedgerTab, 'check'> => (item.kind === 'campaign' ? 'task' : item.kind);

/** What to call an item in a row: subject and metric, or the task. */
export function nameOf(item: PlanItem): string {
  if (item.type === 'task') return item.title;
  const parts = [item.subject, item.metric].filter((part) => part !== '');
  return parts.length === 0 ? item.text : parts.join(' · ');
}
