import type { OpenedTarget } from '../../contract/ledger.ts';
import { takenOutNote, verbNames } from '../../domain/ledger/commitment.ts';
import { clockTime } from '../frame/clock-time.ts';
import { Figure } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useChangeWords } from './describe-changes.ts';
import { commitmentWords } from './commitment-words.ts';
import { EvidenceList } from './evidence-list.tsx';
import './history-line.css';

type Happened = OpenedTarget['history'][number];

interface HistoryLineProps {
  readonly history: readonly Happened[];
  /** Unit of the reported values; percent for a task. */
  readonly unit: string;
}

/** Everything that happened, newest on top: who, when, what, with which value, on what evidence. Nothing is ever overwritten. */
export function HistoryLine({ history, unit }: HistoryLineProps) {
  const say = useWords(commitmentWords);
  if (history.length === 0) return <p className="quiet">{say('noHistory')}</p>;
  return (
    <ol className="history" aria-label={say('history')}>
      {[...history].sort((left, right) => right.seq - left.seq).map((action) => <Step key={action.seq} action={action} unit={unit} />)}
    </ol>
  );
}

function Step({ action, unit }: { readonly action: Happened; readonly unit: string }) {
  const pick = usePick();
  const describe = useChangeWords();
  // What it began with stands above, as it is now.
  const changes = action.verb === 'create' ? [] : describe(action.changes);
  return (
    <li className={`history__step history__step--${action.verb}`}>
      <div className="history__head">
        <strong>{pick(verbNames[action.verb])}</strong>
        {action.value !== null && <Figure value={action.value} unit={unit} />}
        <span className="history__who">{action.byName}</span>
        <time className="quiet" dateTime={action.at}>{clockTime(action.at)}</time>
      </div>
      {action.note !== '' && <p className="history__note">{action.note === takenOutNote.zh ? pick(takenOutNote) : action.note}</p>}
      {changes.length > 0 && <ul className="history__changes">{changes.map((change) => <li key={change}>{change}</li>)}</ul>}
      <EvidenceList files={action.evidence} />
    </li>
  );
}
