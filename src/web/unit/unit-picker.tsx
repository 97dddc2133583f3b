import { Select } from 'antd';
import { useMemo } from 'react';
import type { Unit } from '../../contract/unit.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { useWords } from '../i18n/define-words.ts';
import { depthOf, inTreeOrder, unitMatches } from './find-units.ts';
import { unitWords } from './unit-words.ts';

interface PickerLinks {
  readonly id?: string;
  readonly className?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

interface UnitPickerProps extends PickerLinks {
  readonly value: string;
  readonly onChange: (unitId: string) => void;
  /** The choice of no unit at all, in its words. */
  readonly none?: string;
  /** Offers these units alone. */
  readonly only?: (unit: Unit) => boolean;
  /** Only units at or below this path. */
  readonly under?: string;
}

interface UnitsPickerProps extends PickerLinks {
  readonly value: readonly string[];
  readonly onChange: (unitIds: readonly string[]) => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly unit: Unit | null;
}

const matches = (typed: string, option: Option | undefined): boolean => (option?.unit === null ? typed === '' : option !== undefined && unitMatches(option.unit, typed));

// Set in by its level, in the list only: once chosen, the name stands alone.
const setIn = (option: { readonly data: Option }) => (
  <span style={{ paddingLeft: `${option.data.unit === null ? 0 : Math.max(0, depthOf(option.data.unit)) * 0.875}rem` }}>{option.data.label}</span>
);

/** One unit, found by name, initials or pinyin. */
export function UnitPicker({ value, onChange, none, only, under = '', ...links }: UnitPickerProps) {
  const say = useWords(unitWords);
  const options = useOptions(only).filter((option) => option.unit?.path.startsWith(under) !== false);
  const all = none === undefined ? options : [{ value: '', label: none, unit: null }, ...options];
  return <Select<string, Option> {...links} value={value} onChange={onChange} options={all} optionRender={setIn} showSearch={{ filterOption: matches }} notFoundContent={say('noUnit')} popupMatchSelectWidth={280} />;
}

/** Several units. */
export function UnitsPicker({ value, onChange, ...links }: UnitsPickerProps) {
  const say = useWords(unitWords);
  return <Select<string[], Option> {...links} mode="multiple" value={[...value]} onChange={onChange} options={useOptions()} optionRender={setIn} showSearch={{ filterOption: matches }} notFoundContent={say('noUnit')} />;
}

const every = (): boolean => true;

function useOptions(only: (unit: Unit) => boolean = every): Option[] {
  const { data } = useUnits();
  return useMemo(() => inTreeOrder((data ?? []).filter((unit) => !unit.retired && only(unit)))
    .map((unit) => ({ value: unit.id, label: unit.name, unit })), [data, only]);
}
