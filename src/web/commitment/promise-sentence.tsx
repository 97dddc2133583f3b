import type { Target } from '../../contract/ledger.ts';
import { Figure } from '../frame/figure.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { byWhen, subjectAndMetric, unitOf } from './promise.ts';

/** The promise as one sentence: by when, what, how much. */
export function PromiseSentence({ target }: { readonly target: Target }) {
  const language = useLanguage();
  return (
    <p className="promise">
      {byWhen(target, language)}{subjectAndMetric(target, language)}{' '}
      <strong><Figure value={target.required} comparator={target.comparator} unit={unitOf(target)} /></strong>
    </p>
  );
}
