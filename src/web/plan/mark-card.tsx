import { useWorded } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import type { CheckMark } from './check-marks.ts';
import { useDesk } from './desk.ts';
import { kindWords, nameOf } from './ledger-tab.ts';
import { planWords } from './plan-words.ts';
import { StateWord } from './state-word.tsx';
import { useWhy, useWorking } from './use-why.ts';

/** The mark under the pointer. */
export interface Pointed {
  readonly itemId: string;
  readonly box: DOMRect;
}

const WIDTH = 300;

/** What a mark was read as and why, beside the pointer. The ledger says the same to those who do not point. */
export function MarkCard({ pointed, mark }: { readonly pointed: Pointed; readonly mark: CheckMark | undefined }) {
  const say = useWords(planWords);
  const worded = useWorded();
  const whyOf = useWhy();
  const workingOf = useWorking();
  const item = useDesk().byId.get(pointed.itemId);
  if (item === undefined) return null;
  const left = Math.max(8, Math.min(pointed.box.left, window.innerWidth - WIDTH - 8));
  const above = pointed.box.bottom > window.innerHeight - 180;
  const place = above ? { left, bottom: window.innerHeight - pointed.box.top + 6 } : { left, top: pointed.box.bottom + 6 };
  return (
    <div className="mark-card" style={{ ...place, width: WIDTH }} aria-hidden="true">
      <p className="mark-card__head"><b>{say(kindWords[item.kind])}</b><StateWord state={item.state} say={say} /></p>
      <p className="mark-card__name">{nameOf(item)}{item.type === 'quantity' && item.value !== null && ` ${worded(item.value, item.comparator, item.unit)}`}</p>
      <p className="quiet">{whyOf(item.why)}</p>
      {mark !== undefined && <p className="mark-card__check">{workingOf(mark.check)}</p>}
    </div>
  );
}
