import { Link } from '@tanstack/react-router';
import type { Workbench } from '../../contract/ledger.ts';
import { LightTag } from '../frame/light-tag.tsx';
import { useWords } from '../i18n/define-words.ts';
import { workbenchWords } from './workbench-words.ts';

type Headline = Workbench['headlines'][number];

const shown = ['normal', 'near', 'behind', 'done', 'none'] as const;

/** How many targets, and how they stand: one's own unit first, the county beside it, each by its name; each figure opens its list. */
export function Glance({ headlines }: { readonly headlines: Workbench['headlines'] }) {
  if (headlines.every((headline) => headline.targets === 0)) return null;
  return <div className="glances panel">{headlines.map((headline, at) => <Line key={headline.unit.id} headline={headline} first={at === 0} />)}</div>;
}

function Line({ headline, first }: { readonly headline: Headline; readonly first: boolean }) {
  const say = useWords(workbenchWords);
  const { unit, county } = headline;
  const name = county ? say('county') : unit.name;
  const within = county ? {} : { unit: unit.id };
  return (
    <nav className={first ? 'glance' : 'glance glance--beside'} aria-label={say('summary', { name })}>
      <span className="glance__name">{name}</span>
      <Link to="/targets" search={within} className="glance__all"><strong>{headline.targets}</strong> {say('targetCount')}</Link>
      {shown.filter((colour) => headline[colour] > 0 || colour === 'normal' || colour === 'near' || colour === 'behind').map((colour) => (
        <Link key={colour} to="/targets" search={{ ...within, light: colour }} className="glance__light">
          <LightTag light={{ colour, why: '', whyEn: '' }} /><strong>{headline[colour]}</strong>
        </Link>
      ))}
    </nav>
  );
}
