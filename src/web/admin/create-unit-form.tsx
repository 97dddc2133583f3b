import { App, Input, Select } from 'antd';
import { useState } from 'react';
import type { CreateUnit, Unit } from '../../contract/unit.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { unitWords } from '../unit/unit-words.ts';
import { adminWords } from './admin-words.ts';
import { FormModal } from './form-modal.tsx';
import { useCreateUnit } from './use-units.ts';

const CODE = /^[a-z0-9-]{1,24}$/;
const kinds: readonly Unit['kind'][] = ['section', 'district', 'school', 'kindergarten', 'training', 'bureau'];

/** What most likely stands below a unit of this kind. */
const usual: Record<Unit['kind'], Unit['kind']> = { bureau: 'section', section: 'section', district: 'school', school: 'school', kindergarten: 'kindergarten', training: 'training' };

/** Creates a unit below the chosen one. */
export function CreateUnitForm({ parent, onClose }: { readonly parent: Unit; readonly onClose: () => void }) {
  const say = useWords(adminWords);
  const { message } = App.useApp();
  const [typed, type] = useState<CreateUnit>({ parentId: parent.id, kind: usual[parent.kind], name: '', code: '' });
  const [tried, setTried] = useState(false);
  const create = useCreateUnit();
  const send = () => {
    setTried(true);
    if (typed.name.trim() === '' || !CODE.test(typed.code)) return;
    create.mutate(typed, { onSuccess: () => { void message.success(say('unitCreated', { name: typed.name })); onClose(); } });
  };
  return (
    <FormModal open title={say('createUnit')} send={say('createUnit')} busy={create.isPending} error={create.error} onSend={send} onClose={onClose}>
      <Field label={say('parent')}>{(links) => <UnitPicker {...links} value={typed.parentId} onChange={(parentId) => type({ ...typed, parentId })} />}</Field>
      <KindField value={typed.kind} onChange={(kind) => type({ ...typed, kind })} />
      <Field label={say('name')} fault={tried && typed.name.trim() === '' ? say('needName') : undefined}>
        {(links) => <Input {...links} value={typed.name} maxLength={80} autoComplete="off" onChange={(event) => type({ ...typed, name: event.target.value })} />}
      </Field>
      <Field label={say('code')} hint={say('codeHint')} fault={tried && !CODE.test(typed.code) ? say('needCode') : undefined}>
        {(links) => <Input {...links} value={typed.code} maxLength={24} autoComplete="off" onChange={(event) => type({ ...typed, code: event.target.value })} />}
      </Field>
    </FormModal>
  );
}

function KindField({ value, onChange }: { readonly value: Unit['kind']; readonly onChange: (kind: Unit['kind']) => void }) {
  const say = useWords(adminWords);
  const names = useWords(unitWords);
  return <Field label={say('kind')}>{(links) => <Select {...links} value={value} onChange={onChange} options={kinds.map((kind) => ({ value: kind, label: names(kind) }))} />}</Field>;
}
