/*
 * A figure or a task of a plan as people decide about it: what the reader said, with the corrections merged in.
 * Decisions are appended; an item's state is folded from them here.
 */
import type { PlainDate } from '../values/plain-date.ts';
import { endOfMonth } from '../values/plain-date.ts';
import { resolveDeadline } from './deadline.ts';
import type { ItemKind } from './commitment-kind.ts';
import type { Comparator, Magnitude, PlanTask, Quantity, Reading } from './reading.ts';

export type ItemState = 'proposed' | 'confirmed' | 'dismissed';
export type Decision = 'confirm' | 'dismiss' | 'undo';

/** What a person may correct. */
export interface ItemEdit {
  readonly kind?: ItemKind; readonly value?: Magnitude; readonly unit?: string; readonly comparator?: Comparator; readonly subject?: string;
  readonly metric?: string; readonly period?: string; readonly deadline?: PlainDate | null; readonly per?: string; readonly owner?: string; readonly title?: string;
}

/** One decision about one item, oldest first in lists. Instants are ISO 8601. */
export interface ItemDecision {
  readonly itemId: string;
  readonly decision: Decision;
  readonly edit: ItemEdit;
  readonly commitmentId: string | null;
  readonly byName: string;
  readonly at: string;
}

export interface PlanItem {
  readonly itemId: string; readonly type: 'quantity' | 'task'; readonly state: ItemState; readonly kind: ItemKind;
  readonly start: number; readonly end: number; readonly sentenceStart: number; readonly sentenceEnd: number; readonly section: string;
  readonly text: string; readonly why: string; readonly number: string; readonly value: Magnitude | null; readonly unit: string;
  readonly comparator: Comparator | null; readonly subject: string; readonly metric: string; readonly period: string;
  readonly deadline: PlainDate | null; readonly deadlineText: string; readonly per: string; readonly owner: string; readonly title: string;
  readonly edited: boolean; readonly decidedBy: string | null; readonly decidedAt: string | null; readonly commitmentId: string | null;
}

/** The items of a reading with the decisions folded in, in the order of the text. */
export function itemsOf(reading: Omit<Reading, 'text'>, decisions: readonly ItemDecision[]): readonly PlanItem[] {
  const items = new Map<string, PlanItem>();
  for (const quantity of reading.quantities) items.set(quantity.id, quantityItem(quantity, reading.year));
  for (const task of reading.tasks) items.set(task.id, taskItem(task, reading.year));
  for (const decision of decisions) {
    const item = items.get(decision.itemId);
    if (item) items.set(decision.itemId, decide(item, decision));
  }
  return [...items.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

const states: Record<Decision, ItemState> = { confirm: 'confirmed', dismiss: 'dismissed', undo: 'proposed' };

/** The item after one decision. */
export function decide(item: PlanItem, decision: ItemDecision): PlanItem {
  return {
    ...item, ...decision.edit,
    state: states[decision.decision],
    edited: item.edited || Object.keys(decision.edit).length > 0,
    decidedBy: decision.byName, decidedAt: decision.at, commitmentId: decision.commitmentId,
  };
}

const undecided = { state: 'proposed', edited: false, decidedBy: null, decidedAt: null, commitmentId: null } as const;

function quantityItem(quantity: Quantity, year: number | null): PlanItem {
  const words = quantity.deadline ?? '';
  return {
    ...undecided, itemId: quantity.id, type: 'quantity', kind: quantity.kind, start: quantity.offset, end: quantity.end,
    sentenceStart: quantity.sentence.start, sentenceEnd: quantity.sentence.end, section: quantity.section, text: quantity.text, why: quantity.why,
    number: quantity.number, value: quantity.value, unit: quantity.unit, comparator: quantity.comparator, subject: quantity.subject,
    metric: quantity.metric, period: quantity.period, deadline: quantity.kind === 'target' ? dueDay(words, year) : null, deadlineText: words,
    per: quantity.per ?? '', owner: '', title: quantity.metric || quantity.text,
  };
}

function taskItem(task: PlanTask, year: number | null): PlanItem {
  return {
    ...undecided, itemId: task.id, type: 'task', kind: task.kind, start: task.span.start, end: task.span.end,
    sentenceStart: task.span.start, sentenceEnd: task.span.end, section: task.section, text: task.title, why: task.why, number: '', value: null,
    unit: '', comparator: null, subject: '', metric: '', period: '', deadline: dueDay(task.deadline, year), deadlineText: task.deadline,
    per: '', owner: task.owner, title: task.title,
  };
}

// A yearly plan without a date means by the end of its year.
const dueDay = (words: string, year: number | null): PlainDate | null =>
  resolveDeadline(words, year) ?? (year === null ? null : endOfMonth(year, 12));
