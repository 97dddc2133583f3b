import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { CheckedRecord, RecordView, RegisterView } from '../../contract/register.ts';
import type { Finding } from '../../domain/register/finding.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { post } from '../api/client.ts';
import { useToday } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { examine, liveRegister, readContextOf, surroundingsOf, type TypedValues } from '../register/live-register.ts';
import { useRegisters } from '../register/use-registers.ts';
import { typedOf } from './record-inputs.ts';
import type { Inputs } from './record-draft.ts';

/** What a form knows of what stands in it. */
export interface LiveForm {
  readonly typed: TypedValues;
  /** Read and computed values, by field key. */
  readonly values: RecordValues;
  readonly findings: readonly Finding[];
}

/** Computes and checks what stands in a form as it is typed: at once what the page can know, a moment later what only the server knows. */
export function useLiveForm(register: RegisterView, unitId: string, inputs: Inputs, before: RecordView | null): LiveForm {
  const today = useToday();
  const units = useUnits().data;
  const registers = useRegisters().data;
  const live = useMemo(() => liveRegister(register), [register]);
  const context = useMemo(() => readContextOf(register, { today, units: units ?? [], registers: registers ?? [] }), [register, today, units, registers]);
  const unit = units?.find(({ id }) => id === unitId);
  const around = useMemo(() => surroundingsOf(register, today, unit), [register, today, unit]);
  const typed = useMemo(() => typedOf(register, inputs, before), [register, inputs, before]);
  const there = useThere(register.key, unitId, typed, before, live.thereOnly.size > 0);
  return useMemo(() => {
    const held = Object.fromEntries(Object.entries(there?.values ?? before?.values ?? {}).filter(([key]) => live.thereOnly.has(key)));
    const here = examine(live, typed, context, around, held);
    const others = there?.findings.filter(({ check }) => check !== undefined && live.thereOnly.has(check)) ?? [];
    return { typed, values: here.values, findings: [...here.findings, ...others.map((finding): Finding => ({ field: finding.field, strength: finding.strength, code: finding.code, zh: finding.zh, en: finding.en, check: finding.check ?? '' }))] };
  }, [live, typed, context, around, there, before]);
}

const PAUSE_MS = 500;

// Asked once typing rests; until then the last answer stands.
function useThere(key: string, unitId: string, typed: TypedValues, before: RecordView | null, asks: boolean): CheckedRecord | undefined {
  const settled = useSettled(typed);
  const { data } = useQuery({
    queryKey: ['check', key, unitId, before?.id ?? '', settled], enabled: asks && unitId !== '', staleTime: 60_000, gcTime: 60_000, placeholderData: (last) => last, retry: false,
    queryFn: () => post<CheckedRecord>(`/api/registers/${key}/check`, { unitId, values: settled, ...(before !== null && { id: before.id }) }),
  });
  return data;
}

function useSettled<T>(value: T): T {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
