import { Link } from '@tanstack/react-router';
import type { LightReply, Target, Task } from '../../contract/ledger.ts';
import { LightTag } from '../frame/light-tag.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { commitmentWords, type CommitmentWord } from './commitment-words.ts';
import type { CommitmentView } from './commitment-view.ts';
import { subjectAndMetric } from './promise.ts';
import { useTargets, useTasks } from './use-commitments.ts';

interface Related {
  readonly to: string;
  readonly title: string;
  readonly who: string;
  readonly light: LightReply;
}

const ofTask = (task: Task): Related => ({ to: `/tasks/${task.id}`, title: task.title, who: task.lead.name, light: task.light });

/** What hangs together with this row: the tasks of a target; the subtasks and targets of a task. */
export function RelatedRows({ view }: { readonly view: CommitmentView }) {
  const language = useLanguage();
  const plan = view.row.planId;
  const tasks = useTasks(plan).data ?? [];
  const targets = useTargets(plan).data ?? [];
  const ofTarget = (target: Target): Related => ({ to: `/targets/${target.id}`, title: subjectAndMetric(target, language), who: target.lead.name, light: target.light });
  if (view.kind === 'target') return <Group word="tasksUnder" rows={tasks.filter((task) => task.targetIds.includes(view.row.id)).map(ofTask)} />;
  return (
    <>
      <Group word="subtasks" rows={tasks.filter((task) => task.parentId === view.row.id).map(ofTask)} />
      <Group word="targetsOf" rows={targets.filter((target) => view.row.targetIds.includes(target.id)).map(ofTarget)} />
    </>
  );
}

function Group({ word, rows }: { readonly word: CommitmentWord; readonly rows: readonly Related[] }) {
  const say = useWords(commitmentWords);
  if (rows.length === 0) return null;
  return (
    <section className="commitment__part">
      <h3>{say(word)}</h3>
      <ul className="related">
        {rows.map((row) => <li key={row.to}><Link to={row.to}>{row.title}</Link><span className="quiet">{row.who}</span><LightTag light={row.light} /></li>)}
      </ul>
    </section>
  );
}
