import { Link } from '@tanstack/react-router';
import type { BoardView, ChangeArea, ChangeLine } from '../../contract/board.ts';
import { verbNames, type CommitmentVerb } from '../../domain/ledger/commitment.ts';
import { takenOutNote } from '../../domain/ledger/commitment.ts';
import { useMay } from '../api/use-me.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useAreaName } from '../register/registers-page.tsx';
import { boardWords } from './board-words.ts';

/** What changed within the week, by area, each line opening where it happened. */
export function WeekChanges({ changes }: { readonly changes: BoardView['changes'] }) {
  const say = useWords(boardWords);
  return (
    <section className="panel board-part" aria-labelledby="board-week">
      <div className="board-part__head"><h2 id="board-week">{say('changes')}</h2><span className="quiet">{say('changesSpan', { from: changes.from, until: changes.until })}</span></div>
      {changes.areas.length === 0 ? <p className="board-part__none">{say('noChanges')}</p> : changes.areas.map((area) => <Area key={`${area.of} ${area.key}`} area={area} />)}
    </section>
  );
}

function Area({ area }: { readonly area: ChangeArea }) {
  const say = useWords(boardWords);
  const areaName = useAreaName();
  return (
    <section className="week">
      <h3 className="week__area">{area.of === 'area' ? areaName(area.key) : area.title}<span className="week__count">{area.count}</span></h3>
      <ul className="week__lines">{area.lines.map((line) => <Line key={`${line.kind} ${line.id} ${line.verb} ${line.at} ${line.register ?? ''}`} line={line} />)}</ul>
      {area.count > area.lines.length && <p className="quiet week__more">{say('moreChanges', { n: area.count })}</p>}
    </section>
  );
}

function Line({ line }: { readonly line: ChangeLine }) {
  const pick = usePick();
  const what = useWhat();
  const place = usePlace();
  const { to, search } = place(line);
  return (
    <li className="week__line">
      <Link to={to} search={search} className="week__name">{pick(line.title)}</Link> <span className="week__what">{what(line)}</span>
      {line.note !== '' && <span className="week__note">{line.note === takenOutNote.zh ? pick(takenOutNote) : line.note}</span>}
      <span className="week__by">{line.byName} <time dateTime={line.at}>{clockTime(line.at).slice(5)}</time></span>
    </li>
  );
}

function useWhat(): (line: ChangeLine) => string {
  const say = useWords(boardWords);
  const pick = usePick();
  return ({ kind, verb, count }) => {
    if (kind === 'report') return say(verb === 'approve' ? 'reportApproved' : 'reportReturned', { n: count });
    if (kind === 'import') return say('imported', { n: count });
    return verb in verbNames ? pick(verbNames[verb as CommitmentVerb]) : verb;
  };
}

// An import is opened by those who import; the others see the register it filled.
function usePlace(): (line: ChangeLine) => { readonly to: string; readonly search: Readonly<Record<string, string>> } {
  const may = useMay();
  return ({ kind, id, register }) => {
    if (kind === 'report') return { to: `/reporting/rounds/${id}`, search: {} };
    if (kind === 'import') return may('import.open') ? { to: `/registers/${register ?? ''}/import`, search: { import: id } } : { to: `/registers/${register ?? ''}`, search: {} };
    return { to: kind === 'target' ? '/targets' : '/tasks', search: { open: id } };
  };
}
