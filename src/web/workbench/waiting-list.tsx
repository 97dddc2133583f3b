import { Link } from '@tanstack/react-router';
import type { Workbench } from '../../contract/ledger.ts';
import { clockDay } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { DeskColumn } from './desk-column.tsx';
import { placeOf } from './place-of.ts';
import { workbenchWords } from './workbench-words.ts';

/** What I claimed done and others have to confirm. */
export function WaitingList({ rows }: { readonly rows: Workbench['waiting'] }) {
  const say = useWords(workbenchWords);
  return (
    <DeskColumn title={say('waiting')} count={rows.length} none={say('waitingNone')} noneHint={say('waitingNoneHint')} empty={rows.length === 0}>
      {rows.map((row) => {
        const place = placeOf(row.kind, row.id);
        return (
          <li key={`${row.kind} ${row.id}`} className="desk__row">
            <div className="desk__text">
              <Link to={place.to} search={place.open} className="desk__name">{row.title}</Link>
              <p className="desk__signs"><span className="quiet">{say('since', { day: clockDay(row.since) })}</span>{row.deadline !== null && <span className="quiet">{say('dueOn', { day: row.deadline })}</span>}</p>
            </div>
          </li>
        );
      })}
    </DeskColumn>
  );
}
