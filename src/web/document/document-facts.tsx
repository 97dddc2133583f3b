import type { OpenDocument } from '../../contract/kept-document.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { documentWords } from './document-words.ts';

/** Small facts of a document beside its title. */
export function DocumentFacts({ opened }: { readonly opened: OpenDocument }) {
  const say = useWords(documentWords);
  const pick = usePick();
  const { state, edition, unit, templateName, changedBy, changedAt, publishedBy, publishedAt } = opened;
  return (
    <>
      <span className={`document-state document-state--${state}`}>{say(state)}</span>
      <span>{unit.name}</span><span>{pick(templateName)}</span><span>{say('edition', { n: edition })}</span>
      <span>{publishedAt === null ? say('byAt', { who: changedBy, at: clockTime(changedAt) }) : say('publishedBy', { who: publishedBy ?? '', at: clockTime(publishedAt) })}</span>
    </>
  );
}
