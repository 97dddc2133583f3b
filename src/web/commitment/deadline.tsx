import { daysBetween } from '../../domain/values/plain-date.ts';
import { useToday } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import './commitment.css';

interface DeadlineProps {
  readonly deadline: string | null;
  /** A finished or cancelled row has no days left to count. */
  readonly over: boolean;
}

/** A deadline with the days left, or the days it is overdue. */
export function Deadline({ deadline, over }: DeadlineProps) {
  const say = useWords(commitmentWords);
  const today = useToday();
  if (deadline === null) return <span className="quiet">{say('noDeadline')}</span>;
  const left = daysBetween(today, deadline);
  return (
    <span className="deadline">
      <time dateTime={deadline}>{deadline}</time>
      {!over && left < 0 && <span className="deadline__late">{say('overdue', { n: -left })}</span>}
      {!over && left >= 0 && left <= 60 && <span className="deadline__left">{left === 0 ? say('dueToday') : say('daysLeft', { n: left })}</span>}
    </span>
  );
}
