/*
 * Whether a figure is a promise, a report or neither. The part of the document gives the default; words of the clause
 * and its sentence overrule it: a base (由X提高到Y), a stock in a plan (现有), a planned base in a summary (规划总投资).
 */
import { ANY_CUES, mayMatch, type Cued, type Cues } from './cue.ts';
import type { Part } from './part.ts';
import { afterCue, beforeCue, inClause, inSentence, isAfter, type Phrase } from './phrase.ts';
import type { QuantityKind } from './reading.ts';

/** What the judgement looks at, all folded text. */
export interface Statement {
  readonly part: Part;
  /** The words around the number. */
  readonly phrase: Phrase;
  /** From the last full stop to the number, past any semicolons. */
  readonly thought: string;
  readonly thoughtCues: Cues;
  /** Where the paragraph turns to: what was, in the preamble of a plan, or what is to come. */
  readonly turn: Turn;
  /** Year of the document, or null. */
  readonly year: number | null;
  readonly share: boolean;
  /** The figure is a score. */
  readonly scores: boolean;
  /** The figure counts people. */
  readonly people: boolean;
}

/** What the paragraph before a sentence has turned to. */
export type Turn = 'back' | 'ahead' | 'none';

/** A kind with the words that gave it. */
export interface Judgement {
  readonly kind: QuantityKind;
  readonly why: string;
}

