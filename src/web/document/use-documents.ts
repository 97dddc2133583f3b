import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { DocumentList, FactProof, OpenDocument } from '../../contract/kept-document.ts';
import type { IndicatorRowView, IndicatorView } from '../../contract/indicator.ts';
import { get, post } from '../api/client.ts';

const listKey = ['documents'] as const;
const documentKey = (id: string) => ['document', id] as const;

/** The documents one may see. */
export const useDocuments = (): UseQueryResult<DocumentList> => useQuery({ queryKey: listKey, queryFn: ({ signal }) => get<DocumentList>('/api/documents', signal) });

/** One document. Somebody who writes in it is not disturbed: it is read again only when asked for. */
export const useDocument = (id: string): UseQueryResult<OpenDocument> =>
  useQuery({ queryKey: documentKey(id), queryFn: ({ signal }) => get<OpenDocument>(`/api/documents/${id}`, signal), staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false });

/** What a new document is begun from. */
export interface Begin { readonly template: string; readonly unit?: string; readonly year: number }

/** Begins a document. */
export function useBegin(): UseMutationResult<OpenDocument, Error, Begin> {
  const client = useQueryClient();
  return useMutation({ mutationFn: (begin: Begin) => post<OpenDocument>('/api/documents', begin), onSuccess: () => client.invalidateQueries({ queryKey: listKey }) });
}

/** Publishes, discards, or begins a new edition; `done` gets what came of it. */
export function useDoing(id: string): UseMutationResult<OpenDocument, Error, { readonly doing: 'publish' | 'discard' | 'renew'; readonly version: number }> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ doing, version }) => post<OpenDocument>(`/api/documents/${id}/${doing}`, doing === 'renew' ? {} : { version }),
    onSuccess: (opened, { doing }) => {
      if (doing === 'publish') client.setQueryData(documentKey(id), opened);
      return client.invalidateQueries({ queryKey: listKey });
    },
  });
}

/** A figure of a published document opened. */
export const useProof = (id: string, fact: string | null): UseQueryResult<FactProof> =>
  useQuery({ queryKey: ['proof', id, fact], enabled: fact !== null, queryFn: ({ signal }) => get<FactProof>(`/api/documents/${id}/facts/${fact}`, signal) });

/** The indicators a figure may be bound to. */
export const useIndicatorChoices = (): UseQueryResult<IndicatorRowView[]> => useQuery({ queryKey: ['indicators'], staleTime: 300_000, queryFn: ({ signal }) => get<IndicatorRowView[]>('/api/indicators', signal) });

/** One indicator in sentences. */
export const useIndicator = (key: string): UseQueryResult<IndicatorView> =>
  useQuery({ queryKey: ['indicator', key], enabled: key !== '', staleTime: 300_000, queryFn: ({ signal }) => get<IndicatorView>(`/api/indicators/${key}`, signal) });
