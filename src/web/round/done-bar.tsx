import { useWords } from '../i18n/define-words.ts';
import { roundWords } from './round-words.ts';

interface DoneBarProps {
  readonly part: { readonly total: number; readonly done: number; readonly waiting: number; readonly late?: number; readonly overdue?: number };
}

/** n of m as a bar and in figures: approved, waiting to be checked, overdue, sent late. */
export function DoneBar({ part }: DoneBarProps) {
  const say = useWords(roundWords);
  const share = (count: number): string => `${part.total === 0 ? 0 : (count / part.total) * 100}%`;
  return (
    <span className="done-bar">
      <span className="done-bar__track" aria-hidden="true"><span className="done-bar__done" style={{ width: share(part.done) }} /><span className="done-bar__waiting" style={{ width: share(part.waiting) }} /></span>
      <span className="done-bar__figures">{part.done} / {part.total}</span>
      {part.waiting > 0 && <span className="quiet">{say('waitOf', { n: part.waiting })}</span>}
      {(part.overdue ?? 0) > 0 && <span className="due__over">{say('overdueOf', { n: part.overdue ?? 0 })}</span>}
      {(part.late ?? 0) > 0 && <span className="quiet">{say('lateOf', { n: part.late ?? 0 })}</span>}
    </span>
  );
}
