import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { IssuedToken, IssueToken, TokenLimit, TokenList, TokenView } from '../../contract/token.ts';
import { get, post, put } from '../api/client.ts';

/** The tokens of other systems with the limit they share. */
export const useTokens = (): UseQueryResult<TokenList> =>
  useQuery({ queryKey: ['tokens'], queryFn: ({ signal }) => get<TokenList>('/api/tokens', signal) });

/** Something done to tokens; the list is read again afterwards. */
function useTokenMutation<Input, Reply>(send: (input: Input) => Promise<Reply>): UseMutationResult<Reply, Error, Input> {
  const client = useQueryClient();
  return useMutation({ mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }) });
}

/** Issues a token; it is answered this once. */
export const useIssueToken = () => useTokenMutation((input: IssueToken) => post<IssuedToken>('/api/tokens', input));

/** What an administrator does to a token. */
export type TokenVerb = 'authorise' | 'withdraw' | 'revoke';

/** Authorises a token, or ends it. */
export const useDecideToken = () => useTokenMutation(({ id, verb }: { readonly id: string; readonly verb: TokenVerb }) => post<TokenView>(`/api/tokens/${id}/${verb}`));

/** Sets the limit all tokens share. */
export const useLimitTokens = () => useTokenMutation((limit: TokenLimit) => put<TokenLimit>('/api/tokens/limit', limit));
