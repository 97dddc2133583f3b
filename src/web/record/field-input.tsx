import { Input, Select } from 'antd';
import type { RecordView, RegisterView } from '../../contract/register.ts';
import { useToday } from '../api/use-me.ts';
import type { FieldLinks } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { isFigure, type FieldView } from '../register/field-view.ts';
import { textMatches } from '../table/initials.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { formWords } from './form-words.ts';
import type { Inputs } from './record-draft.ts';
import { periodsAround } from './record-inputs.ts';
import { FileInput } from './file-input.tsx';
import { LocationInput } from './location-input.tsx';
import { PersonPicker } from './person-picker.tsx';
import { ReferencePicker } from './reference-picker.tsx';

interface FieldInputProps {
  readonly register: RegisterView;
  readonly field: FieldView;
  readonly inputs: Inputs;
  readonly unitId: string;
  readonly before: RecordView | null;
  readonly links: FieldLinks;
  readonly onChange: (input: string | readonly string[]) => void;
}

/** The control of a field, by what it holds. */
export function FieldInput(props: FieldInputProps) {
  const { field, inputs, links, onChange } = props;
  const text = textIn(inputs, field.key);
  switch (field.type) {
    case 'choice': return <ChoiceInput {...props} />;
    case 'choices': return <ChoicesInput {...props} />;
    case 'unit': return <UnitPicker {...links} value={text} onChange={onChange} {...(field.required ? {} : { none: '—' })} {...(field.kinds === undefined ? {} : { only: (unit) => field.kinds?.includes(unit.kind) === true })} />;
    case 'reference': return <ReferencePicker {...props} />;
    case 'period': return field.grain === 'month' ? <Input {...links} type="month" value={text} onChange={(event) => onChange(event.target.value)} /> : <PeriodInput {...props} />;
    case 'person': return <PersonPicker {...props} />;
    case 'file': return <FileInput {...props} />;
    case 'location': return <LocationInput {...props} value={text} />;
    case 'date': return <DateInput {...props} />;
    default: return <TextInput {...props} />;
  }
}

const textIn = (inputs: Inputs, key: string): string => { const input = inputs[key] ?? ''; return typeof input === 'string' ? input : input.join('、'); };

function TextInput({ field, inputs, links, onChange }: FieldInputProps) {
  const pick = usePick();
  const value = textIn(inputs, field.key);
  const change = (event: { target: { value: string } }) => onChange(event.target.value);
  if (field.type === 'text' && Number(field.max ?? 0) > 200) return <Input.TextArea {...links} rows={3} value={value} onChange={change} />;
  if (isFigure(field)) return <Input {...links} className="form__figure" inputMode="decimal" autoComplete="off" value={value} onChange={change} suffix={field.type === 'percent' ? '%' : field.measure === undefined ? <span /> : pick(field.measure)} />;
  return <Input {...links} autoComplete="off" value={value} onChange={change} />;
}

function DateInput({ field, inputs, links, onChange }: FieldInputProps) {
  const today = useToday();
  const bound = (value: FieldView['min']) => (value === undefined ? {} : value === 'today' ? today : String(value));
  const limits = { ...(field.min !== undefined && { min: bound(field.min) as string }), ...(field.max !== undefined && { max: bound(field.max) as string }) };
  return <Input {...links} {...limits} type="date" value={textIn(inputs, field.key)} onChange={(event) => onChange(event.target.value)} />;
}

function PeriodInput({ field, inputs, links, onChange }: FieldInputProps) {
  const today = useToday();
  const value = textIn(inputs, field.key);
  const periods = periodsAround(field.grain, today);
  const options = (value === '' || periods.includes(value) ? periods : [value, ...periods]).map((period) => ({ value: period, label: period }));
  return <Select<string> {...links} value={value === '' ? null : value} onChange={(period) => onChange(period ?? '')} options={options} showSearch allowClear={!field.required} />;
}

interface CodeOption {
  readonly value: string;
  readonly label: string;
  readonly both: string;
}

/** The codes that may be chosen now: those in use, and those below what was chosen above them (grades of the stage). */
function useCodeOptions({ register, field, inputs }: FieldInputProps): CodeOption[] {
  const pick = usePick();
  const today = useToday();
  const items = register.codeLists.find((list) => list.key === field.list)?.items ?? [];
  const parents = new Set(items.flatMap(({ parent }) => parent ?? []));
  const above = register.fields.flatMap((other) => {
    const input = inputs[other.key];
    return other.key !== field.key && other.type === 'choice' && typeof input === 'string' && parents.has(input) ? [input] : [];
  });
  return items.filter((item) => item.code === inputs[field.key] || ((item.until === undefined || item.until >= today) && (above.length === 0 || item.parent === undefined || above.includes(item.parent))))
    .map((item) => ({ value: item.code, label: pick(item.name), both: `${item.name.zh} ${item.name.en} ${item.code}` }));
}

const byName = { filterOption: (typed: string, option: CodeOption | undefined) => option !== undefined && textMatches(option.both, typed) };

function ChoiceInput(props: FieldInputProps) {
  const { field, inputs, links, onChange } = props;
  const say = useWords(formWords);
  const value = textIn(inputs, field.key);
  return <Select<string, CodeOption> {...links} value={value === '' ? null : value} onChange={(code) => onChange(code ?? '')} options={useCodeOptions(props)} showSearch={byName} allowClear={!field.required} notFoundContent={say('noCode')} />;
}

function ChoicesInput(props: FieldInputProps) {
  const { field, inputs, links, onChange } = props;
  const say = useWords(formWords);
  const input = inputs[field.key];
  return <Select<string[], CodeOption> {...links} mode="multiple" value={typeof input === 'object' ? [...input] : []} onChange={onChange} options={useCodeOptions(props)} showSearch={byName} notFoundContent={say('noCode')} />;
}
