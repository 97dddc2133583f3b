import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** The filters of a page as they stand in its address, so that a list can be linked, kept and reached by Back. */
export type Address = Readonly<Record<string, string>>;

/** Reads the filters from the address and changes some; an empty one leaves it. */
export function useAddress(): readonly [Address, (changes: Address) => void] {
  const search = useSearch({ strict: false }) as Readonly<Record<string, unknown>>;
  const navigate = useNavigate();
  const change = useCallback((changes: Address) => {
    void navigate({ to: '.', search: (now: Readonly<Record<string, unknown>>) => kept({ ...now, ...changes }), replace: true, resetScroll: false });
  }, [navigate]);
  return [Object.fromEntries(Object.entries(search).map(([key, value]) => [key, String(value)])), change];
}

const kept = (search: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== '' && value !== undefined));
