import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { ActOnCommitment, CommitmentView } from './commitment-view.ts';
import type { OpenedTarget, OpenedTask, Target, Task } from '../../contract/ledger.ts';
import type { Unit } from '../../contract/unit.ts';
import type { CommitmentVerb } from '../../domain/ledger/commitment.ts';
import { get, post, withQuery } from '../api/client.ts';
import { viewOfTarget, viewOfTask } from './commitment-view.ts';

export type CommitmentKind = 'target' | 'task';

const address: Record<CommitmentKind, string> = { target: '/api/targets', task: '/api/tasks' };

/** Targets of a plan, or all. Narrowing them further is the page's, which counts what it hides. */
export function useTargets(plan: string): UseQueryResult<Target[]> {
  return useQuery({
    queryKey: ['targets', plan], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => get<Target[]>(withQuery(address.target, { plan }), signal),
  });
}

/** Tasks of a plan, or all. */
export function useTasks(plan: string): UseQueryResult<Task[]> {
  return useQuery({ queryKey: ['tasks', plan], queryFn: ({ signal }) => get<Task[]>(withQuery(address.task, { plan }), signal) });
}

/** The units of the county, parents before children. */
export function useUnits(): UseQueryResult<Unit[]> {
  return useQuery({ queryKey: ['units'], staleTime: 300_000, queryFn: ({ signal }) => get<Unit[]>('/api/units', signal) });
}

/** One target or task with its history and what this person may do to it now. */
export function useCommitment(kind: CommitmentKind, id: string): UseQueryResult<CommitmentView> {
  return useQuery({
    queryKey: ['commitment', kind, id],
    queryFn: async ({ signal }) => (kind === 'target'
      ? viewOfTarget(await get<OpenedTarget>(`${address.target}/${id}`, signal))
      : viewOfTask(await get<OpenedTask>(`${address.task}/${id}`, signal))),
  });
}

/** Does a verb on a target or task. Everything that shows it is read again, after a refusal for a newer version too. */
export function useAct(kind: CommitmentKind, id: string): UseMutationResult<unknown, Error, { readonly verb: CommitmentVerb; readonly body: ActOnCommitment }> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, body }) => post(`${address[kind]}/${id}/${verb}`, body),
    onSuccess: () => Promise.all([['commitment'], ['proof'], ['suggestions'], ['targets'], ['tasks'], ['workbench'], ['plans'], ['plan']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
