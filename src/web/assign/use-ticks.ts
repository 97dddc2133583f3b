import { useCallback, useState } from 'react';

/** Which rows of a list are ticked. */
export interface Ticks {
  readonly ticked: ReadonlySet<string>;
  readonly tick: (ids: readonly string[], on: boolean) => void;
  readonly clear: () => void;
}

/** Keeps the ticks of a list. */
export function useTicks(): Ticks {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const tick = useCallback((ids: readonly string[], on: boolean) => setTicked((old) => {
    const next = new Set(old);
    for (const id of ids) { if (on) next.add(id); else next.delete(id); }
    return next;
  }), []);
  const clear = useCallback(() => setTicked(new Set<string>()), []);
  return { ticked, tick, clear };
}
