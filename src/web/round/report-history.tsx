import type { OpenedReport } from '../../contract/round.ts';
import { declarations, reportVerbs } from '../../domain/round/report-state.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { roundWords } from './round-words.ts';
import '../commitment/history-line.css';

/** Everything that happened to a report, newest on top. */
export function ReportHistory({ history }: { readonly history: OpenedReport['history'] }) {
  const say = useWords(roundWords);
  const pick = usePick();
  if (history.length === 0) return null;
  return (
    <section className="panel side-panel report-history" aria-label={say('history')}>
      <h2>{say('history')}</h2>
      <ol className="history">
        {history.map((step) => (
          <li key={step.seq} className={`history__step history__step--${step.verb}`}>
            <div className="history__head">
              <strong>{pick(reportVerbs[step.verb])}</strong>
              <span className="history__who">{step.byName}</span>
              <time className="quiet" dateTime={step.at}>{clockTime(step.at)}</time>
            </div>
            {step.declaration !== null && <p className="quiet">{pick(declarations[step.declaration])}</p>}
            {step.cells.length > 0 && <p className="quiet">{say('cells', { n: step.cells.length })}</p>}
            {step.note !== '' && <p className="history__note">{step.note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
