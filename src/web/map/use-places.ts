import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { BoundariesView } from '../../contract/map.ts';
import type { RecordPageView } from '../../contract/register.ts';
import { get, put, withQuery } from '../api/client.ts';
import { readPlace, type Place } from './school-dots.ts';

const PAGES = 10;

/** Where schools stand, by unit, as their register tells. */
export const usePlaces = (asOf: string): UseQueryResult<ReadonlyMap<string, Place>> => useQuery({
  queryKey: ['places', asOf], staleTime: 300_000,
  queryFn: async ({ signal }) => {
    const places = new Map<string, Place>();
    let cursor = '';
    for (let page = 0; page < PAGES; page += 1) {
      const { records, next } = await get<RecordPageView>(withQuery('/api/registers/school/records', { fields: 'place', limit: 200, asOf, cursor }), signal);
      for (const { unitId, values } of records) { const place = readPlace(values['place']); if (place !== null) places.set(unitId, place); }
      if (next === null) break;
      cursor = next;
    }
    return places;
  },
});

const KEY = ['boundaries'];

/** The county's own boundaries; no areas until some are uploaded. */
export const useBoundaries = (): UseQueryResult<BoundariesView> =>
  useQuery({ queryKey: KEY, staleTime: 300_000, queryFn: ({ signal }) => get<BoundariesView>('/api/map/boundaries', signal) });

/** Sends the text of a GeoJSON file; an empty one takes the boundaries away. */
export function useKeepBoundaries(): (text: string) => Promise<void> {
  const client = useQueryClient();
  return useCallback(async (text) => { client.setQueryData(KEY, await put<BoundariesView>('/api/map/boundaries', { text })); }, [client]);
}
