/*
 * How a figure binds: the words before it (不低于, 超过, 约), the words after it (以上, 以内, 左右, 余), and what one
 * closer says for a whole list (分别达1册和2册以上).
 */
import type { Cued } from './cue.ts';
import type { Figure } from './figure.ts';
import { afterCue, beforeCue, inClause, isAfter, type Phrase } from './phrase.ts';
import type { Comparator } from './reading.ts';

/** A comparator with the words it was read from. */
export interface Bound {
  readonly comparator: Comparator;
  readonly approxSide?: 'under' | 'over' | 'both';
  readonly why: string;
  /** Where the words stand: a closer spreads over the list before it, an opener over the list after it. */
  readonly from: 'before' | 'after' | 'number' | 'none';
}

/** Words that may stand between a binding word and its number: 不低于达到90%. */
const LINK = '(?:达到|达|为|在|有|到|至|是|于|占|需)?(?:每[班校生])?[ “"]?';
/** Words of duty bind over the verb phrase that follows: 每学期至少开展安全演练2次. No number may come between. */
const AT_LEAST = beforeCue(new RegExp(`(?:不(?:得|能|应|可|会)?(?:低于|少于|小于|下于|短于)|至少|最少|最低(?!分|工资|生活|保障)|>=|≥|达到或超过|下限为?)([^,。;:、\\d]{0,24})$`));
const AT_MOST = beforeCue(new RegExp(`(?:不(?:得|能|应|可|会|允许)?(?:超过|超出|突破|高于|多于|大于|超)|至多|最多|上限为?|<=|≤)([^,。;:、\\d]{0,16})$`));
const KEPT_TO = beforeCue(new RegExp(`(?:控制|限制|限定)(?:比例)?(?:在|到|至|于)${LINK}$`));
const MORE_THAN = beforeCue(new RegExp(`(?<!不|得|能|未|没有)(?:超过|超出|超|高于|多于|大于|突破|逾|高出|>|大于)了?${LINK}$`));
const LESS_THAN = beforeCue(new RegExp(`(?<!不|得|能|应|可|会)(?:低于|少于|不足|不到|小于|未达到|不满|未满|未到|<)${LINK}$`));
const ABOUT = beforeCue(new RegExp(`(?:≈|大约|约(?:为|有)?|大概|大致|左右)${LINK}$`));
const NOT_ABOUT = /(?:节|预|公|集|制|违|合|签|履|特|相|简|契|条|立|誓|邀|俭)约(?:为|有)?$/;
const NEARLY = beforeCue(new RegExp(`(?:将近|接近|近|几乎)${LINK}$`));
const NOT_NEARLY = /(?:附|就|最|临|邻|靠|走|贴|亲|新|远)近$/;
const UPWARDS = /(?<![以及之])上$/;

const CLOSE = '(?:\\/[^,。;:、\\d]{1,4}|[”"])?(?:\\([^)]{1,6}\\))?';
const OR_MORE = afterCue(new RegExp(`^${CLOSE}(?:及其?|或|\\(含\\))?以上`));
const OR_LESS = afterCue(new RegExp(`^${CLOSE}(?:及其?|或|\\(含\\))?(?:以下|以内|之内|之下|封顶|内(?=[,。;:、”"]|$))`));
const OR_SO = afterCue(new RegExp(`^${CLOSE}(?:左右|上下|前后|许)`));
const AND_SOME = afterCue(/^(?:余|多(?![媒样元功数种方]))/);
/** A noun may come between the classifier and its closer: 30名学生以上. 省级以上 is no closer. */
const NOUN_OR_MORE = afterCue(/^[\u4e00-\u9fa5]{1,4}(?<![级省市县乡校学科岁及])以上(?=[,。;、]|$)/);

const eq: Bound = { comparator: 'eq', why: '直接给出', from: 'none' };

/** How the figure binds, from the clause before it and the words after its unit. */
export function readBound(figure: Figure, phrase: Phrase): Bound {
  if (figure.high !== null) return { comparator: 'range', why: '起止两值为区间', from: 'number' };
  return readCloser(phrase) ?? readOpener(phrase) ?? readOwn(figure, phrase.clause) ?? eq;
}

