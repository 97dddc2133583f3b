/*
 * Leaves out of a sentence what cannot be said: the clause between two commas, the words in brackets, or the whole
 * sentence. What remains ends as it should: where the last clause went, its full stop moves forward.
 */

/** Words, or something else that stands in a sentence. */
export type ClausePart<T> = string | T;

interface Clause<T> { readonly parts: ClausePart<T>[]; end: string }

const BRACKETED = /（|）/u;

/** The parts that are left; undefined where nothing is. */
export function leaveOut<T extends object>(parts: readonly ClausePart<T>[], isUnsaid: (part: T) => boolean): readonly ClausePart<T>[] | undefined {
  if (!parts.some((part) => typeof part !== 'string' && isUnsaid(part))) return parts;
  const clauses = clausesOf(withoutBrackets(parts.flatMap((part): readonly ClausePart<T>[] => (typeof part === 'string' ? tokensOf(part) : [part])), isUnsaid));
  const kept: Clause<T>[] = [];
  for (const clause of clauses) {
    const last = kept[kept.length - 1];
    if (!clause.parts.some((part) => typeof part !== 'string' && isUnsaid(part))) kept.push(clause);
    else if (last !== undefined && !isFull(last.end) && strength(clause.end) > strength(last.end)) last.end = clause.end;
  }
  const said = kept.flatMap(({ parts: words, end }) => [...words, ...(end === '' ? [] : [end])]);
  return kept.some((clause) => clause.parts.length > 0) ? joined(said) : undefined;
}

const tokensOf = (text: string): readonly string[] => text.split(/(?<=[，；。！？（）])|(?=[，；。！？（）])/u);

const isFull = (end: string): boolean => end === '' || '。！？'.includes(end);
const strength = (end: string): number => (isFull(end) ? 3 : end === '；' ? 2 : 1);

// The innermost brackets that hold something unsaid go with all they hold.
function withoutBrackets<T extends object>(tokens: readonly ClausePart<T>[], isUnsaid: (part: T) => boolean): readonly ClausePart<T>[] {
  const opened: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (typeof token !== 'string' || !BRACKETED.test(token)) continue;
    if (token === '（') { opened.push(at); continue; }
    const from = opened.pop();
    if (from === undefined || !tokens.slice(from, at).some((part) => typeof part !== 'string' && isUnsaid(part))) continue;
    return withoutBrackets([...tokens.slice(0, from), ...tokens.slice(at + 1)], isUnsaid);
  }
  return tokens;
}

// A comma inside brackets that stay parts no clause.
function clausesOf<T extends object>(tokens: readonly ClausePart<T>[]): readonly Clause<T>[] {
  const clauses: Clause<T>[] = [];
  let open: ClausePart<T>[] = [];
  let depth = 0;
  for (const token of tokens) {
    if (token === '（') depth += 1;
    if (token === '）') depth = Math.max(0, depth - 1);
    if (typeof token === 'string' && depth === 0 && /^[，；。！？]$/u.test(token)) {
      clauses.push({ parts: open, end: token });
      open = [];
    } else open.push(token);
  }
  if (open.length > 0) clauses.push({ parts: open, end: '' });
  return clauses;
}

function joined<T extends object>(parts: readonly ClausePart<T>[]): readonly ClausePart<T>[] {
  const said: ClausePart<T>[] = [];
  for (const part of parts) {
    const last = said[said.length - 1];
    if (typeof part === 'string' && typeof last === 'string') said[said.length - 1] = last + part;
    else said.push(part);
  }
  return said;
}
