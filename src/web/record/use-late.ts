import { useEffect, useState } from 'react';

const PAUSE = 250;

/** What was typed, once the typing paused: a server is not asked at every key. */
export function useLate(typed: string): string {
  const [late, setLate] = useState(typed);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(typed), PAUSE);
    return () => window.clearTimeout(timer);
  }, [typed]);
  return late;
}
