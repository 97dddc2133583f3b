import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Me } from '../../contract/session.ts';
import { meKey } from '../api/use-me.ts';

/** A choice of this person, kept on this machine: columns, saved views. Answers the default until one was made, and after what was kept cannot be read. */
export function useKeptChoice<T>(name: string, standard: T, read: (kept: unknown) => T | null): readonly [T, (chosen: T | null) => void] {
  const me = useQueryClient().getQueryData<Me>(meKey);
  const place = `xuezheng.${name}.${me?.person?.id ?? ''}`;
  const [, redraw] = useState(0);
  const keep = useCallback((chosen: T | null) => {
    if (chosen === null) window.localStorage.removeItem(place);
    else window.localStorage.setItem(place, JSON.stringify(chosen));
    redraw((count) => count + 1);
  }, [place]);
  return [readKept(place, read) ?? standard, keep];
}

function readKept<T>(place: string, read: (kept: unknown) => T | null): T | null {
  const text = window.localStorage.getItem(place);
  if (text === null) return null;
  try {
    return read(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Reads a list of texts. */
export const readTexts = (kept: unknown): readonly string[] | null => (Array.isArray(kept) && kept.every((one) => typeof one === 'string') ? kept : null);
