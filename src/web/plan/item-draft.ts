import type { ItemEdit, PlanItem } from '../../contract/plan.ts';
import type { PlanWord } from './plan-words.ts';

/** What the edit form holds: everything as typed. */
export interface ItemDraft {
  readonly kind: PlanItem['kind'];
  readonly comparator: NonNullable<PlanItem['comparator']>;
  readonly value: string;
  readonly valueTo: string;
  readonly unit: string;
  readonly subject: string;
  readonly metric: string;
  readonly period: string;
  readonly deadline: string;
  readonly per: string;
  readonly owner: string;
  readonly title: string;
}

/** The form as it opens on an item. */
export function draftOf(item: PlanItem): ItemDraft {
  const ends = typeof item.value === 'number' ? [item.value] : item.value ?? [];
  return {
    kind: item.kind, comparator: item.comparator ?? 'eq', value: ends[0]?.toString() ?? '', valueTo: ends[1]?.toString() ?? '', unit: item.unit,
    subject: item.subject, metric: item.metric, period: item.period, deadline: item.deadline ?? '', per: item.per, owner: item.owner, title: item.title,
  };
}

/** What is wrong with the form, by field; empty when it can be saved. */
export function faultsOf(draft: ItemDraft, type: PlanItem['type']): Partial<Record<keyof ItemDraft, PlanWord>> {
  if (type === 'task') return draft.title.trim() === '' ? { title: 'titleMissing' } : {};
  const faults: Partial<Record<keyof ItemDraft, PlanWord>> = {};
  if (draft.metric.trim() === '') faults.metric = 'metricMissing';
  if (!isNumber(draft.value)) faults.value = 'valueMissing';
  if (draft.comparator === 'range' && (!isNumber(draft.valueTo) || Number(draft.valueTo) <= Number(draft.value))) faults.valueTo = 'rangeWrong';
  return faults;
}

/** Only the fields a person changed; what the reader said stays the reader's. */
export function editOf(draft: ItemDraft, item: PlanItem): ItemEdit {
  const before = draftOf(item);
  const edit: ItemEdit = {};
  if (draft.kind !== before.kind) edit.kind = draft.kind;
  for (const key of item.type === 'task' ? taskTexts : figureTexts) if (draft[key] !== before[key]) edit[key] = draft[key].trim();
  if (draft.deadline !== before.deadline) edit.deadline = draft.deadline === '' ? null : draft.deadline;
  if (item.type === 'task') return edit;
  if (draft.comparator !== before.comparator) edit.comparator = draft.comparator;
  if (draft.value !== before.value || draft.valueTo !== before.valueTo || draft.comparator !== before.comparator) {
    edit.value = draft.comparator === 'range' ? [Number(draft.value), Number(draft.valueTo)] : Number(draft.value);
  }
  return edit;
}

const taskTexts = ['title', 'owner', 'period'] as const;
const figureTexts = ['unit', 'subject', 'metric', 'period', 'per', 'owner'] as const;
const isNumber = (typed: string): boolean => typed.trim() !== '' && Number.isFinite(Number(typed));