function readCloser(phrase: Phrase): Bound | null {
  if (isAfter(OR_MORE, phrase) || isAfter(NOUN_OR_MORE, phrase)) return { comparator: 'ge', why: '后缀“以上”为至少', from: 'after' };
  if (isAfter(OR_LESS, phrase)) return { comparator: 'le', why: '后缀“以内/以下”为至多', from: 'after' };
  if (isAfter(OR_SO, phrase)) return { comparator: 'approx', approxSide: 'both', why: '后缀“左右”为约数', from: 'after' };
  return isAfter(AND_SOME, phrase) ? { comparator: 'approx', approxSide: 'over', why: '“余/多”为略超的约数', from: 'number' } : null;
}

function readOpener(phrase: Phrase): Bound | null {
  if (bindsOver(AT_LEAST, phrase)) return { comparator: 'ge', why: '“不低于/不少于/至少”为下限', from: 'before' };
  if (bindsOver(AT_MOST, phrase)) return { comparator: 'le', why: '“不超过/不突破”为上限', from: 'before' };
  if (inClause(KEPT_TO, phrase)) return { comparator: 'le', why: '“控制在”为上限', from: 'before' };
  if (inClause(MORE_THAN, phrase)) return { comparator: 'gt', why: '“超过/突破”为大于', from: 'before' };
  if (inClause(LESS_THAN, phrase)) return { comparator: 'lt', why: '“低于/不足”为小于', from: 'before' };
  if (inClause(ABOUT, phrase) && !NOT_ABOUT.test(phrase.clause)) return { comparator: 'approx', approxSide: 'both', why: '“约”为约数', from: 'before' };
  return inClause(NEARLY, phrase) && !NOT_NEARLY.test(phrase.clause)
    ? { comparator: 'approx', approxSide: 'under', why: '“近/接近”为略少的约数', from: 'before' } : null;
}

/** The binding word reaches the number when no other Chinese number stands between them. */
function bindsOver(cue: Cued, phrase: Phrase): boolean {
  const gap = inClause(cue, phrase) ? cue.pattern.exec(phrase.clause)?.[1] : undefined;
  return gap !== undefined && !/[二两三四五六七八九十百千万][所处个名人次套台]/.test(gap);
}

function readOwn(figure: Figure, before: string): Bound | null {
  if (figure.over) return { comparator: 'approx', approxSide: 'over', why: '“余/多”为略超的约数', from: 'number' };
  if (figure.script !== 'magnitude' || figure.low < 100) return null;
  const side = UPWARDS.test(before) ? 'over' : 'both';
  return { comparator: 'approx', approxSide: side, why: '“百/千/万”整数词为约数', from: 'number' };
}

/** A member of a list such as 45名、50名 with what joins it to the member before. */
export interface Listed {
  readonly bound: Bound;
  /** Text between the member before and this one; empty for the first. */
  readonly joint: string;
  /** Unit as printed: a bare comma joins only members that share it. */
  readonly unit: string;
}

const TIGHT = /^ ?(?:[、和与及或]|以及|\/)+ ?$/;

/** Whether nothing but a list mark stands between two members. */
export const isTight = (joint: string): boolean => joint !== '' && TIGHT.test(joint);

const sharesPhrase = (last: Listed | undefined, here: Listed | undefined): boolean =>
  here !== undefined && last !== undefined && (isTight(here.joint) || (here.joint.trim() === ',' && here.unit === last.unit));

/** Bounds of a list after its closer has spread backwards and its opener forwards. */
export function spreadBounds(list: readonly Listed[]): Bound[] {
  const bounds = list.map(member => member.bound);
  for (let i = 1; i < list.length; i++) {
    const [last, here] = [bounds[i - 1], bounds[i]];
    if (last === undefined || here === undefined || !sharesPhrase(list[i - 1], list[i])) continue;
    if (last.from === 'before' && here.from === 'none') bounds[i] = { ...last, why: `${last.why}（同列共用）` };
  }
  for (let i = list.length - 1; i > 0; i--) {
    const [here, last] = [bounds[i], bounds[i - 1]];
    if (last === undefined || here === undefined || !sharesPhrase(list[i - 1], list[i])) continue;
    if (here.from === 'after' && last.from === 'none') bounds[i - 1] = { ...here, why: `${here.why}（同列共用）` };
  }
  return bounds;
}
