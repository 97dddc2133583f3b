import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { Me } from '../../contract/session.ts';
import { meKey } from '../api/use-me.ts';

const CHANGED = 'xuezheng:kept-choice';

/** A choice of this person, kept on this machine: columns, saved views. Answers the default until one was made, and when what was kept cannot be read. */
export function useKeptChoice<T>(name: string, standard: T, read: (kept: unknown) => T | null): readonly [T, (chosen: T | null) => void] {
  const me = useQueryClient().getQueryData<Me>(meKey);
  const place = `xuezheng.${name}.${me?.person?.id ?? ''}`;
  const text = useSyncExternalStore(listen, () => window.localStorage.getItem(place));
  const keep = useCallback((chosen: T | null) => {
    if (chosen === null) window.localStorage.removeItem(place);
    else window.localStorage.setItem(place, JSON.stringify(chosen));
    window.dispatchEvent(new Event(CHANGED));
  }, [place]);
  const kept = useMemo(() => readKept(text, read), [text, read]);
  return [kept ?? standard, keep];
}

function listen(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  return () => window.removeEventListener(CHANGED, onChange);
}

function readKept<T>(text: string | null, read: (kept: unknown) => T | null): T | null {
  if (text === null) return null;
  try {
    return read(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Reads a list of texts. */
export const readTexts = (kept: unknown): readonly string[] | null => (Array.isArray(kept) && kept.every((one) => typeof one === 'string') ? kept : null);
