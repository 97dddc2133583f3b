import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Workbench } from '../../contract/ledger.ts';
import { get } from '../api/client.ts';
import { useMay, useMe, useToday } from '../api/use-me.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { AdminDesk } from './admin-desk.tsx';
import { ChangedList } from './changed-list.tsx';
import { Glance } from './glance.tsx';
import { isBroughtToBoard, LeaderFirst } from './leader-first.tsx';
import { MineList } from './mine-list.tsx';
import { OwingList } from './owing-list.tsx';
import { WaitingList } from './waiting-list.tsx';
import { workbenchWords } from './workbench-words.ts';
import './workbench.css';

/** Where everybody starts: what I must do, what I wait for, what changed. Administrators see their own desk. */
export function WorkbenchPage() {
  const say = useWords(workbenchWords);
  const may = useMay();
  const day = useToday();
  const person = useMe().data?.person ?? null;
  const [toBoard] = useState(() => person !== null && isBroughtToBoard(person));
  if (toBoard && person !== null) return <LeaderFirst person={person} />;
  return (
    <div className="page">
      <PageHeader title={say('title')} facts={<span>{say('today', { day })}</span>} />
      {may('target.list') ? <Desk /> : <AdminDesk />}
    </div>
  );
}

function Desk() {
  const { data, error, refetch } = useQuery({ queryKey: ['workbench'], queryFn: ({ signal }) => get<Workbench>('/api/workbench', signal) });
  if (data === undefined) return error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />;
  return (
    <>
      <Glance headlines={data.headlines} />
      <OwingList rounds={data.owing} />
      <div className="desk">
        <MineList rows={data.mine} />
        <WaitingList rows={data.waiting} />
        <ChangedList rows={data.changed} />
      </div>
    </>
  );
}
