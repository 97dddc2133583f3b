import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { DisclosureRow } from '../../contract/disclosure.ts';
import { disclosureCategories } from '../../domain/disclosure/categories.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { disclosureWords } from './disclosure-words.ts';
import { PrepareForm } from './prepare-form.tsx';
import { useDisclosureList } from './use-disclosure.ts';
import './disclosure.css';

type Step = 'all' | 'mine' | 'draft' | 'submitted' | 'reviewed' | 'released' | 'withdrawn';
const steps: readonly Step[] = ['all', 'mine', 'draft', 'submitted', 'reviewed', 'released', 'withdrawn'];

// To be done by this person: sending back is always possible and waits for nobody.
const waitsForMe = ({ next, hard }: DisclosureRow): boolean => next.some((verb) => verb === 'review' || verb === 'release' || (verb === 'submit' && hard === 0));
const fits = (row: DisclosureRow, step: Step): boolean => (step === 'all' ? row.state !== 'discarded' : step === 'mine' ? waitsForMe(row) : row.state === step);

/** `/disclosure`: what is made public, and how far it is. */
export function DisclosurePage() {
  const say = useWords(disclosureWords);
  const navigate = useNavigate();
  const { data, error, refetch } = useDisclosureList();
  const [preparing, prepare] = useState(false);
  const [step, choose] = useState<Step>('all');
  const shown = data?.items.filter((row) => fits(row, step)) ?? [];
  return (
    <div className="page">
      <PageHeader
        title={say('title')} facts={data === undefined ? undefined : <span>{say('count', { n: data.items.length })}</span>}
        actions={<><Button href="/public" target="_blank">{say('publicSite')}</Button>{data?.mayPrepare === true && <Button type="primary" onClick={() => prepare(true)}>{say('prepare')}</Button>}</>}
      />
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data !== undefined && data.items.length > 0 && (
        <section className="disclosure__steps" aria-label={say('filter')}>
          {steps.map((one) => <Button key={one} size="small" type={one === step ? 'primary' : 'default'} aria-pressed={one === step} onClick={() => choose(one)}>{say(one)} {data.items.filter((row) => fits(row, one)).length}</Button>)}
        </section>
      )}
      {data !== undefined && <section className="panel" aria-label={say('list')}>
        {shown.length > 0 ? <Items rows={shown} /> : data.items.length > 0 ? <EmptyState title={say('noneMatch')} /> : <EmptyState title={say('none')} hint={say('noneHint')}>{data.mayPrepare && <Button type="primary" onClick={() => prepare(true)}>{say('prepare')}</Button>}</EmptyState>}
      </section>}
      {preparing && <PrepareForm onClose={() => prepare(false)} onDone={(id) => { prepare(false); void navigate({ to: `/disclosure/${id}` }); }} />}
    </div>
  );
}

function Items({ rows }: { readonly rows: readonly DisclosureRow[] }) {
  const say = useWords(disclosureWords);
  const pick = usePick();
  const columns: readonly Column<DisclosureRow>[] = [
    { key: 'title', title: say('itemTitle'), phone: 'title', render: (row) => <Link to={`/disclosure/${row.id}`}>{row.title}</Link> },
    { key: 'state', title: say('state'), width: '7rem', render: (row) => <StateTag row={row} /> },
    { key: 'findings', title: say('findings'), width: '13rem', render: (row) => <FoundWords row={row} /> },
    { key: 'category', title: say('category'), width: '7rem', render: (row) => pick(disclosureCategories[row.category]) },
    { key: 'unit', title: say('unit'), width: '10rem', render: (row) => row.unitName },
    { key: 'formed', title: say('formedOn'), width: '8rem', sortBy: (row) => row.formedOn, render: (row) => row.formedOn },
    { key: 'number', title: say('number'), width: '13rem', render: (row) => (row.number === null ? '—' : row.manner === 'withheld' ? row.number : <a href={`/public/items/${row.number}`} target="_blank" rel="noreferrer">{row.number}</a>) },
    { key: 'by', title: say('by'), width: '6rem', render: (row) => row.createdByName },
  ];
  return <LedgerTable label={say('list')} columns={columns} rows={rows} rowKey={(row) => row.id} />;
}

/** How far an item is, in a word. */
export function StateTag({ row }: { readonly row: Pick<DisclosureRow, 'state' | 'ended'> }) {
  const say = useWords(disclosureWords);
  return <span className={`disclosure__state disclosure__state--${row.ended ? 'withdrawn' : row.state}`}>{say(row.ended ? 'ended' : row.state)}</span>;
}

function FoundWords({ row: { hard, soft, unexplained } }: { readonly row: DisclosureRow }) {
  const say = useWords(disclosureWords);
  if (hard > 0) return <strong className="disclosure__hard">{say('hardOf', { n: hard })}</strong>;
  if (soft === 0) return <>{say('clear')}</>;
  return <>{say('softOf', { n: soft })}{unexplained === 0 && `，${say('explained')}`}</>;
}
