import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { Foresight, Succession } from '../../contract/succession.ts';
import { get, post, withQuery } from '../api/client.ts';
import type { SuccessionDraft } from './succession-draft.ts';

/** What a merge, a closing or a split would do; asked again whenever the draft changes. */
export function useForesight(draft: SuccessionDraft, ready: boolean): UseQueryResult<Foresight> {
  const { kind, unitId, target, sources, parts, effectiveOn } = draft;
  const query = { kind, effectiveOn, ...(kind === 'merge' && { from: sources.join(',') }), ...(kind === 'split' && { parts: String(parts.length) }) };
  return useQuery({
    queryKey: ['foresight', kind, kind === 'merge' ? target : unitId, query], enabled: ready, gcTime: 0, staleTime: 0,
    queryFn: ({ signal }) => get<Foresight>(withQuery(`/api/units/${kind === 'merge' ? target : unitId}/foresight`, query), signal),
  });
}

/** Merges, splits or closes. Everything on the screens may have changed; `onDone` comes first, as the unit itself may leave the page. */
export function useChangeUnits(onDone: () => void): UseMutationResult<unknown, Error, SuccessionDraft> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ kind, unitId, target, sources, parts, effectiveOn, document }: SuccessionDraft) => {
      const basis = { effectiveOn, document };
      if (kind === 'merge') return post(`/api/units/${target}/merge`, { from: sources, ...basis });
      return kind === 'split' ? post(`/api/units/${unitId}/split`, { parts, ...basis }) : post(`/api/units/${unitId}/close`, basis);
    },
    onSuccess: () => {
      onDone();
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'foresight' });
    },
  });
}

/** What a unit came from and what became of it. */
export const useSuccession = (unitId: string): UseQueryResult<Succession> =>
  useQuery({ queryKey: ['succession', unitId], queryFn: ({ signal }) => get<Succession>(`/api/units/${unitId}/succession`, signal) });
