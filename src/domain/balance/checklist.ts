/* What a county itself must show beside its schools: items with a number or a yes, each against its own limit. */
import type { Words } from '../problem.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { limitFor, type ChecklistItem, type RuleLimit } from './balance-rules.ts';

/** What was filled in for an item: a number, a yes (true) or a no. */
export type ChecklistAnswer = number | boolean;

/** An item against its limit; `met` is null where nothing was filled in, which counts as not met. */
export interface ChecklistVerdict { readonly item: ChecklistItem; readonly answer: ChecklistAnswer | null; readonly limit: RuleLimit | null; readonly met: boolean | null }

/** Judges every item. */
export const judgeChecklist = (items: readonly ChecklistItem[], answers: ReadonlyMap<string, ChecklistAnswer>, on: PlainDate): ChecklistVerdict[] => items.map((item) => {
  const [answer, limit] = [answers.get(item.key) ?? null, limitFor(item.limits, '*', on)];
  return { item, answer, limit, met: answer === null ? null : isMet(item.test, answer, limit?.value ?? 0) };
});

function isMet(test: ChecklistItem['test'], answer: ChecklistAnswer, limit: number): boolean {
  if (typeof answer === 'boolean') return answer;
  if (test === 'at_least') return answer >= limit;
  return test === 'below' ? answer < limit : answer <= limit;
}

/** What an item asks for, as people read it. */
export function requirementOf({ test, measure }: ChecklistItem, limit: RuleLimit | null): Words {
  if (test === 'yes') return { zh: '是', en: 'yes' };
  const sign = { at_least: '≥', at_most: '≤', below: '<' }[test];
  return { zh: `${sign} ${limit?.value ?? 0}${measure.zh}`, en: `${sign} ${limit?.value ?? 0} ${measure.en}`.trim() };
}
