import type { QuantityKind } from './reading.ts';

/** What an item of a plan can be. */
export type ItemKind = QuantityKind | 'task' | 'campaign';

/** What a confirmed item becomes in the ledger: a target, a task, or nothing (achievements and context are kept as facts of the text). */
export function commitmentKind(kind: ItemKind): 'target' | 'task' | null {
  if (kind === 'target') return 'target';
  return kind === 'task' || kind === 'campaign' ? 'task' : null;
}
