import { daysBetween } from '../../domain/values/plain-date.ts';
import { useToday } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { roundWords } from './round-words.ts';

/** The due day, and how long that is from today while something is owed; once it is over only what is overdue says so. */
export function DueWords({ day, owed, overdue }: { readonly day: string; readonly owed: boolean; readonly overdue: boolean }) {
  const say = useWords(roundWords);
  const today = useToday();
  const left = today === '' ? null : daysBetween(today, day);
  return (
    <span className="due">
      <time dateTime={day}>{say('due', { day })}</time>
      {owed && left !== null && (left >= 0 || overdue) && <span className={left < 0 ? 'due__over' : left <= 3 ? 'due__near' : 'quiet'}>{left < 0 ? say('overdue', { n: -left }) : left === 0 ? say('dueToday') : say('left', { n: left })}</span>}
    </span>
  );
}
