import type { Target } from '../../contract/ledger.ts';
import { goalOf } from '../../domain/ledger/light.ts';
import { readable, useWorded } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import { asShown, isMet, lacksStart, placeOnRoad, unitOf, withUnit, type ShownTarget } from './promise.ts';
import './promise-bar.css';

/** The road from the baseline to the promise with today's value on it, as one picture and one sentence. */
export function PromiseBar({ target: given }: { readonly target: Target }) {
  const target = asShown(given);
  const say = useWords(commitmentWords);
  const worded = useWorded();
  const unit = unitOf(target);
  if (lacksStart(target)) return <RateLine target={target} />;
  const place = target.value === null ? null : placeOnRoad(target, target.value);
  if (target.value !== null && place === null) return <CeilingLine target={target} />;
  const top = typeof target.required === 'number' ? 1 : placeOnRoad(target, target.required[1]) ?? 1;
  const low = Math.min(0, place ?? 0);
  const high = Math.max(1, top, place ?? 1);
  const percent = (at: number) => ((at - low) / (high - low)) * 100;
  const start = target.baseline === null ? say('fromNothing') : say('baselineIs', { value: withUnit(readable(target.baseline), unit) });
  const goal = say('promiseIs', { value: worded(target.required, target.comparator, unit) });
  const today = target.value === null ? say('notReported') : say('todayIs', { value: withUnit(readable(target.said ?? 0), unit) });
  return (
    <figure className="road">
      <div className="road__track" aria-hidden="true">
        {place !== null && <Fill from={percent(0)} to={percent(place)} target={target} />}
        <span className="road__tick" style={{ left: `${percent(0)}%` }} />
        {top > 1 && <span className="road__zone" style={{ left: `${percent(1)}%`, width: `${percent(top) - percent(1)}%` }} />}
        <span className="road__tick road__tick--goal" style={{ left: `${percent(1)}%` }} />
        {place !== null && <span className="road__today" style={{ left: `${percent(place)}%` }} />}
      </div>
      <figcaption className="road__words">
        <span>{start}</span><span className="road__value">{today}</span><span>{goal}</span>
      </figcaption>
    </figure>
  );
}

function Fill({ from, to, target }: { readonly from: number; readonly to: number; readonly target: ShownTarget }) {
  const name = target.basis === 'confirmed' || target.basis === 'proven' ? 'road__fill road__fill--confirmed' : 'road__fill';
  return <span className={name} style={{ left: `${Math.min(from, to)}%`, width: `${Math.abs(to - from)}%` }} />;
}

// Where a rate began nobody knows, so there is no road to draw: it is kept or it is not.
function RateLine({ target }: { readonly target: ShownTarget }) {
  const say = useWords(commitmentWords);
  const worded = useWorded();
  const unit = unitOf(target);
  const goal = worded(target.required, target.comparator, unit);
  if (target.value === null) return <p className="road__limit">{say('rateNone', { goal })}</p>;
  const words = { goal, value: withUnit(readable(target.said ?? 0), unit) };
  return <p className="road__limit">{isMet(target) === true ? say('rateKept', words) : say('rateMissed', words)} <span className="quiet">{say('noBaseline')}</span></p>;
}

// A limit that was never exceeded has no road: it is kept or broken.
function CeilingLine({ target }: { readonly target: ShownTarget }) {
  const say = useWords(commitmentWords);
  const unit = unitOf(target);
  if (target.value === null) return null;
  const words = { value: withUnit(readable(target.said ?? 0), unit), limit: withUnit(readable(goalOf(target.required)), unit) };
  return <p className="road__limit">{isMet(target) === true ? say('limitKept', words) : say('limitBroken', words)}</p>;
}
