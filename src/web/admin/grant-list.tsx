import { App, Button } from 'antd';
import type { Account } from '../../contract/unit.ts';
import { problemOf } from '../api/refusal.ts';
import { useMay } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { adminWords } from './admin-words.ts';
import { useRoleName } from './role-names.ts';
import { useDecideGrant } from './use-accounts.ts';

/** What an account was granted and what waits, with a way to revoke. */
export function GrantList({ account }: { readonly account: Account }) {
  const say = useWords(adminWords);
  const may = useMay();
  const roleName = useRoleName();
  const pick = usePick();
  const { message } = App.useApp();
  const decide = useDecideGrant();
  const held = account.grants.filter((grant) => grant.state !== 'revoked');
  if (held.length === 0) return <span className="quiet">{say('noRoles')}</span>;
  const revoke = (id: string) => decide.mutate({ id, verb: 'revoke' }, {
    onSuccess: () => void message.success(say('revokedNow')), onError: (error) => void message.error(pick(problemOf(error))),
  });
  return (
    <ul className="grants">
      {held.map((grant) => (
        <li key={grant.id}>
          {roleName(grant.role)}{grant.unitId !== account.unitId && <span className="quiet"> {grant.unitName}</span>}
          {grant.state === 'proposed' && <span className="grants__waiting">{say('proposed')}</span>}
          {grant.state === 'granted' && may('grant.revoke') && (
            <Button type="link" size="small" loading={decide.isPending} aria-label={say('revokeGrant', { name: account.name, role: roleName(grant.role) })} onClick={() => revoke(grant.id)}>{say('revoke')}</Button>
          )}
        </li>
      ))}
    </ul>
  );
}
