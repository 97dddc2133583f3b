import { Button } from 'antd';
import type { FindingGroupView, ImportView } from '../../contract/import.ts';
import type { RegisterView } from '../../contract/register.ts';
import { withQuery } from '../api/client.ts';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage, usePick } from '../i18n/use-language.ts';
import { FindingGroup } from './finding-group.tsx';
import { importWords } from './import-words.ts';
import type { ChoiceMaker } from './use-import-choice.ts';

interface ProblemsProps {
  readonly register: RegisterView;
  readonly view: ImportView;
  readonly choice: ChoiceMaker;
}

const headings = { logic: 'hardPart', draft: 'draftPart', experience: 'softPart' } as const;

/** Everything that was found, by kind: what must be corrected first; the same in the sender's own workbook to take away. */
export function ImportProblems({ register, view, choice }: ProblemsProps) {
  const say = useWords(importWords);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const none = view.groups.length === 0 && view.blocks.length === 0;
  const groups = (strength: FindingGroupView['strength']) => view.groups.filter((group) => group.strength === strength);
  const part = (strength: FindingGroupView['strength']) => groups(strength).length > 0 && (
    <div className="import-kind">
      <h3>{say(headings[strength], { n: strength === 'logic' ? view.counts.faulty : strength === 'experience' ? view.counts.unusual : groups(strength).reduce((sum, { count }) => sum + count, 0) })}</h3>
      {groups(strength).map((group) => <FindingGroup key={group.key} register={register} view={view} group={group} choice={choice} only={view.groups.length === 1} />)}
    </div>
  );
  return (
    <section className="panel padded" aria-label={say('problemsStep')}>
      <div className="import-head">
        <h2>{say('problemsStep')}</h2>
        {!none && <Button href={withQuery(`/api/imports/${view.id}/marked`, { language })}>{say('marked')}</Button>}
      </div>
      {none && <p>{say('noProblems')}</p>}
      <WholeFile view={view} />
      {part('logic')}
      {part('draft')}
      {part('experience')}
    </section>
  );
}

function WholeFile({ view }: Pick<ProblemsProps, 'view'>) {
  const say = useWords(importWords);
  const pick = usePick();
  if (view.blocks.length === 0) return null;
  return <div className="import-group import-group--logic"><h3>{say('wholeFile')}</h3><ul>{view.blocks.map((one) => <li key={`${one.code}${one.zh}`}>{pick(one)} <span className="quiet">{one.code}</span></li>)}</ul></div>;
}
