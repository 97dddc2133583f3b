import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { RecordView, Revealed } from '../../contract/register.ts';
import { post, remove } from '../api/client.ts';
import { placeOf } from '../register/use-registers.ts';

/** The version a change starts from, as the server asks for it. */
export const startingFrom = (version: number) => ({ 'if-match': `"${version}"` });

/** Has everything read again that shows records of a register. */
export function useReread(key: string): () => Promise<unknown> {
  const client = useQueryClient();
  return useCallback(() => Promise.all(['records', 'totals', 'record', 'versions'].map((name) => client.invalidateQueries({ queryKey: [name, key] }))), [client, key]);
}

/** Retires a record, brings it back, or erases it where the law asks. */
export function useEnd(key: string, record: RecordView, ending: 'retire' | 'restore' | 'erase'): UseMutationResult<unknown, Error, string> {
  const reread = useReread(key);
  return useMutation({
    mutationFn: (reason) => (ending === 'retire'
      ? remove(placeOf(key, record.id), { reason }, startingFrom(record.version))
      : post(`${placeOf(key, record.id)}/${ending}`, { reason }, startingFrom(record.version))),
    onSuccess: reread,
  });
}

/** Shows one masked value; the reason is kept by the audit. What was revealed is not kept here. */
export function useReveal(key: string, id: string, field: string): UseMutationResult<Revealed, Error, string> {
  return useMutation({ mutationFn: (reason) => post<Revealed>(`${placeOf(key, id)}/reveal`, { field, reason }), gcTime: 0 });
}