const RISES = '(?:提高|提升|增加|增长|增|扩大|上升|升|下降|降低|降|减少|减|压缩|压减|缩小|缩短|发展|扩充|调整|扩展|改|拓展|扩|跃升|优化)';
const BASE_BEFORE = beforeCue(new RegExp(`(?:由|从)(?![^,。;:]*${RISES}[^,。;]{0,4}(?:到|至|为|成))[^,。;:]{0,24}$`));
const BASE_AFTER = afterCue(new RegExp(`^(?:,|[^,。;:]{0,10}?)${RISES}[^,。;]{0,4}(?:到|至|为|成)`));
/** 每500名学生配备2名: the number says per how many. */
const PER_COUNT = beforeCue(/每$/);
const ON_TOP_OF = afterCue(/^[^,。;:]{0,8}(?:的)?基础上/);
const COMPARED_WITH = beforeCue(/(?:比|较|与|同)(?:去年|上年|同期|上一?年度?|往年|原来|20\d\d年)[^,。;]{0,6}的$/);
const LAST_YEARS = afterCue(/^\(?(?:去年|上年|上年度|同期)/);
const GROUP = beforeCue(/[后前]$/);
const THESE = beforeCue(/(?:这|上述|(?:^|[,。;])(?:以上|其余|剩余))$/);
const SHARE_OF = /占[^,。;、]{0,20}/g;
/** 不足100人的小学, 56人以上大班额: the number marks off a group. */
const GROUP_AFTER = /^(?:及|或)?(?:以上|以下|以内|左右)?的?(?:农村|乡村|城区|城镇|小)*(?:大班额|超大班额|小学|初中|中学|学校|教学点|村小|班级|班额|规模|乡镇|幼儿园|行政村|村|社区|单位)/;
const LEVEL_AFTER = afterCue(/^的?(?:全[国省市县区])?(?:总体)?平均(?:水平|值|数|线)/);

const REPORTED = beforeCue(/已经?(?!定)|(?:完成|建成|新建|招聘|培训|投入|实现|发放|创建|荣获|取得)了|目前|现有|现已|截[至止](?!到?(?:年[底末]|今年|12月|20\d\d年))|迄今|(?<![较比由从同与])(?:去年|上年|上一年)|共有|拥有(?!率)|原有|累计完成|先后|期间,?(?:全|我)|以来/);
/** Words only a promise has. */
const FIRM = beforeCue(/力争|争取|确保|计划|拟(?![定订])|将(?!.{0,6}(?:纳入|作为))|达到|不得|要(?!求|点|素)|努力|下一步|继续|再|启动|不低于|不少于|至少/);
/** Words that promise in a plan, but report where the sentence looks back. */
const PROMISED = beforeCue(new RegExp(`${FIRM.pattern.source}|实现|完成(?!了)|新增`));
const AHEAD = beforeCue(/下一?步|下一?阶段|明年|来年|下年|今后|接下来|未来|力争|拟(?![定订人])|有望|(?:^|[,。;县市区局我们])将(?:于|在|继续|进一步|新|再|建|达|完成|投入|启动|实施|全面|陆续|逐步|对|组织|开展|实现|力争|有|投资|投入|安排|招聘|增加|培训|拿出)/);
const PLANNED = beforeCue(/(?<!占|行动|特岗|国培|省培|三年|五年|发展|专项|培训|攻坚|提升|生源|按照|列入|纳入|年度|认真)(?:规划|计划)(?=总?投资|总|新|建|改|扩|迁|项目|用地|面积|占地|实施|招|安排|资金|投入|购|设|配|增|培|创|完成|用|[\d一二三四五六七八九十])|概算|(?<!按照?[^,]{0,16})预算(?:投资|资金|金额|总额)|预计|设计(?:规模|学位)|拟|应(?=[参到入招完配])/);
/** A total is a base only where the same sentence goes on to say how much of it is done. */
const TOTAL_BEFORE = beforeCue(/总投资(?:额|约|达|为)*$/);
const PROGRESS_AFTER = afterCue(/完成[^,。;]{0,4}投资|已完成|已投入|已到位|占总投资/);
/** 年初目标200人, 下达计划数500人: set beforehand, not done. */
const AIMED = beforeCue(/(?:(?:目标|任务|计划|指标)(?:任务|数|值)?(?:为|是|:)?|下达的)$/);
const SET_AFTER = afterCue(/^的?(?:国家|省定|规定)?(?:标准|底线|红线)/);
const SET_BEFORE = beforeCue(/(?:规定|国家|省定|省级|要求)[^,。;]{0,6}$/);
const DONE = beforeCue(/已经?|完成|竣工|建成|投入使用|投用|累计|到位|开工|完工|发放|落实了|新增了|实际|占|交付|启用|主体封顶|支付|争取到|购置/);

const PLANNED_AFTER = afterCue(PLANNED.pattern);
const EVERY_PLANNED = beforeCue(new RegExp(PLANNED.pattern, 'g'));
const EVERY_DONE = beforeCue(new RegExp(DONE.pattern, 'g'));
/** 2023年, or 去年, at the head of a clause; 今年 and 要 end the looking back. */
const YEAR_OPENS = beforeCue(/(?:^|[,。;:\s])(?:在|截[至止]到?)?(?:(20\d\d)年(?![—-]|级|版|起)|去年|上年|过去一年|一年来|目前|截[至止](?!到?(?:年[底末]|今年|12月|20\d\d年)))/g);
const EVERY_STOCK = beforeCue(/现有|现已|目前|共有|拥有(?!率)|截[至止](?!到?(?:年[底末]|今年|12月|20\d\d年))/g);

/** Judges one figure. */
export function judgeKind(statement: Statement): Judgement {
  return judgeBase(statement) ?? (statement.part.name === 'plan' ? judgeInPlan(statement) : statement.part.name === 'open' ? judgeOpen(statement) : judgeInSummary(statement));
}

/** 占全县5200名教师的12%: what a share is taken of. 在185所学校中,160所…: what a part is taken from. */
const WHOLE_BEFORE = beforeCue(/占[^,。;\d]{0,12}$/);
const WHOLE_AFTER = afterCue(/^[^,。;\d]{0,16}的(?:近|约|将近)?[\d百]/);
const IN_IT = afterCue(/^中(?:,|有)/);
const AMONG_BEFORE = beforeCue(/(?:在|全[县市区镇])(?:全[县市区])?的?$/);
const AMONG_AFTER = afterCue(/^[\u4e00-\u9fa5]{1,10}(?<![高初其课途])中(?:,|有|的)/);
const LEVEL_BEFORE = beforeCue(/(?<![高低超优比差距][^,。;]{0,6})(?:全[国省市县]|国家|省定)(?:平均)?(?:水平|值|标准|要求)(?:为|是|的)?$/);

function judgeBase(statement: Statement): Judgement | null {
  const { phrase, share } = statement;
  if (inClause(BASE_BEFORE, phrase) && isAfter(BASE_AFTER, phrase)) return { kind: 'context', why: '“由…提高到…”的前一数为基数' };
  if (isAfter(ON_TOP_OF, phrase)) return { kind: 'context', why: '“…基础上”为基数' };
  if (inSentence(COMPARED_WITH, phrase) || isAfter(LAST_YEARS, phrase)) return { kind: 'context', why: '上年同期数为对比基数' };
  if (isAfter(LEVEL_AFTER, phrase) || inClause(LEVEL_BEFORE, phrase)) return { kind: 'context', why: '平均水平或规定标准为对比基数' };
  if (!share && inClause(WHOLE_BEFORE, phrase) && isAfter(WHOLE_AFTER, phrase)) return { kind: 'context', why: '“占…的百分之几”中的总数' };
  if (isAfter(IN_IT, phrase) || (inClause(AMONG_BEFORE, phrase) && isAfter(AMONG_AFTER, phrase))) return { kind: 'context', why: '“在…中”的总数' };
  return judgeGroup(statement);
}

/** Numbers that only say which group is meant. */
function judgeGroup({ phrase, share, people, scores }: Statement): Judgement | null {
  if (scores && /^以上(?:的|[考学]?生|人|高分|\d)/.test(phrase.after)) return { kind: 'context', why: '以分数界定人群' };
  if (people && marksOff(phrase.clause, phrase.after)) return { kind: 'context', why: '以人数界定一类学校或班级' };
  return share && inClause(GROUP, phrase) ? { kind: 'context', why: '“前/后百分之几”划定人群' } : null;
}

const marksOff = (before: string, after: string): boolean =>
  GROUP_AFTER.test(after) && (/^(?:及|或)?以[上下]/.test(after) || /(?:不足|超过|低于|少于|不到|小于|大于)$/.test(before));

function judgeInPlan({ phrase, thought, thoughtCues, turn, year }: Statement): Judgement {
  if (inClause(FIRM, phrase)) return { kind: 'target', why: '计划部分的承诺' };
  if (inClause(REPORTED, phrase)) return { kind: 'achievement', why: '计划部分中“现有/已”陈述现状' };
  if (stockFrame(thought, thoughtCues)) return { kind: 'achievement', why: '计划部分中承接“现有/已”的现状' };
  if (looksBack(thought, year, thoughtCues)) return { kind: 'achievement', why: '计划部分中回顾往年' };
  if (turn === 'back') return { kind: 'achievement', why: '计划开篇回顾往年' };
  return { kind: 'target', why: inClause(PROMISED, phrase) ? '计划部分的承诺' : '计划部分的数量' };
}

/** A stock runs through its sentence until a word of duty: 现有学校…所，在校学生…人，专任教师…名. */
const stockFrame = (before: string, cues: Cues): boolean => {
  const stock = lastOf(EVERY_STOCK, before, cues);
  return stock >= 0 && !PROMISED.pattern.test(before.slice(stock));
};

/** The last year these words open a clause with lies before the document's own, or they speak of last year. */
function looksBack(words: string, year: number | null, cues: Cues): boolean {
  if (!mayMatch(YEAR_OPENS, cues)) return false;
  let named = '';
  const { pattern } = YEAR_OPENS;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) named = match[1] ?? '去年';
  return named === '去年' || (named !== '' && year !== null && Number(named) < year);
}

