import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { RegisterView } from '../../contract/register.ts';
import { useMayAt } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { textMatches } from '../table/initials.ts';
import { SearchBox } from '../table/search-box.tsx';
import type { Address } from '../table/use-address.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { readConditions, withCondition, writeConditions, type Condition } from './conditions.ts';
import type { FieldView } from './field-view.ts';
import { registerWords } from './register-words.ts';
import { useOneUnit } from './use-one-unit.ts';

interface RecordFiltersProps {
  readonly register: RegisterView;
  readonly address: Address;
  readonly onChange: (changes: Address) => void;
  readonly tools: ReactNode;
}

/** Whether a reader may look for what is in the field. */
export const isAsked = (field: FieldView): boolean => !field.masked && !field.encrypted;

const BESIDE = 3;

/** The fields that have a filter of their own beside the search: the first choices of the list. */
export const choicesBeside = (register: RegisterView): readonly FieldView[] =>
  register.display.columns.flatMap((key) => register.fields.filter((field) => field.key === key && field.list !== undefined && field.type !== 'choices' && isAsked(field))).slice(0, BESIDE);

/** The text field that the search looks into. */
export const searchedField = (register: RegisterView): FieldView | undefined =>
  [...register.display.columns, ...register.fields.map(({ key }) => key)].flatMap((key) => register.fields.filter((field) => field.key === key && field.type === 'text' && isAsked(field)))[0];

/** Narrows the list: by word, unit, choices, and any other field. */
export function RecordFilters({ register, address, onChange, tools }: RecordFiltersProps) {
  const say = useWords(registerWords);
  const pick = usePick();
  const { mayAt } = useMayAt();
  const oneUnit = useOneUnit();
  const read = readConditions(address['where'] ?? '', register.fields.map(({ key }) => key));
  const set = (field: string, condition: Condition | null) => onChange({ where: writeConditions(withCondition(read, field, condition)) });
  const searched = searchedField(register);
  const contains = read.chips.find((chip) => chip.kind === 'contains' && chip.field === searched?.key);
  return (
    <search className="filters no-print">
      {searched !== undefined && (
        <SearchBox
          label={say('searchIn', { field: pick(searched.name) })} placeholder={say('searchIn', { field: pick(searched.name) })} value={contains?.kind === 'contains' ? contains.text : ''}
          onChange={(text) => set(searched.key, text.trim() === '' ? null : { kind: 'contains', field: searched.key, text: text.trim() })}
        />
      )}
      {!oneUnit && <UnitPicker className="filters__pick" aria-label={say('unit')} none={say('allUnits')} only={(unit) => mayAt('record.list', unit.path)} value={address['unit'] ?? ''} onChange={(unit) => onChange({ unit })} />}
      {choicesBeside(register).map((field) => {
        const chip = read.chips.find((one) => one.field === field.key);
        return <ChoiceFilter key={field.key} register={register} field={field} codes={chip?.kind === 'in' ? chip.codes : []} onPick={(codes) => set(field.key, { kind: 'in', field: field.key, codes })} />;
      })}
      <span className="filters__tools">{tools}</span>
    </search>
  );
}

interface ChoiceFilterProps {
  readonly register: RegisterView;
  readonly field: FieldView;
  readonly codes: readonly string[];
  readonly onPick: (codes: readonly string[]) => void;
}

/** Several codes of a choice. */
export function ChoiceFilter({ register, field, codes, onPick }: ChoiceFilterProps) {
  const pick = usePick();
  const items = register.codeLists.find((list) => list.key === field.list)?.items ?? [];
  const options = items.map((item) => ({ value: item.code, label: pick(item.name), both: `${item.name.zh} ${item.name.en}` }));
  return (
    <Select<string[], (typeof options)[number]>
      mode="multiple" className="filters__pick" aria-label={pick(field.name)} placeholder={pick(field.name)} value={[...codes]} onChange={onPick} options={options} allowClear maxTagCount="responsive"
      showSearch={{ filterOption: (typed, option) => option !== undefined && textMatches(option.both, typed) }} popupMatchSelectWidth={200}
    />
  );
}
