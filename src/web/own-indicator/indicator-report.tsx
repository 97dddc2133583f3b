import type { IndicatorFault, IndicatorReport } from '../../contract/own-indicator.ts';
import { behind } from '../indicator/indicators-page.tsx';
import { useShown } from '../indicator/use-shown.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { ownIndicatorWords } from './own-indicator-words.ts';

/** What the server says of a draft: what is wrong and where, or how it is computed and what the county's value is now. */
export function IndicatorCheck({ report, checking }: { readonly report: IndicatorReport | undefined; readonly checking: boolean }) {
  const say = useWords(ownIndicatorWords);
  const pick = usePick();
  if (report === undefined) return <aside className="panel own-check"><h2>{say('report')}</h2><p className="quiet">{say('checking')}</p></aside>;
  const { faults, explanation, changes, held } = report;
  return (
    <aside className="panel own-check" aria-live="polite" aria-busy={checking} aria-label={say('report')}>
      <h2>{say('report')}</h2>
      <p className={faults.length === 0 ? 'own-passes' : 'own-fails'}>{faults.length === 0 ? say('sound') : say('faults', { n: faults.length })}</p>
      {faults.length > 0 && <Faults faults={faults} />}
      {explanation !== null && <><h3>{say('how')}</h3><p>{pick(explanation)}</p></>}
      {report.head !== null && <Now report={report} head={report.head} />}
      {changes.length > 0 && <><h3>{say('changes', { n: held })}</h3><ul>{changes.map((one) => <li key={one.zh}>{pick(one)}</li>)}</ul></>}
    </aside>
  );
}

function Faults({ faults }: { readonly faults: readonly IndicatorFault[] }) {
  const say = useWords(ownIndicatorWords);
  const pick = usePick();
  return <ul className="own-faults">{faults.map((fault) => <li key={`${fault.line}:${fault.column}:${fault.zh}`}><span className="quiet">{say('at', { line: fault.line, column: fault.column })}</span> {pick(fault)}</li>)}</ul>;
}

function Now({ report: { now }, head }: { readonly report: IndicatorReport; readonly head: NonNullable<IndicatorReport['head']> }) {
  const say = useWords(ownIndicatorWords);
  const figure = useShown();
  return (
    <>
      <h3>{say('now')}</h3>
      {now === null ? <p>{say('notSeen')}</p> : <p><strong className="own-now">{figure(head, now.shown)}</strong> <span className="quiet">{head.period ?? ''} {say('behind')} {behind(now.standing)}</span></p>}
    </>
  );
}
