import { Link, Navigate } from '@tanstack/react-router';
import type { ActionName } from '../../domain/access/actions.ts';
import { useMay } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { roundWords, type RoundWord } from './round-words.ts';
import '../admin/admin.css';

const drawsUp: readonly ActionName[] = ['round.create', 'round.start'];

// The bureau asks and checks; schools fill in. A district checks, and looks at the rounds of its schools.
const places: readonly { readonly to: string; readonly word: RoundWord; readonly open: (may: (action: ActionName) => boolean) => boolean }[] = [
  { to: '/reporting/rounds', word: 'roundsTab', open: (may) => drawsUp.some(may) },
  { to: '/reporting/mine', word: 'mineTab', open: (may) => may('report.submit') && !may('report.approve') },
  { to: '/reporting/checks', word: 'checksTab', open: (may) => may('report.approve') },
  { to: '/reporting/rounds', word: 'roundsTab', open: (may) => !drawsUp.some(may) && (may('round.remind') || !may('report.submit')) },
  { to: '/reporting/burden', word: 'burdenTab', open: () => true },
];

/** The ways between the pages of reporting that this person uses. */
export function RoundTabs() {
  const say = useWords(roundWords);
  const may = useMay();
  return (
    <nav className="admin-tabs no-print" aria-label={say('tabs')}>
      {places.filter(({ open }) => open(may)).map((place) => <Link key={place.to} to={place.to} className="admin-tabs__tab" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>{say(place.word)}</Link>)}
    </nav>
  );
}

/** `/reporting` leads to the page of reporting one works on first. */
export function ReportingPage() {
  const may = useMay();
  return <Navigate to={places.find(({ open }) => open(may))?.to ?? '/'} replace />;
}
