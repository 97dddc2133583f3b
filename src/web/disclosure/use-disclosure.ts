import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { DisclosureList, DisclosureView } from '../../contract/disclosure.ts';
import type { DocumentLine, DocumentList } from '../../contract/kept-document.ts';
import type { Unit } from '../../contract/unit.ts';
import { get, post, put, uploadFile } from '../api/client.ts';
import { useMayAt } from '../api/use-me.ts';
import { useUnits } from '../commitment/use-commitments.ts';

/** The items one may see. */
export const useDisclosureList = (): UseQueryResult<DisclosureList> => useQuery({ queryKey: ['disclosure'], queryFn: ({ signal }) => get<DisclosureList>('/api/disclosure/items', signal) });

/** One item. */
export const useDisclosureItem = (id: string): UseQueryResult<DisclosureView> => useQuery({ queryKey: ['disclosure', id], queryFn: ({ signal }) => get<DisclosureView>(`/api/disclosure/items/${id}`, signal) });

/** The published documents one may open. */
export const usePublished = (wanted: boolean): UseQueryResult<readonly DocumentLine[]> =>
  useQuery({ queryKey: ['documents', 'published'], enabled: wanted, queryFn: async ({ signal }) => (await get<DocumentList>('/api/documents?state=published', signal)).documents });

function useRefreshing<Input, Reply>(send: (input: Input) => Promise<Reply>): UseMutationResult<Reply, Error, Input> {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: ['disclosure'] }) });
}

/** What is told of a new item, as a form holds it. */
export type HeadDraft = Readonly<Record<'unitId' | 'title' | 'category' | 'documentNumber' | 'summary' | 'formedOn' | 'validUntil' | 'manner' | 'mannerReason', string>>;

/** What is made public: a file, or a published document of the house by its id. */
export type Matter = { readonly file: File; readonly clean: boolean } | { readonly documentId: string };

/** Sends it with what is told of it; answers the id of its item. */
export const usePrepare = () => useRefreshing(async ({ head, matter }: { readonly head: HeadDraft; readonly matter: Matter }): Promise<{ readonly id: string }> => {
  const filled = Object.fromEntries(Object.entries(head).filter(([, value]) => value.trim() !== ''));
  if ('documentId' in matter) return post('/api/disclosure/publications', { ...filled, documentId: matter.documentId });
  const { file, clean } = matter;
  if (file.name.toLowerCase().endsWith('.json')) return post('/api/disclosure/items', { ...filled, document: JSON.parse(await file.text()) as unknown });
  return uploadFile('/api/disclosure/files', file, { ...filled, clean: clean ? 'yes' : 'no' });
});

/** Takes a step on an item. */
export const useStep = (id: string) => useRefreshing(({ verb, version, note }: { readonly verb: string; readonly version: number; readonly note: string }) => post<unknown>(`/api/disclosure/items/${id}/${verb}`, { version, note }));

/** Keeps why findings may stay. */
export const useReasons = (view: DisclosureView) => useRefreshing((reasons: Readonly<Record<string, string>>) => {
  const { title, category, documentNumber, summary, formedOn, validUntil, manner, mannerReason, version } = view;
  return put<unknown>(`/api/disclosure/items/${view.id}`, { title, category, documentNumber, summary, formedOn, validUntil, manner, mannerReason, version, reasons });
});

/** Units one may prepare items for: the sections and the bureau. */
export function usePublisherUnits(): readonly Unit[] {
  const { data } = useUnits();
  const { mayAt } = useMayAt();
  return useMemo(() => (data ?? []).filter((unit) => !unit.retired && (unit.kind === 'section' || unit.kind === 'bureau') && mayAt('disclosure.prepare', unit.path)), [data, mayAt]);
}
