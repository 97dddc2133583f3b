import GlobalOutlined from '@ant-design/icons/es/icons/GlobalOutlined';
import { useWords } from '../i18n/define-words.ts';
import { changeLanguage } from '../i18n/i18n.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { frameWords } from './frame-words.ts';

/** Switches between Chinese and English; named in the other language, for whoever cannot read this one. */
export function LanguageSwitch() {
  const say = useWords(frameWords);
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="top__button" lang={other} onClick={() => changeLanguage(other)} title={say('languageLabel')}>
      <GlobalOutlined /><span className="top__word">{say('language')}</span>
    </button>
  );
}
