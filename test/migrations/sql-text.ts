/* SQL text cut into statements, enough for our own: comments, quotes, dollar bodies, brackets. */

/** One statement without comments; `line` is where it begins. */
export interface Statement { readonly text: string; readonly file: string; readonly line: number }

// A comment, a quoted text, a dollar body or a quoted name; what is none of these is code.
const pieces = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|"[^"]*"/g;

/** The text without its comments, as long as before, so that places stay true. */
export const withoutComments = (sql: string): string =>
  sql.replace(pieces, (piece) => (/^(--|\/\*)/.test(piece) ? piece.replaceAll(/[^\n]/g, ' ') : piece));

// Without comments, and with quoted texts, quoted names and dollar bodies blanked.
const bare = (sql: string): string =>
  withoutComments(sql).replace(pieces, (piece) => piece.replaceAll(/[^\n]/g, 'q'));

/** The statements of a file, in order. */
export function splitStatements(file: string, sql: string): Statement[] {
  const clean = withoutComments(sql);
  const shape = bare(sql);
  const found: Statement[] = [];
  for (let start = 0; start < sql.length;) {
    const end = shape.indexOf(';', start) < 0 ? sql.length : shape.indexOf(';', start);
    const text = clean.slice(start, end);
    const at = start + text.length - text.trimStart().length;
    if (text.trim() !== '') found.push({ text: text.trim(), file, line: sql.slice(0, at).split('\n').length });
    start = end + 1;
  }
  return found;
}

/** The text within the first pair of brackets at or after a place; '' when there is none. */
export function bracketed(text: string, from: number): string {
  const shape = bare(text);
  const open = shape.indexOf('(', from);
  if (open < 0) return '';
  let depth = 0;
  for (let at = open; at < shape.length; at += 1) {
    if (shape[at] === '(') depth += 1;
    if (shape[at] === ')') depth -= 1;
    if (depth === 0) return text.slice(open + 1, at);
  }
  return text.slice(open + 1);
}

/** A list cut at the commas outside brackets and quotes. */
export function splitList(text: string): string[] {
  const shape = bare(text);
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < shape.length; at += 1) {
    if (shape[at] === '(') depth += 1;
    if (shape[at] === ')') depth -= 1;
    if (shape[at] === ',' && depth === 0) {
      found.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...found, text.slice(start).trim()].filter((part) => part !== '');
}

/** The first names of a bracketed list of columns. */
export const columnsIn = (text: string): string[] => splitList(text).map((part) => /^"?(\w+)/.exec(part)?.[1] ?? part);
