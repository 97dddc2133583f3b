import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { CommitImport, ImportRowView, ImportView } from '../../contract/import.ts';
import { get, post, withQuery } from '../api/client.ts';

const working: ReadonlySet<ImportView['state']> = new Set(['receiving', 'waiting', 'checking', 'writing', 'undoing']);

/** Whether a server is at work on the import, so that it should be asked again. */
export const isWorking = (view: Pick<ImportView, 'state' | 'stopped'>): boolean => working.has(view.state) && !view.stopped;

const PAUSE = 700;

/** One import, asked again while it is at work. */
export function useImport(id: string): UseQueryResult<ImportView> {
  return useQuery({
    queryKey: ['import', id], enabled: id !== '', queryFn: ({ signal }) => get<ImportView>(`/api/imports/${id}`, signal),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isWorking(data) ? PAUSE : false),
  });
}

/** The latest imports into a register. */
export const useImports = (register: string): UseQueryResult<ImportRowView[]> =>
  useQuery({ queryKey: ['imports', register], queryFn: ({ signal }) => get<ImportRowView[]>(withQuery('/api/imports', { register }), signal) });

/** What can be done with an import. */
export type ImportStep = { readonly check: Readonly<Record<string, unknown>> } | { readonly commit: Partial<CommitImport> } | 'undo';

/** Takes a step with an import, and asks for it anew. */
export function useImportStep(id: string): UseMutationResult<unknown, unknown, ImportStep> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: ImportStep) => {
      if (step === 'undo') return post(`/api/imports/${id}/undo`);
      return 'check' in step ? post(`/api/imports/${id}/check`, step.check) : post(`/api/imports/${id}/commit`, step.commit);
    },
    onSettled: () => Promise.all([['import', id], ['imports'], ['records'], ['totals'], ['record']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
