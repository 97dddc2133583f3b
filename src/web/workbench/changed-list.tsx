import { Link } from '@tanstack/react-router';
import type { Workbench } from '../../contract/ledger.ts';
import { actions } from '../../domain/access/actions.ts';
import { takenOutNote, verbNames, type CommitmentVerb } from '../../domain/ledger/commitment.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { DeskColumn } from './desk-column.tsx';
import { placeOf } from './place-of.ts';
import { workbenchWords } from './workbench-words.ts';

type Changed = Workbench['changed'][number];

/** What changed in my units lately, newest on top. */
export function ChangedList({ rows }: { readonly rows: readonly Changed[] }) {
  const say = useWords(workbenchWords);
  return (
    <DeskColumn title={say('changed')} none={say('changedNone')} empty={rows.length === 0}>
      {rows.map((row) => <ChangedRow key={`${row.kind} ${row.id} ${row.at} ${row.verb}`} row={row} />)}
    </DeskColumn>
  );
}

function ChangedRow({ row }: { readonly row: Changed }) {
  const pick = usePick();
  const word = useVerbWord();
  const place = placeOf(row.kind, row.id);
  return (
    <li className="desk__row">
      <div className="desk__text">
        <p className="desk__happened"><strong>{row.byName}</strong> {word(row.verb, row.kind)}</p>
        <Link to={place.to} search={place.open} className="desk__name">{row.title}</Link>
        {row.note !== '' && <p className="desk__why desk__note">{row.note === takenOutNote.zh ? pick(takenOutNote) : row.note}</p>}
        <time className="desk__time" dateTime={row.at}>{clockTime(row.at)}</time>
      </div>
    </li>
  );
}

// A verb is a commitment's, or the second half of an action's name (`plan.upload`).
function useVerbWord(): (verb: string, kind: Changed['kind']) => string {
  const pick = usePick();
  const named: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = actions;
  return (verb, kind) => {
    if (kind !== 'plan' && verb in verbNames) return pick(verbNames[verb as CommitmentVerb]);
    const action = named[`${kind}.${verb}`];
    return action === undefined ? verb : pick(action);
  };
}
