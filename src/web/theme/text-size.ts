import { useSyncExternalStore } from 'react';

const KEPT_AS = 'xuezheng.large-text';
const CHANGED = 'xuezheng:text-size';

/** Puts the kept text size on the page, before anything is drawn. */
export function applyTextSize(): void {
  document.documentElement.dataset['text'] = isLarge() ? 'large' : 'normal';
}

/** Whether large text is on, and how to switch it; the choice is kept on this machine. */
export function useLargeText(): readonly [boolean, () => void] {
  return [useSyncExternalStore(listen, isLarge), toggle];
}

const isLarge = (): boolean => window.localStorage.getItem(KEPT_AS) === 'yes';

function toggle(): void {
  window.localStorage.setItem(KEPT_AS, isLarge() ? 'no' : 'yes');
  applyTextSize();
  window.dispatchEvent(new Event(CHANGED));
}

function listen(onChange: () => void): () => void {
  window.addEventListener(CHANGED, onChange);
  return () => window.removeEventListener(CHANGED, onChange);
}
