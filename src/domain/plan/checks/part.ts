/*
 * What may be one part of a total, how often it counts, and which two parts leave no third.
 */
import { inClause, leadCue, type Term } from './term.ts';

/** Words of a figure that is measured against something else. */
export const OUTSIDE = leadCue(/每|人均|生均|平均|占|率|各(?!级|类|项|科|校)|高出|低于|相当于/u);

/** Pairs that leave no third: what one part is not, the other is. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/公办/u, /民办/u], [/男/u, /女/u], [/城/u, /乡|农村/u], [/新建/u, /改扩建|改建|扩建/u], [/上半年/u, /下半年/u], [/春/u, /秋/u], [/专职/u, /兼职/u], [/县直/u, /乡镇/u], [/内/u, /外/u],
  [/走读/u, /寄宿|住校/u], [/线上/u, /线下/u], [/应届/u, /往届/u], [/在编/u, /编外|非在编/u],
];

/** Whether two names leave no third. */
export function isPair([a = '', b = '', ...more]: readonly string[]): boolean {
  return more.length === 0 && PAIRS.some(([one, other]) => (one.test(a) && other.test(b)) || (other.test(a) && one.test(b)));
}

/** Whether a figure may be one part of a total: no rate, no average; 甲、乙各2场 counts twice. */
export function isPart(term: Term): boolean {
  return !inClause(OUTSIDE, term) || (timesEach(term) > 1 && !OUTSIDE.pattern.test(term.clause.replace(/(?:分别|均)?各/u, '')));
}

/** For how many names a figure counts: 2 for 甲、乙各2场, else 1. */
export function timesEach(term: Term): number {
  if (!term.lead.includes('各')) return 1;
  const list = /(?<list>[^,，。;；:：]*(?:、|和|与|及)[^,，。;；:：]*?)(?:分别|均)?各[^,，。、]{0,10}$/u.exec(term.lead)?.groups?.['list'];
  return list === undefined ? 1 : Math.max(1, list.split(/、|和|与|及/u).filter(name => name.trim() !== '').length);
}

/** How often each part counts, where any counts more than once. */
export function timesOf(parts: readonly Term[]): { readonly multipliers?: readonly number[] } {
  const multipliers = parts.map(timesEach);
  return multipliers.some(times => times > 1) ? { multipliers } : {};
}
