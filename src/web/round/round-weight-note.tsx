import type { RoundWeight } from '../../contract/round.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { roundWords } from './round-words.ts';

/** What a round would cost, while it is being drawn up: minutes, cells, days, and the facts that are known already. */
export function RoundWeightNote({ weight }: { readonly weight: RoundWeight | undefined }) {
  const say = useWords(roundWords);
  const pick = usePick();
  return (
    <aside className="weight" aria-live="polite">
      <h3>{say('weightTitle')}</h3>
      {weight === undefined && <p className="quiet">{say('weightWait')}</p>}
      {weight !== undefined && (
        <>
          <p>{say('weightLine', { units: weight.units, minutes: weight.units === 0 ? 0 : Math.round(weight.minutes / weight.units), hours: Math.round(weight.minutes / 6) / 10, fields: weight.fields, cells: weight.cells })}</p>
          <p>{say('weightDays', { n: weight.workingDays })}{weight.unknownYears.length > 0 && <span className="quiet"> {say('weightUnknown', { years: weight.unknownYears.join('、') })}</span>}</p>
          {weight.known.length === 0 ? <p className="quiet">{say('knownNone')}</p> : (
            <>
              <p className={weight.needsAnother ? 'side-panel__stop' : undefined}>{say('weightKnown', { n: weight.known.length })}</p>
              <ul className="weight__known">{weight.known.map((fact) => <li key={`${fact.register} ${fact.field}`}>{say('knownBy', { register: pick(fact.registerName), field: pick(fact.name), holder: pick(fact.heldBy) })}</li>)}</ul>
              {weight.needsAnother && <p>{say('weightAnother')}</p>}
            </>
          )}
        </>
      )}
    </aside>
  );
}
