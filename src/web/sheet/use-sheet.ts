import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RecordPageView, RecordView, RegisterView, SavedRecord } from '../../contract/register.ts';
import type { Finding } from '../../domain/register/finding.ts';
import type { Me } from '../../contract/session.ts';
import { get, withQuery } from '../api/client.ts';
import { problemOf } from '../api/refusal.ts';
import { meKey } from '../api/use-me.ts';
import { findingsOfRefusal, newRequest, sendRecord } from '../record/save-record.ts';
import { useReread } from '../record/use-record.ts';
import type { FieldView } from '../register/field-view.ts';
import { keepDraft, keptDraft, withDraft, type DraftPlace } from './sheet-draft.ts';
import { truerText, type PastedCell } from './pasted-cells.ts';
import { isChanged, newRow, pasteInto, rowOf, withCell, withoutHeading, type CellPlace, type CellText, type SheetRow } from './sheet-rows.ts';

const PAGE = 200;
/** So many rows a sheet holds: more is for a file. */
export const MOST_ROWS = 1000;
const SPARE = 5;
const AT_ONCE = 4;

/** The records of a unit that a sheet opens with, oldest order of the register, as many as a sheet can hold. */
export function useSheetRecords(key: string, unit: string, where: string) {
  return useQuery({
    queryKey: ['sheet', key, unit, where], enabled: unit !== '', staleTime: Infinity, gcTime: 0,
    queryFn: async ({ signal }) => {
      const records: RecordView[] = [];
      for (let cursor: string | null = null; records.length <= MOST_ROWS;) {
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
  readonly paste: (at: CellPlace, cells: readonly (readonly PastedCell[])[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  /** Rows brought back from what was not saved last time; how many of them somebody changed since. */
  readonly restored: { readonly rows: number; readonly outdated: number };
  /** Rows that were pasted beyond the most a sheet holds. */
  readonly beyond: number;
  /** Whether the browser keeps what is not saved. */
  readonly kept: boolean;
  readonly giveUp: () => void;
  readonly save: (ready: readonly SheetRow[]) => Promise<{ readonly saved: number; readonly failed: number }>;
}

interface SheetInput {
  readonly register: RegisterView;
  readonly fields: readonly FieldView[];
  readonly unitId: string;
  readonly where: string;
  readonly records: readonly RecordView[];
  readonly textOf: CellText;
  /** What stands in new rows from the start: the period. */
  readonly start: Readonly<Record<string, string>>;
}

let made = 0;
const named = () => { made += 1; return { key: `row-${made}`, request: newRequest() }; };

/** Rows, and what they were before and after, for undoing. */
interface Course {
  readonly rows: readonly SheetRow[];
  readonly past: readonly (readonly SheetRow[])[];
  readonly next: readonly (readonly SheetRow[])[];
  /** The cell typed into last: what is typed on in it is one step. */
  readonly at: string;
}

const STEPS = 50;

/** One step on; typing on in the same cell is the same step. */
function stepped(course: Course, rows: readonly SheetRow[], at: string): Course {
  const same = at !== '' && at === course.at;
  return { rows, past: same ? course.past : [...course.past.slice(1 - STEPS), course.rows], next: [], at };
}

function wentBack({ rows, past, next }: Course): Course {
  const last = past[past.length - 1];
  return last === undefined ? { rows, past, next, at: '' } : { rows: last, past: past.slice(0, -1), next: [...next, rows], at: '' };
}

function wentOn({ rows, past, next }: Course): Course {
  const first = next[next.length - 1];
  return first === undefined ? { rows, past, next, at: '' } : { rows: first, past: [...past, rows], next: next.slice(0, -1), at: '' };
}

/** Keeps the rows of a sheet. */
export function useSheet({ register, fields, unitId, where, records, textOf, start }: SheetInput): Sheet {
  const blank = useCallback(() => newRow(named(), start), [start]);
  const opened = useCallback(() => withSpare(records.slice(0, MOST_ROWS).map((record) => rowOf(record, fields, textOf, named())), blank), [records, fields, textOf, blank]);
  const person = useQueryClient().getQueryData<Me>(meKey)?.person?.id ?? '';
  const place = useMemo((): DraftPlace => ({ person, register, unitId, where }), [person, register, unitId, where]);
  const [brought] = useState(() => withDraft(opened(), keptDraft(place), blank));
  const [course, setCourse] = useState<Course>(() => ({ rows: withSpare(brought.rows, blank), past: [], next: [], at: '' }));
  const [restored, setRestored] = useState({ rows: brought.restored, outdated: brought.outdated });
  const [beyond, setBeyond] = useState(0);
  const saving = useSaving({ register, unitId, fields, textOf }, setCourse);
  const { rows } = course;
  const kept = useDraft(place, rows);
  useLeaveWarning(rows.some(isChanged));
  const set = useCallback((at: number, field: string, text: string) => setCourse((now) => {
    const changed = now.rows.map((row, index) => (index === at ? withCell(row, field, text) : row));
    return stepped(now, withSpare(changed, blank), `${at} ${field}`);
  }), [blank]);
  const paste = useCallback<Sheet['paste']>((at, cells) => {
    const texts = cells.map((line) => line.map((cell, offset) => truerText(fields[at.column + offset] ?? { type: 'text' }, cell)));
    const pasted = withoutHeading(texts, fields, at.column);
    const fits = pasted.slice(0, Math.max(0, MOST_ROWS - at.row));
    setBeyond(pasted.length - fits.length);
    setCourse((now) => stepped(now, withSpare(pasteInto(now.rows, fields, at, fits, blank), blank), ''));
  }, [fields, blank]);
  const giveUp = useCallback(() => { setCourse({ rows: opened(), past: [], next: [], at: '' }); setRestored({ rows: 0, outdated: 0 }); setBeyond(0); }, [opened]);
  return useMemo(() => ({
    rows, set, paste, giveUp, restored, beyond, kept, ...saving, canUndo: course.past.length > 0, undo: () => setCourse(wentBack), redo: () => setCourse(wentOn),
  }), [rows, set, paste, giveUp, restored, beyond, kept, saving, course.past]);
}

const PAUSE = 400;

/** Keeps what was changed a moment after it was; answers whether there was room for it. */
function useDraft(place: DraftPlace, rows: readonly SheetRow[]): boolean {
  const [kept, setKept] = useState(true);
  useEffect(() => {
    const timer = window.setTimeout(() => setKept(keepDraft(place, rows)), PAUSE);
    return () => window.clearTimeout(timer);
  }, [place, rows]);
  return kept;
}

/** Saves rows one by one, some at a time. */
function useSaving({ register, unitId, fields, textOf }: Pick<SheetInput, 'register' | 'unitId' | 'fields' | 'textOf'>, setCourse: (next: (now: Course) => Course) => void): Pick<Sheet, 'busy' | 'save'> {
  const [busy, setBusy] = useState<Sheet['busy']>(null);
  const reread = useReread(register.key);
  const save = useCallback(async (ready: readonly SheetRow[]) => {
    setBusy({ done: 0, all: ready.length });
    let [saved, failed] = [0, 0];
    await inTurns(ready, async (row) => {
      const after = await sendRow(register, unitId, row, fields, textOf);
      if (isChanged(after)) failed += 1; else saved += 1;
      setCourse((now) => ({ ...now, rows: now.rows.map((one) => (one.key === row.key ? after : one)), past: [], next: [], at: '' }));
      setBusy({ done: saved + failed, all: ready.length });
    });
    setBusy(null);
    await reread();
    return { saved, failed };
  }, [register, unitId, fields, textOf, reread, setCourse]);
  return useMemo(() => ({ busy, save }), [busy, save]);
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
const sentOf = (row: SheetRow): Readonly<Record<string, string>> =>
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

