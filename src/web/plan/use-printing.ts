import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Whether the page is being printed: what only paper needs is drawn then, and not before. */
export function usePrinting(): boolean {
  const [printing, print] = useState(false);
  useEffect(() => {
    const media = window.matchMedia('print');
    // The browser takes its picture as soon as the event is over: the page must have been drawn by then.
    const before = () => flushSync(() => print(true));
    const after = () => print(false);
    const change = () => print(media.matches);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    media.addEventListener('change', change);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
      media.removeEventListener('change', change);
    };
  }, []);
  return printing;
}
