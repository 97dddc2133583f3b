/*
 * A commitment is something a unit has to make good: a target or a task. What happened to it is a row of actions,
 * nothing is overwritten; its state is folded from them here and nowhere else.
 * Whoever claims it done cannot confirm it: that is decided by another person (design.md, idea 5).
 */

/** Where a commitment stands. */
export type CommitmentState = 'open' | 'claimed' | 'closed' | 'cancelled';
/** What can happen to a commitment. */
export type CommitmentVerb = 'create' | 'assign' | 'revise' | 'progress' | 'claim' | 'confirm' | 'return' | 'reopen' | 'cancel' | 'drop' | 'keep' | 'withdraw' | 'link' | 'unlink';

/** What may happen next; a verb that is absent is not possible in that state. */
const NEXT = {
  open: { assign: 'open', revise: 'open', progress: 'open', claim: 'claimed', cancel: 'cancelled', drop: 'open', keep: 'open', link: 'open', unlink: 'open' },
  claimed: { confirm: 'closed', return: 'open', withdraw: 'open', drop: 'claimed', keep: 'claimed', link: 'claimed', unlink: 'claimed' },
  closed: { reopen: 'open', link: 'closed', unlink: 'closed' },
  cancelled: { reopen: 'open' },
} as const satisfies Record<CommitmentState, Partial<Record<CommitmentVerb, CommitmentState>>>;

