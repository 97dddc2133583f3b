import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { Drawing, DrawingList, DrawingReport, OpenedDrawing, SavedDrawing } from '../../contract/drawing.ts';
import { get, post, put } from '../api/client.ts';
import { useSettledReport, type SettledReport } from '../api/use-settled-report.ts';

/** The registers the county drew, what waits for approval, and the code lists there are. */
export const useDrawings = (): UseQueryResult<DrawingList> =>
  useQuery({ queryKey: ['drawings'], queryFn: ({ signal }) => get<DrawingList>('/api/drawings', signal) });

/** One drawn register as it is written; of a built-in one the text to begin from. */
export const useDrawing = (key: string): UseQueryResult<OpenedDrawing> =>
  useQuery({ queryKey: ['drawings', key], enabled: key !== '', queryFn: ({ signal }) => get<OpenedDrawing>(`/api/drawings/${key}`, signal) });

/** What the server says of a drawing. */
export type Report = SettledReport<DrawingReport>;

/** The same once typing rests. */
export const useReport = (drawing: Drawing): Report => useSettledReport('drawing-report', '/api/drawings/check', drawing);

/** How a drawing is sent: put in force at once, or to another person. */
export interface SendDrawing extends Drawing {
  /** Null for a new register. */
  readonly key: string | null;
  readonly version: number;
  readonly propose: boolean;
}

function useRefreshing<Input, Reply>(send: (input: Input) => Promise<Reply>): UseMutationResult<Reply, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => Promise.all(['drawings', 'drawing-report', 'registers', 'register'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
}

/** Puts a drawing in force, or proposes it. */
export const useSendDrawing = () => useRefreshing(({ key, version, propose, written, lists }: SendDrawing): Promise<SavedDrawing | { readonly id: string }> => {
  if (propose) return post('/api/proposals', { written, lists, version });
  return key === null ? post<SavedDrawing>('/api/drawings', { written, lists }) : put<SavedDrawing>(`/api/drawings/${key}`, { written, lists, version });
});

/** Approves or declines what waits. */
export const useDecideDrawing = () => useRefreshing(({ id, approve }: { readonly id: string; readonly approve: boolean }) =>
  post<unknown>(`/api/proposals/${id}/${approve ? 'approve' : 'decline'}`));
