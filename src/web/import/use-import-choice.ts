import { useCallback, useEffect, useState } from 'react';
import type { FindingsPage, ImportView } from '../../contract/import.ts';

/** What its sender settled before writing an import: rows left out and why unusual values are right. */
export interface ImportChoice {
  /** Rows left out, as `sheet!row`; true for those that would not be written anyway. */
  readonly skip: ReadonlyMap<string, boolean>;
  /** By group, or by `group@sheet!row` for one row. */
  readonly reasons: Readonly<Record<string, string>>;
}

/** A choice and what changes it. */
export interface ChoiceMaker extends ImportChoice {
  readonly leaveOut: (rows: readonly ChosenRow[], out: boolean) => void;
  readonly explain: (key: string, text: string) => void;
  readonly forget: () => void;
}

/** A row that may be left out. */
export interface ChosenRow { readonly name: string; readonly faulty: boolean }

type Found = FindingsPage['findings'][number];

/** How a row is named in a choice. */
export const rowOf = ({ sheet, row, faulty }: Pick<Found, 'sheet' | 'row' | 'faulty'>): ChosenRow => ({ name: `${sheet}!${row}`, faulty });

const placeOf = (id: string): string => `xuezheng.import.${id}`;

/** The choice of an import, kept in this tab until it is written: closing the page or a lost session loses nothing. */
export function useImportChoice(view: ImportView): ChoiceMaker {
  const [choice, setChoice] = useState<ImportChoice>(() => keptChoice(view));
  useEffect(() => {
    if (view.state === 'checked') window.sessionStorage.setItem(placeOf(view.id), JSON.stringify({ skip: [...choice.skip], reasons: choice.reasons }));
    else if (view.state === 'done' || view.state === 'undone') window.sessionStorage.removeItem(placeOf(view.id));
  }, [view.id, view.state, choice]);
  return {
    ...choice,
    leaveOut: useCallback((rows, out) => setChoice((now) => {
      const skip = new Map(now.skip);
      for (const { name, faulty } of rows) if (out) skip.set(name, faulty); else skip.delete(name);
      return { ...now, skip };
    }), []),
    explain: useCallback((key, text) => setChoice((now) => ({ ...now, reasons: { ...now.reasons, [key]: text } })), []),
    forget: useCallback(() => setChoice({ skip: new Map(), reasons: {} }), []),
  };
}

function keptChoice(view: ImportView): ImportChoice {
  const standard: ImportChoice = { skip: new Map(), reasons: view.explanations };
  const text = window.sessionStorage.getItem(placeOf(view.id));
  if (text === null) return standard;
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) ? { skip: new Map(kept.skip), reasons: { ...view.explanations, ...kept.reasons } } : standard;
  } catch {
    return standard;
  }
}

const isKept = (kept: unknown): kept is { readonly skip: readonly (readonly [string, boolean])[]; readonly reasons: Readonly<Record<string, string>> } =>
  typeof kept === 'object' && kept !== null && 'skip' in kept && Array.isArray(kept.skip) && 'reasons' in kept && typeof kept.reasons === 'object';

/** How many rows will be written. */
export function rowsToWrite({ counts }: Pick<ImportView, 'counts'>, { skip }: Pick<ImportChoice, 'skip'>): number {
  const left = [...skip.values()].filter((faulty) => !faulty).length;
  return Math.max(0, counts.added + counts.changed - left);
}

/** What is said of why unusual values are right, blanks left out. */
export const saidReasons = ({ reasons }: Pick<ImportChoice, 'reasons'>): Record<string, string> => Object.fromEntries(Object.entries(reasons).filter(([, text]) => text.trim() !== ''));
