import type { ManuscriptFinding } from '../../domain/report/check-manuscript.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { byPlace } from './by-place.ts';
import { documentWords } from './document-words.ts';

const marks = { error: '✕', doubt: '？', note: 'ⓘ' } as const;

/** Findings, each with its weight as a sign and a word. Several notes of one place fold into a line. */
export function FindingList({ findings, quotes = false, folds = false }: { readonly findings: readonly ManuscriptFinding[]; readonly quotes?: boolean; readonly folds?: boolean }) {
  const say = useWords(documentWords);
  if (findings.length === 0) return null;
  const notes = findings.filter(({ severity }) => severity === 'note');
  if (!folds || notes.length < 2) return <Lines findings={findings} quotes={quotes} />;
  return (
    <>
      <Lines findings={findings.filter(({ severity }) => severity !== 'note')} quotes={quotes} />
      <details className="finding--note"><summary><b><span aria-hidden="true">{marks.note}</span> {say('notes', { n: notes.length })}</b></summary><Lines findings={notes} quotes={quotes} /></details>
    </>
  );
}

function Lines({ findings, quotes }: { readonly findings: readonly ManuscriptFinding[]; readonly quotes: boolean }) {
  const say = useWords(documentWords);
  const pick = usePick();
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
