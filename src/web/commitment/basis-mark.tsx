import type { Target } from '../../contract/ledger.ts';
import { Figure } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import './commitment.css';

/** How far a figure can be trusted, as a word: reported by its own side, or confirmed by another person. */
export function BasisMark({ basis, long = false }: { readonly basis: Target['basis']; readonly long?: boolean }) {
  const say = useWords(commitmentWords);
  if (basis === 'none') return null;
  const full = say(basis === 'claimed' ? 'claimedLong' : 'confirmedLong');
  return <span className={`basis basis--${basis}`} title={full}>{long ? full : say(basis === 'claimed' ? 'claimedShort' : 'confirmedShort')}</span>;
}

interface ValueProps {
  readonly value: number | null;
  readonly unit: string;
  readonly basis: Target['basis'];
}

/** Today's value; never without the word that says who stands behind it. */
export function ValueWithBasis({ value, unit, basis }: ValueProps) {
  return <span className="value"><Figure value={value} unit={unit} />{value !== null && <BasisMark basis={basis} />}</span>;
}
