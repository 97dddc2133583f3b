/*
 * What is said around a figure: of whom it is (subject), when (period), by when (deadline) and per what.
 * Read from the clause alone; where the clause does not say, the answer is empty rather than guessed.
 */

import { mayMatch, type Cued, type Cues } from './cue.ts';
import { beforeCue, inClause, inSentence, type Phrase } from './phrase.ts';

const WHO = beforeCue(/^(?:全[省市县区校局镇乡国]|我[省市县区局]|各(?:级各类)?(?:中小学校?|学校|乡镇|单位|中心校|幼儿园|县区|校)|每(?:(?:个|所|名|位|处)[\u4e00-\u9fa5]{1,5}?(?=每|不|至|配|有|设|建|联|须|应|要)|学校|教师|学生|学区|乡镇|工作室|教学点|[人校班园生师点镇乡村]))(?:义务教育(?:阶段)?|各级各类)?(?:中小学校?|小学|初中|普通高中|高中|幼儿园|学校|教师|学生|中职学校)?/);
const NAMED = beforeCue(/^([\u4e00-\u9fa5]{2,16}?)(?:年?生均|人均|师均|校均|分别)/);
const RATED = beforeCue(/^([\u4e00-\u9fa5]{2,16})的[\u4e00-\u9fa5]{2,10}(?:率|比例?|面积|人数|水平)/);
const PER_BEFORE = beforeCue(/每(?:个|名|位|所|处)?((?:学期|学年|年|季度|月|周|天|日|人|生|班(?!子)|校|园|乡镇|学区|学校|教师|学生|教研员|班级|百名学生|师)(?:每?(?:人|周|天|学期|年))?)[^,。;:\d]{0,14}$/);
const AVERAGE = beforeCue(/([生人师校班园])均[^,。;\d]{0,12}$/);
const EACH = beforeCue(/各(?:有|达|为|设|配备?|新建|建设?|举办)?$/);
const RISEN = beforeCue(/(?:增长|提高|提升|增加|上升|增幅|增|多|高出?)了?约?$/);
const FALLEN = beforeCue(/(?:下降|减少|降低|压减|减|降|少|低)了?约?$/);
const PER_AFTER = /^\/([\u4e00-\u9fa5]{1,3})/;
const DEADLINE = /(?:到|在|于)?(?:(?:20\d\d年|今年|明年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}日|底|末|份|上旬|中旬|下旬)?(?:之?前|底前)|(?:20\d\d|今|明)?年(?:底|末|内)(?:之?前)?|(?:20\d\d年)?第?[一二三四1-4]季度(?:末|底|之?前)+|(?:到|至)20\d\d年(?:底|末)?|(?:秋季|春季)?开学(?:之?前)|[寒暑]假(?:结束)?(?:之?前|期间)|上半年(?:之?前)?|下半年)/g;
const PERIOD = beforeCue(/(?:截至|截止)(?:到)?[^,。;]{1,12}|目前|现有|今年以来|今年|(?<![比较由从同与])(?:去年|上年)|全年|20\d\d(?:-20\d\d)?(?:学年度?|年以来|年度|年)|近[两三五\d]年|“?十[一二三四]五”?(?:期间|以来|末)/g);

const EDGES = ' \t\r的、,和与及“”"()≥≤<>≈★●■◆→☑';
const OPENER_OF: Readonly<Record<string, string>> = { '”': '“', ')': '(' };

/** Without the list marks, brackets and line breaks at its edges. A closing mark stays with its opening one. */
function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && EDGES.includes(text.charAt(start)) && !opensInside(text, start, end)) start++;
  while (end > start && EDGES.includes(text.charAt(end - 1)) && !closesInside(text, start, end)) end--;
  const inner = text.slice(start, end);
  return inner.includes('\n') ? inner.replaceAll('\n', '') : inner;
}

const opensInside = (text: string, start: number, end: number): boolean =>
  (text[start] === '“' && text.slice(start, end).includes('”')) || (text[start] === '(' && text.slice(start, end).includes(')'));

function closesInside(text: string, start: number, end: number): boolean {
  const last = text.charAt(end - 1);
  if ('和与及'.includes(last)) return true;
  const opener = OPENER_OF[last];
  return opener !== undefined && text.slice(start, end).includes(opener);
}

/** Whose figure it is, as far as the clause names one. */
export function readSubject(phrase: Phrase): string {
  const { clause, sentence, clauseCues, sentenceCues } = phrase;
  const own = strip(clause.replace(/^(?:20\d\d年|今年|目前|同时|确保|力争|实现|使|到)+,?/, ''));
  const named = firstMatch(WHO, own, clauseCues)?.[0] ?? firstMatch(NAMED, own, clauseCues)?.[1] ?? firstMatch(RATED, own, clauseCues)?.[1];
  if (named !== undefined) return strip(named);
  if (!mayMatch(WHO, sentenceCues)) return '';
  return WHO.pattern.exec(strip(sentence.replace(/^(?:20\d\d年|今年|目前|截至目前),?/, '')))?.[0] ?? '';
}

const firstMatch = (cue: Cued, words: string, cues: Cues): RegExpExecArray | null => (mayMatch(cue, cues) ? cue.pattern.exec(words) : null);

/** One of these stands in every deadline. */
const DEADLINE_SIGNS = beforeCue(/[前底末内]|半年|20\d\d年|假期/);

/** By when, as the text gives it, or empty: the last mention before the number. */
export const readDeadline = (phrase: Phrase): string => (inSentence(DEADLINE_SIGNS, phrase) ? lastMention(DEADLINE, phrase.sentence) : '');

/** Year or as-of, as the text gives it, or empty. */
export const readPeriod = ({ sentence, sentenceCues }: Phrase): string =>
  !mayMatch(PERIOD, sentenceCues) ? '' : lastMention(PERIOD.pattern, sentence).replace(/^(20\d\d)年$/, '$1');

/** The last match of a global pattern, or empty. */
function lastMention(pattern: RegExp, text: string): string {
  let last = '';
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) last = match[0];
  return last;
}

/** Each …: 学期, 人, 生; empty when the figure is not per anything. */
export function readPer({ clause, clauseCues, tail }: Phrase): string {
  return PER_AFTER.exec(tail)?.[1] ?? firstMatch(PER_BEFORE, clause, clauseCues)?.[1] ?? firstMatch(AVERAGE, clause, clauseCues)?.[1] ?? '';
}

/** Whether the one number holds for each of several subjects: 各1次. */
export const isEach = (phrase: Phrase): boolean => inClause(EACH, phrase);

/** Growth against a base: 同比增长5.3%, 减少3个百分点. Not 增长到. */
export function readGrowth(phrase: Phrase): 'increase' | 'decrease' | undefined {
  if (inClause(RISEN, phrase)) return 'increase';
  return inClause(FALLEN, phrase) ? 'decrease' : undefined;
}
