import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { DrawingList, DrawingRow } from '../../contract/drawing.ts';
import { useMay } from '../api/use-me.ts';
import { clockTime } from '../frame/clock-time.ts';
import { Field } from '../frame/field.tsx';
import { LinkButton } from '../frame/link-button.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useRegisters } from '../register/use-registers.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { designerWords } from './designer-words.ts';
import { useDrawings } from './use-drawings.ts';
import { WaitingRow } from './waiting-row.tsx';
import './designer.css';

/** The registers a bureau drew, what waits for another person, and the ways to begin a new one. */
export function DrawingsPage() {
  const say = useWords(designerWords);
  const may = useMay();
  const { data, error, refetch } = useDrawings();
  return (
    <div className="page">
      <PageHeader
        title={say('designer')} above={<Link to="/registers">{say('back')}</Link>} facts={data === undefined ? undefined : <><span>{say('drawingCount', { n: data.drawings.length })}</span><span>{say('designerNote')}</span></>}
        actions={may('register.draw') && <><LinkButton to="/designer/new/workbook">{say('fromWorkbook')}</LinkButton><LinkButton primary to="/designer/new">{say('newDrawing')}</LinkButton></>}
      />
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data !== undefined && data.waiting.length > 0 && <Waiting list={data} />}
      {data !== undefined && <section className="panel" aria-label={say('drawings')}>{data.drawings.length === 0 ? <EmptyState title={say('noDrawing')} hint={say('noDrawingHint')} /> : <Drawings rows={data.drawings} />}</section>}
      {may('register.draw') && <BeginFromCopy />}
    </div>
  );
}

function Drawings({ rows }: { readonly rows: readonly DrawingRow[] }) {
  const say = useWords(designerWords);
  const pick = usePick();
  const columns: readonly Column<DrawingRow>[] = [
    { key: 'name', title: say('name'), phone: 'title', render: (row) => <Link to={`/designer/${row.key}`}>{pick(row.name)}</Link> },
    { key: 'version', title: say('version'), width: '7rem', render: (row) => say('versionNo', { n: row.version }) },
    { key: 'state', title: say('state'), width: '14rem', render: (row) => (row.setAside.length > 0 ? <span className="drawing__aside">{say('setAside')}：{pick(row.setAside[0] ?? { zh: '', en: '' })}</span> : say('inForce')) },
    { key: 'by', title: say('changedBy'), width: '8rem', render: (row) => row.byName },
    { key: 'at', title: say('changedAt'), width: '10rem', render: (row) => clockTime(row.at) },
    { key: 'records', title: say('open'), width: '7rem', render: (row) => (row.setAside.length === 0 ? <Link to={`/registers/${row.key}`}>{say('records')}</Link> : null) },
  ];
  return <LedgerTable label={say('drawings')} rows={rows} rowKey={(row) => row.key} columns={columns} />;
}

function Waiting({ list }: { readonly list: DrawingList }) {
  const say = useWords(designerWords);
  return (
    <section className="panel drawing__waiting" aria-label={say('waiting')}>
      <h2>{say('waiting')}</h2>
      <p className="quiet">{say('waitingNote')}</p>
      <ul className="drawing__waits">{list.waiting.map((one) => <WaitingRow key={one.id} one={one} />)}</ul>
    </section>
  );
}

function BeginFromCopy() {
  const say = useWords(designerWords);
  const pick = usePick();
  const navigate = useNavigate();
  const { data } = useRegisters();
  const [from, choose] = useState<string | null>(null);
  return (
    <section className="panel drawing__copy" aria-label={say('copyDrawing')}>
      <Field label={say('copyDrawing')}>
        {(links) => <Select<string> {...links} value={from} placeholder={say('copyFrom')} onChange={choose} showSearch={{ optionFilterProp: 'label' }} options={(data ?? []).map((row) => ({ value: row.key, label: pick(row.name) }))} />}
      </Field>
      <Button disabled={from === null} onClick={() => void navigate({ href: `/designer/new?from=${from ?? ''}` })}>{say('begin')}</Button>
    </section>
  );
}
