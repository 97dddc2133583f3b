import { useInfiniteQuery, useMutation, type InfiniteData, type UseInfiniteQueryResult, type UseMutationResult } from '@tanstack/react-query';
import type { AuditPage, AuditRow, AuditVerdict } from '../../contract/audit.ts';
import { get, withQuery } from '../api/client.ts';
import { clockDay } from '../frame/clock-time.ts';

/** What the server narrows the audit by. */
export interface AuditFilter {
  readonly action: string;
  readonly actor: string;
  readonly outcome: string;
}

/** The audit, newest first, a page at a time. */
export function useAudit(filter: AuditFilter): UseInfiniteQueryResult<InfiniteData<AuditPage>> {
  return useInfiniteQuery({
    queryKey: ['audit', filter], initialPageParam: null as number | null, getNextPageParam: (page: AuditPage) => page.next,
    // Every reading is written into the audit: read when asked, not by the way.
    staleTime: Infinity, refetchOnMount: false,
    queryFn: ({ pageParam, signal }) => get<AuditPage>(withQuery('/api/audit', { ...filter, before: pageParam }), signal),
  });
}

/** Has the server recompute the chain. */
export function useVerify(): UseMutationResult<AuditVerdict, Error, void> {
  return useMutation({ mutationFn: () => get<AuditVerdict>('/api/audit/verify') });
}

/** The rows of some days; an empty end is open. */
export function betweenDays(rows: readonly AuditRow[], from: string, to: string): readonly AuditRow[] {
  return rows.filter((row) => {
    const day = clockDay(row.at);
    return (from === '' || day >= from) && (to === '' || day <= to);
  });
}

/** Who appears in the rows, each once, for the filter by person. */
export function peopleIn(rows: readonly AuditRow[]): readonly { readonly id: string; readonly name: string }[] {
  const found = new Map(rows.flatMap((row) => (row.actorId === null ? [] : [[row.actorId, row.actorName] as const])));
  return [...found].map(([id, name]) => ({ id, name }));
}
