import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ActionName } from '../../domain/access/actions.ts';
import { may, type Grant } from '../../domain/access/may.ts';
import { roleKeys } from '../../domain/access/roles.ts';
import type { Me } from '../../contract/session.ts';
import { get } from './client.ts';

/** Key of the answer to "who am I". */
export const meKey = ['me'] as const;

/** Who is signed in, and what the sign-in page should offer when nobody is. */
export function useMe(): UseQueryResult<Me> {
  return useQuery({ queryKey: meKey, queryFn: ({ signal }) => get<Me>('/api/session', signal), staleTime: 60_000 });
}

/** The day it is by the server's clock, empty until known: a wrong clock at a desk counts no days. */
export const useToday = (): string => useQueryClient().getQueryData<Me>(meKey)?.today ?? '';

/** Asks whether the person may do an action somewhere: decides menus and buttons; the server decides for real. */
export function useMay(): (action: ActionName) => boolean {
  const me = useQueryClient().getQueryData<Me>(meKey);
  return (action) => me?.actions.includes(action) ?? false;
}

/** Asks whether the person may do an action on a unit, by the rule the server asks; and what they were granted. */
export function useMayAt(): { readonly mayAt: (action: ActionName, unitPath: string) => boolean; readonly grants: readonly Grant[] } {
  const me = useQueryClient().getQueryData<Me>(meKey);
  const grants = useMemo(() => grantsOf(me), [me]);
  const mayAt = useCallback((action: ActionName, unitPath: string) => may({ id: '', county: me?.county?.code ?? '', name: '', unitPath: '', grants }, action, unitPath), [me, grants]);
  return { mayAt, grants };
}

const grantsOf = (me: Me | undefined): Grant[] => (me?.person?.roles ?? []).flatMap(({ role, unitPath }) => {
  const known = roleKeys.find((key) => key === role);
  return known === undefined ? [] : [{ role: known, unitPath }];
});
