import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ReturnedCells } from '../../contract/round.ts';
import { get, withQuery } from '../api/client.ts';
import { useMay } from '../api/use-me.ts';

type Returned = ReturnedCells[number];

/** What a checker sent back of a register, asked by record and field; undefined where nothing waits. Field '' is the record as a whole. */
export function useReturned(register: string, reported: boolean): (recordId: string, field: string) => Returned | undefined {
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['returned', register], enabled: reported && may('report.submit'), staleTime: 30_000,
    queryFn: ({ signal }) => get<ReturnedCells>(withQuery('/api/reports/returned', { register }), signal),
  });
  const cells = useMemo(() => new Map((data ?? []).map((cell) => [`${cell.recordId} ${cell.field}`, cell])), [data]);
  return (recordId, field) => cells.get(`${recordId} ${field}`);
}
