import { Link } from '@tanstack/react-router';
import type { Workbench } from '../../contract/ledger.ts';
import { verbNames, type CommitmentVerb } from '../../domain/ledger/commitment.ts';
import { LightTag } from '../frame/light-tag.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage, usePick } from '../i18n/use-language.ts';
import '../commitment/commitment.css';
import { DeskColumn } from './desk-column.tsx';
import { placeOf } from './place-of.ts';
import { workbenchWords } from './workbench-words.ts';

type Mine = Workbench['mine'][number];

/** What I must do, overdue on top, each with its one action. */
export function MineList({ rows }: { readonly rows: readonly Mine[] }) {
  const say = useWords(workbenchWords);
  return (
    <DeskColumn title={say('mine')} count={rows.length} none={say('mineNone')} noneHint={say('mineNoneHint')} empty={rows.length === 0}>
      {rows.map((row) => <MineRow key={`${row.kind} ${row.id} ${row.verb}`} row={row} />)}
    </DeskColumn>
  );
}

function MineRow({ row }: { readonly row: Mine }) {
  const say = useWords(workbenchWords);
  const language = useLanguage();
  const word = useActionWord();
  const place = placeOf(row.kind, row.id, row.verb);
  return (
    <li className="desk__row">
      <div className="desk__text">
        <Link to={place.to} search={place.open} className="desk__name">{row.title}</Link>
        <p className="desk__signs">
          {row.light.colour !== 'none' && <LightTag light={row.light} />}
          <span className="desk__why">{language === 'en' ? row.whyEn : row.why}</span>
          {row.deadline !== null && <time className="quiet" dateTime={row.deadline}>{row.deadline}</time>}
        </p>
        {row.returned !== null && <p className="desk__why"><span className="row-mark row-mark--returned">{say('returned')}</span> {row.returned}</p>}
      </div>
      <Link to={place.to} search={place.act} className="desk__act" aria-label={`${word(row)} ${row.title}`}>{word(row)}</Link>
    </li>
  );
}

// Plans and grants have one thing to do; a target or task names its verb.
function useActionWord(): (row: Mine) => string {
  const say = useWords(workbenchWords);
  const pick = usePick();
  return (row) => {
    if (row.kind === 'plan') return say('decide');
    if (row.kind === 'grant') return say('authorise');
    if (row.kind === 'round') return say(row.verb === 'fill' ? 'fill' : row.verb === 'check' ? 'check' : 'start');
    // Keeping is one of two answers: the button must not give it away.
    if (row.verb === 'keep') return say('settle');
    return row.verb in verbNames ? pick(verbNames[row.verb as CommitmentVerb]) : say('open');
  };
}
