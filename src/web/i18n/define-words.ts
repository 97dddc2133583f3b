/*
 * Words of the screens, one file an area (`<area>-words.ts`), Chinese first. The compiler refuses an English list with
 * other keys; test/web/words.test.ts compares the blanks to fill in ({{n}}) too.
 */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from './i18n.ts';

/** The words of one area in both languages. */
export interface Words<K extends string> {
  readonly area: string;
  readonly zh: Readonly<Record<K, string>>;
  readonly en: Readonly<Record<K, string>>;
}

/** Says a word of an area in the language of the screen. */
export type Say<K extends string> = (key: K, blanks?: Readonly<Record<string, string | number>>) => string;

/** Makes an area's words known. The keys of `zh` decide; `en` must have the same. */
export function defineWords<K extends string>(area: string, zh: Readonly<Record<K, string>>, en: NoInfer<Readonly<Record<K, string>>>): Words<K> {
  i18n.addResourceBundle('zh-CN', area, zh);
  i18n.addResourceBundle('en', area, en);
  return { area, zh, en };
}

/** The speaker of an area's words: `const say = useWords(planWords); say('upload')`. */
export function useWords<K extends string>(words: Words<K>): Say<K> {
  const { t } = useTranslation(words.area);
  return useCallback((key, blanks) => t(key, { ...blanks }), [t]);
}