/** The states as people read them. */
export const stateNames: Record<CommitmentState, { zh: string; en: string }> = {
  open: { zh: '进行中', en: 'Open' },
  claimed: { zh: '待确认', en: 'Awaiting confirmation' },
  closed: { zh: '已办结', en: 'Closed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};

/** The verbs as people read them. */
export const verbNames: Record<CommitmentVerb, { zh: string; en: string }> = {
  create: { zh: '立项', en: 'Create' },
  assign: { zh: '分派', en: 'Assign' },
  revise: { zh: '修改', en: 'Revise' },
  progress: { zh: '填报进展', en: 'Report progress' },
  claim: { zh: '申报完成', en: 'Claim done' },
  confirm: { zh: '确认完成', en: 'Confirm' },
  return: { zh: '退回', en: 'Return' },
  reopen: { zh: '重新打开', en: 'Reopen' },
  cancel: { zh: '取消', en: 'Cancel' },
  drop: { zh: '新稿删去', en: 'Dropped by the new text' },
  keep: { zh: '保留', en: 'Keep' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  link: { zh: '关联指标', en: 'Link to an indicator' },
  unlink: { zh: '不由台账证明', en: 'Not proven by registers' },
};

/** The note of a commitment that left the ledger because its item was taken back on the plan. Kept in Chinese, shown in both. */
export const takenOutNote = { zh: '从计划核对中撤下', en: 'Taken out where the plan is checked' } as const;

/** One thing that happened to a commitment. Instants are ISO 8601 in UTC. */
export interface CommitmentAction {
  readonly seq: number;
  readonly verb: CommitmentVerb;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
  readonly note: string;
  /** Measured value reported with `progress` or `claim`; for a task, percent done. */
  readonly value: number | null;
  /** Ids of evidence files. */
  readonly evidence: readonly string[];
  /** Fields changed by `assign`, `revise`, `link` and `unlink`, or given by `create`. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/** The figure a claim found, and how far it could be trusted. */
export type BeforeClaim = Pick<CommitmentStanding, 'value' | 'basis'>;

/** A commitment as folded from its actions. */
export interface CommitmentStanding {
  readonly state: CommitmentState;
  /** Who claimed it done, while it waits for another person. */
  readonly claimedBy: string | null;
  /** Latest reported value, and how far it can be trusted: `claimed` by its own side, or `confirmed` by another person. */
  readonly value: number | null;
  readonly basis: 'none' | 'claimed' | 'confirmed';
  readonly evidence: readonly string[];
  readonly lastAt: string;
  /** The version of the plan whose text dropped it, until somebody keeps or cancels it. */
  readonly droppedIn: number | null;
  /** The last claim was returned, and nothing has been reported since. */
  readonly returned: boolean;
  /** What stood before the claim that waits; null while none does. */
  readonly beforeClaim: BeforeClaim | null;
}

/** The state after a verb, or undefined when it is not possible. */
export function nextState(state: CommitmentState, verb: CommitmentVerb): CommitmentState | undefined {
  const row: Partial<Record<CommitmentVerb, CommitmentState>> = NEXT[state];
  return row[verb];
}

/**
 * The verbs possible in a state, for buttons, API and reports alike: whoever claimed may withdraw
 * the claim and nothing else, another person confirms or returns it; `keep` answers a text that dropped it.
 */
export function availableVerbs(standing: Pick<CommitmentStanding, 'state' | 'claimedBy' | 'droppedIn'>, actorId: string): readonly CommitmentVerb[] {
  const withheld: Partial<Record<CommitmentVerb, boolean>> = {
    confirm: standing.claimedBy === actorId, return: standing.claimedBy === actorId, withdraw: standing.claimedBy !== actorId,
    keep: standing.droppedIn === null,
    // Only a newer text drops; the proof of a target has its own panel.
    drop: true, link: true, unlink: true,
  };
  return (Object.keys(NEXT[standing.state]) as CommitmentVerb[]).filter((verb) => withheld[verb] !== true);
}

/** Folds the actions, oldest first, into where the commitment stands. An empty list stands open. */
export function foldCommitment(actions: readonly CommitmentAction[]): CommitmentStanding {
  return actions.reduce(applyAction, {
    state: 'open', claimedBy: null, value: null, basis: 'none', evidence: [], lastAt: '', droppedIn: null, returned: false, beforeClaim: null,
  } satisfies CommitmentStanding as CommitmentStanding);
}

function applyAction(standing: CommitmentStanding, action: CommitmentAction): CommitmentStanding {
  return { ...foldStep(standing, action), evidence: [...standing.evidence, ...action.evidence], lastAt: action.at };
}

/** The part of a standing that one action moves on. */
export type FoldedPart = Pick<CommitmentStanding, 'state' | 'claimedBy' | 'value' | 'basis' | 'droppedIn' | 'returned' | 'beforeClaim'>;

/** The part of an action that moves a standing on. */
export type FoldingPart = Pick<CommitmentAction, 'verb' | 'by' | 'value' | 'changes'>;

/** Where a commitment stands after one more action; a verb that is not possible leaves the state as it is. */
export function foldStep(standing: FoldedPart, action: FoldingPart): FoldedPart {
  return {
    state: nextState(standing.state, action.verb) ?? standing.state,
    claimedBy: claimant(standing, action),
    ...figureAfter(standing, action),
    droppedIn: droppedAfter(standing, action),
    returned: action.verb === 'return' || (standing.returned && !ends.has(action.verb)),
    beforeClaim: beforeClaimAfter(standing, action),
  };
}

/** A new report, or the end of it all, answers a return. */
const ends: ReadonlySet<CommitmentVerb> = new Set(['progress', 'claim', 'confirm', 'reopen', 'cancel']);
/** A claim that comes back, by another person or by its own side. */
const comesBack: ReadonlySet<CommitmentVerb> = new Set(['return', 'withdraw']);

function beforeClaimAfter(standing: FoldedPart, action: FoldingPart): BeforeClaim | null {
  if (action.verb === 'claim') return { value: standing.value, basis: standing.basis };
  return comesBack.has(action.verb) || action.verb === 'confirm' ? null : standing.beforeClaim;
}

// A claim that comes back gives its figure up: what was reported before it stands again.
function figureAfter(standing: FoldedPart, action: FoldingPart): BeforeClaim {
  if (comesBack.has(action.verb) && standing.beforeClaim !== null) return standing.beforeClaim;
  const reported = action.verb === 'progress' || action.verb === 'claim';
  return { value: reported && action.value !== null ? action.value : standing.value, basis: basisAfter(standing, action) };
}

function claimant(standing: FoldedPart, action: Pick<CommitmentAction, 'verb' | 'by'>): string | null {
  if (action.verb === 'claim') return action.by;
  return action.verb === 'confirm' || comesBack.has(action.verb) ? null : standing.claimedBy;
}

// A figure from its own side is claimed, whoever typed it; only another person's confirmation lifts it, and never to "proven".
function basisAfter(standing: FoldedPart, action: Pick<CommitmentAction, 'verb' | 'value'>): CommitmentStanding['basis'] {
  const value = action.value ?? standing.value;
  if (action.verb === 'confirm') return value === null ? 'none' : 'confirmed';
  if (action.verb === 'reopen' || action.verb === 'progress' || action.verb === 'claim') return value === null ? 'none' : 'claimed';
  return standing.basis;
}

function droppedAfter(standing: FoldedPart, action: Pick<CommitmentAction, 'verb' | 'changes'>): number | null {
  if (action.verb === 'drop') return Number(action.changes['versionNo']);
  return action.verb === 'keep' || action.verb === 'cancel' ? null : standing.droppedIn;
}
