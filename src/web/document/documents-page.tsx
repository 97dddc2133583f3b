import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import type { DocumentLine, DocumentList } from '../../contract/kept-document.ts';
import { useMay, useToday } from '../api/use-me.ts';
import { clockTime } from '../frame/clock-time.ts';
import { Field } from '../frame/field.tsx';
import { frameWords } from '../frame/frame-words.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { documentWords } from './document-words.ts';
import { useBegin, useDocuments } from './use-documents.ts';
import './document.css';

/** `/documents`: the documents one may see, and the way to begin one. */
export function DocumentsPage() {
  const say = useWords(documentWords);
  const { data, error, refetch } = useDocuments();
  const may = useMay()('document.create');
  const [beginning, begin] = useState(false);
  const button = may && data !== undefined && data.templates.length > 0 ? <Button type="primary" icon={<PlusOutlined />} onClick={() => begin(true)}>{say('create')}</Button> : undefined;
  return (
    <div className="page">
      <PageHeader title={say('documents')} facts={<span>{say('facts')}</span>} actions={button} />
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data?.documents.length === 0 && <div className="panel"><EmptyState title={say('none')} {...(may ? { hint: say('noneHint') } : {})}>{button}</EmptyState></div>}
      {data !== undefined && data.documents.length > 0 && <div className="panel"><Lines documents={data.documents} /></div>}
      {beginning && data !== undefined && <BeginDialog templates={data.templates} onClose={() => begin(false)} />}
    </div>
  );
}

function Lines({ documents }: { readonly documents: readonly DocumentLine[] }) {
  const say = useWords(documentWords);
  const pick = usePick();
  const columns: readonly Column<DocumentLine>[] = [
    { key: 'title', title: say('title'), phone: 'title', render: (row) => <Link to="/documents/$id" params={{ id: row.id }} className="ledger__open">{row.title}</Link> },
    { key: 'state', title: say('state'), width: '9rem', sortBy: (row) => row.state, render: (row) => <span className={`document-state document-state--${row.state}`}>{say(row.state)}{row.edition > 1 && ` · ${say('edition', { n: row.edition })}`}</span> },
    { key: 'unit', title: say('unit'), width: '12rem', sortBy: (row) => row.unit.name, render: (row) => row.unit.name },
    { key: 'year', title: say('year'), width: '5rem', figure: true, sortBy: (row) => row.year, render: (row) => row.year },
    { key: 'template', title: say('template'), width: '14rem', phone: 'hidden', render: (row) => pick(row.templateName) },
    { key: 'changed', title: say('changed'), width: '13rem', sortBy: (row) => row.publishedAt ?? row.changedAt, render: (row) => say('byAt', { who: row.publishedBy ?? row.changedBy, at: clockTime(row.publishedAt ?? row.changedAt) }) },
  ];
  return <LedgerTable label={say('listLabel')} columns={columns} rows={documents} rowKey={({ id }) => id} />;
}

function BeginDialog({ templates, onClose }: { readonly templates: DocumentList['templates']; readonly onClose: () => void }) {
  const say = useWords(documentWords);
  const frame = useWords(frameWords);
  const pick = usePick();
  const navigate = useNavigate();
  const begin = useBegin();
  const [template, choose] = useState(templates[0]?.key ?? '');
  const [unit, at] = useState('');
  const [year, of] = useState(Number(useToday().slice(0, 4)) || 2026);
  const send = () => begin.mutate({ template, year, ...(unit === '' ? {} : { unit }) }, { onSuccess: (opened) => void navigate({ to: '/documents/$id', params: { id: opened.id } }) });
  return (
    <Modal open title={say('create')} onCancel={onClose} width={480} closable={{ 'aria-label': frame('close') }} footer={<><Button onClick={onClose}>{frame('cancel')}</Button><Button type="primary" loading={begin.isPending} onClick={send}>{say('begin')}</Button></>}>
      {begin.error !== null && <ProblemNote error={begin.error} />}
      <div className="figure-form">
        <Field label={say('template')}>{(links) => <Select<string> {...links} value={template} onChange={choose} options={templates.map(({ key, name }) => ({ value: key, label: pick(name) }))} />}</Field>
        <Field label={say('year')}>{(links) => <InputNumber {...links} value={year} min={2000} max={2100} onChange={(next) => of(next ?? year)} />}</Field>
        <Field label={say('unit')} hint={say('unitsHint')}>{(links) => <UnitPicker {...links} value={unit} onChange={at} none={say('ownUnit')} />}</Field>
      </div>
    </Modal>
  );
}
