import { Link } from '@tanstack/react-router';
import { fillingStates } from '../../domain/round/report-state.ts';
import { useMay } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { DueWords } from './due-words.tsx';
import { roundWords } from './round-words.ts';
import { StateTag } from './state-tag.tsx';
import { useReports } from './use-rounds.ts';
import './round.css';

interface OwedNoteProps {
  readonly register: string;
  /** Whose reports; all one keeps where it is not said. */
  readonly unitId?: string | undefined;
}

/** Above a register that is being reported: by when it is owed, and the way on to check and submit it. */
export function OwedNote({ register, unitId }: OwedNoteProps) {
  const may = useMay();
  return may('report.submit') ? <Owed register={register} unitId={unitId} /> : null;
}

// Somebody who keeps many schools finds them on his own page, not as a wall above each register.
const MOST = 3;

function Owed({ register, unitId }: OwedNoteProps) {
  const say = useWords(roundWords);
  const owed = (useReports('fill').data ?? []).filter((report) => report.register === register && fillingStates.includes(report.state) && (unitId === undefined || unitId === '' || report.unitId === unitId));
  if (owed.length === 0 || owed.length > MOST) return null;
  const units = new Set(owed.map((report) => report.unitId)).size;
  return (
    <ul className="panel owed-note no-print">
      {owed.map((report) => (
        <li key={report.id}>
          <span className="owed-note__name">{report.roundName}{report.period !== '' && <span className="quiet"> {report.period}</span>}{units > 1 && ` · ${report.unitName}`}</span>
          <StateTag report={report} />
          <DueWords day={report.dueOn} owed overdue={report.lateness === 'overdue'} />
          {report.returnedCells > 0 && report.state === 'returned' && <span className="owed__returned">{say('returnedCells', { n: report.returnedCells })}</span>}
          <Link className="owed__way" to={`/reporting/reports/${report.id}`}>{say('toSubmit')}</Link>
        </li>
      ))}
    </ul>
  );
}
