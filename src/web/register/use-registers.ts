import { keepPreviousData, useInfiniteQuery, useQuery, type InfiniteData, type UseInfiniteQueryResult, type UseQueryResult } from '@tanstack/react-query';
import type { OpenedRecord, RecordPageView, RecordTotals, RecordVersion, RegisterRow, RegisterView } from '../../contract/register.ts';
import { get, withQuery } from '../api/client.ts';

/** What the server narrows a list and its totals by; an empty one lets everything pass. */
export interface RecordFilter {
  readonly where: string;
  readonly unit: string;
  readonly asOf: string;
  /** `only`: those taken out of use. */
  readonly retired?: string;
}

/** No condition at all. */
export const everything: RecordFilter = { where: '', unit: '', asOf: '' };

/** The registers of the county. */
export const useRegisters = (): UseQueryResult<RegisterRow[]> =>
  useQuery({ queryKey: ['registers'], staleTime: 300_000, queryFn: ({ signal }) => get<RegisterRow[]>('/api/registers', signal) });

/** One register: fields, checks, display, code lists. */
export const useRegister = (key: string): UseQueryResult<RegisterView> =>
  useQuery({ queryKey: ['register', key], staleTime: 300_000, queryFn: ({ signal }) => get<RegisterView>(`/api/registers/${key}`, signal) });

/** What to list: a filter, its order, and the fields wanted. */
export interface RecordQuery extends RecordFilter {
  readonly sort: string;
  readonly fields: readonly string[];
}

/** Records of a register, a page at a time, as the server filters and sorts them. */
export function useRecords(key: string, { fields, ...query }: RecordQuery, enabled = true): UseInfiniteQueryResult<InfiniteData<RecordPageView>> {
  return useInfiniteQuery({
    queryKey: ['records', key, query, fields], initialPageParam: null as string | null, getNextPageParam: (page: RecordPageView) => page.next, placeholderData: keepPreviousData, enabled,
    queryFn: ({ pageParam, signal }) => get<RecordPageView>(withQuery(`/api/registers/${key}/records`, { ...query, cursor: pageParam, fields: fields.join(',') }), signal),
  });
}

/** Counts and sums of what a filter lets pass, by groups or over all. */
export function useTotals(key: string, filter: RecordFilter, { by = [], sums = [] }: { readonly by?: readonly string[]; readonly sums?: readonly string[] } = {}, enabled = true): UseQueryResult<RecordTotals> {
  return useQuery({
    queryKey: ['totals', key, filter, by, sums], placeholderData: keepPreviousData, enabled,
    queryFn: ({ signal }) => get<RecordTotals>(withQuery(`/api/registers/${key}/totals`, { ...filter, by: by.join(','), sums: sums.join(',') }), signal),
  });
}

/** Where a record is read and changed. */
export const placeOf = (key: string, id: string): string => `/api/registers/${key}/records/${id}`;

/** One record, as it is or was at the end of a day, with what one may do with it. */
export const useRecord = (key: string, id: string, asOf = ''): UseQueryResult<OpenedRecord> =>
  useQuery({ queryKey: ['record', key, id, asOf], queryFn: ({ signal }) => get<OpenedRecord>(withQuery(placeOf(key, id), { asOf }), signal) });

/** Every version of a record, the newest first. */
export const useVersions = (key: string, id: string): UseQueryResult<RecordVersion[]> =>
  useQuery({ queryKey: ['versions', key, id], queryFn: ({ signal }) => get<RecordVersion[]>(`${placeOf(key, id)}/history`, signal) });
