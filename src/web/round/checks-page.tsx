import { Link } from '@tanstack/react-router';
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ApprovedReports, ApproveReports, ReportRow } from '../../contract/round.ts';
import { declarations } from '../../domain/round/report-state.ts';
import { clockTime } from '../frame/clock-time.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords, type Say } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { Chips } from '../table/chips.tsx';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { SearchBox } from '../table/search-box.tsx';
import { useAddress } from '../table/use-address.ts';
import { RoundTabs } from './round-tabs.tsx';
import { roundWords, type RoundWord } from './round-words.ts';
import { StateTag } from './state-tag.tsx';
import { useReports, useSend } from './use-rounds.ts';

/** What waits for my check: who sent which register when; one click opens it. */
export function ChecksPage() {
  const say = useWords(roundWords);
  const [address, change] = useAddress();
  const { data, error, refetch } = useReports('check');
  const rounds = [...new Map((data ?? []).map((row) => [row.roundId, row.roundName])).entries()];
  const typed = address['q'] ?? '';
  const shown = (data ?? []).filter((row) => (address['round'] === undefined || row.roundId === address['round']) && row.unitName.includes(typed));
  const choices = [{ value: '', label: say('allRounds'), count: data?.length ?? 0 }, ...rounds.map(([value, label]) => ({ value, label, count: data?.filter(({ roundId }) => roundId === value).length ?? 0 }))];
  return (
    <div className="page">
      <RoundTabs />
      <PageHeader title={say('checksTitle')} facts={data === undefined ? undefined : <span>{say('checkCount', { n: data.length })}</span>} />
      <div className="panel">
        {data === undefined && (error === null ? <LoadingState /> : <div className="padded"><ProblemNote error={error} again={() => void refetch()} /></div>)}
        {data !== undefined && data.length > 0 && (
          <search className="filters no-print">
            {rounds.length > 1 && <Chips label={say('roundFilter')} choices={choices} value={address['round'] ?? ''} onPick={(round) => change({ round })} />}
            <SearchBox label={say('searchUnit')} placeholder={say('searchPlaceholder')} value={typed} onChange={(q) => change({ q })} />
          </search>
        )}
        {shown.length > 0 && <WaitingTable rows={shown} />}
        {data !== undefined && shown.length === 0 && <EmptyState title={say('checksNone')} hint={say('checksNoneHint')} />}
      </div>
    </div>
  );
}

function WaitingTable({ rows }: { readonly rows: readonly ReportRow[] }) {
  const say = useWords(roundWords);
  const pick = usePick();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const here = rows.filter(({ id }) => chosen.has(id));
  const toggle = (ids: readonly string[], on: boolean) => choose((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  const columns = [chooseColumn(say, chosen, toggle), ...columnsOf(say, pick)];
  return (
    <>
      <div className="check-bar no-print">
        <Checkbox checked={here.length === rows.length} indeterminate={here.length > 0 && here.length < rows.length} onChange={(event) => toggle(rows.map(({ id }) => id), event.target.checked)}>{say('chooseAll', { n: rows.length })}</Checkbox>
        <ApproveChosen rows={here} onDone={() => choose(new Set())} />
      </div>
      <LedgerTable label={say('waiting')} columns={columns} rows={rows} rowKey={(row) => row.id} />
    </>
  );
}

const chooseColumn = (say: Say<RoundWord>, chosen: ReadonlySet<string>, toggle: (ids: readonly string[], on: boolean) => void): Column<ReportRow> => ({
  key: 'choose', title: say('choose'), width: '3.5rem', phone: 'tick',
  render: (row) => <Checkbox checked={chosen.has(row.id)} aria-label={`${say('choose')} ${row.unitName} ${row.registerName.zh}`} onChange={(event) => toggle([row.id], event.target.checked)} />,
});

function ApproveChosen({ rows, onDone }: { readonly rows: readonly ReportRow[]; readonly onDone: () => void }) {
  const say = useWords(roundWords);
  const { message, modal } = App.useApp();
  const approve = useSend<ApproveReports, ApprovedReports>(() => '/api/reports/approve');
  const ask = () => modal.confirm({
    title: say('approveChosen', { n: rows.length }), content: say('approveChosenHint'), okText: say('approve'), cancelText: say('cancel'),
    onOk: () => approve.mutateAsync({ reports: rows.map(({ id, version }) => ({ id, version })) })
      .then(({ approved, own, changed }) => { onDone(); return message.success(say('approvedChosen', { n: approved, own, changed })); }, () => undefined),
  });
  return <>{rows.length > 0 && <Button onClick={() => void ask()} loading={approve.isPending}>{say('approveChosen', { n: rows.length })}</Button>}{approve.isError && <ProblemNote error={approve.error} />}</>;
}

type Pick = ReturnType<typeof usePick>;

function columnsOf(say: Say<RoundWord>, pick: Pick): readonly Column<ReportRow>[] {
  return [
    { key: 'unit', title: say('unit'), phone: 'title', sortBy: (row) => row.unitName, render: (row) => <Link className="ledger__open" to={`/reporting/reports/${row.id}`}>{row.unitName}</Link> },
    { key: 'register', title: say('register'), phone: 'wide', width: '13rem', sortBy: (row) => row.registerName.zh, render: (row) => <>{pick(row.registerName)} <span className="quiet">{row.period}</span></> },
    { key: 'round', title: say('roundFilter'), width: '13rem', phone: 'wide', render: (row) => <span className="ledger__clip" title={row.roundName}>{row.roundName}</span> },
    { key: 'state', title: say('state'), phone: 'wide', width: '10rem', render: (row) => <StateTag report={row} /> },
    { key: 'said', title: say('declaration'), phone: 'wide', width: '10.5rem', render: (row) => (row.declaration === null ? '' : pick(declarations[row.declaration])) },
    { key: 'sender', title: say('sender'), width: '5rem', render: (row) => row.submittedByName ?? '' },
    { key: 'at', title: say('sentAt'), width: '9rem', sortBy: (row) => row.submittedAt, render: (row) => (row.submittedAt === null ? '' : clockTime(row.submittedAt)) },
  ];
}
