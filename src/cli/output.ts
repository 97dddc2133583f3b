/* What the terminal shows: data to stdout, messages to stderr. */
import { isProblem } from '../domain/problem.ts';
import { terminalLanguage } from './language.ts';

/** Writes data. */
export function print(text: string): void {
  const shown = harmless(text);
  process.stdout.write(shown.endsWith('\n') ? shown : `${shown}\n`);
}

/** Writes a message for the person. */
export function say(text: string): void {
  process.stderr.write(`${harmless(text)}\n`);
}

// A document or a file name may hold what a terminal takes for a command.
const harmless = (text: string): string => text.replaceAll(/(?![\n\t])\p{Cc}/gu, '');

/** Says what went wrong and what to do; the exit code becomes 1. A bug shows its stack. */
export function fail(failure: unknown): void {
  process.exitCode = 1;
  if (isProblem(failure)) {
    const { code, zh, en } = failure;
    say(terminalLanguage() === 'en' ? `${code} ${en}` : `${code} ${zh}\n${' '.repeat(code.length)} ${en}`);
  } else say(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure));
}

/** A table of columns as wide as their widest cell; a Chinese character is two cells wide. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) => Math.max(width(title), ...rows.map((row) => width(row[column] ?? ''))));
  const format = (row: readonly string[]) => row.map((cell, column) => cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(cell)))).join('  ').trimEnd();
  return [format(header), widths.map((cells) => '─'.repeat(cells)).join('  '), ...rows.map(format)].join('\n');
}

/** The text in at most `cells` cells, cut with an ellipsis. */
export function clip(text: string, cells: number): string {
  const flat = text.replaceAll(/\s+/g, ' ');
  if (width(flat) <= cells) return flat;
  let kept = '';
  for (const character of flat) {
    if (width(kept) + width(character) > cells - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

const width = (text: string): number => [...text].reduce((cells, character) => cells + (/[\u1100-\u115F\u2E80-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{1F000}-\u{3FFFF}]/u.test(character) ? 2 : 1), 0);
