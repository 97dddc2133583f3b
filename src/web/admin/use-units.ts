import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { CreateUnit, Unit } from '../../contract/unit.ts';
import { patch, post } from '../api/client.ts';

function useUnitMutation<Input>(send: (input: Input) => Promise<Unit>): UseMutationResult<Unit, Error, Input> {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: ['units'] }) });
}

/** Creates a unit below another. */
export const useCreateUnit = () => useUnitMutation((input: CreateUnit) => post<Unit>('/api/units', input));

/** Gives a unit another name; its code and its place stay. */
export const useRenameUnit = () => useUnitMutation(({ id, name }: { readonly id: string; readonly name: string }) => patch<Unit>(`/api/units/${id}`, { name }));

/** Uses a unit again that was retired by mistake. */
export const useRestoreUnit = () => useUnitMutation((id: string) => post<Unit>(`/api/units/${id}/restore`));

/** Takes a unit out of use; its records stay. */
export const useRetireUnit = () => useUnitMutation((id: string) => post<Unit>(`/api/units/${id}/retire`));
