/* What is asked of the catalogue of problems: codes of their own, whole sentences, what to do. */
import type { CatalogueEntry } from '../../src/domain/problems/list-problems.ts';
import type { Finding } from './source.ts';

export { listProblems as listCatalogue, type CatalogueEntry } from '../../src/domain/problems/list-problems.ts';

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
