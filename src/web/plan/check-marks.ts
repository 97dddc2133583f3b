import type { Check } from '../../domain/plan/reading.ts';

/** How a figure fares in the checks: as the stated one that fails, or as one of the figures it fails against. */
export interface CheckMark {
  readonly role: 'stated' | 'operand';
  readonly byRounding: boolean;
  readonly check: Check;
}

/** The figures of inconsistent checks, by item. A stated figure outranks an operand, a plain failure one by rounding. */
export function checkMarks(checks: readonly Check[]): ReadonlyMap<string, CheckMark> {
  const marks = new Map<string, CheckMark>();
  const weight = (mark: CheckMark): number => (mark.role === 'stated' ? 2 : 0) + (mark.byRounding ? 0 : 1);
  const put = (itemId: string, mark: CheckMark): void => {
    const old = marks.get(itemId);
    if (old === undefined || weight(mark) > weight(old)) marks.set(itemId, mark);
  };
  for (const check of checks.filter((one) => !one.consistent)) {
    const byRounding = check.explainedByRounding === true;
    put(check.statedId, { role: 'stated', byRounding, check });
    for (const operand of check.operands) put(operand, { role: 'operand', byRounding, check });
  }
  return marks;
}

/** Every figure a check speaks of. */
export const figuresOf = (check: Check): readonly string[] => [...check.operands, check.statedId];

/** Checks with the plain failures first, then those rounding could explain, then the ones that agree. */
export const worstFirst = (checks: readonly Check[]): readonly Check[] => [...checks].sort((a, b) => rank(a) - rank(b));

const rank = (check: Check): number => (check.consistent ? 2 : check.explainedByRounding === true ? 1 : 0);
