/* The catalogue of problems as data: every code with its status and its two sentences, blanks shown as 〈name〉. */
import { problems } from '../../src/domain/problem.ts';
import type { Finding } from './source.ts';

export interface CatalogueEntry { readonly name: string; readonly code: string; readonly status: number; readonly zh: string; readonly en: string }

// Stands for any detail: in a template it reads 〈name〉, in either language, alone or as a list that can be joined.
const blanks = new Proxy({}, { get: (_target, key) => blank(`〈${String(key)}〉`) });

function blank(text: string): unknown {
  const words = { zh: text, en: text };
  return Object.assign([Object.assign(text.split(''), words, { toString: () => text })], words);
}

/** Every problem the program knows, by code. */
export function listCatalogue(): CatalogueEntry[] {
  const kinds: Readonly<Record<string, { code: string; status: number; zh: (details: never) => string; en: (details: never) => string }>> = problems;
  return Object.entries(kinds).map(([name, kind]) => ({
    name, code: kind.code, status: kind.status, zh: kind.zh(blanks as never), en: kind.en(blanks as never),
  })).toSorted((one, two) => (one.code < two.code ? -1 : 1));
}

const tellsWhatToDoZh = /请|须|运行|可以/;
// An English sentence tells what to do when one of its clauses begins with a verb, or says who must do it.
const tellsWhatToDoEn = /(^|[.;:,] )(Please|then|and|or)?\s?(Ask|Bring|Cancel|Change|Check|Choose|Close|Contact|Convert|Copy|Correct|Create|Divide|Drop|Enter|Export|Fill|Free|Give|Grant|Install|Look|Make|Narrow|Open|Paste|Put|Reduce|Refresh|Remove|Rename|Repair|Replace|Report|Restore|Retire|Run|Save|See|Select|Send|Set|Shrink|Sign|Split|Start|Stop|Try|Type|Unlock|Unpack|Upgrade|Upload|Use|Wait|Write)\b|\bmust be\b/i;

/** What is wrong with the catalogue itself. */
export function findCatalogueFaults(entries: readonly CatalogueEntry[]): Finding[] {
  const codes = entries.map((entry) => entry.code);
  const twice = [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))];
  return [
    ...twice.map((code) => `${code}: two problems share this code. Give the later one a number that was never used.`),
    ...entries.flatMap((entry) => faultsOf(entry).map((fault) => `${entry.code} ${entry.name}: ${fault}`)),
  ];
}

function faultsOf({ code, status, zh, en }: CatalogueEntry): string[] {
  return [
    ...(/^[A-Z][1-9]\d\d$/.test(code) ? [] : ['a code is a letter and three digits.']),
    ...(status >= 400 && status < 600 ? [] : ['the status is that of an error, 400 to 599.']),
    ...(zh.endsWith('。') ? [] : ['the Chinese sentence ends with 。']),
    ...(en.endsWith('.') ? [] : ['the English sentence ends with a full stop.']),
    ...(tellsWhatToDoZh.test(zh) ? [] : ['the Chinese sentence does not say what to do (请…).']),
    ...(tellsWhatToDoEn.test(en) ? [] : ['the English sentence does not say what to do (Check…, Choose…, Try…).']),
    ...(/\[object|undefined|function/.test(zh + en) ? ['a blank is filled with something that is not text.'] : []),
  ];
}