/** 新建, 完成 at the head of a clause, by themselves: an order where nothing else reports. */
const ORDERS = /(?:^|[,;:、。\s])(?:要|须|应|再|新|全面|积极|全年|年内|年底前|\d{1,2}月底?前)?(?:新建|改建|改扩建|扩建|建设|完成|购置|添置|配备|招聘|培训|创建|开展|组织|举办|实现|更新|更换|改造|投入|投资|安排|培养|评选|新增|增加|整改|排查|化解|落实|达到|控制在|提高到|提升到)[^,。;]*$/;

/** Where neither title nor headings say which, the verbs of the sentence do. */
function judgeOpen(statement: Statement): Judgement {
  const { phrase } = statement;
  const { clause, clauseCues, sentence, tail } = phrase;
  if (inSentence(REPORTED, phrase) || isDone(clause.replace(/完成(?!了)|建成(?!了)|购置/g, ''), clauseCues) || /[了已]/.test(clause + tail)) return judgeInSummary(statement);
  if (inClause(FIRM, phrase) || /(?:^|[,;:])(?:要|须|应)/.test(sentence)) return { kind: 'target', why: '句中有承诺的字眼' };
  return ORDERS.test(clause) ? { kind: 'target', why: '句以动词起头，要求去做' } : judgeInSummary(statement);
}

