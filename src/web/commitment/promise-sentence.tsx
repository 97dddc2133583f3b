import type { Target } from '../../contract/ledger.ts';
import { useWorded } from '../frame/figure.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { byWhen, subjectAndMetric, unitOf } from './promise.ts';

/** The promise as one sentence: by when, what, how much, without a sign. */
export function PromiseSentence({ target }: { readonly target: Target }) {
  const language = useLanguage();
  const worded = useWorded();
  return (
    <p className="promise">
      {byWhen(target, language)}{subjectAndMetric(target, language)}{' '}
      <strong>{worded(target.required, target.comparator, unitOf(target))}</strong>
    </p>
  );
}
