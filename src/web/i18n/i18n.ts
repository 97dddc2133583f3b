import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The languages of the screens; the first is the default. */
export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const KEPT_AS = 'xuezheng.language';

/** The one translator. Words come in with the pages that need them (define-words.ts). */
export const i18n = createInstance();

void i18n.use(initReactI18next).init({
  lng: keptLanguage(),
  fallbackLng: 'zh-CN',
  keySeparator: false,
  nsSeparator: false,
  resources: {},
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

/** Changes the language of the screens and keeps the choice on this machine. */
export function changeLanguage(language: Language): void {
  window.localStorage.setItem(KEPT_AS, language);
  document.documentElement.lang = language;
  void i18n.changeLanguage(language);
}

/** The language of the screens now. */
export const currentLanguage = (): Language => (i18n.language === 'en' ? 'en' : 'zh-CN');

function keptLanguage(): Language {
  // The words are also read outside a browser, by the test that compares the languages.
  if (typeof window === 'undefined') return 'zh-CN';
  return window.localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh-CN';
}
