import type { OpenedTarget, OpenedTask, Target, Task } from '../../contract/ledger.ts';

export type { ActOnCommitment } from '../../contract/ledger.ts';

/** A target or a task as the drawer and the page show it. */
export type CommitmentView =
  | { readonly kind: 'target'; readonly row: Target; readonly history: OpenedTarget['history']; readonly verbs: OpenedTarget['verbs'] }
  | { readonly kind: 'task'; readonly row: Task; readonly history: OpenedTask['history']; readonly verbs: OpenedTask['verbs'] };

/** A target as the drawer shows it. */
export const viewOfTarget = ({ target, history, verbs }: OpenedTarget): CommitmentView => ({ kind: 'target', row: target, history, verbs });

/** A task as the drawer shows it. */
export const viewOfTask = ({ task, history, verbs }: OpenedTask): CommitmentView => ({ kind: 'task', row: task, history, verbs });
