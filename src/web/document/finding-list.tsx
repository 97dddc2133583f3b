import type { ManuscriptFinding } from '../../domain/report/check-manuscript.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { byPlace } from './by-place.ts';
import { documentWords } from './document-words.ts';

const marks = { error: '✕', doubt: '？', note: 'ⓘ' } as const;

/** Findings, each with its weight as a sign and a word. */
export function FindingList({ findings, quotes = false }: { readonly findings: readonly ManuscriptFinding[]; readonly quotes?: boolean }) {
  const say = useWords(documentWords);
  const pick = usePick();
  if (findings.length === 0) return null;
  return (
    <ul className="findings">
      {byPlace(findings).map(({ one: { severity, say: words, extract }, place }) => (
        <li key={place} className={`finding finding--${severity}`}>
          <b><span aria-hidden="true">{marks[severity]}</span> {say(severity)}</b> {quotes && extract !== '' && !words.zh.includes(extract) && <q>{extract}</q>} {pick(words)}
        </li>
      ))}
    </ul>
  );
}
