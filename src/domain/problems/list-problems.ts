/* The catalogue of problems as data: every code with its status and its two sentences, blanks shown as 〈name〉. */
import { problems } from '../problem.ts';

/** One problem as the manual and the description of the API list it. */
export interface CatalogueEntry { readonly name: string; readonly code: string; readonly status: number; readonly zh: string; readonly en: string }

// Stands for any detail: in a template it reads 〈name〉, in either language, alone or as a list that can be joined.
const blanks = new Proxy({}, { get: (_target, key) => blank(`〈${String(key)}〉`) });

function blank(text: string): unknown {
  const words = { zh: text, en: text };
  return Object.assign([Object.assign([...text], words, { toString: () => text })], words);
}

/** Every problem the program knows, by code. */
export function listProblems(): CatalogueEntry[] {
  const kinds: Readonly<Record<string, { code: string; status: number; zh: (details: never) => string; en: (details: never) => string }>> = problems;
  return Object.entries(kinds).map(([name, kind]) => ({
    name, code: kind.code, status: kind.status, zh: kind.zh(blanks as never), en: kind.en(blanks as never),
  })).toSorted((one, two) => (one.code < two.code ? -1 : 1));
}
