import { useId } from 'react';
import { useToday } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { AsOfPicker } from '../register/as-of.tsx';
import type { Address } from '../table/use-address.ts';
import { boardWords } from './board-words.ts';
import { monthEnds } from './month-ends.ts';

const MONTHS = 12;

interface MomentProps { readonly address: Address; readonly onChange: (changes: Address) => void }

/** Which moment is shown: a slider over the ends of the last months, and the day itself. */
export function MomentBar({ address, onChange }: MomentProps) {
  const say = useWords(boardWords);
  const id = useId();
  const today = useToday();
  const stops = [...monthEnds(today, MONTHS), ''];
  const asOf = address['asOf'] ?? '';
  const named = stops.indexOf(asOf);
  // A day between two ends of months stands at the one after it.
  const at = named >= 0 ? named : Math.max(0, stops.findIndex((stop) => stop === '' || stop >= asOf));
  const words = asOf === '' ? say('sliderNow') : asOf;
  return (
    <span className="moment">
      <label htmlFor={id}>{say('slider')}</label>
      <input id={id} type="range" className="moment__slider" min={0} max={stops.length - 1} step={1} value={at} aria-valuetext={words} onChange={({ target }) => onChange({ asOf: stops[Number(target.value)] ?? '' })} />
      <AsOfPicker address={address} onChange={onChange} />
    </span>
  );
}
