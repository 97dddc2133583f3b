/*
 * What a spreadsheet puts on the clipboard: a text of what is shown, and a table that also says what is held. A share
 * shown as 88% may be 87.66%, and a day shown as 3月1日 has a year: where both agree cell by cell, the truer one counts.
 */
import { Big } from 'big.js';
import { plainDate } from '../../domain/values/plain-date.ts';
import type { FieldView } from '../register/field-view.ts';
import { readPasted } from './sheet-rows.ts';

/** A pasted cell: what was shown, and the number it holds where the spreadsheet says so. */
export interface PastedCell { readonly text: string; readonly value: number | null }

/** Numbers held by the cells of a table, blanks for cells that are covered by others. */
export type HeldNumbers = readonly (readonly (number | null)[])[];

/** The cells that were pasted. `held` counts only where it has the same shape. */
export function pastedCells(text: string, held: HeldNumbers): readonly (readonly PastedCell[])[] {
  const shown = readPasted(text);
  const alike = held.length === shown.length && held.every((line, row) => line.length === shown[row]?.length);
  return shown.map((line, row) => line.map((one, column) => ({ text: one, value: alike ? held[row]?.[column] ?? null : null })));
}

/** What is written into a field: what was shown, or the number behind it where that says more. */
export function truerText(field: Pick<FieldView, 'type'>, { text, value }: PastedCell): string {
  if (value === null || !Number.isFinite(value)) return text;
  if (field.type === 'date') return dayShown(text, value) ?? text;
  if (field.type === 'percent') return /[%％]$/.test(text) || isHidden(text) ? `${plain(value, 100)}%` : text;
  if (field.type === 'integer' || field.type === 'decimal' || field.type === 'money') return isNumber(text) || isHidden(text) ? plain(value, 1) : text;
  return text;
}

// Fifteen digits are what a spreadsheet keeps; what comes after them is noise of its arithmetic.
const plain = (value: number, times: number): string => new Big(value.toPrecision(15)).times(times).toFixed();

/** A column too narrow for what is in it. */
const isHidden = (text: string): boolean => /^#+$/.test(text);

// A per-cent sign in a field that counts things is for the person to settle.
const isNumber = (text: string): boolean => /^[-+(]?[￥¥$]?[\d,.]+(?:E[+-]?\d+)?\)?$/i.test(text);

const DAY_MS = 86_400_000;
// Before March 1900 spreadsheets count a day that never was.
const FIRST_DAY = 61;
const LAST_DAY = 2_958_465;

/** The day behind a cell that shows one in part; undefined where what is shown says something else, as in a file that counts from 1904. */
function dayShown(text: string, value: number): string | undefined {
  if (!Number.isInteger(value) || value < FIRST_DAY || value > LAST_DAY || text === String(value)) return undefined;
  const day = new Date(Date.UTC(1899, 11, 30) + value * DAY_MS);
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
  const parts = new Set([year, year % 100, month, date]);
  const told = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  return isHidden(text) || (told.length > 0 && told.every((part) => parts.has(part))) ? plainDate(year, month, date) ?? undefined : undefined;
}
