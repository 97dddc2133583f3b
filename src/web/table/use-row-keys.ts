import { useEffect, useRef, type RefObject } from 'react';

const OPENER = '.ledger__open';

/**
 * Lets a click anywhere on a row open it and the arrow keys walk from row to row. It listens on the whole table, because
 * the row itself is no control: for the keyboard and the screen reader the control is the opener in its first cell.
 */
export function useRowKeys(onOpen: ((key: string) => void) | undefined): RefObject<HTMLTableElement | null> {
  const place = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const table = place.current;
    if (table === null || onOpen === undefined) return undefined;
    const click = (event: MouseEvent) => {
      const key = rowKeyAt(event.target);
      if (key !== null && window.getSelection()?.isCollapsed !== false) onOpen(key);
    };
    const down = (event: KeyboardEvent) => {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walk(event, table);
    };
    table.addEventListener('click', click);
    table.addEventListener('keydown', down);
    return () => {
      table.removeEventListener('click', click);
      table.removeEventListener('keydown', down);
    };
  }, [onOpen]);
  return place;
}

// Controls inside a row keep their own click.
function rowKeyAt(target: EventTarget | null): string | null {
  if (!(target instanceof Element) || target.closest('a, button, input, select, label') !== null) return null;
  return target.closest<HTMLElement>('tbody tr[data-key]')?.dataset['key'] ?? null;
}

function walk(event: KeyboardEvent, table: HTMLTableElement): void {
  if (!(event.target instanceof HTMLElement) || !event.target.matches(OPENER)) return;
  const openers = [...table.querySelectorAll<HTMLElement>(OPENER)];
  const next = openers[openers.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
