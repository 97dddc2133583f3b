import type { Target } from '../../contract/ledger.ts';
import { ValueWithBasis } from '../commitment/basis-mark.tsx';
import { asShown, unitOf, withUnit } from '../commitment/promise.ts';
import { readable } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { proofWords } from './proof-words.ts';
import './proof.css';

/** The value of a target in a list: what registers show, and beneath it what was reported where that is another figure. */
export function ShownValue({ target }: { readonly target: Target }) {
  const say = useWords(proofWords);
  const { said, basis } = asShown(target);
  return (
    <span className="shown-value">
      <ValueWithBasis value={said} unit={unitOf(target)} basis={basis} />
      {target.proof?.differs === true && target.value !== null && (
        <span className="shown-value__differs">{say('claimedBeside', { value: withUnit(readable(target.value), unitOf(target)), gap: signed(target.proof.difference ?? 0) })}</span>
      )}
    </span>
  );
}

/** A difference with its sign, without more digits than anyone reads. */
export const signed = (value: number): string => `${value > 0 ? '+' : value < 0 ? '−' : ''}${readable(Math.abs(Number(value.toPrecision(4))))}`;
