import { Button } from 'antd';
import type { AuditRow } from '../../contract/audit.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { useAddress, type Address } from '../table/use-address.ts';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import { auditWords } from './audit-words.ts';
import { useAudit, useVerify } from './use-audit.ts';
import { VerifyButton, VerifyResult } from './verify-chain.tsx';
import './audit.css';

const FILTERS = ['action', 'actor', 'outcome', 'from', 'to'] as const;

/** What everybody did, newest first, for the audit administrator. */
export function AuditPage() {
  const say = useWords(auditWords);
  const [address, change] = useAddress();
  const audit = useAudit({ action: address['action'] ?? '', actor: address['actor'] ?? '', outcome: address['outcome'] ?? '', from: address['from'] ?? '', to: address['to'] ?? '' });
  const verify = useVerify();
  const rows = audit.data?.pages.flatMap((page) => page.rows);
  const clear = () => change(Object.fromEntries(FILTERS.map((name) => [name, ''])));
  return (
    <div className="page">
      <PageHeader title={say('title')} facts={<span>{say('note')}</span>} actions={<><VerifyButton verify={verify} /><Button onClick={() => window.print()}>{say('print')}</Button></>} />
      <VerifyResult verify={verify} />
      <div className="panel">
        <AuditFilters people={audit.data?.pages[0]?.people ?? []} address={address} onChange={change} />
        {rows === undefined && !audit.isError && <LoadingState />}
        {audit.isError && <div className="padded"><ProblemNote error={audit.error} again={() => void audit.refetch()} /></div>}
        {rows !== undefined && <Rows rows={rows} address={address} onClear={clear} />}
        {rows !== undefined && rows.length > 0 && <More busy={audit.isFetchingNextPage} shown={rows.length} last={!audit.hasNextPage} onMore={() => void audit.fetchNextPage()} />}
      </div>
    </div>
  );
}

function Rows({ rows, address, onClear }: { readonly rows: readonly AuditRow[]; readonly address: Address; readonly onClear: () => void }) {
  const say = useWords(auditWords);
  if (rows.length > 0) return <AuditTable rows={rows} />;
  const filtered = FILTERS.some((name) => address[name] !== undefined);
  if (!filtered) return <EmptyState title={say('noneTitle')} />;
  return <EmptyState title={say('noMatchTitle')} hint={say('noMatchHint')}><Button onClick={onClear}>{say('clear')}</Button></EmptyState>;
}

interface MoreProps {
  readonly busy: boolean;
  readonly shown: number;
  readonly last: boolean;
  readonly onMore: () => void;
}

function More({ busy, shown, last, onMore }: MoreProps) {
  const say = useWords(auditWords);
  return (
    <div className="ledger__more no-print">
      <span className="quiet">{say('shown', { n: shown })}{last && ` · ${say('end')}`}</span>
      {!last && <Button size="small" loading={busy} onClick={onMore}>{say('more')}</Button>}
    </div>
  );
}
