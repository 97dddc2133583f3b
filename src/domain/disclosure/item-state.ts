/* What may happen to a disclosure item, and who may not do it: prepared, reviewed and released by three people. */
import { problems, raise } from '../problem.ts';
import type { Words } from '../problems/problem.ts';

/** Where an item stands, in the order it goes. */
export const itemStates = ['draft', 'submitted', 'reviewed', 'released', 'withdrawn', 'discarded'] as const;
export type ItemState = (typeof itemStates)[number];
/** What is done with it. */
export type ItemVerb = 'prepare' | 'revise' | 'submit' | 'review' | 'return' | 'release' | 'withdraw';

const NEXT = {
  draft: { revise: 'draft', submit: 'submitted', withdraw: 'discarded' },
  submitted: { review: 'reviewed', return: 'draft' },
  reviewed: { release: 'released', return: 'draft' },
  released: { withdraw: 'withdrawn' },
  withdrawn: {},
  discarded: {},
} as const satisfies Record<ItemState, Partial<Record<ItemVerb, ItemState>>>;

/** Who did which step so far. */
export interface ItemSteps { readonly state: ItemState; readonly changedBy: string; readonly submittedBy: string | null; readonly reviewedBy: string | null }

/** What somebody could do next, were it theirs to do. */
export function verbsFor(item: ItemSteps, person: string): readonly ItemVerb[] {
  return (Object.keys(NEXT[item.state]) as ItemVerb[]).filter((verb) => !didEarlier(item, verb, person));
}

/** The state after this step. Throws G104 where the item is not there yet or past it, A110 for somebody who did an earlier step. */
export function stateAfter(item: ItemSteps, verb: ItemVerb, person: string): ItemState {
  const next = (NEXT[item.state] as Partial<Record<ItemVerb, ItemState>>)[verb];
  if (next === undefined) throw raise(problems.disclosureElsewhere, { state: stateNames[item.state] });
  if (didEarlier(item, verb, person)) throw raise(problems.ownRequest, { action: stepNames[verb] });
  return next;
}

// Whoever wrote or sent it does not review it; whoever did any of it does not release it. Sending back is free to all.
function didEarlier({ changedBy, submittedBy, reviewedBy }: ItemSteps, verb: ItemVerb, person: string): boolean {
  if (verb === 'review') return person === changedBy || person === submittedBy;
  return verb === 'release' && (person === changedBy || person === submittedBy || person === reviewedBy);
}

/** The states in words. */
export const stateNames: Readonly<Record<ItemState, Words>> = {
  draft: { zh: '拟稿', en: 'draft' }, submitted: { zh: '待审核', en: 'to be reviewed' }, reviewed: { zh: '待发布', en: 'to be released' },
  released: { zh: '已公开', en: 'public' }, withdrawn: { zh: '已撤下', en: 'withdrawn' }, discarded: { zh: '已作废', en: 'discarded' },
};

/** The steps in words. */
export const stepNames: Readonly<Record<ItemVerb, Words>> = {
  prepare: { zh: '拟公开', en: 'Prepare' }, revise: { zh: '修改', en: 'Revise' }, submit: { zh: '送审', en: 'Send to review' }, review: { zh: '审核通过', en: 'Review' },
  return: { zh: '退回', en: 'Return' }, release: { zh: '签发公开', en: 'Release' }, withdraw: { zh: '撤下', en: 'Withdraw' },
};
