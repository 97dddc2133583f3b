import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { AssignCommitments } from '../../contract/ledger.ts';
import { post } from '../api/client.ts';

/** Hands on several targets and tasks in one request. What shows them is read again, after a refusal too. */
export function useAssign(): UseMutationResult<unknown, Error, AssignCommitments> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body) => post('/api/ledger/assign', body),
    onSettled: () => Promise.all([['commitment'], ['targets'], ['tasks'], ['workbench'], ['plan']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
