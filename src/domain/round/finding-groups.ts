/* What the checks of a report say, one line for each check: a hundred alike are read, and explained, at once. */
import type { Finding } from '../register/finding.ts';
import { explanationFor, isAnswer, type Explanation } from './report-parts.ts';

/** All that one check says of a report. */
export interface FindingGroup { readonly key: string; readonly strength: Finding['strength']; readonly zh: string; readonly en: string; readonly count: number; readonly explained: number }

/** What belongs together: the check that fired, or the problem of a field. */
export const groupKeyOf = ({ check, code, field }: Pick<Finding, 'check' | 'code' | 'field'>): string => check ?? `${code}:${field}`;

/** The groups of a report, what must be corrected first, then the most frequent. */
export function groupFindings(faults: readonly { readonly recordId: string; readonly finding: Finding }[], explanations: readonly Explanation[]): readonly FindingGroup[] {
  const groups = new Map<string, FindingGroup>();
  for (const { recordId, finding } of faults) {
    const key = groupKeyOf(finding);
    const { strength, zh, en } = finding;
    const held = groups.get(key) ?? { key, strength, zh, en, count: 0, explained: 0 };
    const explained = finding.check !== undefined && isAnswer(explanationFor(explanations, recordId, finding.check));
    groups.set(key, { ...held, count: held.count + 1, explained: held.explained + Number(explained) });
  }
  return [...groups.values()].toSorted((one, other) => Number(other.strength === 'logic') - Number(one.strength === 'logic') || other.count - one.count || (one.key < other.key ? -1 : 1));
}
