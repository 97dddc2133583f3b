import { Link } from '@tanstack/react-router';
import type { Workbench } from '../../contract/ledger.ts';
import { LightTag } from '../frame/light-tag.tsx';
import { useWords } from '../i18n/define-words.ts';
import { workbenchWords } from './workbench-words.ts';

const shown = ['normal', 'near', 'behind', 'done', 'none'] as const;

/** One line for a leader: how many targets, and how they stand; each figure opens its list. */
export function Glance({ counts }: { readonly counts: Workbench['counts'] }) {
  const say = useWords(workbenchWords);
  if (counts.targets === 0) return null;
  return (
    <nav className="glance panel" aria-label={say('summary')}>
      <Link to="/targets" className="glance__all"><strong>{counts.targets}</strong> {say('targetCount')}</Link>
      {shown.filter((colour) => counts[colour] > 0 || colour === 'normal' || colour === 'near' || colour === 'behind').map((colour) => (
        <Link key={colour} to="/targets" search={{ light: colour }} className="glance__light">
          <LightTag light={{ colour, why: '', whyEn: '' }} /><strong>{counts[colour]}</strong>
        </Link>
      ))}
    </nav>
  );
}
