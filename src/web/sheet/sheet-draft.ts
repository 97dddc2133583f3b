/*
 * What was typed into a sheet and not saved yet, kept in this browser for the person who typed it. Of a register of
 * people it is kept in this tab only: others may sit down at the same machine. What the server encrypts is never kept.
 */
import type { RegisterView } from '../../contract/register.ts';
import { changedCells, isChanged, withCell, type SheetRow } from './sheet-rows.ts';

/** One row as it was left: only what was changed. */
interface KeptRow {
  /** The record; null for a row that is new. */
  readonly record: string | null;
  readonly version: number;
  readonly request: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Where a draft is kept: whose, of which register, unit and rows. */
export interface DraftPlace { readonly person: string; readonly register: RegisterView; readonly unitId: string; readonly where: string }

const PERSONAL = 2;

const nameOf = ({ person, register, unitId, where }: DraftPlace): string => `xuezheng.sheet.${person}.${register.key}.${unitId}.${where}`;
const storeOf = ({ register }: DraftPlace): Storage => (register.fields.some(({ sensitivity }) => sensitivity >= PERSONAL) ? window.sessionStorage : window.localStorage);

/** What of these rows is kept. */
export function draftOf(rows: readonly SheetRow[], register: Pick<RegisterView, 'fields'>): readonly KeptRow[] {
  const secret = new Set(register.fields.filter(({ encrypted }) => encrypted).map(({ key }) => key));
  return rows.filter(isChanged).map((row) => ({
    record: row.record?.id ?? null, version: row.record?.version ?? 0, request: row.request,
    cells: Object.fromEntries(changedCells(row).filter((key) => !secret.has(key)).map((key) => [key, row.cells[key] ?? ''])),
  })).filter(({ cells }) => Object.keys(cells).length > 0);
}

/** Keeps what was changed; nothing once all is saved. False when the browser has no room for it. */
export function keepDraft(place: DraftPlace, rows: readonly SheetRow[]): boolean {
  const kept = draftOf(rows, place.register);
  storeOf(place).removeItem(nameOf(place));
  if (kept.length === 0) return true;
  try {
    storeOf(place).setItem(nameOf(place), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** The draft that was kept, if it can be read. */
export function keptDraft(place: DraftPlace): readonly KeptRow[] {
  const text = storeOf(place).getItem(nameOf(place));
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) && kept.every(isKept) ? kept : [];
  } catch {
    return [];
  }
}

const isKept = (kept: unknown): kept is KeptRow => typeof kept === 'object' && kept !== null && 'cells' in kept && typeof kept.cells === 'object' && 'record' in kept && 'version' in kept && 'request' in kept;

/** The rows with the draft laid over them, how many came back, and how many of those somebody changed or retired since. */
export function withDraft(rows: readonly SheetRow[], draft: readonly KeptRow[], make: () => SheetRow): { readonly rows: readonly SheetRow[]; readonly restored: number; readonly outdated: number } {
  const byRecord = new Map(draft.flatMap((kept) => (kept.record === null ? [] : [[kept.record, kept] as const])));
  const held = new Set(rows.flatMap(({ record }) => record?.id ?? []));
  const fill = (row: SheetRow, kept: KeptRow): SheetRow => Object.entries(kept.cells).reduce((now, [key, text]) => withCell(now, key, text), row);
  const old = rows.filter(({ record }) => record !== null).map((row) => { const kept = byRecord.get(row.record?.id ?? ''); return kept ? fill(row, kept) : row; });
  const fresh = draft.filter(({ record }) => record === null).map((kept) => fill({ ...make(), request: kept.request }, kept));
  const outdated = [...byRecord].filter(([id, kept]) => !held.has(id) || rows.some(({ record }) => record?.id === id && record.version !== kept.version)).length;
  return { rows: [...old, ...fresh, ...rows.filter(({ record }) => record === null)], restored: draft.filter(({ record }) => record === null || held.has(record)).length, outdated };
}
