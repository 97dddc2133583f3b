import { useTranslation } from 'react-i18next';
import { currentLanguage, type Language } from './i18n.ts';

/** The language of the screen; the component renders again when it changes. */
export function useLanguage(): Language {
  useTranslation();
  return currentLanguage();
}

/** Picks the sentence of the screen's language from a pair that the server sent. */
export function usePick(): (pair: { readonly zh: string; readonly en: string }) => string {
  const language = useLanguage();
  return (pair) => (language === 'en' ? pair.en : pair.zh);
}
