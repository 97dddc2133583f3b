import { keepPreviousData, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { FiguresView } from '../../contract/indicator.ts';
import { get, withQuery } from '../api/client.ts';
import { monthEnds } from './month-ends.ts';
import { isKeptByPeriod, periodsUpTo, valueIn } from './figure-points.ts';

/** Which figures are looked at. */
export interface Looked { readonly unit: string; readonly asOf: string }

const read = (query: Readonly<Record<string, string>>) => ({
  queryKey: ['figures', 'area', query], staleTime: 60_000, queryFn: ({ signal }: { readonly signal: AbortSignal }) => get<FiguresView>(withQuery('/api/indicators/values', query), signal),
});

/** All figures of an area, of one unit. */
export const useAreaFigures = (area: string, { unit, asOf }: Looked): UseQueryResult<FiguresView> =>
  useQuery({ ...read({ area, unit, asOf }), placeholderData: keepPreviousData });

/** One figure of a unit and of everything below it. */
export const useFigureBelow = (key: string, { unit, asOf }: Looked): UseQueryResult<FiguresView> =>
  useQuery({ ...read({ keys: key, unit, asOf, by: 'all' }), enabled: key !== '', placeholderData: keepPreviousData });

/** A figure at one point of time. */
export interface SeriesPoint { readonly label: string; readonly period: string; readonly asOf: string; readonly value: number | null; readonly shown: string | null }

const YEARS = 5;
const MONTHS = 6;

/**
 * A figure over time: its last periods, or the ends of the last months where its rows are not kept by periods. The one
 * place that knows how: a few points, each asked for itself.
 */
export function useSeries(figures: FiguresView | undefined, { unit, asOf }: Looked, today: string): { readonly byPeriod: boolean; readonly points: readonly SeriesPoint[]; readonly done: boolean } {
  const [head, row] = [figures?.indicators[0], figures?.rows[0]];
  const byPeriod = head !== undefined && isKeptByPeriod(head, row);
  const day = asOf === '' ? today : asOf;
  const asked = head === undefined ? [] : byPeriod
    ? periodsUpTo(head.period ?? '', YEARS).map((period) => ({ label: period, period, asOf }))
    : [...monthEnds(day, MONTHS), day].map((end) => ({ label: end, period: '', asOf: end === today ? '' : end }));
  const answers = useQueries({ queries: asked.map((point) => read({ keys: head?.key ?? '', unit, asOf: point.asOf, period: point.period })) });
  const points = asked.map((point, at): SeriesPoint => {
    const answer = answers[at]?.data;
    const found = answer?.indicators[0];
    return { ...point, ...(found === undefined ? { value: null, shown: null } : valueIn(found, answer?.rows[0])) };
  });
  return { byPeriod, points, done: answers.every(({ isPending }) => !isPending) };
}
