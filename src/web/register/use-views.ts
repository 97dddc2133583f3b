import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RegisterView } from '../../contract/register.ts';
import type { KeepView, ListChoiceView, ViewList } from '../../contract/view.ts';
import { get, post, put, remove } from '../api/client.ts';
import type { Address } from '../table/use-address.ts';
import { standardColumns } from './record-columns.tsx';
import { useOneUnit } from './use-one-unit.ts';

const keyOf = (register: string) => ['views', register] as const;

/** The views of a register, one's own and shared ones, and the columns one chose. */
export const useViews = (register: string): UseQueryResult<ViewList> =>
  useQuery({ queryKey: keyOf(register), staleTime: 60_000, retry: false, queryFn: ({ signal }) => get<ViewList>(`/api/registers/${register}/views`, signal) });

function useViewMutation<Input, Reply>(register: string, send: (input: Input) => Promise<Reply>): UseMutationResult<Reply, Error, Input> {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: keyOf(register) }) });
}

/** Keeps what is shown now as a view. */
export const useKeepView = (register: string) => useViewMutation(register, (view: KeepView) => post<{ id: string }>(`/api/registers/${register}/views`, view));

/** Puts a view away. */
export const useDropView = (register: string) => useViewMutation(register, (id: string) => remove<null>(`/api/views/${id}`));

/** Shares a view with a unit, or with nobody. */
export const useShareView = (register: string) => useViewMutation(register, ({ id, unitId }: { readonly id: string; readonly unitId: string | null }) => post<unknown>(`/api/views/${id}/share`, { unitId }));

/** Keeps the columns one chose; shown at once, whether or not the server has them yet. */
function useChoose(register: string): (choice: ListChoiceView) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({ mutationFn: (choice: ListChoiceView) => put<ListChoiceView>(`/api/registers/${register}/choice`, choice) });
  return (choice) => {
    // What was asked before would put the old columns back when it arrives.
    void client.cancelQueries({ queryKey: keyOf(register) });
    client.setQueryData<ViewList>(keyOf(register), (held) => held && { ...held, choice });
    mutate(choice);
  };
}

/** The columns of the list and what changes them. */
export interface ListColumns {
  /** False until it is known what this person chose. */
  readonly known: boolean;
  readonly keys: readonly string[];
  readonly standard: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  /** As a view would keep them; null for the register's own. */
  readonly chosen: readonly string[] | null;
  readonly pick: (keys: readonly string[] | null) => void;
  readonly widen: (widths: Readonly<Record<string, number>>) => void;
}

/** The columns of a list: those of the view in the address, else those this person chose, else the register's own. */
export function useListColumns(register: RegisterView, address: Address, onChange: (changes: Address) => void): ListColumns {
  const oneUnit = useOneUnit();
  const standard = useMemo(() => standardColumns(register, oneUnit), [register, oneUnit]);
  const { data, isPending } = useViews(register.key);
  const choose = useChoose(register.key);
  const named = address['columns'] ?? '';
  const chosen = useMemo(() => (named === '' ? data?.choice?.columns ?? null : named.split(',')), [named, data]);
  const widths = data?.choice?.widths ?? none;
  return {
    known: !isPending, keys: chosen ?? standard, standard, widths, chosen,
    pick: (keys) => (named === '' ? choose({ columns: keys === null ? null : [...keys], widths: { ...widths } }) : onChange({ columns: keys?.join(',') ?? '' })),
    widen: (wanted) => choose({ columns: data?.choice?.columns ?? null, widths: { ...wanted } }),
  };
}

const none: Readonly<Record<string, number>> = {};
