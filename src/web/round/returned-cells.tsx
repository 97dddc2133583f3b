import { Link } from '@tanstack/react-router';
import type { OpenedReport } from '../../contract/round.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { roundWords } from './round-words.ts';

interface ReturnedCellsProps {
  readonly cells: OpenedReport['cells'];
  readonly note: string;
  /** Whether the unit has them before it now; else what was once returned is history. */
  readonly open: boolean;
  /** The register whose records are corrected; left out for those who only read. */
  readonly register?: string | undefined;
}

/** What a checker sent back: each cell with its reason, and whether it was changed since. */
export function ReturnedCells({ cells, note, open, register }: ReturnedCellsProps) {
  const say = useWords(roundWords);
  const pick = usePick();
  if (!open) return null;
  return (
    <section className="panel report-block report-block--returned" aria-label={say('returnedTitle')}>
      <h2>{say('returnedTitle')}{cells.length > 0 && <span className="block-count">{cells.length}</span>}</h2>
      {note !== '' && <p className="report-block__lead">{say('byChecker', { text: note })}</p>}
      <ul className="finding-list">
        {cells.map((cell) => (
          <li key={`${cell.recordId} ${cell.field}`} className="finding">
            <span className={cell.answered ? 'mark mark--done' : 'mark mark--logic'}>{say(cell.answered ? 'answered' : 'unanswered')}</span>
            <span className="finding__text"><strong>{cell.title === '' ? say('whole') : cell.title}{cell.field === '' ? '' : ` · ${pick(cell.fieldName)}`}</strong> {cell.reason}</span>
            {register !== undefined && cell.recordId !== '' && !cell.answered && <Link className="finding__way" to={`/registers/${register}/records/${cell.recordId}/edit`}>{say('go')}</Link>}
          </li>
        ))}
      </ul>
    </section>
  );
}
