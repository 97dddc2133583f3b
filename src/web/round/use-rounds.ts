import { keepPreviousData, useMutation, useQuery, useQueryClient, type QueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { Burden, CreateRound, FindingsPage, OpenedReport, OpenedRound, ReportRow, RoundRow, RoundWeight } from '../../contract/round.ts';
import type { RegisterRow } from '../../contract/register.ts';
import { get, post, withQuery } from '../api/client.ts';
import { useLanguage } from '../i18n/use-language.ts';

/** The rounds one may see. */
export const useRounds = (): UseQueryResult<RoundRow[]> =>
  useQuery({ queryKey: ['rounds'], queryFn: ({ signal }) => get<RoundRow[]>('/api/rounds', signal) });

/** One round with all its reports. */
export const useRound = (id: string): UseQueryResult<OpenedRound> =>
  useQuery({ queryKey: ['round', id], queryFn: ({ signal }) => get<OpenedRound>(`/api/rounds/${id}`, signal) });

/** Reports to fill in, or to check. */
export const useReports = (purpose: 'fill' | 'check'): UseQueryResult<ReportRow[]> =>
  useQuery({ queryKey: ['reports', purpose], queryFn: ({ signal }) => get<ReportRow[]>(`/api/reports?for=${purpose}`, signal) });

/** One report, its values written in the language of the screen. */
export function useReport(id: string): UseQueryResult<OpenedReport> {
  const language = useLanguage();
  return useQuery({
    queryKey: ['report', id, language], placeholderData: keepPreviousData, staleTime: 0,
    queryFn: ({ signal }) => get<OpenedReport>(withQuery(`/api/reports/${id}`, { lang: language === 'en' ? 'en' : 'zh' }), signal),
  });
}

/** What one check says of a report, a page of it. */
export function useFindings(id: string, group: string, from: number): UseQueryResult<FindingsPage> {
  const language = useLanguage();
  return useQuery({
    queryKey: ['findings', id, group, from, language], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get<FindingsPage>(withQuery(`/api/reports/${id}/findings`, { group, from: String(from), lang: language === 'en' ? 'en' : 'zh' }), signal),
  });
}

/** The burden ledger of a year. */
export const useBurden = (year: number): UseQueryResult<Burden> =>
  useQuery({ queryKey: ['burden', year], placeholderData: keepPreviousData, queryFn: ({ signal }) => get<Burden>(`/api/burden?year=${year}`, signal) });

/** The registers one may ask for. */
export const useRegisterRows = (): UseQueryResult<RegisterRow[]> =>
  useQuery({ queryKey: ['registers'], queryFn: ({ signal }) => get<RegisterRow[]>('/api/registers', signal) });

/** What a round would cost; null while it is not known enough. */
export const useWeight = (round: CreateRound | null): UseQueryResult<RoundWeight> =>
  useQuery({ queryKey: ['weight', round], enabled: round !== null, placeholderData: keepPreviousData, queryFn: () => post<RoundWeight>('/api/rounds/weigh', round) });

const shown = [['rounds'], ['round'], ['reports'], ['report'], ['workbench'], ['burden'], ['records'], ['findings'], ['returned']];
const readAnew = (client: QueryClient) => Promise.all(shown.map((queryKey) => client.invalidateQueries({ queryKey })));

// Reading anew is not waited for: what was clicked may be gone from the page when it has been read, and its word of success with it.
/** Does something to a round or report and reads anew whatever shows it, after a refusal for a newer version too. */
export function useSend<Body, Reply>(path: (body: Body) => string, send: <R>(path: string, body: unknown) => Promise<R> = post): UseMutationResult<Reply, Error, Body> {
  const client = useQueryClient();
  return useMutation({ mutationFn: (body: Body) => send<Reply>(path(body), body), onSuccess: () => { void readAnew(client); } });
}
