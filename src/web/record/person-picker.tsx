import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import type { RecordView } from '../../contract/register.ts';
import type { PersonRow } from '../../contract/session.ts';
import { get, withQuery } from '../api/client.ts';
import type { FieldLinks } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import type { FieldView } from '../register/field-view.ts';
import { formWords } from './form-words.ts';
import type { Inputs } from './record-draft.ts';
import { useLate } from './use-late.ts';

interface PersonPickerProps {
  readonly field: FieldView;
  readonly inputs: Inputs;
  readonly unitId: string;
  readonly before: RecordView | null;
  readonly links: FieldLinks;
  readonly onChange: (id: string) => void;
}

interface Option { readonly value: string; readonly label: string; readonly unitName: string }

const withUnit = (option: { readonly data: Option }) => <>{option.data.label} <span className="quiet">{option.data.unitName}</span></>;

/** A person with an account, found by name or sign-in name; the unit tells two of one name apart. */
export function PersonPicker({ field, inputs, unitId, before, links, onChange }: PersonPickerProps) {
  const say = useWords(formWords);
  const [typed, type] = useState('');
  const [named, name] = useState<Readonly<Record<string, string>>>({});
  const search = useLate(typed.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['people', unitId, search], enabled: unitId !== '' && search !== '', staleTime: 60_000,
    queryFn: ({ signal }) => get<PersonRow[]>(withQuery('/api/people', { unit: unitId, search }), signal),
  });
  const held = String(inputs[field.key] ?? '');
  const found = search === '' ? [] : (data ?? []).map((person): Option => ({ value: person.id, label: person.name, unitName: person.unitName }));
  const options = held === '' || found.some(({ value }) => value === held) ? found : [{ value: held, label: named[held] ?? before?.names[held] ?? held, unitName: '' }, ...found];
  return (
    <Select<string, Option>
      {...links} value={held === '' ? null : held} options={options} loading={isFetching} allowClear={!field.required} placeholder={say('personSearch')}
      showSearch={{ filterOption: false, onSearch: type }} notFoundContent={search === '' ? say('personSearch') : isFetching ? '…' : say('noPerson')} popupMatchSelectWidth={280}
      optionRender={withUnit}
      onChange={(id, chosen) => { if (chosen !== undefined && !Array.isArray(chosen)) name({ ...named, [id]: chosen.label }); type(''); onChange(id ?? ''); }}
    />
  );
}
