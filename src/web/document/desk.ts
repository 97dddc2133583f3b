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
  readonly change: (next: (before: Manuscript) => Manuscript) => void;
  readonly insert: (at: number, block: WrittenBlock) => void;
  readonly focusOn: (at: number) => void;
  /** What a line tells of itself. */
  readonly lineOf: (text: string, onText: (text: string) => void) => { readonly onChip: (says: string, at: number) => void; readonly onCaret: (before: string, after: string) => void };
}

/** The line with another figure in place of one of its own, or without it. */
export function replaceFigure({ text, at }: Pick<PressedFigure, 'text' | 'at'>, says: string | null): string {
  let seen = -1;
  return text.replaceAll(/\{[^{}]*\}/gu, (slot) => {
    seen += 1;
    return seen === at ? says === null ? '' : `{${says}}` : slot;
  });
}
