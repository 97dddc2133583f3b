import { App, Input } from 'antd';
import { useState } from 'react';
import type { Unit } from '../../contract/unit.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { adminWords } from './admin-words.ts';
import { FormModal } from './form-modal.tsx';
import { useRenameUnit } from './use-units.ts';

/** Gives a unit another name. */
export function RenameUnitForm({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }) {
  const say = useWords(adminWords);
  const { message } = App.useApp();
  const [name, type] = useState(unit.name);
  const rename = useRenameUnit();
  const empty = name.trim() === '';
  const send = () => {
    if (!empty) rename.mutate({ id: unit.id, name }, { onSuccess: () => { void message.success(say('unitRenamed', { name })); onClose(); } });
  };
  return (
    <FormModal open title={`${say('rename')} · ${unit.name}`} send={say('rename')} busy={rename.isPending} error={rename.error} onSend={send} onClose={onClose}>
      <Field label={say('name')} fault={empty ? say('needName') : undefined}>
        {(links) => <Input {...links} value={name} maxLength={80} onChange={(event) => type(event.target.value)} />}
      </Field>
    </FormModal>
  );
}
