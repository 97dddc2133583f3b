import { useMemo } from 'react';
import type { Unit } from '../../contract/unit.ts';
import { useMayAt } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { Field } from '../frame/field.tsx';
import { useWords } from '../i18n/define-words.ts';
import { UnitPicker } from '../unit/unit-picker.tsx';
import { firstGranted } from './first-granted.ts';
import { planWords } from './plan-words.ts';

/** Units one may upload a plan for, and the one it belongs to unless another is chosen. */
export interface UploadUnits {
  readonly allowed: ReadonlySet<string>;
  readonly first: string;
}

/** Where the person asking may upload a plan. */
export function useUploadUnits(): UploadUnits {
  const { data } = useUnits();
  const { mayAt, grants } = useMayAt();
  return useMemo(() => {
    const allowed = (data ?? []).filter((unit) => !unit.retired && mayAt('plan.upload', unit.path));
    return { allowed: new Set(allowed.map((unit) => unit.id)), first: firstGranted(allowed, grants)?.id ?? '' };
  }, [data, mayAt, grants]);
}

interface UploadUnitProps {
  readonly units: UploadUnits;
  readonly value: string;
  readonly onChange: (unitId: string) => void;
}

/** Asks whose plan it is, where that is a question at all. */
export function UploadUnit({ units, value, onChange }: UploadUnitProps) {
  const say = useWords(planWords);
  if (units.allowed.size < 2) return null;
  const only = (unit: Unit) => units.allowed.has(unit.id);
  return (
    <Field label={say('whosePlan')} hint={say('whosePlanHint')}>
      {(links) => <UnitPicker {...links} value={value} onChange={onChange} only={only} />}
    </Field>
  );
}
