import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { CommitImport, FindingsPage, ImportRowView, ImportView, UndoForesight } from '../../contract/import.ts';
import { get, post, withQuery } from '../api/client.ts';

const working: ReadonlySet<ImportView['state']> = new Set(['receiving', 'waiting', 'checking', 'writing', 'undoing', 'stopping']);

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

const FINDINGS = 200;

/** Findings of one kind, page by page. */
export function useFindings(id: string, group: string) {
  return useInfiniteQuery({
    queryKey: ['import', id, 'findings', group], initialPageParam: 0, staleTime: Infinity,
    queryFn: ({ pageParam, signal }) => get<FindingsPage>(withQuery(`/api/imports/${id}/findings`, { group, from: pageParam, limit: FINDINGS }), signal),
    getNextPageParam: (last, _pages, from) => (from + last.findings.length < last.total ? from + last.findings.length : undefined),
  });
}

/** What taking an import back would do, once somebody asks. */
export const useForesight = (id: string, asked: boolean): UseQueryResult<UndoForesight> =>
  useQuery({ queryKey: ['import-undo', id], enabled: asked, gcTime: 0, queryFn: ({ signal }) => get<UndoForesight>(`/api/imports/${id}/undo`, signal) });

/** What can be done with an import. */
export type ImportStep = { readonly check: Readonly<Record<string, unknown>> } | { readonly commit: Partial<CommitImport> } | 'undo' | 'stop';

/** Takes a step with an import, and asks for it anew. */
export function useImportStep(id: string): UseMutationResult<unknown, unknown, ImportStep> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: ImportStep) => {
      if (step === 'undo' || step === 'stop') return post(`/api/imports/${id}/${step}`);
      return 'check' in step ? post(`/api/imports/${id}/check`, step.check) : post(`/api/imports/${id}/commit`, step.commit);
    },
    onSettled: () => Promise.all([['import', id], ['imports'], ['records'], ['totals'], ['record']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}
