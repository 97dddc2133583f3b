/* Whether a reported figure keeps a promise. A summary is one's own word, so the sentence says who says it. */
import { normalizeAmount } from '../plan/amount.ts';
import type { PlanItem } from '../plan/plan-item.ts';
import type { Comparator, Magnitude } from '../plan/reading.ts';
import { isKept } from './light.ts';
import { promiseWords, type Wording } from './promise-words.ts';

/** The verdict with its sentence in both languages. */
export interface MatchVerdict {
  readonly verdict: 'met' | 'short' | 'unclear';
  readonly why: string;
  readonly whyEn: string;
}

type Promise = { readonly metric: string; readonly title: string; readonly comparator: Comparator; readonly required: Magnitude; readonly unit: string };
type Report = Pick<PlanItem, 'value' | 'unit' | 'comparator'>;

/** Judges one reported figure against the promise it was matched with. */
export function judgeAchievement(report: Report, promise: Promise): MatchVerdict {
  const verdict = verdictOf(report, promise);
  const promised = promiseWords(promise.comparator, promise.required, promise.unit);
  const reported = promiseWords(report.comparator ?? 'eq', report.value ?? 0, report.unit);
  const name = promise.metric || promise.title;
  const close = endings[verdict.because];
  return {
    verdict: verdict.verdict,
    why: `计划“${name}”为${promised.zh}，总结填报${reported.zh}：${close.zh}。`,
    whyEn: `The plan promised ${promised.en} (${name}); the summary reports ${reported.en}: ${close.en}.`,
  };
}

type Because = 'met' | 'short' | 'vague' | 'turned' | 'unlike';

const endings: Readonly<Record<Because, Wording>> = {
  met: { zh: '达到', en: 'met' },
  short: { zh: '未达到', en: 'not met' },
  vague: { zh: '填报的是约数或区间，不能断定', en: 'the report is too vague to tell' },
  turned: { zh: '这一指标越低越好，计划没有写明上限，不能断定', en: 'less is better here and the plan sets no ceiling, so this cannot be told' },
  unlike: { zh: '两者单位不同，不能断定', en: 'the units differ, so this cannot be told' },
};

// Where less is better a bare figure is a ceiling to some and a forecast to others.
const LESS_IS_BETTER = /辍学|流失|事故|伤亡|死亡|违[规纪法]|投诉|举报|信访|大班额|超标|超编|近视|肥胖|失分|债务|空编|缺编/;

function verdictOf(report: Report, promise: Promise): { verdict: MatchVerdict['verdict']; because: Because } {
  if (report.value === null) return { verdict: 'unclear', because: 'vague' };
  const reached = normalizeAmount(report.value, report.unit);
  const goal = normalizeAmount(promise.required, promise.unit);
  if (reached.unit !== goal.unit && reached.unit !== '' && goal.unit !== '') return { verdict: 'unclear', because: 'unlike' };
  const [least, most] = boundsOf(reached.value, report.comparator ?? 'eq');
  const ends = [isKept(least, promise.comparator, goal.value), isKept(most, promise.comparator, goal.value)];
  const exactly = least === most && goal.value === least;
  if (!exactly && promise.comparator === 'eq' && LESS_IS_BETTER.test(`${promise.metric}${promise.title}`)) return { verdict: 'unclear', because: 'turned' };
  if (ends[0] !== ends[1]) return { verdict: 'unclear', because: 'vague' };
  return ends[0] === true ? { verdict: 'met', because: 'met' } : { verdict: 'short', because: 'short' };
}

/** A twentieth either way is what 约 and 近 leave open. */
const ABOUT = 0.05;
/** Stands just off a bound that is not reached itself. */
const OFF = 1e-9;

// The values a reported figure may stand for: 超过 95 is anything above 95.
function boundsOf(value: Magnitude, comparator: Comparator): readonly [number, number] {
  const [low, high] = typeof value === 'number' ? [value, value] : value;
  const step = Math.max(Math.abs(low), 1) * OFF;
  const table: Record<Comparator, readonly [number, number]> = {
    eq: [low, high], range: [low, high], approx: [low * (1 - ABOUT), high * (1 + ABOUT)],
    ge: [low, Infinity], gt: [low + step, Infinity], le: [0, high], lt: [0, high - step],
  };
  return table[comparator];
}