function judgeInSummary(statement: Statement): Judgement {
  const { people } = statement;
  const phrase = withoutShares(statement.phrase);
  if (phrase !== statement.phrase && /占[^,。;、]{0,20}$/.test(statement.phrase.clause) && !looksAhead(statement)) return reported;
  if (looksAhead(statement)) return { kind: 'target', why: '总结部分中展望今后' };
  if (people && inClause(PER_COUNT, phrase)) return { kind: 'context', why: '“每若干人”为计算单位' };
  if (inClause(THESE, phrase)) return { kind: 'context', why: '复指前文的数' };
  if (inClause(AIMED, phrase) || (isAfter(SET_AFTER, phrase) && inClause(SET_BEFORE, phrase))) return { kind: 'context', why: '事先下达的目标或标准' };
  if (inClause(TOTAL_BEFORE, phrase) && isAfter(PROGRESS_AFTER, phrase)) return { kind: 'context', why: '总投资为完成进度的基数' };
  if (inClause(PLANNED, phrase)) return isDone(phrase.clause, phrase.clauseCues) ? reported : { kind: 'context', why: '总结中的规划基数' };
  if (isDone(phrase.clause, phrase.clauseCues) || /^[^,。;]{0,8}(?:已|投入使用|竣工|开工|建成|完工)/.test(phrase.tail)) return reported;
  return planFrame(phrase) ? { kind: 'context', why: '总结中承接规划的基数' } : reported;
}

/** What a share is a share of says nothing of the figure: 占规划总投资的86%. */
const withoutShares = (phrase: Phrase): Phrase =>
  phrase.sentence.includes('占') ? { ...phrase, clause: phrase.clause.replace(SHARE_OF, ''), sentence: phrase.sentence.replace(SHARE_OF, '') } : phrase;

const reported: Judgement = { kind: 'achievement', why: '总结部分的完成或现状' };

const isDone = (clause: string, cues: Cues): boolean => lastOf(EVERY_DONE, clause, cues) > lastOf(EVERY_PLANNED, clause, cues);

/** Where the last match of a global pattern starts in a short text, or -1. */
function lastOf({ pattern, mark }: Cued, text: string, cues: Cues): number {
  let last = -1;
  if ((mark & cues) === 0) return last;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) last = match.index;
  return last;
}

/** The planned base runs through its sentence until a word of doing: 规划投资…，新建…8处，新增学位…个. */
function planFrame(phrase: Phrase): boolean {
  const { sentence, sentenceCues, after } = phrase;
  const planned = lastOf(EVERY_PLANNED, sentence, sentenceCues);
  if (planned >= 0) return lastOf(EVERY_DONE, sentence, sentenceCues) < planned;
  const ahead = isAfter(PLANNED_AFTER, phrase) ? PLANNED.pattern.exec(after) : null;
  return ahead !== null && !DONE.pattern.test(after.slice(0, ahead.index)) && !inSentence(DONE, phrase) && /^[^。;]{0,16}$/.test(after.slice(0, ahead.index));
}

/** A sentence that opens with 下一步 turns the rest of its paragraph to what is to come. */
const TURNS_AHEAD = /(?:^|[。!\n])\s*(?:下一?步|明年|来年|今后|接下来|下一?阶段|新学年|新的一年|下学期)/;

/** Where a paragraph has turned to by the opening words of a sentence in it; a preamble has no heading above it. */
export function readTurn(opening: string, preamble: boolean, year: number | null): Turn {
  if (TURNS_AHEAD.test(opening)) return 'ahead';
  return preamble && looksBack(opening, year, ANY_CUES) ? 'back' : 'none';
}

const YEAR_NAMED = beforeCue(/(20\d\d)年(?:底|末|前|,|秋)?[^,。;]{0,12}$/);
const FIVE_YEARS = beforeCue(/十([一二三四五])五[”"]?(?:规划)?(?:期?末|结束)[^。;]{0,40}$/);

/** “十四五”末 is 2025. */
function endOfFiveYears(phrase: Phrase): string | undefined {
  const plan = inSentence(FIVE_YEARS, phrase) ? FIVE_YEARS.pattern.exec(phrase.sentence)?.[1] : undefined;
  return plan === undefined ? undefined : String(2010 + 5 * '一二三四五'.indexOf(plan));
}

function looksAhead({ phrase, turn, year }: Statement): boolean {
  if (phrase.clause.includes('已')) return false;
  if (inClause(AHEAD, phrase) || turn === 'ahead') return true;
  const named = inSentence(YEAR_NAMED, phrase) ? YEAR_NAMED.pattern.exec(phrase.sentence)?.[1] : endOfFiveYears(phrase);
  return named !== undefined && year !== null && Number(named) > year;
}
