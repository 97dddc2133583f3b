import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { IndicatorRowView } from '../../contract/indicator.ts';
import type { LinkTarget, OpenedProof, TargetSuggestions } from '../../contract/proof.ts';
import { get, post, withQuery } from '../api/client.ts';

/** The proof of a target, opened. */
export const useProof = (id: string): UseQueryResult<OpenedProof> =>
  useQuery({ queryKey: ['proof', id], queryFn: ({ signal }) => get<OpenedProof>(`/api/targets/${id}/proof`, signal) });

/** What may prove the targets of a plan. */
export const useSuggestions = (planId: string): UseQueryResult<TargetSuggestions> =>
  useQuery({ queryKey: ['suggestions', planId], queryFn: ({ signal }) => get<TargetSuggestions>(withQuery('/api/targets/suggestions', { plan: planId }), signal) });

/** Every indicator there is to choose from. */
export const useIndicatorList = (): UseQueryResult<IndicatorRowView[]> =>
  useQuery({ queryKey: ['indicators'], staleTime: 300_000, queryFn: ({ signal }) => get<IndicatorRowView[]>('/api/indicators', signal) });

/** What a person decides about the proof of a target; no link means that no register proves it. */
export interface ProofAct { readonly id: string; readonly version: number; readonly note?: string; readonly proof: LinkTarget['proof'] | null }

/** Links a target or says that no register proves it. Everything that shows it is read again. */
export function useDecideProof(): UseMutationResult<unknown, Error, ProofAct> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, note = '', proof }) => post(`/api/targets/${id}/${proof === null ? 'unlink' : 'link'}`, proof === null ? { version, note } : { version, note, proof }),
    onSettled: () => Promise.all([['commitment'], ['proof'], ['targets'], ['workbench']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
