import type { ProofSuggestion } from '../../contract/proof.ts';
import { usePick } from '../i18n/use-language.ts';
import './proof.css';

/** A suggestion with its reason and what it does not cover. */
export function SuggestionWords({ one }: { readonly one: ProofSuggestion }) {
  const pick = usePick();
  return (
    <span className="proof__suggestion">
      <strong>{pick(one.name)}</strong>{one.measure.zh !== '' && <span className="figure__unit">{pick(one.measure)}</span>}
      <span className="proof__why">{pick(one.why)}</span>
      {one.caution !== null && <span className="proof__caution">{pick(one.caution)}</span>}
    </span>
  );
}
