/*
 * Which indicators may prove a target, the likeliest first, each with its reason. A wrong link would call a promise kept
 * that was not, so every gate refuses on doubt: another unit, another stage or kind of school, what is done this year
 * against what stands there. A person says yes.
 */
import type { IndicatorDefinition } from '../indicator/definition.ts';
import type { Comparator } from '../plan/reading.ts';
import { scopesDiffer } from '../plan/scope-words.ts';
import type { Words } from '../problem.ts';
import { indexGrams } from '../text/gram-index.ts';
import { gramsOf, likeness, type Weigh } from '../text/grams.ts';
import { measureFits } from './proof.ts';

/** What a target says, as far as it matters here. */
export interface ProvableTarget { readonly metric: string; readonly subject: string; readonly unit: string; readonly comparator: Comparator; readonly sourceText: string }

/** An indicator as far as it matters here. */
export type ProvingIndicator = Pick<IndicatorDefinition, 'key' | 'name' | 'measure' | 'better' | 'stages'>;

/** An indicator that may prove a target. */
export interface ProofSuggestion {
  readonly indicator: string;
  readonly stages: readonly string[];
  /** How surely both speak of the same, 0 to 1. */
  readonly score: number;
  readonly why: Words;
  /** What it does not cover as the target says it; null where it does. */
  readonly caution: Words | null;
}

/** Ready to be asked about any target. */
export type SuggestProof = (target: ProvableTarget) => readonly ProofSuggestion[];

/** Below this two names do not surely mean the same. */
const SURE = 0.6;
const MOST = 5;
// Doubts cost, so that what fits whole comes first.
const PARTLY = 0.15;

/** Looks at the indicators once; answers for any number of targets. */
export function suggestFrom(indicators: readonly ProvingIndicator[]): SuggestProof {
  const sides = indicators.map((indicator) => ({ indicator, label: essence(indicator.name.zh), grams: gramsOf(essence(indicator.name.zh)) }));
  const { weigh } = indexGrams(sides.map(({ grams }) => grams));
  return (target) => sides.flatMap((side) => judge(target, side, weigh) ?? [])
    .toSorted((a, b) => b.score - a.score || a.indicator.localeCompare(b.indicator)).slice(0, MOST);
}

interface Side { readonly indicator: ProvingIndicator; readonly label: string; readonly grams: ReadonlySet<string> }

function judge(target: ProvableTarget, { indicator, grams }: Side, weigh: Weigh): ProofSuggestion | null {
  const { name, measure } = indicator;
  if (!measureFits({ measure: measure.zh, name: name.zh }, target.unit) || isDeed(target, name.zh)) return null;
  const label = labelOf(target);
  if (scopesDiffer({ label: withoutStages(label), clause: '' }, { label: withoutStages(name.zh), clause: '' })) return null;
  const wanted = stagesOf(label);
  const part = partOf(wanted, indicator);
  if (part === null) return null;
  const alike = likeness(gramsOf(essence(asNamed(label, target.comparator))), grams, weigh);
  const score = Math.round((alike - (part.whole ? 0 : PARTLY) - (against(target, indicator) ? PARTLY : 0)) * 100) / 100;
  return alike < SURE || score <= 0 ? null : { indicator: indicator.key, stages: part.stages, score, why: reason(target, indicator, part.stages), caution: doubt(target, indicator, part.whole) };
}

const labelOf = ({ subject, metric }: ProvableTarget): string => (metric.includes(subject) ? metric : `${subject}${metric}`);

// What is done this year is no state that a register shows: 招聘教师 60 名 is not 教师数. 降至, 提高到 say where it shall stand.
const DEED = /新建|迁建|改扩建|改建|扩建|改造|维修|招聘|招录|选聘|引进|补充|培训|轮训|研修|表彰|评选|资助|救助|交流|轮岗|考核|开展|举办|组织|召开|创建|创成|培育|购置|新购|购买|采购|添置|投入|投资|发放|消除|化解|(?:新增|增加|减少|下降|提高|提升|压减)(?![到至为])/;
const isDeed = ({ metric, sourceText }: ProvableTarget, name: string): boolean => {
  const deed = DEED.exec(metric === '' ? sourceText : metric)?.[0];
  return deed !== undefined && !name.includes(deed);
};

