import { App, Button } from 'antd';
import type { Account } from '../../contract/unit.ts';
import { useMay } from '../api/use-me.ts';
import { ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { adminWords } from './admin-words.ts';
import { useRoleName } from './role-names.ts';
import { useDecideGrant } from './use-accounts.ts';
import './admin.css';

type Grant = Account['grants'][number];

/** Grants that wait for the security administrator; others see them without buttons. */
export function WaitingGrants({ accounts }: { readonly accounts: readonly Account[] }) {
  const say = useWords(adminWords);
  const decide = useDecideGrant();
  const waiting = accounts.flatMap((account) => account.grants.filter((grant) => grant.state === 'proposed').map((grant) => ({ account, grant })));
  if (waiting.length === 0) return <p className="waiting-grants__none quiet">{say('waitingNone')}</p>;
  return (
    <>
      <ul className="waiting-grants">{waiting.map(({ account, grant }) => <Waiting key={grant.id} account={account} grant={grant} decide={decide} />)}</ul>
      {decide.isError && <div className="padded"><ProblemNote error={decide.error} /></div>}
    </>
  );
}

interface WaitingProps {
  readonly account: Account;
  readonly grant: Grant;
  readonly decide: ReturnType<typeof useDecideGrant>;
}

function Waiting({ account, grant, decide }: WaitingProps) {
  const say = useWords(adminWords);
  const may = useMay();
  const role = useRoleName()(grant.role);
  const { message } = App.useApp();
  const send = (verb: 'authorise' | 'revoke') => decide.mutate({ id: grant.id, verb }, { onSuccess: () => void message.success(say(verb === 'authorise' ? 'authorisedNow' : 'revokedNow')) });
  const busy = decide.isPending && decide.variables.id === grant.id;
  return (
    <li className="waiting-grants__row">
      <div className="waiting-grants__text">
        <strong>{account.name}</strong> <span className="quiet">{account.unitName}</span>
        <p>{role} · {grant.unitName} <span className="quiet">{say('proposedBy', { name: grant.proposedBy })}</span></p>
      </div>
      {may('grant.authorise') && (
        <div className="waiting-grants__ends">
          <Button type="primary" size="small" loading={busy} aria-label={say('authoriseGrant', { name: account.name, role })} onClick={() => send('authorise')}>{say('authorise')}</Button>
          <Button size="small" disabled={busy} aria-label={say('refuseGrant', { name: account.name, role })} onClick={() => send('revoke')}>{say('refuse')}</Button>
        </div>
      )}
    </li>
  );
}
