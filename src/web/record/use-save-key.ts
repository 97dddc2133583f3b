import { useEffect, useRef } from 'react';

/** Ctrl+S saves, wherever the cursor stands. */
export function useSaveKey(save: () => void): void {
  const latest = useRef(save);
  useEffect(() => { latest.current = save; });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
