import type { FiguresView, SeriesPointView, SeriesView } from '../../contract/indicator.ts';
import { sayChange, verdictWords } from '../../domain/indicator/compare-figures.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { Chips } from '../table/chips.tsx';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import type { Address } from '../table/use-address.ts';
import { indicatorWords } from './indicator-words.ts';
import { behind, queryOf } from './indicators-page.tsx';
import { SeriesLine } from './series-line.tsx';
import { useSeries } from './use-indicators.ts';
import { useShown } from './use-shown.ts';

type Head = FiguresView['indicators'][number];

interface SeriesPanelProps { readonly indicator: Head; readonly address: Address; readonly onChange: (changes: Address) => void }

/** How the figure went: through the years, or the last twelve months, each against the year before. */
export function SeriesPanel({ indicator, address, onChange }: SeriesPanelProps) {
  const say = useWords(indicatorWords);
  const step: SeriesView['step'] = address['step'] === 'month' ? 'month' : 'period';
  const { data, error, refetch } = useSeries(indicator.key, queryOf(address), step);
  return (
    <section className="panel figure-part">
      <h2>{say('course')}</h2>
      <div className="course no-print"><Chips label={say('step')} choices={[{ value: '', label: say('byYear') }, { value: 'month', label: say('byMonth') }]} value={step === 'month' ? 'month' : ''} onPick={(value) => onChange({ step: value })} /></div>
      {data === undefined ? error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} /> : <Course series={data} indicator={indicator} />}
    </section>
  );
}

function Course({ series, indicator }: { readonly series: SeriesView; readonly indicator: Head }) {
  const say = useWords(indicatorWords);
  const pick = usePick();
  const figure = useShown();
  const all = series.rows[0]?.series[0] ?? [];
  // Before the first that was reported there is nothing to be seen; in between a gap is told.
  const begun = all.findIndex(({ empty }) => !empty);
  const points = begun === -1 ? all.slice(-1) : all.slice(begun);
  const label = (point: SeriesPointView): string => (series.step === 'month' ? point.day.slice(0, 7) : point.period ?? point.day);
  // Of registers without periods there is no row of a past year.
  const held = series.step === 'month' || indicator.period === null ? [] : series.registers.filter(({ key }) => points.some(({ standing }) => standing.some(({ register, period }) => register === key && period === null)));
  const columns: readonly Column<SeriesPointView>[] = [
    { key: 'when', title: say('when'), phone: 'title', render: (point) => (series.step === 'month' ? point.day : label(point)) },
    { key: 'value', title: say('value'), figure: true, width: '12rem', render: (point) => (point.empty ? say('noRows') : figure(indicator, point.shown)) },
    { key: 'against', title: say('against'), figure: true, phone: 'wide', width: '18rem', render: ({ change }) => (change === null ? '—' : <>{pick(sayChange(indicator, change))} {change.verdict !== 'none' && <span className={`course__${change.verdict}`}>{pick(verdictWords[change.verdict])}</span>}</>) },
    { key: 'behind', title: say('behind'), figure: true, width: '12rem', render: ({ standing }) => behind(standing) },
  ];
  return (
    <>
      <SeriesLine points={points} labelOf={label} />
      <LedgerTable label={say('courseOf', { name: pick(indicator.name) })} columns={columns} rows={[...points].reverse()} rowKey={({ day, period }) => `${day} ${period}`} />
      {points.length < all.length && <p className="course__note">{say('earlier')}</p>}
      {held.length > 0 && <p className="course__note">{say('asHeld', { registers: held.map(({ name }) => pick(name)).join(pick({ zh: '、', en: ', ' })) })}</p>}
    </>
  );
}
