/*
 * A summary's achievements beside last year's targets. A wrong pair would call a promise kept that was not, so each gate
 * refuses on doubt: other units, another stage or level, another rate, two candidates equally near with other values.
 * What finds no partner is listed on both sides for people to judge.
 */
import { comparableUnits, normalizeAmount, type Amount } from '../plan/amount.ts';
import type { PlanItem } from '../plan/plan-item.ts';
import type { Comparator, Magnitude } from '../plan/reading.ts';
import { scopesDiffer, scopesMissing, sameDeeds, wordsBefore } from '../plan/scope-words.ts';
import { indexGrams } from '../text/gram-index.ts';
import { gramsOf, likeness, sharedWeight, weightOf, type Weigh } from '../text/grams.ts';
import { pairOff, type Candidate } from '../text/pair-off.ts';
import { judgeAchievement, type MatchVerdict } from './judge-achievement.ts';

/** What matching needs of a target. */
export interface MatchTarget {
  readonly id: string; readonly metric: string; readonly subject: string; readonly unit: string; readonly comparator: Comparator;
  readonly required: Magnitude; readonly title: string; readonly sourceText: string; readonly section: string;
}

/** An achievement and the target it answers. */
export interface MatchedPair<T extends MatchTarget = MatchTarget> extends MatchVerdict {
  readonly achievement: PlanItem;
  readonly target: T;
  /** How surely both speak of the same, 0 to 1. */
  readonly score: number;
}

/** The pairs, and what stays open on both sides. */
export interface AchievementMatching<T extends MatchTarget = MatchTarget> {
  readonly pairs: readonly MatchedPair<T>[];
  readonly unmatchedAchievements: readonly PlanItem[];
  readonly unmatchedTargets: readonly T[];
}

/** Pairs achievements with targets one to one, in the order of the targets. */
export function matchAchievements<T extends MatchTarget>(achievements: readonly PlanItem[], targets: readonly T[]): AchievementMatching<T> {
  const reports = achievements.map(reportSide);
  const promises = targets.map(promiseSide);
  const pairs: MatchedPair<T>[] = [];
  const chosen = pairOff(withoutRivals(candidatesOf(reports, promises), reports, promises));
  for (const { left, right, score } of [...chosen].sort((a, b) => a.right - b.right)) {
    const [achievement, target] = [achievements[left], targets[right]];
    if (achievement && target) pairs.push({ achievement, target, score: Math.round(score * 100) / 100, ...judgeAchievement(achievement, target) });
  }
  const lefts = new Set(chosen.map(({ left }) => left));
  const rights = new Set(chosen.map(({ right }) => right));
  return { pairs, unmatchedAchievements: achievements.filter((_, at) => !lefts.has(at)), unmatchedTargets: targets.filter((_, at) => !rights.has(at)) };
}

/** One figure of either side with what its comparison needs. */
interface Side {
  readonly amount: Amount; readonly label: string; readonly clause: string; readonly metric: string; readonly isBare: boolean; readonly grams: ReadonlySet<string>;
}

function sideOf(metric: string, subject: string, text: string, number: string, value: Magnitude, unit: string): Side {
  const { upTo, lead } = wordsBefore(text, number);
  const label = `${subject} ${metric} ${lead}`;
  // What is left of a bare 招聘60人 is nothing: then its own words are all there is.
  const grams = gramsOf(essence(label));
  return { amount: normalizeAmount(value, unit), label, clause: `${upTo} ${metric}`, metric: essence(metric), isBare: grams.size === 0, grams: grams.size === 0 ? gramsOf(label) : grams };
}

const reportSide = (item: PlanItem): Side | null =>
  (item.value === null ? null : sideOf(item.metric, item.subject, item.text, item.number, item.value, item.unit));

const promiseSide = (target: MatchTarget): Side =>
  sideOf(target.metric || target.title, target.subject, target.sourceText, typeof target.required === 'number' ? String(target.required) : '', target.required, target.unit);

// Words that every figure of a plan has around it say nothing about which figure it is; what is done is compared by scope-words.
const FILLER = new RegExp([
  '全[省市县区校镇乡国州盟旗]|我[省市县区局校镇]|[各本]级各类|年内|全年|今年|去年|目前|截至|累计|共计|合计|其中|分别|已经?|全部',
  '确保|力争|争取|努力|实现|完成|达到|保持在?|稳定在?|控制在|提高到|提升到|以上|以下|以内|左右|不低于|不少于|不超过|至少|计划|约|超过|(?<=率)[达为]',
  '(?:购置|新购|购买|采购|添置|新建|建成|建设|改造|改扩建|新增|公开|招聘|招录|选聘|选派|培训|组织|开展|举办|投入|发放|创建|表彰|资助)(?!率)',
].join('|'), 'g');

const essence = (text: string): string => text.replaceAll(FILLER, ' ');

