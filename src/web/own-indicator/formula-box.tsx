import { Button, Input, Select } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { useRegister, useRegisters } from '../register/use-registers.ts';
import { ownIndicatorWords } from './own-indicator-words.ts';

interface FormulaBoxProps { readonly value: string; readonly fault: string | undefined; readonly onChange: (formula: string) => void }

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'money', 'percent']);

/** The formula, with registers and fields to be written into it: nobody knows their keys by heart. */
export function FormulaBox({ value, fault, onChange }: FormulaBoxProps) {
  const say = useWords(ownIndicatorWords);
  const box = useRef<TextAreaRef>(null);
  const insert = (text: string) => {
    const area = box.current?.resizableTextArea?.textArea;
    const [from, to] = [area?.selectionStart ?? value.length, area?.selectionEnd ?? value.length];
    onChange(value.slice(0, from) + text + value.slice(to));
    requestAnimationFrame(() => { area?.focus(); area?.setSelectionRange(from + text.length, from + text.length); });
  };
  return (
    <>
      <Field label={say('formula')} hint={say('formulaHint')} fault={fault}>
        {(links) => <Input.TextArea {...links} ref={box} className="own-formula" rows={3} spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} />}
      </Field>
      <Insert onInsert={insert} />
    </>
  );
}

function Insert({ onInsert }: { readonly onInsert: (text: string) => void }) {
  const say = useWords(ownIndicatorWords);
  const pick = usePick();
  const { data: registers } = useRegisters();
  const [register, choose] = useState('class');
  const { data } = useRegister(register);
  const [field, take] = useState<string | null>(null);
  const fields = (data?.fields ?? []).filter(({ encrypted }) => !encrypted);
  const number = fields.some((one) => one.key === field && (NUMBERS.has(one.type) || one.type === 'formula'));
  const path = `${register}.${field ?? ''}`;
  return (
    <div className="own-insert">
      <Field label={say('register')}>
        {(links) => <Select<string> {...links} value={register} onChange={(key) => { choose(key); take(null); }} showSearch={{ optionFilterProp: 'label' }} options={(registers ?? []).map((one) => ({ value: one.key, label: pick(one.name) }))} />}
      </Field>
      <Field label={say('field')}>
        {(links) => <Select<string> {...links} value={field} onChange={take} allowClear showSearch={{ optionFilterProp: 'label' }} options={fields.map((one) => ({ value: one.key, label: `${pick(one.name)}（${one.key}）` }))} />}
      </Field>
      <fieldset className="own-insert__buttons">
        <legend className="only-read">{say('insert')}</legend>
        <Button onClick={() => onInsert(`count(${register})`)}>{say('rowsOf')}</Button>
        <Button disabled={!number} onClick={() => onInsert(`sum(${path})`)}>{say('sumOf')}</Button>
        <Button disabled={!number} onClick={() => onInsert(`avg(${path})`)}>{say('avgOf')}</Button>
        <Button disabled={field === null} onClick={() => onInsert(`share(${register} where ${field ?? ''} ${number ? '>= 0' : "= ''"})`)}>{say('shareOf')}</Button>
        <Button disabled={field === null} onClick={() => onInsert(field ?? '')}>{say('field')}</Button>
      </fieldset>
    </div>
  );
}
