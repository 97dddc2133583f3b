import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { valueTypeNames, type ValueTypeName } from '../../domain/register/definition.ts';
import { reservedKeys } from '../../domain/register/field-key.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { designerWords } from './designer-words.ts';
import type { FormPartProps } from './form-part.ts';
import { addField, moveField, removeField, setAt, type DrawnPart } from './drawing-text.ts';
import { FieldColumn, KnownElsewhere } from './field-facts.tsx';
import { FieldDetails, FieldNeeds } from './field-details.tsx';
import { proposeKey } from './propose-key.ts';

/** The fields of a drawing, a row each, with what is wrong with it under it. */
export function FieldRows(props: FormPartProps) {
  const say = useWords(designerWords);
  const { form, state } = props;
  const add = async (name: string) => {
    const key = await proposeKey(name, [...form.fields.map((field) => field.key), ...reservedKeys]);
    state.write((now) => addField(now, key, { name, type: 'text' }));
  };
  return (
    <section className="designer__part" aria-labelledby="designer-fields">
      <h2 id="designer-fields">{say('fields')}</h2>
      <ol className="designer__rows">{form.fields.map((field, at) => <FieldRow key={field.key} {...props} field={field} first={at === 0} last={at === form.fields.length - 1} />)}</ol>
      <AddLine label={say('addField')} hint={say('addFieldHint')} onAdd={add} />
    </section>
  );
}

/** A line to type a name into; Enter or the button adds it. */
export function AddLine({ label, hint, onAdd }: { readonly label: string; readonly hint: string; readonly onAdd: (name: string) => Promise<void> }) {
  const [typed, type] = useState('');
  const add = () => {
    const name = typed.trim();
    type('');
    if (name !== '') void onAdd(name);
  };
  return (
    <div className="designer__add">
      <Input aria-label={label} placeholder={hint} value={typed} maxLength={80} autoComplete="off" onChange={(event) => type(event.target.value)} onPressEnter={add} />
      <Button onClick={add}>{label}</Button>
    </div>
  );
}

// A formula needs the type of its result; most yield a number.
const retyped = (text: string, { key, props }: DrawnPart, type: ValueTypeName): string => {
  const changed = setAt(text, ['fields', key, 'type'], type);
  return type === 'formula' && props['result'] === undefined ? setAt(changed, ['fields', key, 'result'], 'decimal') : changed;
};

interface FieldRowProps extends FormPartProps { readonly field: DrawnPart; readonly first: boolean; readonly last: boolean }

function FieldRow(props: FieldRowProps) {
  const { field, state, report, first, last } = props;
  const { key, props: held } = field;
  const say = useWords(designerWords);
  const pick = usePick();
  const [more, show] = useState(false);
  const name = String(held['name'] ?? key);
  const set = (property: string, value: unknown) => state.write(setAt(state.written, ['fields', key, property], value));
  const faults = report?.faults.filter((fault) => fault.list === null && fault.field === key) ?? [];
  return (
    <li className={faults.length > 0 ? 'designer__row designer__row--wrong' : 'designer__row'} data-field={key}>
      <div className="designer__line">
        <Input key={name} aria-label={`${say('fieldName')} ${name}`} defaultValue={name} maxLength={80} onBlur={(event) => { if (event.target.value.trim() !== name) set('name', event.target.value.trim()); }} />
        <Select<ValueTypeName> aria-label={`${say('type')} ${name}`} value={String(held['type']) as ValueTypeName} onChange={(type) => state.write(retyped(state.written, field, type))} options={valueTypeNames.map((value) => ({ value, label: say(`type_${value}`) }))} popupMatchSelectWidth={false} listHeight={480} />
        {held['type'] === 'formula' ? <span /> : <Checkbox checked={held['required'] === true} onChange={(event) => set('required', event.target.checked)} aria-label={`${say('required')} ${name}`}>{say('required')}</Checkbox>}
        <span className="designer__tools">
          <Button size="small" type="text" disabled={first} aria-label={`${say('up')} ${name}`} onClick={() => state.write(moveField(state.written, key, -1))}>↑</Button>
          <Button size="small" type="text" disabled={last} aria-label={`${say('down')} ${name}`} onClick={() => state.write(moveField(state.written, key, 1))}>↓</Button>
          <Button size="small" type="text" aria-expanded={more} aria-label={say('moreOf', { name })} onClick={() => show(!more)}>{say(more ? 'less' : 'more')}</Button>
          <Button size="small" type="text" danger aria-label={say('removeField', { name })} onClick={() => state.write(removeField(state.written, key))}>×</Button>
        </span>
      </div>
      <FieldNeeds {...props} name={name} set={set} />
      <FieldColumn column={props.columns.find((one) => one.use === 'field' && one.field === key)} />
      <KnownElsewhere known={report?.burden?.known.find((one) => one.field === key)} name={name} onShow={(shown) => state.write(setAt(state.written, ['fields', key], { name, type: 'formula', ...shown, ...(typeof held['measure'] === 'string' && { measure: held['measure'] }) }))} />
      {more && <FieldDetails {...props} name={name} set={set} />}
      {faults.length > 0 && <ul className="drawing__faults">{faults.map((fault) => <li key={fault.zh}>{pick(fault)}</li>)}</ul>}
    </li>
  );
}
