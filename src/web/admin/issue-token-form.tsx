import { Input, Radio } from 'antd';
import { useState } from 'react';
import type { IssuedToken, IssueToken, TokenList } from '../../contract/token.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { FormModal } from './form-modal.tsx';
import { TokenScopes } from './token-scopes.tsx';
import { tokenWords, type TokenWord } from './token-words.ts';
import { useIssueToken } from './use-tokens.ts';

interface IssueTokenFormProps {
  readonly registers: TokenList['registers'];
  readonly onClose: () => void;
  readonly onIssued: (issued: IssuedToken) => void;
}

const empty: IssueToken = { name: '', purpose: '', unitId: '', scopes: {}, ceiling: 1, until: '' };

/** What is still missing, by field. */
const faultsOf = ({ name, purpose, unitId, scopes, until }: IssueToken): Partial<Record<keyof IssueToken, TokenWord>> => ({
  ...(name.trim() === '' && { name: 'needName' }), ...(purpose.trim() === '' && { purpose: 'needPurpose' }), ...(unitId === '' && { unitId: 'needUnit' }), ...(until === '' && { until: 'needUntil' }),
  ...((Object.keys(scopes).length === 0 || Object.values(scopes).some((rights) => rights.length === 0)) && { scopes: 'needScopes' }),
});

/** Issues a token to another system; it is shown right after, this once. */
export function IssueTokenForm({ registers, onClose, onIssued }: IssueTokenFormProps) {
  const say = useWords(tokenWords);
  const [typed, type] = useState(empty);
  const [tried, setTried] = useState(false);
  const issue = useIssueToken();
  const faults = faultsOf(typed);
  const faultOf = (field: keyof IssueToken) => { const word = tried ? faults[field] : undefined; return word && say(word); };
  const send = () => {
    setTried(true);
    if (Object.keys(faults).length === 0) issue.mutate(typed, { onSuccess: (issued) => { onClose(); onIssued(issued); } });
  };
  return (
    <FormModal open title={say('issue')} send={say('issue')} busy={issue.isPending} error={issue.error} onSend={send} onClose={onClose}>
      <Field label={say('system')} fault={faultOf('name')}>{(links) => <Input {...links} value={typed.name} maxLength={40} autoComplete="off" onChange={(event) => type({ ...typed, name: event.target.value })} />}</Field>
      <Field label={say('purpose')} fault={faultOf('purpose')}>{(links) => <Input {...links} value={typed.purpose} maxLength={200} autoComplete="off" onChange={(event) => type({ ...typed, purpose: event.target.value })} />}</Field>
      <Field label={say('unit')} hint={say('unitHint')} fault={faultOf('unitId')}>{(links) => <UnitPicker {...links} value={typed.unitId} onChange={(unitId) => type({ ...typed, unitId })} />}</Field>
      <Field label={say('scopes')} hint={say('scopesHint')} fault={faultOf('scopes')}>{(links) => <TokenScopes links={links} registers={registers} scopes={typed.scopes} onChange={(scopes) => type({ ...typed, scopes })} />}</Field>
      <Field label={say('ceiling')} hint={say('ceilingHint')}>
        {({ id, ...links }) => <Radio.Group {...links} aria-label={say('ceiling')} value={typed.ceiling} onChange={(event) => type({ ...typed, ceiling: event.target.value as 0 | 1 | 2 })} options={([0, 1, 2] as const).map((value) => ({ value, label: say(`ceiling${value}`), ...(value === 0 && { id }) }))} />}
      </Field>
      <Field label={say('until')} fault={faultOf('until')}>{(links) => <Input {...links} type="date" value={typed.until} onChange={(event) => type({ ...typed, until: event.target.value })} />}</Field>
    </FormModal>
  );
}
