/*
 * What a person has typed before sending a verb. It outlives refusals: after somebody else's change the same draft goes
 * out again with the newer version.
 */
import type { FileRef } from '../../contract/common.ts';
import type { ActOnCommitment, Target, Task } from '../../contract/ledger.ts';
import type { CommitmentVerb } from '../../domain/ledger/commitment.ts';
import type { CommitmentView } from './commitment-view.ts';

/** A milestone while it is typed; `no` stays with it when others are removed. */
export type MilestoneDraft = Task['milestones'][number] & { readonly no: number };

/** Fields of the row as the form edits them. */
export interface RowDraft {
  readonly leadUnitId: string;
  readonly assistingUnitIds: readonly string[];
  readonly owner: string;
  readonly deadline: string;
  readonly metric: string;
  readonly subject: string;
  readonly comparator: Target['comparator'];
  readonly required: number | null;
  readonly requiredTo: number | null;
  readonly unit: string;
  readonly baseline: number | null;
  readonly title: string;
  readonly milestones: readonly MilestoneDraft[];
}

export interface ActDraft {
  readonly note: string;
  readonly value: number | null;
  readonly evidence: readonly FileRef[];
  readonly row: RowDraft;
  /** The row as the form found it: only what differs from it is sent, so that another person's changes survive. */
  readonly base: RowDraft;
}

/** Words of a fault in the draft, by the field it stands at. */
export type DraftFault = 'needReason' | 'needReport' | 'needLead' | 'needMetric' | 'needRequired' | 'needOrder' | 'needTitle' | 'needMilestone';

const needsReason: ReadonlySet<CommitmentVerb> = new Set(['return', 'reopen', 'cancel']);

/** The draft a form opens with: the row as it stands, nothing said yet. */
export function openDraft(view: CommitmentView): ActDraft {
  const { row } = view;
  const common = { leadUnitId: row.lead.id, assistingUnitIds: row.assisting.map((unit) => unit.id), owner: row.owner, deadline: row.deadline ?? '' };
  const empty: RowDraft = { ...common, metric: '', subject: '', comparator: 'ge', required: null, requiredTo: null, unit: '', baseline: null, title: '', milestones: [] };
  const base = view.kind === 'target' ? { ...empty, ...targetFields(view.row) } : { ...empty, title: view.row.title, milestones: view.row.milestones.map((milestone, at) => ({ ...milestone, no: at + 1 })) };
  return { note: '', value: null, evidence: [], row: base, base };
}

function targetFields(target: Target): Partial<RowDraft> {
  const { metric, subject, comparator, required, unit, baseline } = target;
  const [from, to] = typeof required === 'number' ? [required, null] : required;
  return { metric, subject, comparator, required: from, requiredTo: to, unit, baseline };
}

/** What still has to be said before this verb can go out. */
export function faultOf(verb: CommitmentVerb, draft: ActDraft, view: CommitmentView): DraftFault | null {
  if (needsReason.has(verb)) return draft.note.trim() === '' ? 'needReason' : null;
  if (verb === 'progress') return draft.value === null && draft.note.trim() === '' && draft.evidence.length === 0 ? 'needReport' : null;
  if (verb === 'assign') return draft.row.leadUnitId === '' ? 'needLead' : null;
  if (verb === 'revise') return view.kind === 'target' ? targetFault(draft.row) : taskFault(draft.row);
  return null;
}

function targetFault({ metric, comparator, required, requiredTo }: RowDraft): DraftFault | null {
  if (metric.trim() === '') return 'needMetric';
  if (required === null || (comparator === 'range' && requiredTo === null)) return 'needRequired';
  return comparator === 'range' && requiredTo !== null && requiredTo < required ? 'needOrder' : null;
}

function taskFault({ title, milestones }: RowDraft): DraftFault | null {
  if (title.trim() === '') return 'needTitle';
  return milestones.some((milestone) => milestone.title.trim() === '' || milestone.due === '') ? 'needMilestone' : null;
}

/** What is sent: the version the page shows, and only the fields the person changed. */
export function bodyOf(verb: CommitmentVerb, draft: ActDraft, view: CommitmentView): ActOnCommitment {
  const changes = verb === 'assign' || verb === 'revise' ? changed(sendable(verb, draft.row, view), sendable(verb, draft.base, view)) : {};
  return { version: view.row.version, note: draft.note.trim(), value: draft.value, evidence: draft.evidence.map((file) => file.id), changes };
}

function sendable(verb: CommitmentVerb, row: RowDraft, view: CommitmentView): ActOnCommitment['changes'] {
  const deadline = row.deadline === '' ? null : row.deadline;
  if (verb === 'assign') return { leadUnitId: row.leadUnitId, assistingUnitIds: [...row.assistingUnitIds], owner: row.owner.trim(), deadline };
  if (view.kind === 'task') return { title: row.title.trim(), deadline, milestones: row.milestones.map(({ title, due, done }) => ({ title, due, done })) };
  const required = row.comparator === 'range' ? [row.required ?? 0, row.requiredTo ?? 0] as [number, number] : row.required ?? 0;
  return { metric: row.metric.trim(), subject: row.subject.trim(), comparator: row.comparator, required, unit: row.unit.trim(), baseline: row.baseline, deadline };
}

function changed(now: ActOnCommitment['changes'], before: ActOnCommitment['changes']): ActOnCommitment['changes'] {
  const old: Readonly<Record<string, unknown>> = before;
  return Object.fromEntries(Object.entries(now).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field])));
}
