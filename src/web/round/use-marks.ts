import { useCallback, useMemo, useState } from 'react';

/** A cell that is to be returned. */
export interface Mark {
  readonly recordId: string;
  readonly field: string;
  readonly reason: string;
}

/** The cells a checker marked, with their reasons. */
export interface Marks {
  readonly list: readonly Mark[];
  readonly has: (recordId: string, field: string) => boolean;
  /** Marks a cell, or takes its mark away. */
  readonly toggle: (recordId: string, field: string) => void;
  readonly say: (recordId: string, field: string, reason: string) => void;
}

const same = (recordId: string, field: string) => (mark: Mark): boolean => mark.recordId === recordId && mark.field === field;

/** Keeps the cells a checker marks until they are returned. */
export function useMarks(): Marks {
  const [list, set] = useState<readonly Mark[]>([]);
  const toggle = useCallback((recordId: string, field: string) => set((now) => (now.some(same(recordId, field)) ? now.filter((mark) => !same(recordId, field)(mark)) : [...now, { recordId, field, reason: '' }])), []);
  const say = useCallback((recordId: string, field: string, reason: string) => set((now) => now.map((mark) => (same(recordId, field)(mark) ? { ...mark, reason } : mark))), []);
  return useMemo(() => ({ list, toggle, say, has: (recordId, field) => list.some(same(recordId, field)) }), [list, toggle, say]);
}
