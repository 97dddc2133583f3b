/* The language of the terminal: Chinese, or English when asked for by --lang en or XUEZHENG_LANG=en. Set once, before anything is said. */
import { problems, raise, type Words } from '../domain/problem.ts';

/** The languages the terminal speaks; the first is the default. */
export type TerminalLanguage = keyof Words;

let language: TerminalLanguage = 'zh';

/** Chooses the language by the arguments, else by the environment. Throws X111 for one that is not spoken. */
export function chooseLanguage(argv: readonly string[], environment: Readonly<Record<string, string | undefined>>): void {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at === -1 ? environment['XUEZHENG_LANG'] ?? '' : argv[at]?.split('=')[1] ?? argv[at + 1] ?? '';
  if (at === -1 && asked === '') return;
  const found = /^(?<tongue>zh|en)(?:[-_.].*)?$/i.exec(asked)?.groups?.['tongue']?.toLowerCase();
  if (found === undefined) throw raise(problems.languageUnknown, { language: asked });
  language = found as TerminalLanguage;
}

/** The language spoken now. */
export const terminalLanguage = (): TerminalLanguage => language;

/** The words in the language of the terminal. */
export const pick = (words: Words): string => words[language];

/** Words of the help: Chinese with English below it or beside it, or English alone. */
export const both = (zh: string, en: string): string => (language === 'en' ? en : `${zh}\n${en}`);
/** The same on one line. */
export const beside = (zh: string, en: string): string => (language === 'en' ? en : `${zh} (${en})`);
