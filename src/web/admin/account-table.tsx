import type { Account, AccountWithSecret } from '../../contract/unit.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords, type Say } from '../i18n/define-words.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { AccountActions } from './account-actions.tsx';
import { adminWords } from './admin-words.ts';
import { GrantList } from './grant-list.tsx';

interface AccountTableProps {
  readonly accounts: readonly Account[];
  readonly onPropose: (account: Account) => void;
  readonly onSecret: (secret: AccountWithSecret) => void;
}

/** The accounts with what each may do and what one may do to it. */
export function AccountTable({ accounts, ...handlers }: AccountTableProps) {
  const say = useWords(adminWords);
  return <LedgerTable label={say('accountTable')} columns={columnsOf(say, handlers)} rows={accounts} rowKey={(account) => account.id} />;
}

function columnsOf(say: Say<keyof typeof adminWords.zh>, handlers: Omit<AccountTableProps, 'accounts'>): readonly Column<Account>[] {
  return [
    { key: 'name', title: say('person'), width: '11rem', phone: 'title', sortBy: (account) => account.name, render: (account) => <><span className={account.disabled ? 'quiet' : undefined}>{account.name}</span><span className="ledger__under">{account.login}</span></> },
    { key: 'unit', title: say('unit'), phone: 'wide', sortBy: (account) => account.unitName, render: (account) => account.unitName },
    { key: 'roles', title: say('roles'), phone: 'wide', render: (account) => <GrantList account={account} /> },
    { key: 'seen', title: say('lastSeen'), width: '9.5rem', phone: 'wide', sortBy: (account) => account.signedInAt, render: (account) => (account.signedInAt === null ? <span className="quiet">{say('never')}</span> : <time dateTime={account.signedInAt}>{clockTime(account.signedInAt)}</time>) },
    { key: 'state', title: say('state'), width: '5rem', sortBy: (account) => Number(account.disabled), render: (account) => (account.disabled ? <span className="account-off">{say('disabled')}</span> : say('active')) },
    { key: 'do', title: say('doing'), phone: 'wide', width: '20rem', render: (account) => <AccountActions account={account} {...handlers} /> },
  ];
}
