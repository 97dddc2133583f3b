/* What is wrong with a workbook, with its place: all of it is told at once, so that a clerk goes through it but once. */
import type { Details, ProblemKind } from '../problem.ts';
import type { CheckStrength } from './definition.ts';
import { columnLetter } from './sheet-layout.ts';

/** A place in a workbook; row and column counted from 1, 0 for the whole of it. */
export interface SheetPlace { readonly sheet: string; readonly row: number; readonly column: number }

/** What is wrong in one place. */
export interface SheetFinding extends SheetPlace {
  readonly strength: CheckStrength;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** A finding in a workbook, its sentence from the catalogue. */
export const sheetFinding = <D extends Details>(place: SheetPlace, kind: ProblemKind<D>, details: D, strength: CheckStrength = 'logic'): SheetFinding =>
  ({ ...place, strength, code: kind.code, zh: kind.zh(details), en: kind.en(details) });

/** The place as spreadsheets name it: C5, C, or nothing. */
export const cellName = ({ row, column }: SheetPlace): string => `${column > 0 ? columnLetter(column - 1) : ''}${row > 0 ? row : ''}`;