// Alone these name half of all figures: 资金 that is invested and 资金 that is handed out, 小学 with its teachers and 小学 with its classes.
const VAGUE: ReadonlySet<string> = new Set(('资金 经费 投资 项目 学校 学生 教师 人员 活动 工作 人数 面积 总建 建筑 筑面 班级 课程 家长 校长 单位 招生 ' +
  '小学 初中 中学 高中 幼儿 儿园 中小 学前 惠及 受益 覆盖 增加 提高 提升 减少 下降 增长 较上 比上 上年 去年 较去 比去').split(' '));

/** Below this two wordings do not surely mean the same. */
const SURE = 0.58;
/** A rival with another value this near makes the pair a guess. */
const MARGIN = 0.05;
const NEAREST = 24;
const ONE_SIDED = 0.05;
/** A promise missed or passed by more than this many times is more likely another figure. */
const FAR = 5;

function candidatesOf(reports: readonly (Side | null)[], promises: readonly Side[]): Candidate[] {
  const index = indexGrams(promises.map((promise) => promise.grams));
  return reports.flatMap((report, left) => (report === null ? [] : index.nearest(report.grams, NEAREST).flatMap((right) => {
    const promise = promises[right];
    const score = promise === undefined ? 0 : scoreOf(report, promise, index.weigh);
    return score >= SURE ? [{ left, right, score }] : [];
  })));
}

function scoreOf(report: Side, promise: Side, weigh: Weigh): number {
  if (!comparableUnits(report.amount.unit, promise.amount.unit) || isFar(report.amount, promise.amount)) return 0;
  if (scopesDiffer(report, promise) || !sameHead(report, promise) || isVague(report, promise)) return 0;
  const least = Math.min(weightOf(report.grams, weigh), weightOf(promise.grams, weigh));
  const within = least === 0 ? 0 : sharedWeight(report.grams, promise.grams, weigh) / least;
  const alike = 0.4 * likeness(report.grams, promise.grams, weigh) + 0.45 * within + 0.15 * nearness(report.amount, promise.amount);
  return Math.min(1, alike) - ONE_SIDED * scopesMissing(report, promise);
}

const rate = /(\p{L}{2})(?:率|占比|比例|比重)/u;

// What a rate is a rate of, and the thing that is counted, decide: 合格率 is not 优良率, 学位 is not 床位.
function sameHead(a: Side, b: Side): boolean {
  const [rateA, rateB] = [rate.exec(a.metric)?.[1], rate.exec(b.metric)?.[1]];
  if (rateA !== undefined || rateB !== undefined) return rateA === rateB;
  return holdsHead(a, b.grams) && holdsHead(b, a.grams);
}

const holdsHead = (side: Side, grams: ReadonlySet<string>): boolean => {
  const head = side.metric.replace(/(?:总?人数|总?数量?|总量)\P{L}*$/u, '').match(/\p{L}{2}(?=\P{L}*$)/u)?.[0];
  return head === undefined ? side.isBare : grams.has(head);
};

function isVague(a: Side, b: Side): boolean {
  const telling = !a.isBare && !b.isBare && [...a.grams].some((gram) => b.grams.has(gram) && !VAGUE.has(gram));
  return !telling && !sameDeeds(a, b);
}

function isFar(a: Amount, b: Amount): boolean {
  const [x, y] = [lowEnd(a.value), lowEnd(b.value)];
  return a.unit !== '%' && x > 0 && y > 0 && Math.max(x / y, y / x) > FAR;
}

const lowEnd = (value: Magnitude): number => (typeof value === 'number' ? value : value[0]);

/** 1 where both figures are equal, 0 where one is four times the other or a share 50 points away. */
function nearness(a: Amount, b: Amount): number {
  const [x, y] = [lowEnd(a.value), lowEnd(b.value)];
  if (a.unit === '%') return Math.max(0, 1 - Math.abs(x - y) / 50);
  if (x <= 0 || y <= 0) return x === y ? 1 : 0;
  return Math.max(0, 1 - Math.abs(Math.log2(x / y)) / 2);
}

// A figure said twice is no rival to itself; one with another value is.
function withoutRivals(candidates: readonly Candidate[], reports: readonly (Side | null)[], promises: readonly Side[]): Candidate[] {
  const byLeft = Map.groupBy(candidates, ({ left }) => left);
  const byRight = Map.groupBy(candidates, ({ right }) => right);
  const rivals = (one: Candidate, other: Candidate): boolean => other !== one && other.score > one.score - MARGIN
    && !(sameAmount(reports[one.left], reports[other.left]) && sameAmount(promises[one.right], promises[other.right]));
  return candidates.filter((one) =>
    ![...(byLeft.get(one.left) ?? []), ...(byRight.get(one.right) ?? [])].some((other) => rivals(one, other)));
}

const sameAmount = (a: Side | null | undefined, b: Side | null | undefined): boolean =>
  a?.amount.unit === b?.amount.unit && JSON.stringify(a?.amount.value) === JSON.stringify(b?.amount.value);
