import type { ProofDecision } from '../../domain/ledger/proof.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useIndicatorList } from './use-proof.ts';
import { proofWords } from './proof-words.ts';

/** Says what was decided about a proof, for the history: the indicator's name, or that there is none. */
export function useSayProof(): (decided: unknown) => string {
  const say = useWords(proofWords);
  const pick = usePick();
  const indicators = useIndicatorList().data ?? [];
  return (decided) => {
    const proof = decided as ProofDecision;
    if (proof === 'none') return say('none');
    const known = indicators.find(({ key }) => key === proof.indicator);
    return `${known === undefined ? proof.indicator : pick(known.name)} · ${say(`takes_${proof.period}`)}`;
  };
}
