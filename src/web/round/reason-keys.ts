/* Reasons while they are typed: by the record they are about, or by the check alone for all of its records. */
import type { FindingGroup, SubmitReport } from '../../contract/round.ts';

/** The key of a reason; an empty record stands for all of the check's. */
export const reasonKey = (recordId: string, check: string): string => `${recordId} ${check}`;

/** What is sent of what was typed. */
export const explanationsOf = (reasons: Readonly<Record<string, string>>): SubmitReport['explanations'] =>
  Object.entries(reasons).filter(([, text]) => text.trim() !== '').map(([key, text]) => ({ recordId: key.slice(0, key.indexOf(' ')), check: key.slice(key.indexOf(' ') + 1), text }));

/** How many records of the unusual groups nobody has said anything of. */
export function silentIn(groups: readonly FindingGroup[], reasons: Readonly<Record<string, string>>): number {
  return groups.filter(({ strength }) => strength === 'experience').reduce((sum, { key, count }) => {
    if ((reasons[reasonKey('', key)] ?? '').trim().length >= 2) return sum;
    const said = explanationsOf(reasons).filter(({ check, recordId, text }) => check === key && recordId !== '' && text.trim().length >= 2).length;
    return sum + Math.max(0, count - said);
  }, 0);
}
