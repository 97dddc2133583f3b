/*
 * Members of a list: 小学48名、初中30名, 小学、初中班额分别控制在45人和50人以内. What is counted is said once, for all of them.
 */
import { matches } from './cue.ts';
import type { FigureName, Mention, Named } from './figure-name.ts';
import { dropLeading, dropTrailing } from './metric-edges.ts';
import { EVERY, IS_LEVEL, LEVEL_FIRST, LEVEL_LAST, RATE, RISE, VERB_FIRST } from './metric-words.ts';

/** A member that says by itself what it counts: 专任教师, 公办园. */
const NAMES_WHAT = /(?:教师|学生|人员|教职工|园|校|学校|培训|项目|干部)$/;
/** 小学、初中分别招生: who shares one verb. */
const APART = /^([^分]{4,}?)分别([\u4e00-\u9fa5]{2,6})$/;
/** 42人、46人的班容量要求: what the list of numbers is of. */
const CLOSING = /^(?:及?以[上下内])?的([\u4e00-\u9fa5]{2,6}?)(?:标准|要求|规定|目标|底线)?$/;

/** 小学48名、初中30名: the words are only whose part it is; what is counted was said before. */
export function memberOf(own: string, { sort, tail, unit, cues }: Mention, last: Named | undefined, head: Named | undefined, among: boolean): FigureName | null {
  if (own === '' || own.length > 12 || matches(RISE, own, cues) || tail.length > 8 && sort === 'count') return null;
  const from = last?.unit === unit ? (last.isMember ? last : head?.unit === unit ? head : last) : undefined;
  if (from === undefined || unit === '%' || unit === '个百分点') return null;
  const places = unit === '个' && sort === 'count';
  if (places || VERB_FIRST.test(own)) return null;
  const listed = among || last?.isMember === true || /^(?:国家|省|市|县|区|校)级$/.test(own) || (unit !== '所' && unit !== '处' && unit !== '个' && IS_LEVEL.test(own));
  if (!listed || !(among || last?.isMember === true || IS_LEVEL.test(own))) return null;
  const money = sort === 'money' ? /(?:投资|投入|资金|支出|经费)(?=额?$)/.exec(from.metric)?.[0] : undefined;
  if (money !== undefined && !IS_LEVEL.test(own)) return { metric: /(?:资金|经费|配套|债券|补助|投资|投入)$/.test(own) ? own : `${own}${money}`, subject: '' };
  if (/^(?:国家|省|市|县|区|校)级$/.test(own) && /(?:国家|省|市|县|区|校)级/.test(from.metric)) return { metric: from.metric.replace(/(?:国家|省|市|县|区|校)级/, own), subject: '' };
  if (/^(?:所|处)$/.test(unit) || (NAMES_WHAT.test(own) && !IS_LEVEL.test(own))) return { metric: `${VERB_FIRST.exec(from.metric)?.[0] ?? ''}${own}`, subject: '' };
  return { metric: from.metric, subject: own };
}

/** Names for figures that share one phrase: 小学、初中班额分别控制在45人和50人以内. Empty when it names another number of them. */
export function nameMembers(clause: string, count: number, closing: string): readonly FigureName[] {
  const plain = dropTrailing(dropLeading(clause));
  const apart = plain.includes('分别') ? APART.exec(plain) : null;
  const names = apart?.[1]?.split(/[、和与及]/) ?? [];
  if (names.length === count && !names.some(name => RATE.test(name) || IS_LEVEL.test(name))) return names.map(subject => ({ metric: apart?.[2] ?? '', subject }));
  const words = dropTrailing(plain.replace(EVERY, '').replace(RISE.pattern, ''));
  const bare = /[、和与及]/.test(words) ? words : '';
  const parts = bare.split(/[、和与及]/);
  if (parts.length < count || parts.length > count + 1) return [];
  const kept = parts.slice(-count);
  if (kept.some(part => part.length < 2)) return [];
  if (kept.every(part => RATE.test(part))) return kept.map(metric => ({ metric, subject: '' }));
  const named = splitMembers(kept, parts.length > count ? parts[0] ?? '' : '', clause.includes('每班'));
  const noun = CLOSING.exec(closing)?.[1];
  return noun === undefined ? named : named.map(({ metric, subject }) => ({ metric: metric.endsWith(noun) ? metric : `${metric}${noun}`, subject }));
}

function splitMembers(parts: readonly string[], before: string, inClass: boolean): readonly FigureName[] {
  if (parts.every(part => IS_LEVEL.test(part))) return parts.map(subject => ({ metric: inClass ? '班额' : '', subject }));
  const first = parts[0] ?? '';
  const final = parts[parts.length - 1] ?? '';
  const level = LEVEL_FIRST.exec(final);
  if (level !== null && before === '') return parts.map((part, at) => ({ metric: level[2] ?? '', subject: at === parts.length - 1 ? (level[1] ?? '') : part }));
  const headed = LEVEL_LAST.exec(first);
  if (headed !== null && IS_LEVEL.test(final)) return parts.map((part, at) => ({ metric: headed[1] ?? '', subject: at === 0 ? (headed[2] ?? '') : part }));
  const rate = /^.{2,}?([达普持参开竣完合优办满接普通安整升入]?[\u4e00-\u9fa5]率)$/.exec(final)?.[1];
  if (rate !== undefined) return parts.map(part => ({ metric: RATE.test(part) ? part : `${part}${rate}`, subject: '' }));
  const tail = final.slice(first.length);
  if (final.length > first.length && tail.length >= 2 && !/^[校园区镇班科室]/.test(tail)) return parts.map((part, at) => ({ metric: tail, subject: at === parts.length - 1 ? final.slice(0, first.length) : part }));
  return parts.map(part => ({ metric: part, subject: '' }));
}
