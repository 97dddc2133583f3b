import { Link } from '@tanstack/react-router';
import type { Target } from '../../contract/ledger.ts';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import { useSectionTitles } from './use-section-titles.ts';

type Sourced = Pick<Target, 'planId' | 'planTitle' | 'versionNo' | 'itemId' | 'section' | 'source'>;

/** The sentence of the plan that this stands on, and the way back to its place. */
export function SourceLine({ row }: { readonly row: Sourced }) {
  const say = useWords(commitmentWords);
  const titleOf = useSectionTitles([row.planId]);
  return (
    <figure className="source">
      <blockquote className="source__text">{row.source.text}</blockquote>
      <figcaption className="source__place">
        <Link to={`/plans/${row.planId}`} search={{ item: row.itemId }}>{say('inPlan', { title: row.planTitle })}</Link>
        <span className="quiet">{say('versionAndSection', { version: row.versionNo, section: `${row.section}　${titleOf(row.planId, row.section)}` })}</span>
      </figcaption>
    </figure>
  );
}
