import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { FiguresView, SeriesView } from '../../contract/indicator.ts';
import { get, withQuery } from '../api/client.ts';
import { isKeptByPeriod, toldAs } from './figure-points.ts';

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

/** A figure over time: its last periods, or the ends of the last months where its rows are not kept by periods. */
export function useSeries(figures: FiguresView | undefined, { unit, asOf }: Looked): { readonly byPeriod: boolean; readonly points: readonly SeriesPoint[]; readonly done: boolean } {
  const [head, row] = [figures?.indicators[0], figures?.rows[0]];
  const byPeriod = head !== undefined && isKeptByPeriod(head, row);
  const query = { keys: head?.key ?? '', unit, asOf, step: byPeriod ? 'period' : 'month', points: String(byPeriod ? YEARS : MONTHS + 1) };
  const { data, isPending } = useQuery({
    queryKey: ['figures', 'series', query], staleTime: 60_000, enabled: head !== undefined, queryFn: ({ signal }) => get<SeriesView>(withQuery('/api/indicators/series', query), signal),
  });
  const found = data?.rows[0]?.series[0] ?? [];
  const points = head === undefined ? [] : found.map(({ period, day, value, shown }): SeriesPoint => (
    { label: byPeriod ? period ?? day : day, period: byPeriod ? period ?? '' : '', asOf: byPeriod || day === data?.asOf ? asOf : day, value: value === null ? null : toldAs(head, value), shown }));
  return { byPeriod, points, done: !isPending };
}
