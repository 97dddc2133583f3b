import { Link } from '@tanstack/react-router';
import { useMay } from '../api/use-me.ts';
import { useAccounts } from '../admin/use-accounts.ts';
import { LoadingState, ProblemNote } from '../frame/states.tsx';
import { useWords } from '../i18n/define-words.ts';
import { WaitingGrants } from '../admin/waiting-grants.tsx';
import { workbenchWords } from './workbench-words.ts';

/** The desk of an administrator: accounts and grants that wait, or the audit. They see no business rows. */
export function AdminDesk() {
  const may = useMay();
  return <div className="admin-desk">{may('account.list') && <AccountsDesk />}{may('audit.list') && <AuditDesk />}</div>;
}

function AccountsDesk() {
  const say = useWords(workbenchWords);
  const may = useMay();
  const { data, error, refetch } = useAccounts();
  if (data === undefined) return error === null ? <LoadingState /> : <ProblemNote error={error} again={() => void refetch()} />;
  const active = data.filter((account) => !account.disabled);
  const without = active.filter((account) => account.grants.every((grant) => grant.state === 'revoked')).length;
  const unseen = active.filter((account) => account.signedInAt === null).length;
  return (
    <>
      <section className="panel admin-desk__block">
        <h2 className="desk__title">{say('adminTitle')}</h2>
        <WaitingGrants accounts={data} />
      </section>
      <section className="panel admin-desk__block admin-desk__facts">
        {without > 0 && <p>{say('withoutGrant', { n: without })}</p>}
        {unseen > 0 && <p>{say('neverSeen', { n: unseen })}</p>}
        <p className="admin-desk__ways"><Link to="/admin/accounts">{say('toAccounts')}</Link>{may('unit.create') && <Link to="/admin/units">{say('toUnits')}</Link>}</p>
      </section>
    </>
  );
}

function AuditDesk() {
  const say = useWords(workbenchWords);
  return (
    <section className="panel admin-desk__block admin-desk__facts">
      <h2>{say('auditTitle')}</h2>
      <p><Link to="/audit">{say('toAudit')}</Link></p>
    </section>
  );
}
