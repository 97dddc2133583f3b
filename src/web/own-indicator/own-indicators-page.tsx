import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { OwnIndicatorRow, WaitingIndicator } from '../../contract/own-indicator.ts';
import { useMay } from '../api/use-me.ts';
import { clockTime } from '../frame/clock-time.ts';
import { LinkButton } from '../frame/link-button.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { IndicatorCheck } from './indicator-report.tsx';
import { partOf } from './indicator-text.ts';
import { ownIndicatorWords } from './own-indicator-words.ts';
import { useDecideIndicator, useIndicatorReport, useOwnIndicators } from './use-own-indicators.ts';
import './own-indicator.css';

/** `/indicators/own`: indicators the bureau made, and drafts that wait for another person. */
export function OwnIndicatorsPage() {
  const say = useWords(ownIndicatorWords);
  const may = useMay();
  const { data, error, refetch } = useOwnIndicators();
  return (
    <div className="page">
      <PageHeader
        title={say('own')} above={<Link to="/indicators">{say('back')}</Link>} facts={data === undefined ? undefined : <><span>{say('count', { n: data.indicators.length })}</span><span>{say('note')}</span></>}
        actions={may('indicator.propose') && <LinkButton primary to="/indicators/new">{say('newOne')}</LinkButton>}
      />
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data !== undefined && data.waiting.length > 0 && (
        <section className="panel own-waiting" aria-label={say('waiting')}>
          <h2>{say('waiting')}</h2>
          <p className="quiet">{say('waitingNote')}</p>
          <ul>{data.waiting.map((one) => <Waiting key={one.id} one={one} />)}</ul>
        </section>
      )}
      {data !== undefined && <section className="panel" aria-label={say('list')}>{data.indicators.length === 0 ? <EmptyState title={say('none')} hint={say('noneHint')} /> : <Own rows={data.indicators} />}</section>}
    </div>
  );
}

function Own({ rows }: { readonly rows: readonly OwnIndicatorRow[] }) {
  const say = useWords(ownIndicatorWords);
  const pick = usePick();
  const may = useMay();
  const columns: readonly Column<OwnIndicatorRow>[] = [
    { key: 'name', title: say('name'), phone: 'title', render: (row) => (row.setAside.length > 0 ? pick(row.name) : <Link to={`/indicators/${row.key}`}>{pick(row.name)}</Link>) },
    { key: 'version', title: say('version'), width: '6rem', render: (row) => say('versionNo', { n: row.version }) },
    { key: 'state', title: say('state'), width: '16rem', phone: 'wide', render: (row) => (row.setAside.length > 0 ? <span className="own-fails">{say('setAside')}：{pick(row.setAside[0] ?? { zh: '', en: '' })}</span> : say('inForce')) },
    { key: 'drawn', title: say('drawnBy'), width: '7rem', render: (row) => row.drawnBy },
    { key: 'approved', title: say('approvedBy'), width: '7rem', render: (row) => row.approvedBy },
    { key: 'at', title: say('at2'), width: '10rem', render: (row) => clockTime(row.at) },
    { key: 'edit', title: say('edit'), width: '5rem', render: (row) => may('indicator.propose') && <Link to={`/indicators/${row.key}/edit`}>{say('edit')}</Link> },
  ];
  return <LedgerTable label={say('list')} columns={columns} rows={rows} rowKey={(row) => row.key} />;
}

function Waiting({ one }: { readonly one: WaitingIndicator }) {
  const say = useWords(ownIndicatorWords);
  const may = useMay();
  const { message } = App.useApp();
  const decide = useDecideIndicator();
  const decides = !one.own && may('indicator.approve');
  // Whoever decides sees what it is about without asking; its author may look again.
  const [open, look] = useState(decides);
  const send = (approve: boolean) => decide.mutate({ id: one.id, approve }, { onSuccess: () => void message.success(say(approve ? 'approved' : 'declined')) });
  return (
    <li>
      <div className="own-wait">
        <strong>{partOf(one.written, 'name') || one.key}</strong>
        <span className="quiet">{say('proposedBy', { name: one.byName })}，{clockTime(one.at)}{one.own && `，${say('ownWaits')}`}</span>
        <span className="own-wait__decide">
          <Button size="small" aria-expanded={open} onClick={() => look(!open)}>{say(open ? 'lookShut' : 'lookAt')}</Button>
          {decides && <Button size="small" type="primary" loading={decide.isPending} onClick={() => send(true)}>{say('approve')}</Button>}
          <Button size="small" onClick={() => send(false)}>{say(one.own ? 'takeBack' : 'decline')}</Button>
        </span>
      </div>
      {decide.isError && <ProblemNote error={decide.error} />}
      {open && <Proposal one={one} />}
    </li>
  );
}

function Proposal({ one }: { readonly one: WaitingIndicator }) {
  const say = useWords(ownIndicatorWords);
  const { report, current, error } = useIndicatorReport({ written: one.written, ...(one.version > 0 && { changing: one.key }) });
  if (error !== null) return <ProblemNote error={error} />;
  return (
    <div className="own-proposal">
      <IndicatorCheck report={report} checking={!current} />
      <div><p><span className="quiet">{say('formula')}：</span><code>{partOf(one.written, 'formula')}</code></p><details><summary>{say('text')}</summary><pre>{one.written}</pre></details></div>
    </div>
  );
}
