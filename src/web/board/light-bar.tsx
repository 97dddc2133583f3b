import { Link } from '@tanstack/react-router';
import type { LightCountsView } from '../../contract/board.ts';
import type { LightReply } from '../../contract/ledger.ts';
import { LightTag } from '../frame/light-tag.tsx';

type Colour = LightReply['colour'];

/** The lights, the gravest first. */
const colours: readonly Colour[] = ['behind', 'near', 'normal', 'done', 'none'];

/** How many have which light, as one bar: each light with a pattern of its own. The counts beside it say the same. */
export function LightBar({ counts }: { readonly counts: LightCountsView }) {
  return (
    <span className="lightbar" aria-hidden="true">
      {colours.filter((colour) => counts[colour] > 0).map((colour) => <span key={colour} className={`lightbar__part lightbar__part--${colour}`} style={{ flexGrow: counts[colour] }} />)}
    </span>
  );
}

interface CountsProps {
  readonly counts: LightCountsView;
  /** Where the targets of a light are listed; none for a past day, which no list shows. */
  readonly to: ((colour: Colour) => Readonly<Record<string, string>>) | null;
  /** Lights that are told even when none has them. */
  readonly always?: readonly Colour[];
}

/** The counts by light, each opening its list. */
export function LightCounts({ counts, to, always }: CountsProps) {
  return (
    <>
      {colours.filter((colour) => counts[colour] > 0 || always?.includes(colour) === true).map((colour) => {
        const face = <><LightTag light={{ colour, why: '', whyEn: '' }} /><strong>{counts[colour]}</strong></>;
        return to === null || counts[colour] === 0 ? <span key={colour} className="lightcount">{face}</span> : <Link key={colour} className="lightcount" to="/targets" search={to(colour)}>{face}</Link>;
      })}
    </>
  );
}
