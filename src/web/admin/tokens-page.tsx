import { App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { IssuedToken } from '../../contract/token.ts';
import { problemOf } from '../api/refusal.ts';
import { useMay } from '../api/use-me.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { AdminTabs } from './admin-tabs.tsx';
import { IssueTokenForm } from './issue-token-form.tsx';
import { ShownOnce } from './shown-once.tsx';
import { TokenTable } from './token-table.tsx';
import { tokenWords } from './token-words.ts';
import { useLimitTokens, useTokens } from './use-tokens.ts';

/** Tokens of other systems: the system administrator issues and revokes, the security administrator authorises and withdraws. */
export function TokensPage() {
  const say = useWords(tokenWords);
  const may = useMay();
  const { data, error, refetch } = useTokens();
  const [issuing, issue] = useState(false);
  const [issued, show] = useState<IssuedToken | null>(null);
  return (
    <div className="page">
      <AdminTabs />
      <PageHeader
        title={say('title')} facts={data === undefined ? undefined : <span>{say('count', { n: data.tokens.filter(({ state }) => state === 'granted').length })}</span>}
        actions={may('token.issue') && <Button type="primary" disabled={data === undefined} onClick={() => issue(true)}>{say('issue')}</Button>}
      />
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data !== undefined && (
        <div className="panel">
          {may('token.limit') && <LimitForm key={data.perMinute} perMinute={data.perMinute} />}
          {data.tokens.length === 0 ? <EmptyState title={say('noneTitle')} hint={say('noneHint')} /> : <TokenTable list={data} />}
        </div>
      )}
      {issuing && data !== undefined && <IssueTokenForm registers={data.registers} onClose={() => issue(false)} onIssued={show} />}
      {issued !== null && <ShownOnce title={say('secretTitle')} lead={say('secretFor', { name: issued.view.name })} secret={issued.token} note={say('secretOnce')} onClose={() => show(null)} />}
    </div>
  );
}

function LimitForm({ perMinute }: { readonly perMinute: number }) {
  const say = useWords(tokenWords);
  const pick = usePick();
  const { message } = App.useApp();
  const limit = useLimitTokens();
  const [typed, type] = useState<number | null>(perMinute);
  const send = () => {
    if (typed !== null) limit.mutate({ perMinute: typed }, { onSuccess: () => void message.success(say('limitSaved')), onError: (error) => void message.error(pick(problemOf(error))) });
  };
  return (
    <form className="filters token-limit no-print" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <label htmlFor="token-limit">{say('limitTitle')}</label>
      <InputNumber id="token-limit" min={1} max={100_000} precision={0} value={typed} onChange={type} />
      <span>{say('limitUnit')}</span>
      <Button htmlType="submit" loading={limit.isPending} disabled={typed === null || typed === perMinute}>{say('saveLimit')}</Button>
    </form>
  );
}
