import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { RoundRow } from '../../contract/round.ts';
import { roundStates } from '../../domain/round/round.ts';
import { useMay } from '../api/use-me.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords, type Say } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { DueWords } from './due-words.tsx';
import { DoneBar } from './done-bar.tsx';
import { RoundForm } from './round-form.tsx';
import { RoundTabs } from './round-tabs.tsx';
import { roundWords, type RoundWord } from './round-words.ts';
import { useRounds } from './use-rounds.ts';
import './round.css';

/** The rounds of the bureau: what was asked of whom, and how far each has come. */
export function RoundsPage() {
  const say = useWords(roundWords);
  const may = useMay();
  const [drawing, draw] = useState(false);
  const { data, error, refetch } = useRounds();
  const create = may('round.create') ? <Button type="primary" onClick={() => draw(true)}>{say('create')}</Button> : undefined;
  return (
    <div className="page">
      <RoundTabs />
      <PageHeader title={say('roundsTitle')} actions={drawing ? undefined : create} />
      {drawing && <RoundForm onClose={() => draw(false)} />}
      {!(drawing && data?.length === 0) && <div className="panel">
        {data === undefined && (error === null ? <LoadingState /> : <div className="padded"><ProblemNote error={error} again={() => void refetch()} /></div>)}
        {data !== undefined && data.length > 0 && <RoundTable rows={data} />}
        {data !== undefined && data.length === 0 && <EmptyState title={say('roundsNone')} hint={say('roundsNoneHint')}>{create}</EmptyState>}
      </div>}
    </div>
  );
}

function RoundTable({ rows }: { readonly rows: readonly RoundRow[] }) {
  const say = useWords(roundWords);
  const pick = usePick();
  const columns = columnsOf(say, pick);
  return <LedgerTable label={say('roundTable')} columns={columns} rows={rows} rowKey={(round) => round.id} />;
}

function columnsOf(say: Say<RoundWord>, pick: ReturnType<typeof usePick>): readonly Column<RoundRow>[] {
  return [
    { key: 'name', title: say('name'), phone: 'title', sortBy: (round) => round.name, render: (round) => <Link className="ledger__open" to={`/reporting/rounds/${round.id}`}>{round.name}</Link> },
    { key: 'state', title: say('roundState'), width: '6.5rem', render: (round) => <span className={`report-state report-state--round-${round.state}`}>{pick(roundStates[round.state])}</span> },
    { key: 'due', title: say('dates'), width: '14rem', phone: 'wide', sortBy: (round) => round.dueOn, render: (round) => <DueWords day={round.dueOn} owed={round.state === 'open' && round.done + round.waiting < round.total} overdue={round.overdue > 0} /> },
    { key: 'registers', title: say('registers'), width: '16rem', phone: 'wide', render: (round) => <span className="ledger__clip" title={round.registers.map(({ name }) => pick(name)).join('、')}>{round.registers.map(({ name }) => pick(name)).join('、')}</span> },
    { key: 'units', title: say('asked'), figure: true, width: '5.5rem', render: (round) => (round.state === 'draft' ? '—' : round.units) },
    { key: 'progress', title: say('progress'), width: '13rem', phone: 'wide', render: (round) => (round.state === 'draft' ? '—' : <DoneBar part={round} />) },
  ];
}
