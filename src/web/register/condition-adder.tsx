import { Button, Input, Popover, Select } from 'antd';
import { useId, useState } from 'react';
import type { RegisterView } from '../../contract/register.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { textMatches } from '../table/initials.ts';
import type { Condition, ReadConditions } from './conditions.ts';
import { fieldOf, heldType, isFigure, type FieldView } from './field-view.ts';
import { ChoiceFilter } from './choice-filter.tsx';
import { registerWords } from './register-words.ts';

interface AdderProps {
  readonly register: RegisterView;
  readonly fields: readonly FieldView[];
  readonly read: ReadConditions;
  readonly onSet: (field: string, condition: Condition | null) => void;
}

/** Adds a condition on any field: choices, a range, a word, whether it is blank. */
export function ConditionAdder(props: AdderProps) {
  const say = useWords(registerWords);
  const [open, show] = useState(false);
  return (
    <Popover trigger="click" placement="bottomLeft" open={open} onOpenChange={show} destroyOnHidden content={<AdderForm {...props} onDone={() => show(false)} />}>
      <Button aria-haspopup="dialog" aria-expanded={open}>{say('addCondition')}</Button>
    </Popover>
  );
}

function AdderForm({ register, fields, read, onSet, onDone }: AdderProps & { readonly onDone: () => void }) {
  const say = useWords(registerWords);
  const pick = usePick();
  const [key, choose] = useState(fields[0]?.key ?? '');
  const field = fieldOf(register, key);
  const held = read.chips.find((chip) => chip.field === key) ?? null;
  const [condition, write] = useState<Condition | null>(held);
  const options = fields.map((one) => ({ value: one.key, label: pick(one.name) }));
  const apply = (made: Condition | null) => { onSet(key, made); onDone(); };
  return (
    <form className="adder" onSubmit={(event) => { event.preventDefault(); apply(condition); }}>
      <Select<string> aria-label={say('field')} value={key} options={options} showSearch={{ filterOption: (typed, option) => option !== undefined && textMatches(String(option.label), typed) }} onChange={(next) => { choose(next); write(read.chips.find((chip) => chip.field === next) ?? null); }} />
      {field !== undefined && <ConditionEditor key={key} register={register} field={field} condition={condition} onChange={write} />}
      <div className="adder__ends">
        <Button type="primary" size="small" htmlType="submit" disabled={condition === null}>{say('apply')}</Button>
        <Button size="small" onClick={() => apply({ kind: 'blank', field: key, blank: true })}>{say('onlyBlank')}</Button>
        <Button size="small" onClick={() => apply({ kind: 'blank', field: key, blank: false })}>{say('onlyFilled')}</Button>
      </div>
    </form>
  );
}

interface EditorProps {
  readonly register: RegisterView;
  readonly field: FieldView;
  readonly condition: Condition | null;
  readonly onChange: (condition: Condition | null) => void;
}

function ConditionEditor({ register, field, condition, onChange }: EditorProps) {
  const say = useWords(registerWords);
  if (field.list !== undefined) return <ChoiceFilter register={register} field={field} codes={condition?.kind === 'in' ? condition.codes : []} onPick={(codes) => onChange({ kind: 'in', field: field.key, codes })} />;
  if (isFigure(field) || heldType(field) === 'date' || heldType(field) === 'period') return <RangeEditor field={field} condition={condition} onChange={onChange} />;
  return <Input aria-label={say('holdsLabel')} placeholder={say('holdsLabel')} value={condition?.kind === 'contains' ? condition.text : ''} onChange={(event) => onChange(event.target.value.trim() === '' ? null : { kind: 'contains', field: field.key, text: event.target.value })} />;
}

const shown = (bound: string): string => bound.replaceAll(/['%]/g, '');

function RangeEditor({ field, condition, onChange }: Omit<EditorProps, 'register'>) {
  const say = useWords(registerWords);
  const from = useId();
  const type = heldType(field);
  const isText = type === 'period';
  const range = condition?.kind === 'range' ? condition : { kind: 'range' as const, field: field.key, from: '', to: '' };
  // A period is text in a condition; a per cent is written with its sign.
  const write = (text: string) => (text === '' ? '' : isText ? `'${text.replaceAll("'", '')}'` : type === 'percent' ? `${text}%` : text);
  const set = (side: 'from' | 'to', text: string) => {
    const next = { ...range, [side]: write(text.trim()) };
    onChange(next.from === '' && next.to === '' ? null : next);
  };
  const common = type === 'date' ? { type: 'date' } : isText ? { placeholder: say('periodSample') } : { type: 'number', step: 'any' };
  return (
    <span className="adder__range">
      <Input id={from} {...common} aria-label={say('from')} value={shown(range.from)} onChange={(event) => set('from', event.target.value)} />
      <span aria-hidden="true">—</span>
      <Input {...common} aria-label={say('to')} value={shown(range.to)} onChange={(event) => set('to', event.target.value)} />
    </span>
  );
}
