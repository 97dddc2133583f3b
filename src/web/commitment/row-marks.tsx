import type { Target } from '../../contract/ledger.ts';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import './commitment.css';

type Marked = Pick<Target, 'droppedIn' | 'returned' | 'reference' | 'state'>;

/** What a row needs somebody to notice besides its light: dropped by the newer text, returned to its unit. */
export function RowMarks({ row }: { readonly row: Marked }) {
  const say = useWords(commitmentWords);
  const dropped = row.droppedIn !== null && row.state !== 'cancelled';
  return (
    <>
      {dropped && <span className="row-mark row-mark--dropped" title={say('droppedLong', { n: row.droppedIn ?? 0 })}>{say('dropped')}</span>}
      {row.returned && row.state === 'open' && <span className="row-mark row-mark--returned">{say('returned')}</span>}
      {row.reference && <span className="row-mark row-mark--reference">{say('referenceOnly')}</span>}
    </>
  );
}
