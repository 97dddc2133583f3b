import { useEffect, useRef, type RefObject } from 'react';

/** The keys of a list: `j` and `k` walk its rows, `/` goes to its search. Not while somebody types. */
export function useListKeys(): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('[role="dialog"]') !== null) return;
      if (event.key === 'j' || event.key === 'k') walk(place.current, event.key === 'j' ? 1 : -1);
      else if (event.key === '/') place.current?.querySelector<HTMLElement>('.filters__search input, input.filters__search, .filters input')?.focus();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return place;
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select'));

function walk(place: HTMLElement | null, by: 1 | -1): void {
  const openers = [...place?.querySelectorAll<HTMLElement>('.ledger__open') ?? []];
  const now = openers.findIndex((opener) => opener === document.activeElement || opener.closest('tr') === document.activeElement?.closest('tr'));
  openers[now < 0 ? (by > 0 ? 0 : openers.length - 1) : Math.min(Math.max(now + by, 0), openers.length - 1)]?.focus();
}
