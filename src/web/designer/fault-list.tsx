import type { DrawingFault, DrawingReport } from '../../contract/drawing.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { designerWords } from './designer-words.ts';

interface FaultListProps {
  readonly faults: readonly DrawingFault[];
  readonly more: boolean;
  /** Goes to the place of a fault. */
  readonly onOpen?: (fault: DrawingFault) => void;
}

/** All that is wrong with a drawing, each with its place. */
export function FaultList({ faults, more, onOpen }: FaultListProps) {
  const say = useWords(designerWords);
  const pick = usePick();
  return (
    <ul className="drawing__faults" aria-label={say('faults', { n: faults.length })}>
      {faults.map((fault) => {
        const place = say(fault.list === null ? 'faultAt' : 'faultAtList', { line: fault.line, column: fault.column });
        return (
          <li key={`${fault.list ?? ''}:${fault.line}:${fault.column}:${fault.zh}`}>
            {onOpen === undefined ? <span className="drawing__place">{place}</span> : <button type="button" className="drawing__place" onClick={() => onOpen(fault)}>{place}</button>}
            <span>{pick(fault)}</span>
          </li>
        );
      })}
      {more && <li>{say('moreFaults')}</li>}
    </ul>
  );
}

/** What the server says of a drawing: faults, or what it would change, lose and ask for. */
export function ReportNote({ report, checking, version, onOpen }: { readonly report: DrawingReport | undefined; readonly checking: boolean; readonly version: number; readonly onOpen: (fault: DrawingFault) => void }) {
  const say = useWords(designerWords);
  const pick = usePick();
  if (report === undefined) return <p className="drawing__report quiet">{say('checking')}</p>;
  const { faults, more, losses, changes, effects, burden } = report;
  const sound = faults.length === 0 && losses.length === 0;
  return (
    <div className={sound ? 'drawing__report' : 'drawing__report drawing__report--wrong'} aria-live="polite" aria-busy={checking}>
      <p className="drawing__verdict">{faults.length > 0 ? say('faults', { n: faults.length }) : losses.length > 0 ? say('losses') : version > 0 && changes.length === 0 ? say('same') : say(burden?.needsApproval === true ? 'soundToAsk' : 'sound')}</p>
      {faults.length > 0 && <FaultList faults={faults.slice(0, 6)} more={more || faults.length > 6} onOpen={onOpen} />}
      {losses.length > 0 && <ul className="drawing__faults">{losses.map((loss) => <li key={loss.zh}>{pick(loss)}</li>)}</ul>}
      {changes.length > 0 && <p>{say('changes')}：{changes.map(pick).join('；')}</p>}
      {effects.length > 0 && <div className="drawing__effects"><p>{say('effects')}：</p><ul>{effects.map((one) => <li key={one.zh}>{pick(one)}</li>)}</ul></div>}
      {burden !== null && <p className="quiet">{say('burden', { fields: burden.fields, minutes: burden.minutes })}{burden.known.length > 0 && `。${say('knownFacts')}${burden.known.map((one) => say('knownIn', { name: pick(one.name), where: pick(one.where) })).join('、')}`}</p>}
      {burden !== null && burden.needsApproval && <p className="drawing__warn">{say('warnsKnown', { n: burden.known.length })}</p>}
    </div>
  );
}
