import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { get } from '../api/client.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { SearchBox } from '../table/search-box.tsx';
import { useAddress } from '../table/use-address.ts';
import { apiDocsWords } from './api-docs-words.ts';
import { OperationView } from './operation-view.tsx';
import { operationsOf, type OpenApi, type Operation } from './open-api.ts';
import './api-docs.css';

/** The API, as the server describes it: by subject, searchable, each operation with its shapes and an example. */
export function ApiDocsPage() {
  const say = useWords(apiDocsWords);
  const [address, change] = useAddress();
  const { data, error, refetch } = useQuery({ queryKey: ['openapi'], staleTime: 60_000, queryFn: ({ signal }) => get<OpenApi>('/api/openapi.json', signal) });
  const typed = (address['q'] ?? '').trim().toLowerCase();
  const all = useMemo(() => (data === undefined ? [] : operationsOf(data).map((one) => ({ one, text: JSON.stringify([one.verb, one.path, one.words, one.body ?? '']).toLowerCase() }))), [data]);
  const shown = all.filter(({ text }) => typed.split(' ').every((word) => text.includes(word))).map(({ one }) => one);
  return (
    <div className="page">
      <PageHeader title={say('title')} facts={<><span>{say('count', { n: shown.length })}</span><span>{say('note')}</span></>} actions={<Button href="/api/openapi.json" target="_blank" rel="noopener">{say('file')}</Button>} />
      <search className="api__search no-print"><SearchBox label={say('search')} placeholder={say('searchHint')} value={address['q'] ?? ''} onChange={(q) => change({ q })} /></search>
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data !== undefined && shown.length === 0 && <div className="panel"><EmptyState title={say('none')} hint={say('noneHint')} /></div>}
      {data !== undefined && groupsOf(data, shown).map(({ tag, operations }) => (
        <Group key={`${tag} ${typed === '' ? '' : 'found'}`} api={data} tag={tag} operations={operations} open={typed !== ''} />
      ))}
    </div>
  );
}

// Closed until somebody looks for something: a county has two hundred addresses, most of them alike.
function Group({ api, tag, operations, open }: { readonly api: OpenApi; readonly tag: string; readonly operations: readonly Operation[]; readonly open: boolean }) {
  const say = useWords(apiDocsWords);
  const pick = usePick();
  const named = api.tags?.find(({ name }) => name === tag)?.['x-name'];
  return (
    <section className="panel api__group" aria-label={named === undefined ? tag : pick(named)}>
      <details open={open}>
        <summary><h2>{named === undefined ? tag : pick(named)}</h2> <code className="quiet">{tag}</code> <span className="quiet">{say('routes', { n: operations.length })}</span></summary>
        <ul>{operations.map((one) => <OperationRow key={one.id} api={api} operation={one} text={pick(one.words)} />)}</ul>
      </details>
    </section>
  );
}

function groupsOf(api: OpenApi, operations: readonly Operation[]): readonly { readonly tag: string; readonly operations: readonly Operation[] }[] {
  const there = new Set(operations.map(({ tag }) => tag));
  const named = (api.tags ?? []).map(({ name }) => name).filter((name) => there.has(name));
  const tags = [...named, ...[...there].filter((tag) => !named.includes(tag))];
  return tags.map((tag) => ({ tag, operations: operations.filter((one) => one.tag === tag) }));
}

function OperationRow({ api, operation, text }: { readonly api: OpenApi; readonly operation: Operation; readonly text: string }) {
  const [open, turn] = useState(false);
  return (
    <li className="api__one">
      <button type="button" className="api__line" aria-expanded={open} onClick={() => turn(!open)}>
        <span className={`api__verb api__verb--${operation.verb.toLowerCase()}`}>{operation.verb}</span><code>{operation.path}</code><span>{text}</span>
      </button>
      {open && <OperationView api={api} operation={operation} />}
    </li>
  );
}
