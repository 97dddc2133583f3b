/* What a target or a task says, as the ledger holds it beside its state. One shape for both; a task leaves the figure's fields empty. */
import type { PlanItem } from '../plan/plan-item.ts';
import type { Comparator, Magnitude } from '../plan/reading.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { ProofDecision } from './proof.ts';

/** A step on the way of a task. */
export interface Milestone { readonly title: string; readonly due: PlainDate; readonly done: boolean }

/** Everything a target or a task says. */
export interface CommitmentBody {
  readonly title: string; readonly kind: 'target' | 'task' | 'campaign';
  readonly metric: string; readonly subject: string; readonly comparator: Comparator; readonly required: Magnitude; readonly unit: string;
  readonly period: string; readonly per: string; readonly baseline: number | null;
  readonly owner: string; readonly section: string; readonly sourceText: string; readonly start: number; readonly end: number;
  readonly assisting: readonly string[]; readonly parentId: string | null; readonly milestones: readonly Milestone[];
  /** What proves a target; null while nobody has decided. */
  readonly proof: ProofDecision | null;
}

/** The fields an item of a plan gives to its commitment; the rest keeps what people entered. */
export function commitmentBody(item: PlanItem): Record<string, unknown> {
  return {
    title: item.title, kind: item.kind, metric: item.metric, subject: item.subject, comparator: item.comparator ?? 'eq', required: item.value ?? 0,
    unit: item.unit, period: item.period, per: item.per, owner: item.owner, section: item.section, sourceText: item.text, start: item.start, end: item.end,
  };
}

/** The body as stored, with what was never entered filled in. */
export function readBody(stored: Readonly<Record<string, unknown>>): CommitmentBody {
  return { ...empty, ...(stored as Partial<CommitmentBody>) };
}

const empty: CommitmentBody = {
  title: '', kind: 'task', metric: '', subject: '', comparator: 'eq', required: 0, unit: '', period: '', per: '', baseline: null, owner: '',
  section: '', sourceText: '', start: 0, end: 0, assisting: [], parentId: null, milestones: [], proof: null,
};
