import { Input, Select } from 'antd';
import { useId } from 'react';
import type { AuditPage } from '../../contract/audit.ts';
import { actionNames, actions } from '../../domain/access/actions.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { Chips } from '../table/chips.tsx';
import { textMatches } from '../table/initials.ts';
import type { Address } from '../table/use-address.ts';
import { auditWords } from './audit-words.ts';

interface AuditFiltersProps {
  readonly people: AuditPage['people'];
  readonly address: Address;
  readonly onChange: (changes: Address) => void;
}

/** Narrows the audit by outcome, action, person and days. */
export function AuditFilters({ people, address, onChange }: AuditFiltersProps) {
  const say = useWords(auditWords);
  const outcomes = [{ value: '', label: say('allOutcomes') }, { value: 'done', label: say('done') }, { value: 'refused', label: say('refused') }];
  const actors = [{ value: '', label: say('allActors') }, { value: 'system', label: say('system') }, ...people.map(({ id, name, unitName }) => ({ value: id, label: say('personAt', { name, unit: unitName }) }))];
  return (
    <search className="filters no-print">
      <Chips label={say('outcome')} choices={outcomes} value={address['outcome'] ?? ''} onPick={(outcome) => onChange({ outcome })} />
      <ActionPicker value={address['action'] ?? ''} onChange={(action) => onChange({ action })} />
      <Select className="filters__pick" aria-label={say('actor')} value={address['actor'] ?? ''} onChange={(actor) => onChange({ actor })} options={actors} popupMatchSelectWidth={false} showSearch={{ filterOption: byLabel }} />
      <Days address={address} onChange={onChange} />
    </search>
  );
}

const byLabel = (typed: string, option: { readonly label: string } | undefined): boolean => option !== undefined && textMatches(option.label, typed);

function ActionPicker({ value, onChange }: { readonly value: string; readonly onChange: (action: string) => void }) {
  const say = useWords(auditWords);
  const pick = usePick();
  const audited = actionNames.filter((name) => actions[name].audited).map((name) => ({ value: name as string, label: pick(actions[name]) }));
  return <Select className="filters__pick" aria-label={say('action')} value={value} onChange={onChange} options={[{ value: '', label: say('allActions') }, ...audited]} showSearch={{ filterOption: byLabel }} />;
}

function Days({ address, onChange }: Pick<AuditFiltersProps, 'address' | 'onChange'>) {
  const say = useWords(auditWords);
  const from = useId();
  const to = useId();
  return (
    <div className="audit-days">
      <label htmlFor={from}>{say('from')}</label><Input id={from} type="date" aria-label={say('fromLabel')} value={address['from'] ?? ''} max={address['to']} onChange={(event) => onChange({ from: event.target.value })} />
      <label htmlFor={to}>{say('to')}</label><Input id={to} type="date" aria-label={say('toLabel')} value={address['to'] ?? ''} min={address['from']} onChange={(event) => onChange({ to: event.target.value })} />
    </div>
  );
}
