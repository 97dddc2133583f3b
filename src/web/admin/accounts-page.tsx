import { Button } from 'antd';
import { useState } from 'react';
import type { Account, AccountWithSecret } from '../../contract/unit.ts';
import { useMay } from '../api/use-me.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { EmptyState, LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { textMatches } from '../table/initials.ts';
import { SearchBox } from '../table/search-box.tsx';
import { useAddress } from '../table/use-address.ts';
import { AccountTable } from './account-table.tsx';
import { AdminTabs } from './admin-tabs.tsx';
import { adminWords } from './admin-words.ts';
import { CreateAccountForm } from './create-account-form.tsx';
import { ProposeGrantForm } from './propose-grant-form.tsx';
import { SecretNote } from './secret-note.tsx';
import { useAccounts } from './use-accounts.ts';
import { WaitingGrants } from './waiting-grants.tsx';

/** Accounts and their grants: the system administrator creates and proposes, the security administrator authorises and revokes. */
export function AccountsPage() {
  const say = useWords(adminWords);
  const may = useMay();
  const { data, error, refetch } = useAccounts();
  const [creating, create] = useState(false);
  const [secret, setSecret] = useState<AccountWithSecret | null>(null);
  return (
    <div className="page">
      <AdminTabs />
      <PageHeader
        title={say('accountsTitle')} facts={data === undefined ? undefined : <span>{say('accountCount', { n: data.length })}</span>}
        actions={may('account.create') && <Button type="primary" onClick={() => create(true)}>{say('createAccount')}</Button>}
      />
      {data === undefined && (error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />)}
      {data !== undefined && may('grant.authorise') && <WaitingPanel accounts={data} />}
      {data !== undefined && <AccountsPanel accounts={data} onSecret={setSecret} />}
      <CreateAccountForm open={creating} onClose={() => create(false)} onSecret={setSecret} />
      <SecretNote secret={secret} onClose={() => setSecret(null)} />
    </div>
  );
}

function WaitingPanel({ accounts }: { readonly accounts: readonly Account[] }) {
  const say = useWords(adminWords);
  return <section className="panel waiting-panel"><h2>{say('waitingTitle')}</h2><WaitingGrants accounts={accounts} /></section>;
}

function AccountsPanel({ accounts, onSecret }: { readonly accounts: readonly Account[]; readonly onSecret: (secret: AccountWithSecret) => void }) {
  const say = useWords(adminWords);
  const [address, change] = useAddress();
  const [proposing, propose] = useState<Account | null>(null);
  const typed = address['q'] ?? '';
  const shown = accounts.filter((account) => [account.name, account.login, account.unitName].some((text) => textMatches(text, typed)));
  return (
    <div className="panel">
      <search className="filters no-print"><SearchBox label={say('accountSearchLabel')} placeholder={say('accountSearch')} value={typed} onChange={(q) => change({ q })} /></search>
      {shown.length > 0 && <AccountTable accounts={shown} onPropose={propose} onSecret={onSecret} />}
      {shown.length === 0 && (accounts.length === 0 ? <EmptyState title={say('accountNoneTitle')} hint={say('accountNoneHint')} /> : <EmptyState title={say('accountNoMatch')} hint={say('unitNoMatchHint')} />)}
      <ProposeGrantForm key={proposing?.id ?? ''} account={proposing} onClose={() => propose(null)} />
    </div>
  );
}
