import { useEffect, useRef, useState } from 'react';
import { worstFirst } from './check-marks.ts';
import type { Desk } from './desk.ts';
import { ledgerTabs } from './ledger-tab.ts';

const HELP = 'xuezheng:shortcuts-help';

/** Whether the list of shortcuts is open. */
export function useHelpOpen(): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const toggle = () => setOpen((was) => !was);
    window.addEventListener(HELP, toggle);
    return () => window.removeEventListener(HELP, toggle);
  }, []);
  return [open, setOpen];
}

/** Single keys for the desk: they act wherever nothing is being typed and no dialog is open. */
export function useShortcuts(desk: Desk): void {
  const now = useRef(desk);
  useEffect(() => { now.current = desk; });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isTaken(event)) return;
      if (act(now.current, event)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="dialog"], [role="listbox"], [role="combobox"]') !== null) return true;
  if (event.key === 'Enter') return target.closest('button, a') !== null && target.closest('.row__name[aria-expanded="true"]') === null;
  // Arrows scroll the text and walk the tabs; elsewhere they walk the rows.
  return event.key.startsWith('Arrow') && target.closest('.doc, [role="tablist"], [role="menu"]') !== null;
}

function act(desk: Desk, event: KeyboardEvent): boolean {
  const tab = ledgerTabs[Number(event.key) - 1];
  if (tab !== undefined) { desk.setTab(tab); return true; }
  switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
    case 'j': case 'ArrowDown': return walk(desk, 1);
    case 'k': case 'ArrowUp': return walk(desk, -1);
    case 'Escape': desk.choose(null, 'keys'); return true;
    case '?': window.dispatchEvent(new Event(HELP)); return true;
    default: return desk.mayDecide && decide(desk, event.key.length === 1 ? event.key.toLowerCase() : event.key);
  }
}

function decide(desk: Desk, key: string): boolean {
  if (key === 'u') { desk.undoLast(); return true; }
  const { chosen } = desk;
  if (chosen === null) return false;
  if (key === 'c') desk.confirm([chosen.itemId]);
  else if (key === 'x') desk.dismiss([chosen.itemId]);
  else if (key === 's') desk.tick([chosen.itemId], !desk.ticked.has(chosen.itemId));
  else if (key === 'Enter') desk.edit(chosen.itemId);
  else return false;
  return true;
}

function walk(desk: Desk, by: 1 | -1): boolean {
  if (desk.tab === 'check') {
    const checks = worstFirst(desk.opened.checks);
    const at = checks.findIndex((check) => check.id === desk.chosenCheck?.id);
    desk.chooseCheck(checks[Math.max(0, Math.min(checks.length - 1, at + by))] ?? null);
    return true;
  }
  const at = desk.rows.findIndex((row) => row.itemId === desk.chosen?.itemId);
  const next = at < 0 ? desk.rows[0] : desk.rows[Math.max(0, Math.min(desk.rows.length - 1, at + by))];
  if (next !== undefined) desk.choose(next.itemId, 'keys');
  return true;
}
