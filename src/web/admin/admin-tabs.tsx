import { Link, Navigate } from '@tanstack/react-router';
import type { ActionName } from '../../domain/access/actions.ts';
import { useMay } from '../api/use-me.ts';
import { frameWords, type FrameWord } from '../frame/frame-words.ts';
import { useWords } from '../i18n/define-words.ts';
import { adminWords } from './admin-words.ts';
import './admin.css';

const places: readonly { readonly to: string; readonly word: FrameWord; readonly actions: readonly ActionName[] }[] = [
  { to: '/admin/accounts', word: 'accounts', actions: ['account.list'] },
  { to: '/admin/units', word: 'units', actions: ['unit.create', 'unit.merge'] },
  { to: '/admin/tokens', word: 'tokens', actions: ['token.list'] },
  { to: '/admin/settings', word: 'settings', actions: ['setting.change'] },
];

/** The ways between the pages of administration; none when there is only one. */
export function AdminTabs() {
  const frame = useWords(frameWords);
  const say = useWords(adminWords);
  const may = useMay();
  const open = places.filter((place) => place.actions.some(may));
  if (open.length < 2) return null;
  return (
    <nav className="admin-tabs no-print" aria-label={say('tabs')}>
      {open.map((place) => <Link key={place.to} to={place.to} className="admin-tabs__tab" activeProps={{ 'aria-current': 'page' }}>{frame(place.word)}</Link>)}
    </nav>
  );
}

/** `/admin` leads to the first page of administration that one may use. */
export function AdminPage() {
  const may = useMay();
  return <Navigate to={places.find((place) => place.actions.some(may))?.to ?? '/'} replace />;
}
