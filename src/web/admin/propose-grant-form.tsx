import { App, Select } from 'antd';
import { useState } from 'react';
import type { Account } from '../../contract/unit.ts';
import { canHoldTogether, roleKeys, type RoleKey } from '../../domain/access/roles.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { adminWords } from './admin-words.ts';
import { FormModal } from './form-modal.tsx';
import { useRoleName } from './role-names.ts';
import { useProposeGrant } from './use-accounts.ts';

interface ProposeGrantFormProps {
  readonly account: Account | null;
  readonly onClose: () => void;
}

/** Proposes a role for an account; only roles that it may hold beside its others are offered. */
export function ProposeGrantForm({ account, onClose }: ProposeGrantFormProps) {
  const say = useWords(adminWords);
  const roleName = useRoleName();
  const { message } = App.useApp();
  const [role, setRole] = useState<RoleKey | ''>('');
  const [unitId, setUnit] = useState(account?.unitId ?? '');
  const [tried, setTried] = useState(false);
  const propose = useProposeGrant();
  if (account === null) return null;
  const send = () => {
    setTried(true);
    if (role === '') return;
    propose.mutate({ id: account.id, role, unitId }, { onSuccess: () => { void message.success(say('proposedNow', { name: account.name, role: roleName(role) })); onClose(); } });
  };
  return (
    <FormModal open title={`${say('propose')} · ${account.name}`} send={say('propose')} busy={propose.isPending} error={propose.error} onSend={send} onClose={onClose}>
      <Field label={say('role')} hint={say('roleHint')} fault={tried && role === '' ? say('needRole') : undefined}>
        {(links) => <Select {...links} value={role} onChange={setRole} options={offered(account).map((key) => ({ value: key, label: roleName(key) }))} />}
      </Field>
      <Field label={say('grantUnit')}>{(links) => <UnitPicker {...links} value={unitId} onChange={setUnit} />}</Field>
    </FormModal>
  );
}

function offered(account: Account): readonly RoleKey[] {
  const held = account.grants.filter((grant) => grant.state !== 'revoked').flatMap((grant) => roleKeys.find((key) => key === grant.role) ?? []);
  return roleKeys.filter((key) => canHoldTogether([...held, key]));
}
