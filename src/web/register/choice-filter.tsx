import { Select } from 'antd';
import type { RegisterView } from '../../contract/register.ts';
import { usePick } from '../i18n/use-language.ts';
import { textMatches } from '../table/initials.ts';
import type { FieldView } from './field-view.ts';

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
