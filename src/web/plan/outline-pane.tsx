import { useMemo } from 'react';
import type { OutlineNode } from '../../domain/plan/reading.ts';
import { useWords } from '../i18n/define-words.ts';
import { useDesk } from './desk.ts';
import { planWords } from './plan-words.ts';

interface OutlinePaneProps {
  /** Goes to an offset of the text. */
  readonly onGo: (offset: number) => void;
}

/** The outline with how many items each section still has to decide; a click goes to its place in the text. */
export function OutlinePane({ onGo }: OutlinePaneProps) {
  const say = useWords(planWords);
  const { opened, chosen } = useDesk();
  const waiting = useMemo(() => waitingBySection(opened.items), [opened.items]);
  return (
    <nav className="outline" aria-label={say('outline')}>
      <h2 className="outline__head">{say('outline')}</h2>
      {opened.outline.length === 0 && <p className="outline__none">{say('noOutline')}</p>}
      <ul className="outline__list">
        {opened.outline.map((node) => (
          <OutlineItem key={`${node.path}@${node.offset}`} node={node} waiting={waiting.get(node.path) ?? 0} current={chosen?.section === node.path} onGo={onGo} />
        ))}
      </ul>
    </nav>
  );
}

interface OutlineItemProps {
  readonly node: OutlineNode;
  readonly waiting: number;
  readonly current: boolean;
  readonly onGo: (offset: number) => void;
}

function OutlineItem({ node, waiting, current, onGo }: OutlineItemProps) {
  const say = useWords(planWords);
  return (
    <li>
      <button
        type="button" className={`outline__item outline__item--${Math.min(node.level, 4)}`} title={node.title}
        {...(current ? { 'aria-current': 'location' as const } : {})} onClick={() => onGo(node.offset)}
      >
        <span className="outline__mark">{node.path.slice(node.path.lastIndexOf('/') + 1)}</span>
        <span className="outline__title">{node.title}</span>
        {waiting > 0 && <span className="outline__count" title={`${say('undecided')} ${waiting}`}>{waiting}</span>}
      </button>
    </li>
  );
}

// A section counts what is below it too: `二` holds `二/(一)/1`.
function waitingBySection(items: readonly { section: string; state: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    if (item.state !== 'proposed') continue;
    const marks = item.section.split('/');
    marks.forEach((_, at) => {
      const path = marks.slice(0, at + 1).join('/');
      counts.set(path, (counts.get(path) ?? 0) + 1);
    });
  }
  return counts;
}
