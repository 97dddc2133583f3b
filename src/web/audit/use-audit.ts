import { keepPreviousData, useInfiniteQuery, useMutation, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult } from '@tanstack/react-query';
import type { AuditPage, AuditVerdict } from '../../contract/audit.ts';
import { get, withQuery } from '../api/client.ts';

/** What the server narrows the audit by. */
export interface AuditFilter {
  readonly action: string;
  readonly actor: string;
  readonly outcome: string;
  readonly from: string;
  readonly to: string;
}

/** The audit, newest first, a page at a time. */
export function useAudit(filter: AuditFilter): UseInfiniteQueryResult<InfiniteData<AuditPage>> {
  return useInfiniteQuery({
    queryKey: ['audit', filter], initialPageParam: null as number | null, getNextPageParam: (page: AuditPage) => page.next,
    // Every reading is written into the audit: read when asked, not by the way.
    placeholderData: keepPreviousData, staleTime: Infinity, refetchOnMount: false,
    queryFn: ({ pageParam, signal }) => get<AuditPage>(withQuery('/api/audit', { ...filter, before: pageParam }), signal),
  });
}

/** Has the server recompute the chain. */
export function useVerify(): UseMutationResult<AuditVerdict, Error, void> {
  return useMutation({ mutationFn: () => get<AuditVerdict>('/api/audit/verify') });
}
