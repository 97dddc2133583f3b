import { Button } from 'antd';
import { useState } from 'react';
import type { Task } from '../../contract/ledger.ts';
import { commitmentWords } from '../commitment/commitment-words.ts';
import { Deadline } from '../commitment/deadline.tsx';
import { ProgressLine } from '../commitment/progress-line.tsx';
import { RowMarks } from '../commitment/row-marks.tsx';
import { useSectionTitles } from '../commitment/use-section-titles.ts';
import { LightTag } from '../frame/light-tag.tsx';
import { useWords, type Say } from '../i18n/define-words.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { TreeTitle } from '../table/tree-title.tsx';
import { assignWords } from '../assign/assign-words.ts';
import { tickColumns } from '../assign/tick-column.tsx';
import type { Ticks } from '../assign/use-ticks.ts';
import { foldable, treeLines, type TreeLine } from './task-tree.ts';
import { taskWords } from './task-words.ts';

interface TaskTableProps {
  readonly tasks: readonly Task[];
  /** Those of them that pass the filters; the others stand above one that does. */
  readonly passing: readonly Task[];
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
  readonly ticks: Ticks;
}

/** The tree as a table whose branches fold. */
export function TaskTable({ tasks, passing, opened, onOpen, ticks }: TaskTableProps) {
  const say = useWords(taskWords);
  const sayTick = useWords(assignWords);
  const [folded, fold] = useState<ReadonlySet<string>>(new Set());
  const titleOf = useSectionTitles(tasks.map((task) => task.planId));
  const lines = treeLines(tasks, folded, titleOf);
  const toggle = (key: string) => fold((now) => (now.has(key) ? new Set([...now].filter((kept) => kept !== key)) : new Set([...now, key])));
  const among = new Set(passing.map((task) => task.id));
  const boxes = tickColumns<TreeLine>({ say: sayTick, ticks, all: passing, of: ({ task }) => (task !== null && among.has(task.id) ? task : null) });
  const openLine = (key: string) => { if (lines.some((line) => line.key === key && line.task !== null)) onOpen(key); };
  return (
    <>
      <div className="tree-tools no-print">
        <Button type="link" size="small" onClick={() => fold(new Set())}>{say('openAll')}</Button>
        <Button type="link" size="small" onClick={() => fold(foldable(tasks))}>{say('closeAll')}</Button>
      </div>
      <LedgerTable
        label={say('table')} columns={[...boxes, ...columnsOf(say, folded, toggle, onOpen)]} rows={lines} rowKey={(line) => line.key} opened={opened} onOpen={openLine} role="treegrid" heads={(line) => line.task === null}
        rowAria={(line) => ({ 'aria-level': line.level, className: `tree-line tree-line--${line.kind}`, ...(line.below > 0 ? { 'aria-expanded': !folded.has(line.key) } : {}) })}
      />
    </>
  );
}

function columnsOf(say: Say<keyof typeof taskWords.zh>, folded: ReadonlySet<string>, toggle: (key: string) => void, onOpen: (id: string) => void): readonly Column<TreeLine>[] {
  return [
    { key: 'title', title: say('task'), phone: 'title', render: (line) => <Title line={line} folded={folded.has(line.key)} onToggle={() => toggle(line.key)} onOpen={onOpen} /> },
    { key: 'lead', title: say('lead'), width: '11rem', phone: 'wide', render: ({ task }) => task !== null && <span className="ledger__clip" title={task.lead.name}>{task.lead.name}</span> },
    { key: 'owner', title: say('owner'), width: '6.5rem', render: ({ task }) => task !== null && task.owner !== task.lead.name && task.owner },
    { key: 'deadline', title: say('deadline'), width: '11rem', phone: 'wide', render: ({ task }) => task !== null && <Deadline deadline={task.deadline} over={task.state === 'closed' || task.state === 'cancelled' || task.reference} /> },
    { key: 'light', title: say('lightColumn'), width: '5.5rem', render: ({ task }) => task !== null && <LightTag light={task.light} /> },
    { key: 'milestones', title: say('milestones'), figure: true, width: '6rem', render: ({ task }) => task !== null && task.milestones.length > 0 && `${task.milestones.filter((milestone) => milestone.done).length}/${task.milestones.length}` },
    { key: 'progress', title: say('progress'), width: '9rem', render: ({ task }) => task !== null && <ProgressLine share={task.value === null ? null : task.value / 100} confirmed={task.basis === 'confirmed'} /> },
  ];
}

interface TitleProps {
  readonly line: TreeLine;
  readonly folded: boolean;
  readonly onToggle: () => void;
  readonly onOpen: (id: string) => void;
}

function Title({ line, folded, onToggle, onOpen }: TitleProps) {
  const say = useWords(taskWords);
  const shared = useWords(commitmentWords);
  const title = line.title === '' ? say('noSection') : line.title;
  const { task } = line;
  return (
    <TreeTitle level={line.level} branch={line.below > 0} folded={folded} label={say(folded ? 'open' : 'close', { title })} onToggle={onToggle}>
      {task === null ? <span className="tree-line__group">{title}</span> : <button type="button" className="ledger__open" onClick={() => onOpen(task.id)}>{title}</button>}
      {task !== null && <RowMarks row={task} />}
      {task?.kind === 'campaign' && <span className="tree-line__mark">{shared('campaign')}</span>}
    </TreeTitle>
  );
}
