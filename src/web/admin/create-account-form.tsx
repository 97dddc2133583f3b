import { Input } from 'antd';
import { useState } from 'react';
import type { AccountWithSecret, CreateAccount } from '../../contract/unit.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { adminWords } from './admin-words.ts';
import { FormModal } from './form-modal.tsx';
import { useCreateAccount } from './use-accounts.ts';

interface CreateAccountFormProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSecret: (secret: AccountWithSecret) => void;
}

const empty: CreateAccount = { login: '', name: '', unitId: '' };

/** Creates an account; its one-time password is shown right after. */
export function CreateAccountForm({ open, onClose, onSecret }: CreateAccountFormProps) {
  const say = useWords(adminWords);
  const [typed, type] = useState(empty);
  const [tried, setTried] = useState(false);
  const create = useCreateAccount();
  const close = () => { type(empty); setTried(false); create.reset(); onClose(); };
  const send = () => {
    setTried(true);
    if (typed.login.trim() === '' || typed.name.trim() === '' || typed.unitId === '') return;
    create.mutate(typed, { onSuccess: (secret) => { close(); onSecret(secret); } });
  };
  return (
    <FormModal open={open} title={say('createAccount')} send={say('createAccount')} busy={create.isPending} error={create.error} onSend={send} onClose={close}>
      <Field label={say('person')} fault={tried && typed.name.trim() === '' ? say('needPerson') : undefined}>
        {(links) => <Input {...links} value={typed.name} maxLength={40} autoComplete="off" onChange={(event) => type({ ...typed, name: event.target.value })} />}
      </Field>
      <Field label={say('login')} fault={tried && typed.login.trim() === '' ? say('needLogin') : undefined}>
        {(links) => <Input {...links} value={typed.login} maxLength={64} autoComplete="off" onChange={(event) => type({ ...typed, login: event.target.value })} />}
      </Field>
      <Field label={say('unit')} hint={say('unitSearch')} fault={tried && typed.unitId === '' ? say('needUnit') : undefined}>
        {(links) => <UnitPicker {...links} value={typed.unitId} onChange={(unitId) => type({ ...typed, unitId })} />}
      </Field>
    </FormModal>
  );
}
