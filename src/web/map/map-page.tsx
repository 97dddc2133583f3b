import { Button, Select } from 'antd';
import { useId } from 'react';
import type { FiguresView } from '../../contract/indicator.ts';
import type { Unit } from '../../contract/unit.ts';
import { MomentBar } from '../board/moment-bar.tsx';
import { comparedUnits, valueIn } from '../board/figure-points.ts';
import { useAreaFigures, useFigureBelow } from '../board/use-area.ts';
import { useMay } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { LinkButton } from '../frame/link-button.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useShown } from '../indicator/use-shown.ts';
import { groupDigits } from '../register/show-value.ts';
import { AsOfBanner } from '../register/as-of.tsx';
import { useAddress, type Address } from '../table/use-address.ts';
import { mapWords } from './map-words.ts';
import { bandsOf, type Place, type SchoolDot } from './school-dots.ts';
import { BoundaryTools } from './boundary-tools.tsx';
import { SchoolMap } from './school-map.tsx';
import { useBoundaries, usePlaces } from './use-places.ts';
import '../board/board.css';

const FIRST = 'large_class_share';
const SIZE = 'class_pupils';
const kinds = ['school', 'kindergarten'];

/** `/map`: the schools of the county as dots, sized by their pupils, lettered and patterned by the indicator one chooses. */
export function MapPage() {
  const say = useWords(mapWords);
  const [address, change] = useAddress();
  const key = address['show'] ?? FIRST;
  const looked = { unit: address['unit'] ?? '', asOf: address['asOf'] ?? '' };
  const chosen = useFigureBelow(key, looked);
  const sizes = useFigureBelow(SIZE, looked);
  const units = useUnits();
  const error = chosen.error ?? units.error;
  return (
    <div className="page">
      <PageHeader
        title={say('title')} facts={<>{chosen.data !== undefined && <><span>{chosen.data.unit.name}</span><span>{say('asOfDay', { day: chosen.data.asOf })}</span></>}<span>{say('hint')}</span></>}
        actions={<><MomentBar address={address} onChange={change} /><Button onClick={() => window.print()}>{say('print')}</Button><LinkButton to="/boards">{say('toBoard')}</LinkButton></>}
      />
      <AsOfBanner address={address} onChange={change} />
      <IndicatorChoice value={key} address={address} onChange={change} />
      {chosen.data === undefined || units.data === undefined ? error === null ? <LoadingState /> : <ProblemNote error={error} again={() => { void chosen.refetch(); void units.refetch(); }} />
        : <Shown figures={chosen.data} sizes={sizes.data} units={units.data} address={address} />}
    </div>
  );
}

function IndicatorChoice({ value, address, onChange }: { readonly value: string; readonly address: Address; readonly onChange: (changes: Address) => void }) {
  const say = useWords(mapWords);
  const pick = usePick();
  const id = useId();
  const { data } = useAreaFigures('', { unit: address['unit'] ?? '', asOf: address['asOf'] ?? '' });
  const options = (data?.indicators ?? []).filter(({ withheld }) => withheld === null).map((head) => ({ value: head.key, label: pick(head.name) }));
  return (
    <p className="map-choice no-print">
      <label htmlFor={id}>{say('indicator')}</label>
      <Select id={id} className="map-choice__list" showSearch optionFilterProp="label" value={value} options={options} onChange={(key) => onChange({ show: key === FIRST ? '' : key })} />
    </p>
  );
}

const nowhere: ReadonlyMap<string, Place> = new Map();

interface ShownProps { readonly figures: FiguresView; readonly sizes: FiguresView | undefined; readonly units: readonly Unit[]; readonly address: Address }

function Shown({ figures, sizes, units, address }: ShownProps) {
  const may = useMay();
  const places = usePlaces(address['asOf'] ?? '').data;
  const boundaries = useBoundaries().data;
  const say = useWords(mapWords);
  const pick = usePick();
  const shownOf = useShown();
  const [head] = figures.indicators;
  if (head === undefined) return null;
  const rows = comparedUnits(figures.rows, kinds);
  const values = rows.map((row) => valueIn(head, row));
  const letters = bandsOf(values.map(({ value }) => value), head.better);
  const sizeHead = sizes?.indicators[0];
  const dots = rows.map((row, at): SchoolDot => {
    const shown = values[at]?.shown ?? null;
    return {
      id: row.unitId, name: row.unitName, district: units.find(({ id }) => id === row.unitId)?.parentId ?? '', value: values[at]?.value ?? null, shown: shownOf(head, shown === null ? null : groupDigits(shown)),
      pupils: sizeHead === undefined ? null : valueIn(sizeHead, sizes?.rows.find(({ unitId }) => unitId === row.unitId)).value, band: letters[at] ?? null,
    };
  });
  if (dots.length === 0) return <div className="panel"><EmptyState title={say('none')} /></div>;
  return (
    <>
      <SchoolMap title={pick(head.name)} head={head} dots={dots} units={units} asOf={address['asOf'] ?? ''} places={places ?? nowhere} areas={boundaries?.areas ?? []} />
      {may('boundary.keep') && boundaries !== undefined && <BoundaryTools held={boundaries} />}
    </>
  );
}
