import { Input } from 'antd';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { UnitPicker, UnitsPicker } from '../unit/unit-picker.tsx';
import { commitmentWords } from './commitment-words.ts';
import { DeadlineField } from './deadline-field.tsx';
import { rowChanger, type FieldsProps } from './row-changer.ts';

/** Who leads, who assists, which person, by when. */
export function AssignFields(props: FieldsProps) {
  const say = useWords(commitmentWords);
  const change = rowChanger(props);
  const { row } = props.draft;
  return (
    <>
      <Field label={say('lead')} hint={say('pinyinHint')} fault={props.fault === 'needLead' ? say('needLead') : undefined}>
        {(links) => <UnitPicker {...links} value={row.leadUnitId} onChange={(leadUnitId) => change({ leadUnitId })} />}
      </Field>
      <Field label={say('assisting')}>
        {(links) => <UnitsPicker {...links} value={row.assistingUnitIds} onChange={(assistingUnitIds) => change({ assistingUnitIds })} />}
      </Field>
      <div className="field-row">
        <Field label={say('owner')}>{(links) => <Input {...links} value={row.owner} maxLength={80} onChange={(event) => change({ owner: event.target.value })} />}</Field>
        <DeadlineField value={row.deadline} onChange={(deadline) => change({ deadline })} />
      </div>
    </>
  );
}
