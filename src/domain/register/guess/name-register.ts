import type { SheetHead } from '../sheet-head.ts';
import { tidy } from '../typed.ts';

const LONGEST = 40;
const plain = /^(?:sheet|工作表)\s*\d*$/i;

/** What a register drawn from this sheet is most likely called: its title above the headings, else the sheet, else the file. */
export function nameRegister(sheet: SheetHead, headingRow: number, file: string): string {
  const title = sheet.head.filter(({ row }) => row < headingRow).map(({ cells }) => [...new Set(cells.filter((cell) => typeof cell === 'string').map((cell) => tidy(cell)).filter((cell) => cell !== ''))])
    .find((texts) => texts.length === 1)?.[0];
  const named = [title, plain.test(sheet.name.trim()) ? undefined : sheet.name, file.replace(/\.[^.]*$/, '')].map((text) => tidy(text ?? '').replaceAll(/\s+/g, ''));
  const best = named.find((text) => /[\p{L}\p{N}]/u.test(text) && [...text].length <= LONGEST) ?? named.find((text) => /[\p{L}\p{N}]/u.test(text)) ?? '新台账';
  return [...best].slice(0, LONGEST).join('');
}
