/*
 * Deadlines for a calendar that may be shared or lie on a telephone: what is due and which unit leads, never who.
 * A uid stays with its commitment, so that a second export moves the day and does not double it.
 */
import type { PlainDate } from '../values/plain-date.ts';
import { stateNames, type CommitmentState } from './commitment.ts';
import type { CommitmentBody } from './commitment-body.ts';
import { promiseWords, type Wording } from './promise-words.ts';

/** A day to keep in mind. */
export interface DeadlineEvent { readonly uid: string; readonly date: PlainDate; readonly title: string; readonly description: string }

/** What an event is made of. */
export interface Due {
  readonly id: string; readonly kind: 'target' | 'task'; readonly deadline: PlainDate | null; readonly state: CommitmentState; readonly reference: boolean;
  readonly unitName: string; readonly planTitle: string; readonly body: Pick<CommitmentBody, 'title' | 'metric' | 'subject' | 'comparator' | 'required' | 'unit' | 'milestones'>;
}

/** The deadlines and open milestones of what still has to be made good, earliest first. */
export function deadlineEvents(commitments: readonly Due[], language: keyof Wording = 'zh'): readonly DeadlineEvent[] {
  const live = commitments.filter((due) => !due.reference && (due.state === 'open' || due.state === 'claimed'));
  return live.flatMap((due) => [...finalDay(due, words[language]), ...milestoneDays(due, words[language])]).sort((a, b) => order(a.date, b.date) || order(a.uid, b.uid));
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** What the events are said with in one language. */
interface EventWords {
  readonly language: keyof Wording;
  readonly due: Readonly<Record<Due['kind'], (name: string) => string>>;
  readonly milestone: (title: string, name: string) => string;
  readonly lines: (lead: string, state: string) => readonly string[];
  readonly from: (plan: string) => string;
}

const words: Readonly<Record<keyof Wording, EventWords>> = {
  zh: {
    language: 'zh', due: { target: (name) => `目标到期：${name}`, task: (name) => `任务到期：${name}` }, milestone: (title, name) => `节点：${title}（${name}）`,
    lines: (lead, state) => [`牵头单位：${lead}`, `状态：${state}`], from: (plan) => `出自：${plan}`,
  },
  en: {
    language: 'en', due: { target: (name) => `Target due: ${name}`, task: (name) => `Task due: ${name}` }, milestone: (title, name) => `Milestone: ${title} (${name})`,
    lines: (lead, state) => [`Lead unit: ${lead}`, `State: ${state}`], from: (plan) => `From: ${plan}`,
  },
};

function finalDay(due: Due, say: EventWords): DeadlineEvent[] {
  if (due.deadline === null) return [];
  return [{ uid: `${due.kind}-${due.id}@xuezheng`, date: due.deadline, title: say.due[due.kind](nameOf(due, say)), description: describe(due, say) }];
}

// The place in the list is part of the uid: a milestone has no id of its own.
const milestoneDays = (due: Due, say: EventWords): DeadlineEvent[] => due.body.milestones.flatMap((milestone, at) => (milestone.done ? [] : [{
  uid: `${due.kind}-${due.id}-${at + 1}@xuezheng`, date: milestone.due, title: say.milestone(milestone.title, nameOf(due, say)), description: describe(due, say),
}]));

function nameOf({ kind, body }: Due, { language }: EventWords): string {
  if (kind === 'task') return body.title;
  const subject = body.metric.includes(body.subject) ? '' : body.subject;
  return `${subject}${body.metric || body.title} ${promiseWords(body.comparator, body.required, body.unit)[language]}`;
}

const describe = (due: Due, say: EventWords): string =>
  [...say.lines(due.unitName, stateNames[due.state][say.language]), ...(due.planTitle === '' ? [] : [say.from(due.planTitle)])].join('\n');
