import { useEffect, useRef } from 'react';
import type { Linking } from './linking.ts';

/** What keys do on the page that goes through the targets of a plan. */
export interface LinkingSteps {
  readonly current: Linking | null;
  readonly busy: boolean;
  readonly walk: (by: number) => void;
  readonly accept: (one: Linking, nth: number) => void;
  readonly none: (one: Linking) => void;
  readonly other: (one: Linking) => void;
}

/** Single keys: they act wherever nothing is being typed and no dialog is open. */
export function useLinkingKeys(steps: LinkingSteps): void {
  const now = useRef(steps);
  useEffect(() => { now.current = steps; });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTaken(event)) return;
      if (act(now.current, event.key.length === 1 ? event.key.toLowerCase() : event.key)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="listbox"], [role="combobox"], [role="menu"]') !== null) return true;
  return key === 'Enter' && target.closest('button, a') !== null;
}

function act({ current, busy, walk, accept, none, other }: LinkingSteps, key: string): boolean {
  if (key === 'j' || key === 'ArrowDown') { walk(1); return true; }
  if (key === 'k' || key === 'ArrowUp') { walk(-1); return true; }
  // A key pressed twice decides once.
  if (current === null || busy) return false;
  if (key === 'Enter') accept(current, 0);
  else if (/^[1-5]$/.test(key)) accept(current, Number(key) - 1);
  else if (key === 'o') other(current);
  else if (key === 'n') none(current);
  else return false;
  return true;
}
