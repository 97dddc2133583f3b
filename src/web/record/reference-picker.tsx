import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { RecordPageView, RecordView } from '../../contract/register.ts';
import { get, withQuery } from '../api/client.ts';
import type { FieldLinks } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import type { FieldView } from '../register/field-view.ts';
import { textMatches } from '../table/initials.ts';
import { formWords } from './form-words.ts';
import type { Inputs } from './record-draft.ts';

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

/** A record of another register of the same unit, found by its title or first letters; the newest stand first. */
export function ReferencePicker({ field, inputs, unitId, before, links, onChange }: ReferencePickerProps) {
  const say = useWords(formWords);
  const { data } = useQuery({
    queryKey: ['records', field.to, 'pick', unitId], enabled: unitId !== '', staleTime: 60_000,
    queryFn: ({ signal }) => get<RecordPageView>(withQuery(`/api/registers/${field.to ?? ''}/records`, { unit: unitId, limit: MOST }), signal),
  });
  const held = String(inputs[field.key] ?? '');
  const found = (data?.records ?? []).filter(({ retiredAt }) => retiredAt === null).map((record): Option => ({ value: record.id, label: record.title }));
  const options = held === '' || found.some(({ value }) => value === held) ? found : [{ value: held, label: before?.names[held] ?? held }, ...found];
  return (
    <Select<string, Option>
      {...links} value={held === '' ? null : held} onChange={(id) => onChange(id ?? '')} options={options} allowClear loading={data === undefined && unitId !== ''} notFoundContent={say('noReference')}
      showSearch={{ filterOption: (typed, option) => option !== undefined && textMatches(option.label, typed) }}
    />
  );
}
