import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { RecordPageView, RecordView } from '../../contract/register.ts';
import { get, withQuery } from '../api/client.ts';
import type { FieldLinks } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { writeCondition } from '../register/conditions.ts';
import type { FieldView } from '../register/field-view.ts';
import { searchedField } from '../register/record-filters.tsx';
import { useRegister } from '../register/use-registers.ts';
import { textMatches } from '../table/initials.ts';
import { formWords } from './form-words.ts';
import type { Inputs } from './record-draft.ts';
import { useLate } from './use-late.ts';

interface ReferencePickerProps {
  readonly field: FieldView;
  readonly inputs: Inputs;
  readonly unitId: string;
  readonly before: RecordView | null;
  readonly links: FieldLinks;
  readonly onChange: (id: string) => void;
}

const MOST = 200;

interface Option { readonly value: string; readonly label: string }

/** Records of the register a field points at, those of the unit: the first of its list, or those whose name holds what was typed. */
function useReferred(to: string, unitId: string, search: string) {
  const { data: register } = useRegister(to);
  const searched = register === undefined ? undefined : searchedField(register);
  const where = search === '' || searched === undefined ? undefined : writeCondition({ kind: 'contains', field: searched.key, text: search });
  return useQuery({
    queryKey: ['records', to, 'pick', unitId, where ?? ''], enabled: unitId !== '' && register !== undefined, staleTime: 60_000,
    queryFn: ({ signal }) => get<RecordPageView>(withQuery(`/api/registers/${to}/records`, { unit: unitId, limit: MOST, where }), signal),
  });
}

/** A record of another register of the same unit, found by its title or first letters; of many, by what the server finds. */
export function ReferencePicker({ field, inputs, unitId, before, links, onChange }: ReferencePickerProps) {
  const say = useWords(formWords);
  const [typed, type] = useState('');
  const [named, name] = useState<Readonly<Record<string, string>>>({});
  const late = useLate(typed.trim());
  const first = useReferred(field.to ?? '', unitId, '');
  // What stands on the first page is found without asking; only where there are more the server looks.
  const more = useReferred(field.to ?? '', unitId, first.data?.next === null ? '' : late);
  const held = String(inputs[field.key] ?? '');
  const records = new Map([...first.data?.records ?? [], ...more.data?.records ?? []].filter(({ retiredAt }) => retiredAt === null).map((record) => [record.id, record.title]));
  const found = [...records].map(([value, label]): Option => ({ value, label }));
  const options = held === '' || records.has(held) ? found : [{ value: held, label: named[held] ?? before?.names[held] ?? held }, ...found];
  return (
    <Select<string, Option>
      {...links} value={held === '' ? null : held} options={options} allowClear loading={first.isFetching || more.isFetching} notFoundContent={say('noReference')}
      {...(typeof first.data?.next === 'string' ? { placeholder: say('referenceMore') } : {})} popupMatchSelectWidth={280}
      onChange={(id, chosen) => { if (chosen !== undefined && !Array.isArray(chosen)) name({ ...named, [id]: chosen.label }); type(''); onChange(id ?? ''); }}
      showSearch={{ onSearch: type, filterOption: (text, option) => option !== undefined && textMatches(option.label, text) }}
    />
  );
}
