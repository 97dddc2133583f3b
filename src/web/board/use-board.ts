import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { BoardView } from '../../contract/board.ts';
import { get, withQuery } from '../api/client.ts';

/** The first screen of somebody who leads, in one answer; the old one stands until another day's has come. */
export const useBoard = (unit: string, asOf: string): UseQueryResult<BoardView> => useQuery({
  queryKey: ['board', unit, asOf], staleTime: 60_000, placeholderData: keepPreviousData,
  queryFn: ({ signal }) => get<BoardView>(withQuery('/api/board', { unit, asOf }), signal),
});
