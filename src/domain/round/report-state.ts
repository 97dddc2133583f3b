/*
 * A report 上报表 is one unit's one register in a round. What happened to it is a row of actions, nothing is overwritten;
 * its state is folded from them here and nowhere else. Whoever submitted it cannot approve it.
 */
import type { Words } from '../problem.ts';

/** Every state with its names. */
export const reportStates = {
  not_started: { zh: '未开始', en: 'Not started' },
  draft: { zh: '填报中', en: 'In progress' },
  submitted: { zh: '待审核', en: 'Submitted' },
  returned: { zh: '已退回', en: 'Returned' },
  resubmitted: { zh: '重报待审', en: 'Resubmitted' },
  approved: { zh: '已通过', en: 'Approved' },
  locked: { zh: '已锁定', en: 'Locked' },
  reopened: { zh: '重新打开', en: 'Reopened' },
  excused: { zh: '不再要求', en: 'No longer asked' },
} as const satisfies Record<string, Words>;
export type ReportState = keyof typeof reportStates;

/** Everything that can happen to a report, with its names. */
export const reportVerbs = {
  save: { zh: '开始填报', en: 'Begin' },
  submit: { zh: '上报', en: 'Submit' },
  look: { zh: '开始审核', en: 'Begin to check' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  return: { zh: '退回', en: 'Return' },
  approve: { zh: '审核通过', en: 'Approve' },
  lock: { zh: '锁定', en: 'Lock' },
  reopen: { zh: '重新打开', en: 'Reopen' },
  excuse: { zh: '不再要求', en: 'Excuse' },
  release: { zh: '不再按轮次上报', en: 'Release' },
  ask: { zh: '重新要求', en: 'Ask again' },
} as const satisfies Record<string, Words>;
export type ReportVerb = keyof typeof reportVerbs;

/** What may happen next; a verb that is absent is not possible in that state. */
const NEXT = {
  not_started: { save: 'draft', submit: 'submitted', excuse: 'excused', release: 'excused' },
  draft: { submit: 'submitted', excuse: 'excused', release: 'excused' },
  submitted: { look: 'submitted', withdraw: 'draft', return: 'returned', approve: 'approved', excuse: 'excused', release: 'excused' },
  returned: { submit: 'resubmitted', excuse: 'excused', release: 'excused' },
  resubmitted: { look: 'resubmitted', withdraw: 'returned', return: 'returned', approve: 'approved', excuse: 'excused', release: 'excused' },
  approved: { lock: 'locked', reopen: 'reopened' },
  locked: { reopen: 'reopened' },
  reopened: { submit: 'resubmitted', excuse: 'excused', release: 'excused' },
  // Its unit is in use again.
  excused: { ask: 'not_started' },
} as const satisfies Record<ReportState, Partial<Record<ReportVerb, ReportState>>>;

/** What a unit says of its register when it submits: filled in, nothing to report, or the same as last period. */
export const declarations = {
  filled: { zh: '已如实填报', en: 'Filled in' },
  nothing: { zh: '本单位没有应填内容', en: 'Nothing to report' },
  same: { zh: '与上期相同，无变化', en: 'Same as last period' },
} as const satisfies Record<string, Words>;
export type Declaration = keyof typeof declarations;

/** Where a report stands. */
export interface ReportStanding {
  readonly state: ReportState;
  /** Who submitted what now waits or was decided. */
  readonly submittedBy: string | null;
  /** When a checker first opened what was submitted; until then it may be withdrawn. */
  readonly lookedAt: string | null;
  /** How often it was opened again after it had been approved. */
  readonly reopens: number;
}

/** One thing that happened. Instants are ISO 8601 in UTC. */
export interface ReportStep {
  readonly verb: ReportVerb;
  readonly by: string;
  readonly at: string;
}

/** Where every report begins. */
const unstarted: ReportStanding = { state: 'not_started', submittedBy: null, lookedAt: null, reopens: 0 };

/** The state after a verb, or undefined when it is not possible. */
export function nextReportState(state: ReportState, verb: ReportVerb): ReportState | undefined {
  const row: Partial<Record<ReportVerb, ReportState>> = NEXT[state];
  return row[verb];
}

/** Where a report stands after one more step; a verb that is not possible leaves it as it is. */
function foldReportStep(standing: ReportStanding, step: ReportStep): ReportStanding {
  const state = nextReportState(standing.state, step.verb);
  if (state === undefined) return standing;
  return {
    state,
    submittedBy: step.verb === 'submit' ? step.by : step.verb === 'withdraw' ? null : standing.submittedBy,
    lookedAt: step.verb === 'submit' ? null : step.verb === 'look' ? standing.lookedAt ?? step.at : standing.lookedAt,
    reopens: standing.reopens + (step.verb === 'reopen' ? 1 : 0),
  };
}

/** Folds the steps, oldest first. */
export const foldReport = (steps: readonly ReportStep[]): ReportStanding => steps.reduce(foldReportStep, unstarted);

// What becomes of a report because of its unit or its register is done by their change, and by nobody's button.
const ofOthers: ReadonlySet<ReportVerb> = new Set(['excuse', 'release', 'ask']);

/** The verbs possible now, for buttons and API alike: no approving or returning of one's own, no withdrawing of what was looked at. */
export function availableReportVerbs(standing: Pick<ReportStanding, 'state' | 'submittedBy' | 'lookedAt'>, actorId: string): readonly ReportVerb[] {
  const verbs = Object.keys(NEXT[standing.state]) as ReportVerb[];
  return verbs.filter((verb) => !ofOthers.has(verb) && ((verb !== 'approve' && verb !== 'return') || standing.submittedBy !== actorId) && (verb !== 'withdraw' || standing.lookedAt === null));
}

/** States in which the unit's turn is next: its records can be changed. */
export const fillingStates: readonly ReportState[] = ['not_started', 'draft', 'returned', 'reopened'];
/** States in which the checker's turn is next. */
export const checkingStates: readonly ReportState[] = ['submitted', 'resubmitted'];
/** States of a report nobody waits for any more, because its unit is gone: it counts neither as done nor as late. */
export const excusedStates: readonly ReportState[] = ['excused'];
/** States of a report that is done. */
export const doneStates: readonly ReportState[] = ['approved', 'locked'];

/** Why reports of this register are closed: it is no longer reported in rounds. */
export const releasedNote = (register: string): string => `台账“${register}”改为即填即用，不再按轮次上报`;
