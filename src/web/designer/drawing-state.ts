import { useEffect, useState } from 'react';

/** A drawing while somebody works on it. */
export interface DrawingDraft {
  readonly written: string;
  /** Texts of the code lists that go with it. */
  readonly lists: readonly string[];
}

type Change<T> = T | ((now: T) => T);

/** The drawing with what changes it. */
export interface DrawingState extends DrawingDraft {
  readonly dirty: boolean;
  /** It was left unfinished and has come back. */
  readonly restored: boolean;
  /** Takes the new text, or what makes it of the text as it stands by then: somebody may have gone on while it was worked out. */
  readonly write: (written: Change<string>) => void;
  readonly setLists: (lists: Change<readonly string[]>) => void;
  readonly giveUp: () => void;
  readonly sent: () => void;
}

const placeOf = (id: string): string => `xuezheng.drawing.${id}`;

/** The state of a drawing, kept in this tab while it differs from what is in force. */
export function useDrawingState(id: string, start: DrawingDraft): DrawingState {
  const [base] = useState(start);
  const [kept] = useState(() => readKept(id));
  const [draft, set] = useState<DrawingDraft>(kept ?? base);
  const [restored, setRestored] = useState(kept !== null);
  const dirty = draft.written !== base.written || draft.lists.join('\0') !== base.lists.join('\0');
  useEffect(() => {
    if (dirty) window.sessionStorage.setItem(placeOf(id), JSON.stringify(draft));
    else window.sessionStorage.removeItem(placeOf(id));
  }, [id, draft, dirty]);
  return {
    ...draft, dirty, restored, write: (written) => set((now) => ({ ...now, written: typeof written === 'string' ? written : written(now.written) })),
    setLists: (lists) => set((now) => ({ ...now, lists: typeof lists === 'function' ? lists(now.lists) : lists })),
    giveUp: () => { set(base); setRestored(false); }, sent: () => window.sessionStorage.removeItem(placeOf(id)),
  };
}

function readKept(id: string): DrawingDraft | null {
  const text = window.sessionStorage.getItem(placeOf(id));
  if (text === null) return null;
  const kept = JSON.parse(text) as Partial<DrawingDraft>;
  return typeof kept.written === 'string' && Array.isArray(kept.lists) ? { written: kept.written, lists: kept.lists } : null;
}
