import type { Target } from '../../contract/ledger.ts';
import type { OpenedProof } from '../../contract/proof.ts';
import { unitOf, withUnit } from '../commitment/promise.ts';
import { readable } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { LedgerTable } from '../table/ledger-table.tsx';
import { proofWords } from './proof-words.ts';
import { signed } from './shown-value.tsx';

interface ForecastProps { readonly target: Target; readonly forecast: NonNullable<OpenedProof['forecast']>; readonly history: OpenedProof['history'] }

/** Where the value goes, in words: how surely, by which method, from which points. */
export function ForecastLines({ target, forecast, history }: ForecastProps) {
  const say = useWords(proofWords);
  const unit = unitOf(target);
  const { expected, points, different } = forecast;
  const figure = (value: number) => withUnit(readable(Number(value.toPrecision(4))), unit);
  return (
    <>
      <h4 className="proof__head">{say('forecast')}</h4>
      {expected === null && <p>{different >= 3 ? say('over') : say('notEnough', { points, different })}</p>}
      {expected !== null && (
        <p><strong>{say(`kept_${expected.kept}`)}</strong> {say('forecastOf', { points, day: expected.day, value: figure(expected.value), low: figure(expected.low), high: figure(expected.high) })} {say('pace', { pace: signed(expected.pace) })}</p>
      )}
      {points > 0 && (
        <details className="proof__points">
          <summary>{say('points')}</summary>
          <p className="quiet">{say('method')}</p>
          <LedgerTable label={say('points')} rows={history} rowKey={({ day }) => day} columns={[
            { key: 'day', title: say('day'), phone: 'title', render: ({ day }) => <time className="number" dateTime={day}>{day}</time> },
            { key: 'value', title: say('value'), figure: true, render: ({ value }) => (value === null ? '—' : figure(value)) },
          ]} />
        </details>
      )}
    </>
  );
}
