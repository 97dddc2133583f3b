import { checkWhyInEnglish, whyInEnglish, workingWords } from '../../domain/plan/why-english.ts';
import type { Check } from '../../domain/plan/reading.ts';
import { useLanguage, usePick } from '../i18n/use-language.ts';

/** Says why an item was read as it was, in the language of the page. */
export function useWhy(): (why: string) => string {
  const language = useLanguage();
  return language === 'en' ? whyInEnglish : (why) => why;
}

/** Says why a check was made, in the language of the page. */
export function useCheckWhy(): (check: Pick<Check, 'kind' | 'why'>) => string {
  const language = useLanguage();
  return (check) => (language === 'en' ? checkWhyInEnglish(check.kind) : check.why);
}

/** Says the working of a check, in the language of the page. */
export function useWorking(): (check: Pick<Check, 'explanation' | 'explanationEn'>) => string {
  const pick = usePick();
  return (check) => pick(workingWords(check));
}
