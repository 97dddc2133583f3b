import type { AuditRow } from '../../contract/audit.ts';
import { useWords } from '../i18n/define-words.ts';
import { auditWords } from './audit-words.ts';

/** Everything one row of the audit holds. */
export function AuditDetails({ row }: { readonly row: AuditRow }) {
  const say = useWords(auditWords);
  const facts = [
    [say('action'), row.action], [say('object'), [row.objectKind, row.objectId].filter((part) => part !== '').join(' ')], [say('address'), row.address],
    ...Object.entries(row.details).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const),
    [say('fullHash'), row.hash],
  ] as const;
  return (
    <dl className="audit-details">
      {facts.filter(([, value]) => value !== '').map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
