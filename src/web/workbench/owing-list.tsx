import { Link } from '@tanstack/react-router';
import type { Workbench } from '../../contract/ledger.ts';
import { DoneBar } from '../round/done-bar.tsx';
import { DueWords } from '../round/due-words.tsx';
import { useWords } from '../i18n/define-words.ts';
import { workbenchWords } from './workbench-words.ts';
import '../round/round.css';

/** Who has not reported, in one look: each round that runs in a line, its districts, the first of the units. */
export function OwingList({ rounds }: { readonly rounds: Workbench['owing'] }) {
  const say = useWords(workbenchWords);
  if (rounds.length === 0) return null;
  return (
    <section className="panel owing" aria-label={say('owing')}>
      <h2 className="desk__title">{say('owing')}</h2>
      {rounds.map((round) => <OwingRound key={round.id} round={round} />)}
    </section>
  );
}

function OwingRound({ round }: { readonly round: Workbench['owing'][number] }) {
  const say = useWords(workbenchWords);
  const to = `/reporting/rounds/${round.id}`;
  const more = round.units - round.first.length;
  return (
    <div className="owing__round">
      <p className="owing__head"><Link to={to} className="desk__name">{round.name}</Link><DueWords day={round.dueOn} owed={round.units > 0} overdue={round.overdue > 0} /><DoneBar part={{ total: round.total, done: round.done, waiting: round.waiting }} /></p>
      {round.units === 0 ? <p className="quiet">{say('owingNone')}</p> : (
        <p className="owing__units">
          <Link to={to} search={{ show: round.overdue > 0 ? 'overdue' : 'owing' }}><strong>{say('owingUnits', { n: round.units })}</strong></Link>
          <span className="quiet">{round.districts.map(({ name, units }) => `${name} ${units}`).join('，')}</span>
          <span>{round.first.join('、')}{more > 0 && ` ${say('owingMore', { n: more })}`}</span>
        </p>
      )}
    </div>
  );
}
