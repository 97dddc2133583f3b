import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { DrillView, FiguresView, SeriesView } from '../../contract/indicator.ts';
import { get, withQuery } from '../api/client.ts';

/** What figures are asked for. */
export interface FigureQuery { readonly unit: string; readonly period: string; readonly asOf: string; readonly stages?: string }

const ask = ({ unit, period, asOf, stages = '' }: FigureQuery): Record<string, string> => Object.fromEntries(Object.entries({ unit, period, asOf, stages }).filter(([, value]) => value !== ''));

/** All figures of one unit. */
export const useFigures = (query: FigureQuery): UseQueryResult<FiguresView> =>
  useQuery({ queryKey: ['figures', query], staleTime: 60_000, queryFn: ({ signal }) => get<FiguresView>(withQuery('/api/indicators/values', ask(query)), signal) });

/** One figure opened. */
export const useDrill = (key: string, query: FigureQuery): UseQueryResult<DrillView> =>
  useQuery({ queryKey: ['drill', key, query], staleTime: 60_000, queryFn: ({ signal }) => get<DrillView>(withQuery(`/api/indicators/${key}/drill`, ask(query)), signal) });

/** One figure through the years, or at the ends of months. */
export const useSeries = (key: string, query: FigureQuery, step: SeriesView['step']): UseQueryResult<SeriesView> =>
  useQuery({ queryKey: ['series', key, query, step], staleTime: 60_000, queryFn: ({ signal }) => get<SeriesView>(withQuery('/api/indicators/series', { ...ask(query), keys: key, step }), signal) });
