/*
 * Deadlines for a calendar that may be shared or lie on a telephone: what is due and which unit leads, never who.
 * A uid stays with its commitment, so that a second export moves the day and does not double it.
 */
import type { PlainDate } from '../values/plain-date.ts';
import { stateNames, type CommitmentState } from './commitment.ts';
import type { CommitmentBody } from './commitment-body.ts';
import { promiseWords } from './promise-words.ts';

/** A day to keep in mind. */
export interface DeadlineEvent { readonly uid: string; readonly date: PlainDate; readonly title: string; readonly description: string }

/** What an event is made of. */
export interface Due {
  readonly id: string; readonly kind: 'target' | 'task'; readonly deadline: PlainDate | null; readonly state: CommitmentState; readonly reference: boolean;
  readonly unitName: string; readonly planTitle: string; readonly body: Pick<CommitmentBody, 'title' | 'metric' | 'subject' | 'comparator' | 'required' | 'unit' | 'milestones'>;
}

/** The deadlines and open milestones of what still has to be made good, earliest first. */
export function deadlineEvents(commitments: readonly Due[]): readonly DeadlineEvent[] {
  const live = commitments.filter((due) => !due.reference && (due.state === 'open' || due.state === 'claimed'));
  return live.flatMap((due) => [...finalDay(due), ...milestoneDays(due)]).sort((a, b) => order(a.date, b.date) || order(a.uid, b.uid));
}

const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

function finalDay(due: Due): DeadlineEvent[] {
  if (due.deadline === null) return [];
  const word = due.kind === 'target' ? '目标到期' : '任务到期';
  return [{ uid: `${due.kind}-${due.id}@xuezheng`, date: due.deadline, title: `${word}：${nameOf(due)}`, description: describe(due) }];
}

// The place in the list is part of the uid: a milestone has no id of its own.
const milestoneDays = (due: Due): DeadlineEvent[] => due.body.milestones.flatMap((milestone, at) => (milestone.done ? [] : [{
  uid: `${due.kind}-${due.id}-${at + 1}@xuezheng`, date: milestone.due, title: `节点：${milestone.title}（${nameOf(due)}）`, description: describe(due),
}]));

function nameOf({ kind, body }: Due): string {
  if (kind === 'task') return body.title;
  const subject = body.metric.includes(body.subject) ? '' : body.subject;
  return `${subject}${body.metric || body.title} ${promiseWords(body.comparator, body.required, body.unit).zh}`;
}

const describe = (due: Due): string =>
  [`牵头单位：${due.unitName}`, `状态：${stateNames[due.state].zh}`, due.planTitle === '' ? '' : `出自：${due.planTitle}`].filter((line) => line !== '').join('\n');
