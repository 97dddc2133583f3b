import { clockDay } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import './commitment.css';

const DAY_MS = 86_400_000;

/** Days from one plain date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** The bureau's plain date now. */
const today = (): string => clockDay(new Date().toISOString());

interface DeadlineProps {
  readonly deadline: string | null;
  /** A finished or cancelled row has no days left to count. */
  readonly over: boolean;
}

/** A deadline with the days left, or the days it is overdue. */
export function Deadline({ deadline, over }: DeadlineProps) {
  const say = useWords(commitmentWords);
  if (deadline === null) return <span className="quiet">{say('noDeadline')}</span>;
  const left = daysBetween(today(), deadline);
  return (
    <span className="deadline">
      <time dateTime={deadline}>{deadline}</time>
      {!over && left < 0 && <span className="deadline__late">{say('overdue', { n: -left })}</span>}
      {!over && left >= 0 && left <= 60 && <span className="deadline__left">{left === 0 ? say('dueToday') : say('daysLeft', { n: left })}</span>}
    </span>
  );
}
