import type { Manuscript, WrittenBlock } from '../../domain/report/manuscript.ts';
import type { Draft } from './use-draft.ts';
import type { Reading } from './use-reading.ts';

/** A figure of a line that was pressed, and how its line is written anew. */
export interface PressedFigure { readonly says: string; readonly at: number; readonly text: string; readonly onText: (text: string) => void }

/** Where the caret was left. */
export interface Caret { readonly before: string; readonly after: string; readonly onText: (text: string) => void }

/** What the lines of a draft share. */
export interface Desk {
  readonly draft: Draft;
  readonly reading: Reading;
  /** The reader may look and publish, but not write. */
  readonly isReadOnly: boolean;
  readonly change: (next: (before: Manuscript) => Manuscript) => void;
  readonly insert: (at: number, block: WrittenBlock) => void;
  readonly focusOn: (at: number) => void;
  /** What a line tells of itself. */
  readonly lineOf: (text: string, onText: (text: string) => void) => { readonly onChip: (says: string, at: number) => void; readonly onCaret: (before: string, after: string) => void; readonly isReadOnly: boolean };
}

/** The line with another figure in place of one of its own, or without it; and which of those that say the same it is then. */
export function replaceFigure({ text, at, says: before }: Pick<PressedFigure, 'text' | 'at' | 'says'>, says: string | null): { readonly text: string; readonly at: number } {
  let seen = -1;
  let place = 0;
  const written = text.replaceAll(/\{[^{}]*\}/gu, (slot) => {
    if (slot === `{${before}}`) seen += 1;
    if (slot === `{${before}}` && seen === at) return says === null ? '' : `{${says}}`;
    if (seen < at && slot === `{${says ?? ''}}`) place += 1;
    return slot;
  });
  return { text: written, at: place };
}
