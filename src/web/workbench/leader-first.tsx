import { Navigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Me } from '../../contract/session.ts';

const KEPT_AS = 'xuezheng.brought-to-board';

type Person = NonNullable<Me['person']>;

/** Whether somebody who signed in just now is brought to the board first: a leader is, once; from then on the workbench is theirs as everybody's. */
export const isBroughtToBoard = (person: Person): boolean => person.roles.some(({ role }) => role === 'leader') && window.sessionStorage.getItem(KEPT_AS) !== person.id;

/** Brings a leader to the board, and remembers that it did. */
export function LeaderFirst({ person }: { readonly person: Person }) {
  useEffect(() => { window.sessionStorage.setItem(KEPT_AS, person.id); }, [person.id]);
  return <Navigate to="/boards" replace />;
}
