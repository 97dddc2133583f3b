/*
 * A draft under somebody's hands. Every change is kept on this computer at once and sent when the writer pauses; what the
 * server refuses because another person saved first stays here until the writer has chosen.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OpenDocument, OpenDraft } from '../../contract/kept-document.ts';
import type { Manuscript } from '../../domain/report/manuscript.ts';
import { get, put } from '../api/client.ts';
import { problemOf } from '../api/refusal.ts';

const PAUSE = 2000;
const STEPS = 100;

interface Kept { readonly version: number; readonly manuscript: Manuscript }
/** How it stands with saving. */
export type Saving = 'saved' | 'unsaved' | 'saving' | 'failed' | 'conflict';

/** The draft and what can be done with it. */
export interface Draft {
  readonly manuscript: Manuscript;
  readonly version: number;
  /** What the server last computed. */
  readonly body: OpenDraft;
  readonly saving: Saving;
  readonly refused: unknown;
  /** Something was found on this computer: taken up, or waiting for a choice with the version it was written on. */
  readonly found: 'none' | 'restored' | { readonly version: number };
  readonly change: (next: (before: Manuscript) => Manuscript) => void;
  readonly undo: (() => void) | null;
  readonly save: () => Promise<boolean>;
  readonly takeMine: () => void;
  readonly dropMine: () => void;
  readonly overwrite: () => void;
}

const keyOf = (id: string): string => `document:${id}`;

function readKept(id: string): Kept | null {
  const text = localStorage.getItem(keyOf(id));
  try {
    return text === null ? null : JSON.parse(text) as Kept;
  } catch {
    return null;
  }
}

interface Held { readonly manuscript: Manuscript; readonly version: number; readonly busy: boolean }
/** What the writer has in hand, newer than what is shown until the page is drawn again. */
interface Hand { readonly now: () => Held; readonly put: (part: Partial<Held>) => void }

function takeInHand(begun: Held): Hand {
  let held = begun;
  return { now: () => held, put: (part) => { held = { ...held, ...part }; } };
}

const remember = (id: string, kept: Kept): void => localStorage.setItem(keyOf(id), JSON.stringify(kept));

/** Sends what the writer has in hand, and takes up what the server made of it. */
function useSaver(id: string, hand: Hand, begun: { readonly version: number; readonly body: OpenDraft; readonly saving: Saving }, show: (manuscript: Manuscript) => void) {
  const [answered, setAnswered] = useState({ version: begun.version, body: begun.body });
  const [saving, setSaving] = useState<Saving>(begun.saving);
  const [refused, refuse] = useState<unknown>(null);
  const take = useCallback((sent: Manuscript, version: number, body: OpenDraft): boolean => {
    const isNewest = hand.now().manuscript === sent;
    // The server names the unit of a figure that was bound anew; nothing else of it is another than what was sent.
    const manuscript = isNewest ? body.manuscript : { ...hand.now().manuscript, figures: mergeFigures(hand.now().manuscript, sent, body.manuscript) };
    hand.put({ version, manuscript });
    setAnswered({ version, body });
    refuse(null);
    show(manuscript);
    setSaving(isNewest ? 'saved' : 'unsaved');
    if (isNewest) localStorage.removeItem(keyOf(id));
    else remember(id, { version, manuscript });
    return isNewest;
  }, [id, hand, show]);
  const save = useCallback(async (): Promise<boolean> => {
    if (hand.now().busy) return false;
    const sent = hand.now().manuscript;
    hand.put({ busy: true });
    setSaving('saving');
    try {
      const answer = await put<OpenDocument>(`/api/documents/${id}`, { version: hand.now().version, manuscript: sent });
      return answer.body.kind === 'draft' && take(sent, answer.version, answer.body);
    } catch (failure) {
      refuse(failure);
      setSaving(problemOf(failure).code === 'P102' ? 'conflict' : 'failed');
      return false;
    } finally {
      hand.put({ busy: false });
    }
  }, [id, hand, take]);
  return { answered, saving, setSaving, refused, refuse, save };
}

/** Takes up a draft as it was opened. */
export function useDraft(opened: OpenDocument, body: OpenDraft): Draft {
  const { id } = opened;
  const [kept] = useState(() => readKept(id));
  const isSame = kept !== null && kept.version === opened.version;
  const [found, setFound] = useState<Draft['found']>(kept === null ? 'none' : isSame ? 'restored' : { version: kept.version });
  const [manuscript, setManuscript] = useState(isSame ? kept.manuscript : body.manuscript);
  const [past, setPast] = useState<readonly Manuscript[]>([]);
  const [hand] = useState(() => takeInHand({ manuscript, version: opened.version, busy: false }));
  const { answered, saving, setSaving, refused, refuse, save } = useSaver(id, hand, { version: opened.version, body, saving: isSame ? 'unsaved' : 'saved' }, setManuscript);
  const keep = useCallback((next: Manuscript) => {
    hand.put({ manuscript: next });
    setManuscript(next);
    setSaving((before) => (before === 'conflict' ? before : 'unsaved'));
    remember(id, { version: hand.now().version, manuscript: next });
  }, [id, hand, setSaving]);
  const change: Draft['change'] = useCallback((next) => {
    const before = hand.now().manuscript;
    const after = next(before);
    if (after === before) return;
    setPast((steps) => [...steps.slice(1 - STEPS), before]);
    keep(after);
  }, [hand, keep]);
  usePause(saving === 'unsaved', manuscript, save);
  const dropMine = useCallback(() => { localStorage.removeItem(keyOf(id)); setFound('none'); }, [id]);
  const overwrite = async () => {
    hand.put({ version: (await get<OpenDocument>(`/api/documents/${id}`)).version });
    await save();
  };
  const takeMine = () => { if (kept) { setFound('none'); keep(kept.manuscript); } };
  const undo = past.length === 0 ? null : () => { const before = past[past.length - 1]; setPast(past.slice(0, -1)); if (before) keep(before); };
  return { manuscript, version: answered.version, body: answered.body, saving, refused, found, change, undo, save, takeMine, dropMine, overwrite: () => void overwrite().catch(refuse) };
}

// Saves once the writer pauses: each key begins the wait anew.
function usePause(isDue: boolean, manuscript: Manuscript, save: () => Promise<boolean>): void {
  const newest = useRef(manuscript);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    newest.current = manuscript;
    clearTimeout(timer.current);
    if (isDue) timer.current = setTimeout(() => void save(), PAUSE);
  }, [isDue, manuscript, save]);
  useEffect(() => () => clearTimeout(timer.current), []);
}

// Figures bound since are the writer's own; the others are as the server kept them.
const mergeFigures = (mine: Manuscript, sent: Manuscript, kept: Manuscript): Manuscript['figures'] =>
  mine.figures.map((figure) => (sent.figures.includes(figure) ? kept.figures.find(({ key }) => key === figure.key) ?? figure : figure));
