/* What somebody typed into a form, kept in this tab until it is saved, so that a closed page or a lost session loses nothing. */
import type { RegisterView } from '../../contract/register.ts';

/** What is in the inputs, by field key. */
export type Inputs = Readonly<Record<string, string | readonly string[]>>;

/** A form as it was left. */
export interface RecordDraft {
  readonly unitId: string;
  readonly inputs: Inputs;
  /** The version it was opened from; 0 for a new record. */
  readonly version: number;
}

const placeOf = (key: string, id: string): string => `xuezheng.draft.${key}.${id}`;

/** Keeps a draft. What the server keeps encrypted is never written down here. */
export function keepDraft(register: RegisterView, id: string, draft: RecordDraft): void {
  const secret = new Set(register.fields.filter((field) => field.encrypted).map((field) => field.key));
  const inputs = Object.fromEntries(Object.entries(draft.inputs).filter(([key]) => !secret.has(key)));
  window.sessionStorage.setItem(placeOf(register.key, id), JSON.stringify({ ...draft, inputs }));
}

/** The draft that was kept, if it can be read. */
export function keptDraft(key: string, id: string): RecordDraft | null {
  const text = window.sessionStorage.getItem(placeOf(key, id));
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Puts the draft away: it was saved, or given up. */
export const dropDraft = (key: string, id: string): void => window.sessionStorage.removeItem(placeOf(key, id));

const isDraft = (kept: unknown): kept is RecordDraft =>
  typeof kept === 'object' && kept !== null && 'unitId' in kept && 'version' in kept && 'inputs' in kept && typeof kept.inputs === 'object';
