import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/define-words.ts';
import { useAreaName } from '../register/registers-page.tsx';
import type { Address } from '../table/use-address.ts';
import { boardWords } from './board-words.ts';

/** Areas with built-in indicators, in the order they stand everywhere. */
const areas = ['organisation', 'classes', 'facilities', 'students', 'teachers'] as const;

/** Links to the pages of areas and to the map. */
export function AreaLinks({ address, current }: { readonly address: Address; readonly current?: string }) {
  const say = useWords(boardWords);
  const nameOf = useAreaName();
  const kept = { ...(address['unit'] === undefined ? {} : { unit: address['unit'] }), ...(address['asOf'] === undefined ? {} : { asOf: address['asOf'] }) };
  return (
    <nav className="area-links no-print" aria-label={say('areaPages')}>
      {areas.map((area) => <Link key={area} to={`/areas/${area}`} search={kept} {...(area === current ? { 'aria-current': 'page' as const } : {})}>{nameOf(area)}</Link>)}
      <Link to="/map" search={kept}>{say('map')}</Link>
    </nav>
  );
}
