import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { IndicatorReport, OpenedOwnIndicator, OwnIndicatorList } from '../../contract/own-indicator.ts';
import { get, post } from '../api/client.ts';

/** Indicators the county made, and drafts that wait. */
export const useOwnIndicators = (): UseQueryResult<OwnIndicatorList> =>
  useQuery({ queryKey: ['own-indicators'], queryFn: ({ signal }) => get<OwnIndicatorList>('/api/indicators/own', signal) });

/** One of them as it is written. */
export const useOwnIndicator = (key: string): UseQueryResult<OpenedOwnIndicator> =>
  useQuery({ queryKey: ['own-indicators', key], queryFn: ({ signal }) => get<OpenedOwnIndicator>(`/api/indicators/own/${key}`, signal) });

const PAUSE_MS = 400;

/** A draft, and the key of the indicator it is a new version of. */
export interface Draft { readonly written: string; readonly changing?: string }

/** Asks the server about a draft once typing rests; until then the last answer stands. */
export function useIndicatorReport(draft: Draft): { readonly report: IndicatorReport | undefined; readonly current: boolean; readonly error: Error | null } {
  const asked = JSON.stringify(draft);
  const [settled, settle] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => settle(asked), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['indicator-report', settled], placeholderData: keepPreviousData, gcTime: 60_000, retry: false, queryFn: () => post<IndicatorReport>('/api/indicators/own/check', JSON.parse(settled)),
  });
  return { report: data, error, current: data !== undefined && !isPlaceholderData && settled === asked };
}

function useRefreshing<Input>(send: (input: Input) => Promise<unknown>): UseMutationResult<unknown, Error, Input> {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => Promise.all(['own-indicators', 'indicator-report', 'figures', 'drill', 'series'].map((key) => client.invalidateQueries({ queryKey: [key] }))) });
}

/** Sends a draft to another person. */
export const useProposeIndicator = () => useRefreshing((draft: Draft & { readonly version: number }) => post('/api/indicators/own/proposals', draft));

/** Puts in force or declines what waits. */
export const useDecideIndicator = () => useRefreshing(({ id, approve }: { readonly id: string; readonly approve: boolean }) => post(`/api/indicators/own/proposals/${id}/${approve ? 'approve' : 'decline'}`));
