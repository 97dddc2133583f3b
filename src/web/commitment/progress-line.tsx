import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import './commitment.css';

interface ProgressLineProps {
  /** 0 to 1; null while nothing was reported. */
  readonly share: number | null;
  readonly confirmed: boolean;
}

/** Progress as a thin line with its percent. A line that nobody confirmed is hatched. */
export function ProgressLine({ share, confirmed }: ProgressLineProps) {
  const say = useWords(commitmentWords);
  if (share === null) return <span className="quiet">{say('notReported')}</span>;
  const percent = Math.round(share * 100);
  return (
    <span className="progress">
      <span className="progress__track" aria-hidden="true">
        <span className={confirmed ? 'progress__fill progress__fill--confirmed' : 'progress__fill'} style={{ width: `${percent}%` }} />
      </span>
      <span className="progress__percent">{percent}%</span>
    </span>
  );
}
