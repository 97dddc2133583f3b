import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback } from 'react';
import type { Task } from '../../contract/ledger.ts';
import { AssignBar } from '../assign/assign-bar.tsx';
import { useTicks } from '../assign/use-ticks.ts';
import { CommitmentDrawer } from '../commitment/commitment-drawer.tsx';
import { LightChips } from '../commitment/light-chips.tsx';
import { useTasks, useUnits } from '../commitment/use-commitments.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { SearchBox } from '../table/search-box.tsx';
import { useAddress, type Address } from '../table/use-address.ts';
import { PlanPicker } from '../target/target-filters.tsx';
import { TaskTable } from './task-table.tsx';
import { taskMatches, withParents } from './task-tree.ts';
import { taskWords } from './task-words.ts';

/** The tree of tasks: by plan, section and parent, with owner, deadline, light and how far each is. */
export function TasksPage() {
  const say = useWords(taskWords);
  const [address, change] = useAddress();
  const { data, error, refetch } = useTasks(address['plan'] ?? '');
  const units = useUnits().data ?? [];
  const open = useCallback((id: string) => change({ open: id }), [change]);
  const close = useCallback(() => change({ open: '', do: '' }), [change]);
  const passes = (task: Task) => (address['light'] === undefined || task.light.colour === address['light']) && taskMatches(task, address['q'] ?? '', units);
  const passing = data?.filter(passes);
  const count = passing?.length;
  const ticks = useTicks();
  return (
    <div className="page">
      <PageHeader title={say('title')} facts={count === undefined ? undefined : <span>{say('count', { n: count })}</span>} actions={<Button onClick={() => window.print()}>{say('print')}</Button>} />
      <div className="panel">
        {(address['plan'] !== undefined || (data !== undefined && data.length > 0)) && <Filters tasks={data ?? []} address={address} onChange={change} />}
        {data === undefined && error === null && <LoadingState />}
        {data === undefined && error !== null && <div className="padded"><ProblemNote error={error} again={() => void refetch()} /></div>}
        {passing !== undefined && <AssignBar rows={passing} ticks={ticks} />}
        {data !== undefined && count !== 0 && <TaskTable tasks={withParents(data, passes)} passing={passing ?? []} opened={address['open'] ?? null} onOpen={open} ticks={ticks} />}
        {data !== undefined && count === 0 && <NoTasks filtered={data.length > 0 || address['plan'] !== undefined} onClear={() => change({ light: '', q: '', plan: '' })} />}
      </div>
      <CommitmentDrawer kind="task" id={address['open']} first={address['do']} onClose={close} />
    </div>
  );
}

function Filters({ tasks, address, onChange }: { readonly tasks: readonly Task[]; readonly address: Address; readonly onChange: (changes: Address) => void }) {
  const say = useWords(taskWords);
  return (
    <search className="filters no-print">
      <LightChips label={say('light')} lights={tasks.map((task) => task.light)} value={address['light'] ?? ''} onPick={(light) => onChange({ light })} />
      <SearchBox label={say('searchLabel')} placeholder={say('search')} value={address['q'] ?? ''} onChange={(q) => onChange({ q })} />
      <PlanPicker value={address['plan'] ?? ''} onChange={(plan) => onChange({ plan })} />
    </search>
  );
}

function NoTasks({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const say = useWords(taskWords);
  if (filtered) return <EmptyState title={say('noMatchTitle')} hint={say('noMatchHint')}><Button onClick={onClear}>{say('clear')}</Button></EmptyState>;
  return <EmptyState title={say('noneTitle')} hint={say('noneHint')}><Link to="/plans">{say('toPlans')}</Link></EmptyState>;
}
