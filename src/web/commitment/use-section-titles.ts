import { useQueries } from '@tanstack/react-query';
import type { OpenedPlan } from '../../contract/plan.ts';
import { get } from '../api/client.ts';
import { planKey } from '../plan/plan-queries.ts';

/** Finds the heading of a section of a plan; empty until the plan is read. */
export function useSectionTitles(planIds: readonly string[]): (planId: string, section: string) => string {
  const answers = useQueries({
    queries: [...new Set(planIds)].map((planId) => ({
      queryKey: planKey(planId, null), staleTime: 300_000, queryFn: ({ signal }: { readonly signal: AbortSignal }) => get<OpenedPlan>(`/api/plans/${planId}`, signal),
    })),
  });
  return (planId, section) => {
    const outline = answers.find((answer) => answer.data?.plan.id === planId)?.data?.outline;
    return outline?.find((node) => node.path === section)?.title ?? '';
  };
}
