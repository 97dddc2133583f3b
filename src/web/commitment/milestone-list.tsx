import CheckOutlined from '@ant-design/icons/es/icons/CheckOutlined';
import type { Task } from '../../contract/ledger.ts';
import { useWords } from '../i18n/define-words.ts';
import { commitmentWords } from './commitment-words.ts';
import { Deadline } from './deadline.tsx';

/** The milestones of a task, the reached ones ticked. */
export function MilestoneList({ milestones }: { readonly milestones: Task['milestones'] }) {
  const say = useWords(commitmentWords);
  if (milestones.length === 0) return null;
  return (
    <ul className="milestone-list" aria-label={say('milestones')}>
      {milestones.map((milestone) => (
        <li key={`${milestone.due} ${milestone.title}`} className={milestone.done ? 'milestone-list__done' : undefined}>
          <span className="milestone-list__mark">{milestone.done && <CheckOutlined aria-label={say('reached')} />}</span>
          <span className="milestone-list__title">{milestone.title}</span>
          <Deadline deadline={milestone.due} over={milestone.done} />
        </li>
      ))}
    </ul>
  );
}
