import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { FiguresView } from '../../contract/indicator.ts';
import type { Unit } from '../../contract/unit.ts';
import { get, withQuery } from '../api/client.ts';
import { useMayAt } from '../api/use-me.ts';
import { isWorse } from '../board/figure-points.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useShown } from '../indicator/use-shown.ts';
import { useAreaName } from '../register/registers-page.tsx';
import { groupDigits } from '../register/show-value.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { schoolWords } from './school-words.ts';

interface SchoolFiguresProps { readonly unit: Unit; readonly asOf: string }

interface Line { readonly head: FiguresView['indicators'][number]; readonly here: string; readonly shown: string | null; readonly county: string | null; readonly countyShown: string | null }

const FOLDED = 8;

const useValues = (unit: string, asOf: string) => useQuery({
  queryKey: ['figures', 'school', unit, asOf], staleTime: 60_000, enabled: unit !== '', queryFn: ({ signal }) => get<FiguresView>(withQuery('/api/indicators/values', { unit, asOf }), signal),
});

/** The indicators of a school that can be better or worse, beside those of the county for those who may see them; each opens to its rows. */
export function SchoolFigures({ unit, asOf }: SchoolFiguresProps) {
  const say = useWords(schoolWords);
  const { mayAt } = useMayAt();
  const units = useUnits().data;
  const county = units?.find(({ parentId }) => parentId === null);
  const mayCompare = county !== undefined && mayAt('indicator.compute', county.path);
  const own = useValues(unit.id, asOf).data;
  const whole = useValues(mayCompare ? county.id : '', asOf).data;
  const [all, unfold] = useState(false);
  // The page stands without it: a reader who may compute nothing here sees the registers as ever.
  if (own === undefined) return null;
  const lines = linesOf(own, whole);
  if (lines.length === 0) return null;
  return (
    <section className="panel school-figures" aria-labelledby="school-figures">
      <div className="school-figures__head"><h2 id="school-figures">{say('figures')}</h2><Link className="no-print" to="/indicators" search={{ unit: unit.id, ...(asOf === '' ? {} : { asOf }) }}>{say('allFigures')}</Link></div>
      <Figures lines={all ? lines : lines.slice(0, FOLDED)} unit={unit} asOf={asOf} compared={whole !== undefined} />
      {lines.length > FOLDED && <p className="school-figures__more no-print"><Button size="small" aria-expanded={all} onClick={() => unfold(!all)}>{all ? say('foldFigures') : say('unfoldFigures', { n: lines.length })}</Button></p>}
    </section>
  );
}

// What is worse than the county stands first: that is what one opens the page for.
function linesOf(own: FiguresView, whole: FiguresView | undefined): readonly Line[] {
  const lines = own.indicators.flatMap((head, at): readonly Line[] => {
    const here = own.rows[0]?.values[at] ?? null;
    if (head.better === 'neither' || here === null) return [];
    const place = whole?.indicators.findIndex(({ key }) => key === head.key) ?? -1;
    return [{ head, here, shown: own.rows[0]?.shown[at] ?? null, county: whole?.rows[0]?.values[place] ?? null, countyShown: whole?.rows[0]?.shown[place] ?? null }];
  });
  return lines.map((line, at) => ({ line, at })).sort((one, other) => Number(isBehind(other.line)) - Number(isBehind(one.line)) || one.at - other.at).map(({ line }) => line);
}

// Counts and sums only grow with the school: they are not held against the county's.
const isRatio = ({ head, shown, countyShown }: Line): boolean => !head.adds && shown !== null && countyShown !== null;
const isBehind = (line: Line): boolean => isRatio(line) && line.shown !== line.countyShown && isWorse(line.head.better, Number(line.here), line.county === null ? null : Number(line.county));

function Figures({ lines, unit, asOf, compared }: { readonly lines: readonly Line[]; readonly unit: Unit; readonly asOf: string; readonly compared: boolean }) {
  const say = useWords(schoolWords);
  const pick = usePick();
  const shownOf = useShown();
  const nameOf = useAreaName();
  const figure = (head: Line['head'], shown: string | null) => shownOf(head, shown === null ? null : groupDigits(shown));
  const search = { unit: unit.id, ...(asOf === '' ? {} : { asOf }) };
  const columns: readonly Column<Line>[] = [
    { key: 'name', title: say('indicator'), phone: 'title', render: ({ head }) => <Link to={`/indicators/${head.key}`} search={search}>{pick(head.name)}</Link> },
    { key: 'area', title: say('area'), width: '8rem', phone: 'hidden', render: ({ head }) => nameOf(head.area) },
    { key: 'here', title: say('here'), figure: true, width: '10rem', render: ({ head, shown }) => figure(head, shown) },
    ...(compared ? [
      { key: 'county', title: say('county'), figure: true, width: '10rem', render: (line: Line) => (isRatio(line) ? figure(line.head, line.countyShown) : '—') },
      { key: 'compared', title: say('compared'), width: '9rem', render: (line: Line) => (isRatio(line) ? <span className={isBehind(line) ? 'school-figures__worse' : 'quiet'}>{say(isBehind(line) ? 'worse' : line.shown === line.countyShown ? 'sameAs' : 'notWorse')}</span> : '') },
    ] : []),
  ];
  return <LedgerTable label={say('figuresOf', { name: unit.name })} columns={columns} rows={lines} rowKey={({ head }) => head.key} />;
}
