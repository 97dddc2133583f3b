import type { OpenedRound } from '../../contract/round.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { roundWords } from './round-words.ts';

/** What is asked for though it is known, and who holds it. */
export function KnownFacts({ known }: { readonly known: OpenedRound['known'] }) {
  const say = useWords(roundWords);
  const pick = usePick();
  if (known.length === 0) return <p className="quiet">{say('knownNone')}</p>;
  return (
    <details className="known-facts">
      <summary>{say('knownTitle')}（{known.length}）</summary>
      <ul>{known.map((fact) => <li key={`${fact.register} ${fact.field}`}>{say('knownBy', { register: pick(fact.registerName), field: pick(fact.name), holder: pick(fact.heldBy) })}</li>)}</ul>
    </details>
  );
}
