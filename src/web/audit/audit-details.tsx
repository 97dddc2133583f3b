import type { AuditRow } from '../../contract/audit.ts';
import { clockTime } from '../frame/clock-time.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { auditWords } from './audit-words.ts';
import { CopyHash } from './copy-hash.tsx';
import { useDetailText } from './use-detail-text.ts';
import { useObjectName } from './use-object-name.ts';

/** Everything one row of the audit holds: in words first, then the codes that a check of the system needs. */
export function AuditDetails({ row }: { readonly row: AuditRow }) {
  const say = useWords(auditWords);
  const pick = usePick();
  const objectOf = useObjectName();
  const detailOf = useDetailText();
  const words: readonly Fact[] = [
    [say('action'), pick(row.label)], [say('at'), clockTime(row.at)], [say('person'), row.actorName || say('system')],
    [say('outcome'), say(row.outcome)], [say('object'), objectOf(row)], [say('unit'), row.unitName],
    ...Object.entries(row.details).filter(([name]) => name !== 'name').map(([name, value]) => detailOf(name, value)),
  ];
  const codes: readonly Fact[] = [
    [say('actionCode'), row.action], [say('code'), row.code], [say('objectId'), row.objectId], [say('unitPath'), row.unitPath],
    [say('actorId'), row.actorId ?? ''], [say('address'), row.address], [say('fullHash'), row.hash],
  ];
  return (
    <>
      <Facts facts={words} />
      <h3 className="audit-details__head">{say('codes')} <CopyHash seq={row.seq} hash={row.hash} /></h3>
      <Facts facts={codes} />
    </>
  );
}

type Fact = readonly [name: string, value: string];

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="audit-details">
      {facts.filter(([, value]) => value !== '').map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
