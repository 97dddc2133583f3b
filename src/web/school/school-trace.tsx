import { Link } from '@tanstack/react-router';
import type { Succession } from '../../contract/succession.ts';
import type { Unit } from '../../contract/unit.ts';
import { useWords } from '../i18n/define-words.ts';
import { successionWords, type SuccessionWord } from '../succession/succession-words.ts';
import { useSuccession } from '../succession/use-succession.ts';
import { schoolWords } from './school-words.ts';

/** What a unit came from and what became of it, each with its document; nothing where nothing did. */
export function SchoolTrace({ unit }: { readonly unit: Unit }) {
  const say = useWords(schoolWords);
  const { data } = useSuccession(unit.id);
  if (data === undefined || data.before.length + data.after.length === 0) return null;
  return (
    <section className="panel block" aria-labelledby="block-trace">
      <h2 id="block-trace">{say('trace')}</h2>
      <ul className="block__list">
        {data.before.map((row) => <Step key={row.id} row={row} side="before" />)}
        {data.after.map((row) => <Step key={row.id} row={row} side="after" />)}
      </ul>
    </section>
  );
}

function Step({ row, side }: { readonly row: Succession['before'][number]; readonly side: 'before' | 'after' }) {
  const say = useWords(successionWords);
  const text = say(`${row.kind}_${side}` as SuccessionWord, { name: row.unitName ?? '' });
  return (
    <li>
      {row.unitId === null ? text : <Link to={`/schools/${row.unitId}`}>{text}</Link>}
      <span className="quiet">{row.effectiveOn} · <span lang="zh">{row.document}</span></span>
    </li>
  );
}
