import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { Account, AccountWithSecret, CreateAccount, ProposeGrant } from '../../contract/unit.ts';
import { get, post } from '../api/client.ts';

/** The accounts of the county with their grants. */
export function useAccounts(): UseQueryResult<Account[]> {
  return useQuery({ queryKey: ['accounts'], queryFn: ({ signal }) => get<Account[]>('/api/accounts', signal) });
}

/** Something done to accounts; the list is read again afterwards. */
function useAccountMutation<Input, Reply>(send: (input: Input) => Promise<Reply>): UseMutationResult<Reply, Error, Input> {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }) });
}

/** Creates an account; answers its one-time password, shown once. */
export const useCreateAccount = () => useAccountMutation((input: CreateAccount) => post<AccountWithSecret>('/api/accounts', input));

/** Gives an account a new one-time password. */
export const useResetAccount = () => useAccountMutation((id: string) => post<AccountWithSecret>(`/api/accounts/${id}/reset`));

/** Disables or enables an account. */
export const useSwitchAccount = () => useAccountMutation(({ id, verb }: { readonly id: string; readonly verb: 'disable' | 'enable' }) => post<Account>(`/api/accounts/${id}/${verb}`));

/** Proposes a grant for an account. */
export const useProposeGrant = () => useAccountMutation(({ id, ...grant }: ProposeGrant & { readonly id: string }) => post<Account>(`/api/accounts/${id}/grants`, grant));

/** Authorises or revokes a grant. */
export const useDecideGrant = () => useAccountMutation(({ id, verb }: { readonly id: string; readonly verb: 'authorise' | 'revoke' }) => post<Account>(`/api/grants/${id}/${verb}`));
