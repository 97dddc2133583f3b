import { Link } from '@tanstack/react-router';
import type { BoundariesView } from '../../contract/map.ts';
import { useWords } from '../i18n/define-words.ts';
import { mapWords } from './map-words.ts';
import { diameterOf, project, type Place, type SchoolDot } from './school-dots.ts';

interface PlaceMapProps {
  readonly dots: readonly SchoolDot[];
  readonly places: ReadonlyMap<string, Place>;
  readonly areas: BoundariesView['areas'];
  readonly to: (dot: SchoolDot) => string;
}

const WIDTH = 1000;
const MARGIN = 60;

/** Schools where they stand, within the county's own boundaries when there are some. */
export function PlaceMap({ dots, places, areas, to }: PlaceMapProps) {
  const say = useWords(mapWords);
  const rings = areas.flatMap(({ polygons }) => polygons.flat());
  const known = dots.flatMap((dot) => { const place = places.get(dot.id); return place === undefined ? [] : [{ dot, place }]; });
  const { height, at } = project([...rings.flat(), ...known.map(({ place }) => place)], WIDTH, MARGIN);
  const most = Math.max(0, ...dots.map(({ pupils }) => pupils ?? 0));
  return (
    <>
      <div className="geo" style={{ aspectRatio: `${WIDTH} / ${height}` }}>
        <svg className="geo__areas" viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true">
          {areas.map(({ name, polygons }) => <path key={`${name} ${String(polygons[0]?.[0]?.[0])}`} d={polygons.flat().map((ring) => pathOf(ring, at)).join('')} fillRule="evenodd"><title>{name}</title></path>)}
        </svg>
        <ul className="geo__dots">
          {known.map(({ dot, place }) => {
            const [x, y] = at(place);
            const size = diameterOf(dot.pupils, most) * 0.7;
            return (
              <li key={dot.id} className="geo__dot" style={{ left: `${(x / WIDTH) * 100}%`, top: `${(y / height) * 100}%` }}>
                <Link to={to(dot)} className="dot" title={`${dot.name} ${dot.shown}`}>
                  <span className={`dot__disc dot__disc--${dot.band ?? 'unknown'}`} style={{ width: size, height: size }} aria-hidden="true"><span className="dot__letter">{dot.band ?? '?'}</span></span>
                  <span className="dot__name">{dot.name}</span>
                  <span className="only-read">{dot.shown}</span>
                </Link>
              </li>
            );
          })}
        </ul>
      </div>
      {known.length < dots.length && <p className="map__note">{say('somePlaces', { n: dots.length - known.length })}</p>}
    </>
  );
}

const pathOf = (ring: readonly Place[], at: (place: Place) => readonly [number, number]): string =>
  `${ring.map((place, step) => { const [x, y] = at(place); return `${step === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`; }).join('')}Z`;
