import { daysBetween } from '../../domain/values/plain-date.ts';
import { useToday } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { roundWords } from './round-words.ts';

/** The due day, and how long that is from today while something is owed. */
export function DueWords({ day, owed }: { readonly day: string; readonly owed: boolean }) {
  const say = useWords(roundWords);
  const today = useToday();
  const left = today === '' ? null : daysBetween(today, day);
  return (
    <span className="due">
      <time dateTime={day}>{say('due', { day })}</time>
      {owed && left !== null && <span className={left < 0 ? 'due__over' : left <= 3 ? 'due__near' : 'quiet'}>{left < 0 ? say('overdue', { n: -left }) : left === 0 ? say('dueToday') : say('left', { n: left })}</span>}
    </span>
  );
}
