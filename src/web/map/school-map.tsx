import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useId, useState } from 'react';
import type { FiguresView } from '../../contract/indicator.ts';
import type { BoundariesView } from '../../contract/map.ts';
import type { Unit } from '../../contract/unit.ts';
import { useWords } from '../i18n/define-words.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { mapWords } from './map-words.ts';
import { PlaceMap } from './place-map.tsx';
import { bands, diameterOf, type Place, type SchoolDot } from './school-dots.ts';
import './map.css';

interface SchoolMapProps {
  readonly title: string;
  readonly head: FiguresView['indicators'][number];
  readonly dots: readonly SchoolDot[];
  readonly units: readonly Unit[];
  readonly asOf: string;
  /** Where schools stand, for those that told it. */
  readonly places: ReadonlyMap<string, Place>;
  readonly areas: BoundariesView['areas'];
}

type View = 'places' | 'blocks' | 'table';

/** The map: schools where they stand, or as dots in the blocks of their districts; the same as a table. */
export function SchoolMap({ title, head, dots, units, asOf, places, areas }: SchoolMapProps) {
  const say = useWords(mapWords);
  const id = useId();
  const located = dots.some((dot) => places.has(dot.id));
  const [chosen, turn] = useState<View | null>(null);
  const view = chosen ?? (located ? 'places' : 'blocks');
  const views: readonly View[] = located ? ['places', 'blocks', 'table'] : ['blocks', 'table'];
  const nameOf = (district: string): string => { const unit = units.find((one) => one.id === district); return unit === undefined || unit.kind === 'bureau' ? say('noDistrict') : unit.name; };
  const to = (dot: SchoolDot) => `/indicators/${head.key}?${new URLSearchParams({ unit: dot.id, ...(asOf === '' ? {} : { asOf }) })}`;
  const unknown = dots.filter(({ band }) => band === null).length;
  const parts = [...bands.map((letter) => say('band1', { letter, n: dots.filter(({ band }) => band === letter).length })), ...(unknown > 0 ? [say('unknownCount', { n: unknown })] : [])].join('、');
  return (
    <figure className="panel map" aria-labelledby={id}>
      <div className="map__head">
        <figcaption id={id}>{say('says', { title, n: dots.length, parts })}</figcaption>
        <fieldset className="map__views no-print" aria-label={say('view')}>{views.map((one) => <Button key={one} size="small" type={one === view ? 'primary' : 'default'} aria-pressed={one === view} onClick={() => turn(one)}>{say(one === 'table' ? 'asTable' : one)}</Button>)}</fieldset>
      </div>
      {view === 'table' ? <Twin title={title} dots={dots} nameOf={nameOf} to={to} /> : <Legend head={head} dots={dots} />}
      {view === 'blocks' && <><Blocks dots={dots} nameOf={nameOf} to={to} />{!located && <p className="map__note">{say('noPlaces')}</p>}</>}
      {view === 'places' && <PlaceMap dots={dots} places={places} areas={areas} to={to} />}
    </figure>
  );
}

interface DrawnProps { readonly dots: readonly SchoolDot[]; readonly nameOf: (district: string) => string; readonly to: (dot: SchoolDot) => string }

function Blocks({ dots, nameOf, to }: DrawnProps) {
  const say = useWords(mapWords);
  const most = Math.max(0, ...dots.map(({ pupils }) => pupils ?? 0));
  const districts = [...new Set(dots.map(({ district }) => district))];
  return (
    <ul className="blocks">
      {districts.map((district) => {
        const held = dots.filter((dot) => dot.district === district).sort((one, other) => (other.pupils ?? 0) - (one.pupils ?? 0));
        return (
          // A block is as wide as the schools in it: many schools, much of the map.
          <li key={district} className="block-of" style={{ flexGrow: held.length }}>
            <h2 className="block-of__name">{nameOf(district)}<span className="quiet"> {say('mean', { n: held.length })}</span></h2>
            <ul className="block-of__dots">{held.map((dot) => <li key={dot.id} className="dot-place"><Dot dot={dot} size={diameterOf(dot.pupils, most)} to={to(dot)} /></li>)}</ul>
          </li>
        );
      })}
    </ul>
  );
}

function Dot({ dot, size, to }: { readonly dot: SchoolDot; readonly size: number; readonly to: string }) {
  const say = useWords(mapWords);
  return (
    <Link to={to} className="dot" title={dot.name}>
      <span className={`dot__disc dot__disc--${dot.band ?? 'unknown'}`} style={{ width: size, height: size }} aria-hidden="true"><span className="dot__letter">{dot.band ?? '?'}</span></span>
      <span className="dot__name">{dot.name}</span> <span className="dot__value">{dot.shown}</span>
      <span className="only-read">{dot.band === null ? say('unknown') : say('dot', { band: dot.band, pupils: dot.pupils ?? '—' })}</span>
    </Link>
  );
}

function Legend({ head, dots }: Pick<SchoolMapProps, 'head' | 'dots'>) {
  const say = useWords(mapWords);
  const ends = head.better === 'neither' ? ['high', 'low'] as const : ['best', 'worst'] as const;
  return (
    <ul className="legend" aria-label={say('legend')}>
      {bands.map((letter, at) => {
        const held = dots.filter(({ band }) => band === letter).sort((one, other) => Number(one.value) - Number(other.value));
        const [least, most] = [held[0], held[held.length - 1]];
        return (
          <li key={letter} className="legend__one">
            <span className={`dot__disc dot__disc--${letter}`} aria-hidden="true"><span className="dot__letter">{letter}</span></span>
            <span>{at === 0 ? say(ends[0]) : at === bands.length - 1 ? say(ends[1]) : ''} {least === undefined || most === undefined ? '—' : least.shown === most.shown ? least.shown : say('upTo', { from: least.shown, to: most.shown })}</span>
          </li>
        );
      })}
      <li className="legend__one"><span className="dot__disc dot__disc--unknown" aria-hidden="true"><span className="dot__letter">?</span></span><span>{say('unknown')}</span></li>
    </ul>
  );
}

function Twin({ title, dots, nameOf, to }: DrawnProps & { readonly title: string }) {
  const say = useWords(mapWords);
  const columns: readonly Column<SchoolDot>[] = [
    { key: 'name', title: say('school'), phone: 'title', sortBy: ({ name }) => name, render: (dot) => <Link to={to(dot)}>{dot.name}</Link> },
    { key: 'district', title: say('district'), width: '12rem', sortBy: ({ district }) => nameOf(district), render: ({ district }) => nameOf(district) },
    { key: 'value', title, figure: true, width: '12rem', sortBy: ({ value }) => value, render: ({ shown }) => shown },
    { key: 'band', title: say('band'), width: '5rem', sortBy: ({ band }) => band, render: ({ band }) => band ?? say('unknown') },
    { key: 'pupils', title: say('pupils'), figure: true, width: '9rem', sortBy: ({ pupils }) => pupils, render: ({ pupils }) => pupils ?? '—' },
  ];
  return <LedgerTable label={say('tableOf', { title })} columns={columns} rows={dots} rowKey={({ id }) => id} />;
}
