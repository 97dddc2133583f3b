import type { ImportView } from '../../contract/import.ts';
import { Figure } from '../frame/figure.tsx';
import { useWords } from '../i18n/define-words.ts';
import { importWords } from './import-words.ts';

const parts = ['added', 'changed', 'unchanged', 'faulty'] as const;

/** Rows by what becomes of them, in a line. */
export function CountsLine({ counts }: { readonly counts: ImportView['counts'] }) {
  const say = useWords(importWords);
  return <p className="import-counts">{parts.map((key) => <span key={key} className={key === 'faulty' && counts.faulty > 0 ? 'import-counts__faulty' : undefined}>{say(key)} <b><Figure value={counts[key]} /></b></span>)}</p>;
}
