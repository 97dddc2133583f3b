import type { FiguresView } from '../../contract/indicator.ts';
import { Chart } from '../chart/chart.tsx';
import type { ChartData } from '../chart/chart-data.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useShown } from '../indicator/use-shown.ts';
import { groupDigits } from '../register/show-value.ts';
import { TabStrip } from '../table/tab-strip.tsx';
import type { Address } from '../table/use-address.ts';
import { boardWords } from './board-words.ts';
import { Completeness } from './completeness.tsx';
import { comparedUnits, inOrder, isWorse, valueIn } from './figure-points.ts';
import { useFigureBelow, useSeries } from './use-area.ts';

type Head = FiguresView['indicators'][number];
interface FigureProps { readonly indicator: Head; readonly address: Address; readonly onChange: (changes: Address) => void }

const PANEL = 'area-by-unit';
/** Kinds of units by what the figure is seen by. */
const kinds = { school: ['school', 'kindergarten', 'training'], district: ['district'] } as const;
type SeenBy = keyof typeof kinds;

/** The chosen figure: by school or district, over time, and how complete the data behind it are. */
export function AreaFigure({ indicator, address, onChange }: FigureProps) {
  const say = useWords(boardWords);
  const looked = { unit: address['unit'] ?? '', asOf: address['asOf'] ?? '' };
  const { data, error, refetch } = useFigureBelow(indicator.key, looked);
  const by: SeenBy = address['by'] === 'district' ? 'district' : 'school';
  if (data === undefined) return error === null ? <div className="panel area-figure"><LoadingState /></div> : <div className="area-figure"><ProblemNote error={error} again={() => void refetch()} /></div>;
  return (
    <div className="area-figure">
      <section className="panel board-part">
        <TabStrip label={say('unitsBy')} panel={PANEL} current={by} onPick={(key) => onChange({ by: key === 'school' ? '' : key })} tabs={[{ key: 'school', face: say('bySchool') }, { key: 'district', face: say('byDistrict') }]} />
        <div id={PANEL} role="tabpanel" aria-labelledby={`${PANEL}-${by}`}><ByUnit figures={data} by={by} asOf={looked.asOf} /></div>
      </section>
      <OverTime figures={data} looked={looked} />
      <Completeness figures={data} asOf={looked.asOf} />
    </div>
  );
}

// The sentence of a figure as this screen writes it.
function useFigureWords(): (head: Head, shown: string | null) => string {
  const shownOf = useShown();
  return (head, shown) => shownOf(head, shown === null ? null : groupDigits(shown));
}

function ByUnit({ figures, by, asOf }: { readonly figures: FiguresView; readonly by: SeenBy; readonly asOf: string }) {
  const say = useWords(boardWords);
  const pick = usePick();
  const figure = useFigureWords();
  const [head] = figures.indicators;
  if (head === undefined) return null;
  const whole = valueIn(head, figures.rows[0]);
  const units = comparedUnits(figures.rows, kinds[by]).map((row) => ({ row, ...valueIn(head, row) }));
  if (units.length === 0) return <p className="board-part__none">{say('noUnits')}</p>;
  const against = head.adds ? null : whole.value;
  const points = units.map(({ row, value, shown }) => ({
    key: row.unitId, label: row.unitName, value, shown: figure(head, shown), short: isWorse(head.better, value, against), to: `/indicators/${head.key}?${new URLSearchParams({ unit: row.unitId, ...(asOf === '' ? {} : { asOf }) })}`,
  }));
  const data: ChartData = {
    kind: 'bars', title: pick(head.name), axis: say(by === 'school' ? 'school' : 'district'), measure: pick(head.measure), points: inOrder(head.better, points),
    lines: against === null ? [] : [{ label: figures.rows[0]?.unitKind === 'bureau' ? say('countyLine') : figures.unit.name, value: against, shown: figure(head, whole.shown) }],
    ...(against !== null && head.better !== 'neither' ? { shortWord: say('belowCounty') } : {}),
  };
  return <Chart data={data} heading={`${pick(head.name)}${head.period === null ? '' : ` ${head.period}`} · ${say(by === 'school' ? 'bySchool' : 'byDistrict')}`} />;
}

function OverTime({ figures, looked }: { readonly figures: FiguresView; readonly looked: { readonly unit: string; readonly asOf: string } }) {
  const say = useWords(boardWords);
  const pick = usePick();
  const figure = useFigureWords();
  const { byPeriod, points, done } = useSeries(figures, looked);
  const [head] = figures.indicators;
  if (head === undefined) return null;
  const data: ChartData = {
    kind: 'line', title: pick(head.name), axis: say(byPeriod ? head.period !== null && head.period.length > 4 ? 'schoolYear' : 'year' : 'day'), measure: pick(head.measure), lines: [],
    points: points.map(({ label, period, asOf, value, shown }) => ({
      key: label, label, value, shown: figure(head, shown), to: `/indicators/${head.key}?${new URLSearchParams({ ...(looked.unit === '' ? {} : { unit: looked.unit }), ...(period === '' ? {} : { period }), ...(asOf === '' ? {} : { asOf }) })}`,
    })),
  };
  return <section className="panel board-part">{done ? <Chart data={data} heading={`${pick(head.name)} · ${say(byPeriod ? 'overTime' : 'monthEnds')}`} /> : <LoadingState />}</section>;
}
