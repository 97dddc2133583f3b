import { Figure } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords, type CommitmentWord } from './commitment-words.ts';
import type { ShownBasis } from './promise.ts';
import './commitment.css';

const words: Readonly<Record<Exclude<ShownBasis, 'none'>, readonly [short: CommitmentWord, long: CommitmentWord]>> = {
  claimed: ['claimedShort', 'claimedLong'], confirmed: ['confirmedShort', 'confirmedLong'], proven: ['provenShort', 'provenLong'],
};

/** How far a figure can be trusted, as a word: reported by its own side, confirmed by another person, shown by registers. */
export function BasisMark({ basis, long = false }: { readonly basis: ShownBasis; readonly long?: boolean }) {
  const say = useWords(commitmentWords);
  if (basis === 'none') return null;
  const [short, full] = [say(words[basis][0]), say(words[basis][1])];
  return <span className={`basis basis--${basis}`} title={full}>{long ? full : short}</span>;
}

interface ValueProps {
  readonly value: number | null;
  readonly unit: string;
  readonly basis: ShownBasis;
}

/** Today's value; never without the word that says who stands behind it. */
export function ValueWithBasis({ value, unit, basis }: ValueProps) {
  return <span className="value"><Figure value={value} unit={unit} />{value !== null && <BasisMark basis={basis} />}</span>;
}
