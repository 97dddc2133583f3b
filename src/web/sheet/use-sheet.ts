import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RecordPageView, RecordView, RegisterView, SavedRecord } from '../../contract/register.ts';
import type { Finding } from '../../domain/register/finding.ts';
import { get, withQuery } from '../api/client.ts';
import { problemOf } from '../api/refusal.ts';
import { findingsOfRefusal, newRequest, sendRecord } from '../record/save-record.ts';
import { useReread } from '../record/use-record.ts';
import type { FieldView } from '../register/field-view.ts';
import { isChanged, newRow, pasteInto, readPasted, rowOf, withCell, withoutHeading, type CellPlace, type CellText, type SheetRow } from './sheet-rows.ts';

const PAGE = 200;
const MOST = 1000;
const SPARE = 5;
const AT_ONCE = 4;

/** The records of a unit that a sheet opens with, oldest order of the register, as many as a sheet can hold. */
export function useSheetRecords(key: string, unit: string, where: string) {
  return useQuery({
    queryKey: ['sheet', key, unit, where], enabled: unit !== '', staleTime: Infinity, gcTime: 0,
    queryFn: async ({ signal }) => {
      const records: RecordView[] = [];
      for (let cursor: string | null = null; records.length < MOST;) {
        const page: RecordPageView = await get<RecordPageView>(withQuery(`/api/registers/${key}/records`, { unit, where, limit: PAGE, cursor }), signal);
        records.push(...page.records);
        cursor = page.next;
        if (cursor === null) break;
      }
      return records.filter(({ retiredAt }) => retiredAt === null);
    },
  });
}

/** A sheet: its rows and what can be done to them. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly busy: { readonly done: number; readonly all: number } | null;
  readonly set: (row: number, field: string, text: string) => void;
  readonly paste: (at: CellPlace, text: string) => void;
  readonly undo: () => void;
  readonly canUndo: boolean;
  readonly giveUp: () => void;
  readonly save: (ready: readonly SheetRow[]) => Promise<{ readonly saved: number; readonly failed: number }>;
}

interface SheetInput {
  readonly register: RegisterView;
  readonly fields: readonly FieldView[];
  readonly unitId: string;
  readonly records: readonly RecordView[];
  readonly textOf: CellText;
  /** What stands in new rows from the start: the period. */
  readonly start: Readonly<Record<string, string>>;
}

let made = 0;
const named = () => { made += 1; return { key: `row-${made}`, request: newRequest() }; };

/** Keeps the rows of a sheet. */
export function useSheet({ register, fields, unitId, records, textOf, start }: SheetInput): Sheet {
  const blank = useCallback(() => newRow(named(), start), [start]);
  const opened = useCallback(() => withSpare(records.map((record) => rowOf(record, fields, textOf, named())), blank), [records, fields, textOf, blank]);
  const [rows, setRows] = useState(opened);
  const [past, setPast] = useState<readonly (readonly SheetRow[])[]>([]);
  const [busy, setBusy] = useState<Sheet['busy']>(null);
  const reread = useReread(register.key);
  useLeaveWarning(rows.some(isChanged));
  const change = useCallback((next: (now: readonly SheetRow[]) => readonly SheetRow[]) => setRows((now) => withSpare(next(now), blank)), [blank]);
  const set = useCallback((at: number, field: string, text: string) => change((now) => now.map((row, index) => (index === at ? withCell(row, field, text) : row))), [change]);
  const paste = useCallback((at: CellPlace, text: string) => {
    setPast((held) => [...held.slice(-19), rows]);
    change((now) => pasteInto(now, fields, at, withoutHeading(readPasted(text), fields, at.column), blank));
  }, [rows, change, fields, blank]);
  const save = useCallback(async (ready: readonly SheetRow[]) => {
    setBusy({ done: 0, all: ready.length });
    let [saved, failed] = [0, 0];
    await inTurns(ready, async (row) => {
      const after = await sendRow(register, unitId, row, fields, textOf);
      if (isChanged(after)) failed += 1; else saved += 1;
      setRows((now) => now.map((one) => (one.key === row.key ? after : one)));
      setBusy({ done: saved + failed, all: ready.length });
    });
    setBusy(null);
    setPast([]);
    await reread();
    return { saved, failed };
  }, [register, unitId, fields, textOf, reread]);
  return useMemo(() => ({
    rows, busy, set, paste, save, canUndo: past.length > 0,
    undo: () => { const last = past[past.length - 1]; if (last !== undefined) { setRows(last); setPast(past.slice(0, -1)); } },
    giveUp: () => { setPast([]); setRows(opened()); },
  }), [rows, busy, set, paste, save, past, opened]);
}

// There is always room for the next rows.
function withSpare(rows: readonly SheetRow[], blank: () => SheetRow): readonly SheetRow[] {
  let spare = 0;
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at];
    if (row === undefined || row.record !== null || isChanged(row)) break;
    spare += 1;
  }
  return spare >= SPARE ? rows : [...rows, ...Array.from({ length: SPARE - spare }, blank)];
}

async function inTurns<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const worker = async () => { for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one); };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** What of a row goes to the server: the cells that were changed, of a new row all that are not empty. */
export const sentOf = (row: SheetRow): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(row.cells).filter(([key, text]) => (row.record === null ? text.trim() !== '' : text !== row.start[key])));

async function sendRow(register: RegisterView, unitId: string, row: SheetRow, fields: readonly FieldView[], textOf: CellText): Promise<SheetRow> {
  try {
    const { record, findings }: SavedRecord = await sendRecord(register.key, { unitId, values: sentOf(row), explanations: {}, before: row.record, request: row.request });
    const said = findings.map((finding): Finding => ({ field: finding.field, strength: finding.strength, code: finding.code, zh: finding.zh, en: finding.en, ...(finding.check !== undefined && { check: finding.check }) }));
    return { ...rowOf(record, fields, textOf, row), said };
  } catch (error) {
    const said = findingsOfRefusal(error);
    return said.length > 0 ? { ...row, said } : { ...row, refusal: problemOf(error) };
  }
}

function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
}

