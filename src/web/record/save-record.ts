import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { RecordView, SavedRecord } from '../../contract/register.ts';
import type { Finding } from '../../domain/register/finding.ts';
import { patch, post } from '../api/client.ts';
import { problemOf } from '../api/refusal.ts';
import { placeOf } from '../register/use-registers.ts';
import type { TypedValues } from '../register/live-register.ts';
import { startingFrom, useReread } from './use-record.ts';

/** What goes to the server. */
export interface SentRecord {
  readonly unitId: string;
  readonly values: TypedValues;
  /** Why what is unusual is right, by check. */
  readonly explanations: Readonly<Record<string, string>>;
  /** The record that is changed and the version the change starts from; null for a new one. */
  readonly before: Pick<RecordView, 'id' | 'version'> | null;
  /** Names this request, so that sent twice it makes one record. */
  readonly request: string;
}

/** Somebody else saved first. */
export const CHANGED_MEANWHILE = 'R301';
const REFUSED = 'R304';

/** Saves a record, new or changed. */
export function useSaveRecord(key: string): UseMutationResult<SavedRecord, Error, SentRecord> {
  const reread = useReread(key);
  return useMutation({ mutationFn: (sent) => sendRecord(key, sent), onSuccess: reread });
}

/** Sends one record. */
export const sendRecord = (key: string, { unitId, values, explanations, before, request }: SentRecord): Promise<SavedRecord> => (before === null
  ? post<SavedRecord>(`/api/registers/${key}/records`, { unitId, values, explanations }, { 'idempotency-key': request })
  : patch<SavedRecord>(placeOf(key, before.id), { unitId, values, explanations }, startingFrom(before.version)));

/** A name for a request that nobody else uses. `randomUUID` is missing where the address is not secure. */
export const newRequest = (): string => [...window.crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36).padStart(7, '0')).join('');

/** What a refusal says of single fields: all of it at once. */
export function findingsOfRefusal(thrown: unknown): readonly Finding[] {
  const { code, details } = problemOf(thrown);
  if (code !== REFUSED) return [];
  const { findings, fields, codes } = details as { readonly findings: readonly { readonly zh: string; readonly en: string }[]; readonly fields: readonly string[]; readonly codes: readonly string[] };
  return findings.map((finding, at) => ({ ...finding, field: fields[at] ?? '', code: codes[at] ?? '', strength: 'logic' as const }));
}
