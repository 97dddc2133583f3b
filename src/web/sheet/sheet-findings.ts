import { useMemo } from 'react';
import type { RegisterRow, RegisterView } from '../../contract/register.ts';
import type { Unit } from '../../contract/unit.ts';
import type { Finding } from '../../domain/register/finding.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { useToday } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';
import { inTheWay } from '../record/form-state.ts';
import { examine, liveRegister, readContextOf, surroundingsOf } from '../register/live-register.ts';
import { useRegisters } from '../register/use-registers.ts';
import { isChanged, type SheetRow } from './sheet-rows.ts';

/** What is known of one row: its values with what is computed, and all that is wrong or unusual. */
export interface ExaminedRow {
  readonly values: RecordValues;
  readonly findings: readonly Finding[];
  /** Some of it stands against saving. */
  readonly stopped: boolean;
}

interface Known {
  readonly today: string;
  readonly units: readonly Unit[];
  readonly registers: readonly RegisterRow[];
}

/** Makes the examiner of a sheet: it remembers what it found in a row until the row changes. */
function examinerOf(register: RegisterView, unitId: string, known: Known): (row: SheetRow) => ExaminedRow {
  const live = liveRegister(register);
  const context = readContextOf(register, known);
  const around = surroundingsOf(register, known.today, known.units.find(({ id }) => id === unitId));
  const blank = Object.fromEntries(register.fields.filter(({ type }) => type !== 'formula').map(({ key }) => [key, '']));
  const found = new WeakMap<SheetRow, ExaminedRow>();
  return (row) => {
    const held = found.get(row);
    if (held !== undefined) return held;
    // Of a record only what was changed is read again; of a new row everything, so that what is missing is told.
    const typed = row.record === null ? { ...blank, ...row.cells } : Object.fromEntries(Object.entries(row.cells).filter(([key, text]) => text !== row.start[key]));
    const { values, findings } = examine(live, typed, context, around, row.record?.values ?? {});
    const all = [...findings, ...row.said.filter(({ code, field }) => !findings.some((one) => one.code === code && one.field === field))];
    const examined = { values, findings: all, stopped: inTheWay(findings, register, row.record).length > 0 };
    found.set(row, examined);
    return examined;
  };
}

/** Examines every row that holds something. */
export function useExaminedRows(register: RegisterView, unitId: string, rows: readonly SheetRow[]): ReadonlyMap<string, ExaminedRow> {
  const today = useToday();
  const units = useUnits().data;
  const registers = useRegisters().data;
  const examineRow = useMemo(() => examinerOf(register, unitId, { today, units: units ?? [], registers: registers ?? [] }), [register, unitId, today, units, registers]);
  return useMemo(() => new Map(rows.filter((row) => row.record !== null || isChanged(row)).map((row) => [row.key, examineRow(row)])), [rows, examineRow]);
}
