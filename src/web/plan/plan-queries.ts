import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { OpenedPlan, PlanRow, UploadText } from '../../contract/plan.ts';
import { get, post, uploadFile, withQuery } from '../api/client.ts';

/** Key of the list of plans. */
const plansKey = ['plans'] as const;

/** Key of an opened plan; `null` is its current version. */
export const planKey = (planId: string, no: number | null) => ['plan', planId, no] as const;

/** Every plan one may see. */
export function usePlans(): UseQueryResult<PlanRow[]> {
  return useQuery({ queryKey: plansKey, queryFn: ({ signal }) => get<PlanRow[]>('/api/plans', signal) });
}

/** A plan with its text, items and checks. */
export function usePlan(planId: string, no: number | null): UseQueryResult<OpenedPlan> {
  return useQuery({ queryKey: planKey(planId, no), queryFn: ({ signal }) => get<OpenedPlan>(withQuery(`/api/plans/${planId}`, { version: no }), signal) });
}

/** What may be uploaded: a file, or a pasted text. */
export type Upload = { readonly file: File } | { readonly title: string; readonly text: string };

/** Where an upload goes: a plan that gets a new version, a unit that gets a plan, or the unit the server finds. */
export type UploadPlace = { readonly planId: string } | { readonly unitId: string } | Record<never, never>;

/** Sends a plan, or a new version of one, and answers the plan it became. */
export function sendPlan(upload: Upload, into: UploadPlace, sent: (share: number) => void): Promise<PlanRow | OpenedPlan> {
  if ('file' in upload) return uploadFile('/api/plans', upload.file, into, sent);
  return post('/api/plans/text', { title: upload.title, text: upload.text, ...into } satisfies UploadText);
}

/** The id of a plan in whichever shape it was answered. */
export const idOf = (answer: PlanRow | OpenedPlan): string => ('plan' in answer ? answer.plan.id : answer.id);

/** Forgets a plan that got a new version, and what counts it. */
export async function forgetPlan(client: QueryClient, planId: string): Promise<void> {
  await Promise.all([client.invalidateQueries({ queryKey: ['plan', planId] }), forgetCounts(client)]);
}

/** Forgets the lists that a decision on a plan changes: plans, targets, tasks, workbench. */
export async function forgetCounts(client: QueryClient): Promise<void> {
  await Promise.all([plansKey, ['targets'], ['tasks'], ['workbench']].map((queryKey) => client.invalidateQueries({ queryKey })));
}
