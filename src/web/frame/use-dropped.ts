import { useEffect, useRef, useState } from 'react';

/** Takes a file dropped into a zone; one dropped beside it must not open in the browser in place of the page. */
export function useDropped(onFile: (file: File) => void) {
  const zone = useRef<HTMLElement>(null);
  const [over, setOver] = useState(false);
  const take = useRef(onFile);
  useEffect(() => { take.current = onFile; });
  useEffect(() => {
    const inside = (event: DragEvent): boolean => event.target instanceof Node && zone.current?.contains(event.target) === true;
    const drag = (event: DragEvent) => { event.preventDefault(); setOver(inside(event)); };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined && inside(event)) take.current(file);
    };
    window.addEventListener('dragover', drag);
    window.addEventListener('drop', drop);
    return () => { window.removeEventListener('dragover', drag); window.removeEventListener('drop', drop); };
  }, []);
  return { zone, over };
}