// What bureaus call by other words than the indicators.
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/(?:所占)?(?:比例|比重|百分比)/g, '占比'], [/计算机(?=生机比)/g, ''], [/(?:普及|装备|安装)率/g, '配备率'], [/本科(?:及)?以上(?:学历)?/g, '本科及以上'],
  [/(?<!班)在校(?:学)?生(?:人)?数/g, '在校生数'], [/(?:纸质|馆藏)?图书(?:藏量|册数|拥有量)/g, '图书'], [/超标准班额班级/g, '超标准班额班'], [/大班额班级数/g, '大班额班数'],
  [/(?:人|总)数(?=$)/g, '数'], [/^年(?=生均)/g, ''],
];
// A class that may have at most 45 is proven by the largest there is.
const asNamed = (label: string, comparator: Comparator): string =>
  (/(?:^|[^平大均准])班额$/.test(label) && (comparator === 'le' || comparator === 'lt') ? label.replace(/(?:起始年级)?班额$/, '最大班级人数') : label);

const FILLER = /全[省市县区]|我[省市县区局]|[全各本]校|中小学校?|义务教育(?:阶段|学校)?|学前教育|小学|初中|普通高中|高中|阶段|（[^）]*）|\([^)]*\)|达到?|不低于|不少于|不超过|控制在|保持在?|及(?!以)/g;
const essence = (text: string): string => ALIASES.reduce((said, [words, name]) => said.replace(words, name), text).replace(FILLER, '');

const STAGES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/义务教育|义教/, ['primary', 'junior']], [/中小学/, ['primary', 'junior', 'senior']], [/小学/, ['primary']], [/初中/, ['junior']], [/高中/, ['senior']], [/学前|幼儿园|在园|入园/, ['kindergarten']],
];
const stageWords = /义务教育|义教|中小学|小学|初中|普通高中|高中|学前|幼儿园|在园|入园/g;
const withoutStages = (text: string): string => text.replace(stageWords, '');

/** The stages named in these words; none is all of them. 小学毕业年级 names a grade, and so its stage. */
const stagesOf = (text: string): readonly string[] => {
  const whole = STAGES.slice(0, 2).find(([words]) => words.test(text));
  return whole ? whole[1] : STAGES.slice(2).filter(([words]) => words.test(text)).flatMap(([, stages]) => stages);
};

/** The part of the indicator that is about the stages wanted; `whole` when it is about nothing else. Null: it is about others. */
function partOf(wanted: readonly string[], { name, stages }: ProvingIndicator): { readonly stages: readonly string[]; readonly whole: boolean } | null {
  const own = stagesOf(name.zh.replace(/（[^）]*）/g, ''));
  if (own.length > 0) return own.join() === wanted.join() ? { stages: [], whole: true } : null;
  if (wanted.length === 0) return { stages: [], whole: true };
  return stages === null ? { stages: [], whole: false } : { stages: wanted, whole: true };
}

// A floor under what should be little, or a ceiling over what should be much, is more likely about something else.
function against({ comparator }: ProvableTarget, { better }: ProvingIndicator): boolean {
  return better === 'less' ? comparator === 'ge' || comparator === 'gt' : better === 'more' && (comparator === 'le' || comparator === 'lt');
}

const stageNames: Readonly<Record<string, Words>> = {
  kindergarten: { zh: '幼儿园', en: 'kindergarten' }, primary: { zh: '小学', en: 'primary' }, junior: { zh: '初中', en: 'junior secondary' }, senior: { zh: '普通高中', en: 'senior secondary' },
};

function reason(target: ProvableTarget, { name, measure }: ProvingIndicator, stages: readonly string[]): Words {
  const part = stages.map((stage) => stageNames[stage] ?? { zh: stage, en: stage });
  const unit = measure.zh === '' ? { zh: '都是比值', en: 'both are ratios' } : { zh: `单位“${target.unit}”与“${measure.zh}”相合`, en: `unit "${target.unit}" fits "${measure.zh}"` };
  return {
    zh: `“${labelOf(target)}”与指标“${name.zh}”用词相近，${unit.zh}${part.length === 0 ? '' : `，只算${part.map(({ zh }) => zh).join('、')}`}。`,
    en: `"${labelOf(target)}" reads like the indicator "${name.en}", ${unit.en}${part.length === 0 ? '' : `, of ${part.map(({ en }) => en).join(' and ')} only`}.`,
  };
}

function doubt(target: ProvableTarget, indicator: ProvingIndicator, whole: boolean): Words | null {
  if (!whole) return { zh: '目标只说一个学段，这个指标不分学段，算的是全部学校。', en: 'The target is about one stage; this indicator cannot be told by stage and covers all schools.' };
  return against(target, indicator) ? { zh: '目标要求的方向与指标的好坏方向相反，请看清。', en: 'The target asks the other way than the indicator is better; look twice.' } : null;
}
