import type { BalanceView } from '../../contract/balance.ts';
import type { SchoolVerdict } from '../../domain/balance/judge-school.ts';
import { pupilsKey } from '../../domain/balance/school-columns.ts';
import type { LevelResult } from '../../domain/balance/weigh-balance.ts';
import { readable } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { balanceWords } from './balance-words.ts';
import { JudgedTag, schoolStanding } from './judged-tag.tsx';
import { NumberBox } from './number-box.tsx';
import { columnName, columnsOfIndicator, type Trying } from './use-balance.ts';

interface PanelProps {
  readonly view: BalanceView;
  readonly level: LevelResult;
  readonly trying: Trying;
  /** '' is the mean of all. */
  readonly indicator: string;
  readonly opened: number | null;
  readonly onOpen: (row: number) => void;
}

interface Line { readonly school: SchoolVerdict; readonly share: number }

/** The schools of a section, those first that add most to the difference of the chosen indicator. */
export function SchoolsPanel(props: PanelProps) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const { view, level, indicator } = props;
  const named = view.rules.indicators.find(({ key }) => key === indicator);
  const label = !view.whole && named === undefined ? say('schools') : say('schoolsOf', { indicator: named === undefined ? say('overall') : pick(named.name) });
  const lines = level.schools.map((school, at): Line => ({ school, share: shareOf(level, indicator, at) }));
  // While numbers are tried the rows keep their places, or the box under the cursor would run away.
  const order = props.trying.on ? lines : [...lines].sort((one, two) => two.share - one.share);
  return (
    <section className="panel balance-part">
      <h2>{label}{view.whole && <span className="quiet balance-hint">{say('shareHint')}</span>}</h2>
      <LedgerTable label={label} columns={useColumns(props)} rows={order} rowKey={({ school }) => String(school.row)} opened={props.opened === null ? null : String(props.opened)} />
    </section>
  );
}

/** Of one indicator, or the mean over all. */
function shareOf(level: LevelResult, indicator: string, at: number): number {
  const own = level.indicators.filter((one) => indicator === '' || one.indicator === indicator);
  return own.reduce((all, { shares }) => all + (shares[at] ?? 0), 0) / Math.max(1, own.length);
}

function useColumns({ view, level, trying, indicator, onOpen }: PanelProps): readonly Column<Line>[] {
  const say = useWords(balanceWords);
  const pick = usePick();
  const named = view.rules.indicators.find(({ key }) => key === indicator);
  const valueOf = (school: SchoolVerdict) => school.values.find((one) => one.indicator === indicator);
  const boxes = !trying.on ? [] : [pupilsKey(level.section.key), ...columnsOfIndicator(view, indicator, level.section.key)];
  return [
    { key: 'name', title: say('school'), phone: 'title', render: ({ school }) => <><button type="button" className="ledger__open" onClick={() => onOpen(school.row)}>{school.name}</button>{trying.on && severalIn(view, school.row) && <span className="ledger__under">{say('wholeSchool')}</span>}</> },
    ...trying.on ? [] : [{ key: 'pupils', title: say('pupils'), figure: true, width: '6rem', sortBy: ({ school }: Line) => school.pupils, render: ({ school }: Line) => readable(school.pupils) }],
    ...boxes.map((column): Column<Line> => ({
      key: column, title: pick(columnName(view, column).name), width: '11rem', phone: 'wide',
      render: ({ school }) => <TriedNumber view={view} trying={trying} row={school.row} school={school.name} column={column} />,
    })),
    ...named === undefined ? [] : [{
      key: 'value', title: say('value'), measure: pick(named.measure), figure: true, width: '9rem', sortBy: ({ school }: Line) => valueOf(school)?.value ?? null,
      render: ({ school }: Line) => { const held = valueOf(school); return held === undefined || held.value === null ? <span className="quiet">{say('unknown')}</span> : <>{readable(held.value, 2)}{held.least !== null && !held.met && <span className="balance-short"> &lt; {held.least}</span>}</>; },
    }],
    ...view.whole ? [{ key: 'share', title: say('share'), figure: true, width: '9rem', sortBy: ({ share }: Line) => share, render: ({ share }: Line) => <Share share={share} /> }] : [],
    ...view.rules.perSchool === null ? [] : [
      { key: 'met', title: say('metCount'), figure: true, width: '6rem', sortBy: ({ school }: Line) => school.met, render: ({ school }: Line) => `${school.met} / ${school.values.length}` },
      { key: 'passes', title: say('verdict'), width: '9rem', render: ({ school }: Line) => <JudgedTag standing={schoolStanding(school.passes, view)} /> },
    ],
  ];
}

const severalIn = ({ schools }: BalanceView, row: number): boolean => Object.values(schools.find((one) => one.row === row)?.pupils ?? {}).filter((count) => count > 0).length > 1;

function Share({ share }: { readonly share: number }) {
  return <span className="balance-share"><span className="balance-share__bar" aria-hidden="true" style={{ width: `${Math.min(1, share) * 3.5}rem` }} />{(share * 100).toFixed(1)}%</span>;
}

/** A number of a school: to be read, or to be tried. */
export function TriedNumber({ view, trying, row, school, column }: { readonly view: BalanceView; readonly trying: Trying; readonly row: number; readonly school: string; readonly column: string }) {
  const say = useWords(balanceWords);
  const pick = usePick();
  const [value, held] = [trying.numberOf(row, column), trying.heldOf(row, column)];
  if (!trying.on) return <>{value === undefined ? <span className="quiet">{say('unknown')}</span> : readable(value)}</>;
  const name = pick(columnName(view, column).name);
  return <NumberBox label={say('tried', { school, column: name })} value={value} held={held} was={say('was', { value: held === undefined ? say('unknown') : readable(held) })} onChange={(number) => trying.change(row, column, number)} />;
}
