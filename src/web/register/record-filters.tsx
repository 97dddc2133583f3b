import type { ReactNode } from 'react';
import type { RegisterView } from '../../contract/register.ts';
import { fieldsOfTitle } from '../../domain/register/record-title.ts';
import { useMayAt } from '../api/use-me.ts';
import { useWords } from '../i18n/define-words.ts';
import { usePick } from '../i18n/use-language.ts';
import { SearchBox } from '../table/search-box.tsx';
import type { Address } from '../table/use-address.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { AdvancedFilter } from './advanced-filter.tsx';
import { ChoiceFilter } from './choice-filter.tsx';
import { ConditionAdder } from './condition-adder.tsx';
import { ConditionChips } from './condition-chips.tsx';
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
const choicesBeside = (register: RegisterView): readonly FieldView[] =>
  register.display.columns.flatMap((key) => register.fields.filter((field) => field.key === key && field.list !== undefined && field.type !== 'choices' && isAsked(field))).slice(0, BESIDE);

/** The text field that the search looks into: one of the record's name before any other. */
export const searchedField = (register: RegisterView): FieldView | undefined =>
  [...fieldsOfTitle(register.display.title), ...register.display.columns, ...register.fields.map(({ key }) => key)].flatMap((key) => register.fields.filter((field) => field.key === key && field.type === 'text' && isAsked(field)))[0];

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
  const beside = choicesBeside(register);
  const elsewhere = new Set([...beside.map(({ key }) => key), ...(contains === undefined || searched === undefined ? [] : [searched.key])]);
  const others = register.fields.filter((field) => isAsked(field) && !['location', 'file', 'unit', 'person', 'reference', 'choices'].includes(field.type));
  return (
    <>
      <search className="filters no-print">
        {searched !== undefined && (
          <SearchBox
            label={say('searchIn', { field: pick(searched.name) })} placeholder={say('searchIn', { field: pick(searched.name) })} value={contains?.kind === 'contains' ? contains.text : ''}
            onChange={(text) => set(searched.key, text.trim() === '' ? null : { kind: 'contains', field: searched.key, text: text.trim() })}
          />
        )}
        {!oneUnit && <UnitPicker className="filters__pick" aria-label={say('unit')} none={say('allUnits')} only={(unit) => mayAt('record.list', unit.path)} value={address['unit'] ?? ''} onChange={(unit) => onChange({ unit })} />}
        {beside.map((field) => {
          const chip = read.chips.find((one) => one.field === field.key);
          return <ChoiceFilter key={field.key} register={register} field={field} codes={chip?.kind === 'in' ? chip.codes : []} onPick={(codes) => set(field.key, { kind: 'in', field: field.key, codes })} />;
        })}
        <ConditionAdder register={register} fields={others} read={read} onSet={set} />
        <AdvancedFilter register={register} where={address['where'] ?? ''} onApply={(where) => onChange({ where })} />
        <span className="filters__tools">{tools}</span>
      </search>
      <ConditionChips register={register} read={read} shownElsewhere={elsewhere} onRemove={(field) => set(field, null)} onRemoveRest={() => onChange({ where: writeConditions({ ...read, rest: '' }) })} />
    </>
  );
}
