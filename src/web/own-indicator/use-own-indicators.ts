import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { IndicatorReport, OpenedOwnIndicator, OwnIndicatorList } from '../../contract/own-indicator.ts';
import { get, post } from '../api/client.ts';
import { useSettledReport, type SettledReport } from '../api/use-settled-report.ts';

/** Indicators the county made, and drafts that wait. */
export const useOwnIndicators = (): UseQueryResult<OwnIndicatorList> =>
  useQuery({ queryKey: ['own-indicators'], queryFn: ({ signal }) => get<OwnIndicatorList>('/api/indicators/own', signal) });

/** One of them as it is written. */
export const useOwnIndicator = (key: string): UseQueryResult<OpenedOwnIndicator> =>
  useQuery({ queryKey: ['own-indicators', key], queryFn: ({ signal }) => get<OpenedOwnIndicator>(`/api/indicators/own/${key}`, signal) });

/** A draft, and the key of the indicator it is a new version of. */
export interface Draft { readonly written: string; readonly changing?: string }

/** What the server says of a draft once typing rests. */
export const useIndicatorReport = (draft: Draft): SettledReport<IndicatorReport> => useSettledReport('indicator-report', '/api/indicators/own/check', draft);

function useRefreshing<Input>(send: (input: Input) => Promise<unknown>): UseMutationResult<unknown, Error, Input> {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => Promise.all(['own-indicators', 'indicator-report', 'figures', 'drill', 'series'].map((key) => client.invalidateQueries({ queryKey: [key] }))) });
}

/** Sends a draft to another person. */
export const useProposeIndicator = () => useRefreshing((draft: Draft & { readonly version: number }) => post('/api/indicators/own/proposals', draft));

/** Puts in force or declines what waits. */
export const useDecideIndicator = () => useRefreshing(({ id, approve }: { readonly id: string; readonly approve: boolean }) => post(`/api/indicators/own/proposals/${id}/${approve ? 'approve' : 'decline'}`));
