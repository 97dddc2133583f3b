import { App, Button, Popconfirm } from 'antd';
import type { Account, AccountWithSecret } from '../../contract/unit.ts';
import { problemOf } from '../api/refusal.ts';
import { useMay } from '../api/use-me.ts';
import { useUndoNotice } from '../frame/use-undo-notice.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { adminWords } from './admin-words.ts';
import { useResetAccount, useSwitchAccount } from './use-accounts.ts';

interface AccountActionsProps {
  readonly account: Account;
  readonly onPropose: (account: Account) => void;
  readonly onSecret: (secret: AccountWithSecret) => void;
}

/** What the system administrator may do to one account. */
export function AccountActions({ account, onPropose, onSecret }: AccountActionsProps) {
  const say = useWords(adminWords);
  const may = useMay();
  return (
    <div className="row-actions no-print">
      {may('grant.propose') && !account.disabled && <Button type="link" size="small" aria-label={`${say('propose')} ${account.name}`} onClick={() => onPropose(account)}>{say('propose')}</Button>}
      {may('account.reset') && !account.disabled && <ResetButton account={account} onSecret={onSecret} />}
      {may('account.disable') && <SwitchButton account={account} />}
    </div>
  );
}

// A reset cannot be taken back: it says what will happen first.
function ResetButton({ account, onSecret }: Pick<AccountActionsProps, 'account' | 'onSecret'>) {
  const say = useWords(adminWords);
  const pick = usePick();
  const { message } = App.useApp();
  const reset = useResetAccount();
  const send = () => reset.mutate(account.id, { onSuccess: onSecret, onError: (error) => void message.error(pick(problemOf(error))) });
  return (
    <Popconfirm title={`${say('reset')} · ${account.name}`} description={say('resetHint')} okText={say('reset')} cancelText={say('cancel')} onConfirm={send}>
      <Button type="link" size="small" loading={reset.isPending} aria-label={`${say('reset')} ${account.name}`}>{say('reset')}</Button>
    </Popconfirm>
  );
}

function SwitchButton({ account }: { readonly account: Account }) {
  const say = useWords(adminWords);
  const pick = usePick();
  const { message } = App.useApp();
  const notice = useUndoNotice();
  const turn = useSwitchAccount();
  const refused = (error: Error) => void message.error(pick(problemOf(error)));
  const send = (verb: 'disable' | 'enable') => turn.mutate({ id: account.id, verb }, {
    onError: refused,
    onSuccess: () => notice(say(verb === 'disable' ? 'disabledNow' : 'enabledNow', { name: account.name }), () => turn.mutate({ id: account.id, verb: verb === 'disable' ? 'enable' : 'disable' }, { onError: refused })),
  });
  const verb = account.disabled ? 'enable' : 'disable';
  return <Button type="link" size="small" loading={turn.isPending} title={verb === 'disable' ? say('disableHint') : undefined} aria-label={`${say(verb)} ${account.name}`} onClick={() => send(verb)}>{say(verb)}</Button>;
}
