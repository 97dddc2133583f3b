/*
 * What a figure is about: what is counted (metric), of whom (subject), when (period), by when (deadline) and per what.
 * Read from the clause alone; where the clause does not say, the answer is empty rather than guessed.
 */

/** The words around one figure, folded, and its place in a list that shares one number phrase. */
export interface Phrase {
  /** From the end of the figure before (or the clause start) to this number. */
  readonly lead: string;
  /** The clause up to the number. */
  readonly clause: string;
  /** The sentence up to the number. */
  readonly sentence: string;
  /** From the end of the unit to the end of the clause. */
  readonly tail: string;
  /** The unit is a classifier: its noun may follow it. */
  readonly counts: boolean;
}

const DOING = /^(?:其中|另有|另外|同时|并且?|以及|还|也|全年|年内|今年|目前|截至目前|共计?|累计|先后|已经?|将|拟|计划|规划|力争|争取|确保|保证|努力|实现|完成|做好|推进|新增|新建|改建|扩建|改扩建|迁建|建设|建成|建立|创建|培养|培育|培训|招聘|引进|购置|购买|配备|配置|添置|投入|投资|发放|资助|组织|开展|举办|承办|召开|安排|达到|现有|拥有|共有|有|为|在|从|对|把|使|由|到|[、,和与及或])+/;
/** An item's number before the words: 3. or 一是. */
const ITEM = /^\s*(?:\d{1,2}[.、 ]|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]是)/;
/** 全县, 我市: said by the subject already. */
const HOME = /^[,、\s]*(?:[全我][省市县区州旗镇](?=[\u4e00-\u9fa5]{2}))/;
const LINKS = /(?:分别|均|都|各|全部|也|要|应|须|已经?|将|力争|确保|争取|努力)*(?:不(?:得|能|应)?(?:低于|少于|超过|突破|高于|多于)|至少|控制在|保持在?|稳定在|维持在|提高到|提升到|增加到|提高至|下降到|降至|增至|达到|达|为|至|到|在|是|有|共|共计|约|近|超过?|突破|累计|合计|总计|计)*(?:了)?$/;
const WHO = /^(?:全[省市县区校局镇乡国]|我[省市县区局]|各(?:级各类)?(?:中小学校?|学校|乡镇|单位|中心校|幼儿园|县区|校)|每(?:个|所|名|位|处)?[\u4e00-\u9fa5]{1,5}?(?=每|不|至|配|有|设|建|联|须|应|要))(?:义务教育(?:阶段)?|各级各类)?(?:中小学校?|小学|初中|普通高中|高中|幼儿园|学校|教师|学生|中职学校)?/;
const NAMED = /^([\u4e00-\u9fa5]{2,16}?)(?:年?生均|人均|师均|校均|分别)/;
const RATED = /^([\u4e00-\u9fa5]{2,16})的[\u4e00-\u9fa5]{2,10}(?:率|比例?|面积|人数|水平)/;
/** A noun after the classifier, up to where the sentence goes on without it. */
const COUNTED = /^([\u4e00-\u9fa5“”]{2,20}?)(?=(?:[的了已均被获与和及、]|全部|参加|通过|投入|建设|建成|配备|完成|开工|竣工|任教|赴|到|进行|实施|领取|享受|开展|评为|,|。|;|\(|\)|\d|$))/;
const NOT_COUNTED = /^(?:以[上下内]|左右|上下|的|到|已|投入|全部|均|任教|被|获|参加|并|和|与|及|为|在|内)/;
const PER_BEFORE = /每(?:个|名|位|所|处)?((?:学期|学年|年|季度|月|周|天|日|人|生|班(?!子)|校|园|乡镇|学区|学校|教师|学生|教研员|班级|百名学生|师)(?:每?(?:人|周|天|学期|年))?)[^,。;:\d]{0,14}$/;
const AVERAGE = /([生人师校班园])均[^,。;\d]{0,12}$/;
const PER_AFTER = /^\/([\u4e00-\u9fa5]{1,3})/;
const DEADLINE = /(?:到|在|于)?(?:(?:20\d\d年|今年|明年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}日|底|末|份|上旬|中旬|下旬)?(?:之?前|底前)|(?:20\d\d|今|明)?年(?:底|末|内)(?:之?前)?|(?:20\d\d年)?[一二三四1-4]季度(?:末|底|之?前)+|(?:到|至)20\d\d年(?:底|末)?|(?:秋季|春季)?开学(?:之?前)|[寒暑]假(?:结束)?(?:之?前|期间)|上半年(?:之?前)?|下半年)/g;
const PERIOD = /(?:截至|截止)(?:到)?[^,。;]{1,12}|目前|现有|今年以来|今年|(?<![比较由从同与])(?:去年|上年)|全年|20\d\d(?:-20\d\d)?(?:学年度?|年以来|年度|年)|近[两三五\d]年|“?十[一二三四]五”?(?:期间|以来|末)/g;

/** 小学巩固率:100%. */
const LABELLED = /([^,。;:、\s\d.]{2,20}): ?[^:,。;]{0,6}$/;

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

/** What is counted or measured: the noun after a classifier (220处学校), else the noun before the number (学校8处). */
export function readMetric({ lead, sentence, tail, counts }: Phrase): string {
  const before = strip(strip(lead.replace(ITEM, '')).replace(/^(?:\/[\u4e00-\u9fa5]{1,3})+/, '').replace(LINKS, '').replace(HOME, '').replace(DOING, ''));
  const after = NOT_COUNTED.test(tail) ? '' : strip(COUNTED.exec(tail)?.[1] ?? '');
  if (counts && after !== '') return after;
  return before.length >= 2 ? before.slice(-28) : after || LABELLED.exec(sentence)?.[1] || before;
}

/** Whose figure it is, as far as the clause names one. */
export function readSubject({ clause, sentence }: Phrase): string {
  const own = strip(clause.replace(/^(?:20\d\d年|今年|目前|同时|确保|力争|实现|使|到)+,?/, ''));
  const named = WHO.exec(own)?.[0] ?? NAMED.exec(own)?.[1] ?? RATED.exec(own)?.[1];
  if (named !== undefined) return strip(named);
  return WHO.exec(strip(sentence.replace(/^(?:20\d\d年|今年|目前|截至目前),?/, '')))?.[0] ?? '';
}

/** The members named before 分别, when there are as many as figures: 小学、初中…分别达1册和2册. */
export function readMembers(clause: string, count: number): readonly string[] {
  const list = /^(?:[^、]*?(?:全[省市县区]|确保|力争|实现))?((?:[^、和与及]{2,14}[、和与及]){1,8}[^、和与及]{2,30}?)(?:分别|年?生均|不得|不低于|达)/.exec(clause)?.[1];
  const names = list?.split(/[、和与及]/).map(strip) ?? [];
  return names.length === count ? names : [];
}

/** One of these stands in every deadline. */
const DEADLINE_SIGNS = /[前底末内]|半年|20\d\d年|假期/;

/** By when, as the text gives it, or empty: the last mention before the number. */
export const readDeadline = ({ sentence }: Phrase): string => (DEADLINE_SIGNS.test(sentence) ? lastMention(DEADLINE, sentence) : '');

/** Year or as-of, as the text gives it, or empty. */
export const readPeriod = ({ sentence }: Phrase): string => lastMention(PERIOD, sentence).replace(/^(20\d\d)年$/, '$1');

/** The last match of a global pattern, or empty. */
function lastMention(pattern: RegExp, text: string): string {
  let last = '';
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) last = match[0];
  return last;
}

/** Each …: 学期, 人, 生; empty when the figure is not per anything. */
export function readPer({ clause, tail }: Phrase): string {
  return PER_AFTER.exec(tail)?.[1] ?? PER_BEFORE.exec(clause)?.[1] ?? AVERAGE.exec(clause)?.[1] ?? '';
}

/** Whether the one number holds for each of several subjects: 各1次. */
export const isEach = ({ clause }: Phrase): boolean => /各(?:有|达|为|设|配备?|新建|建设?|举办)?$/.test(clause);

/** Growth against a base: 同比增长5.3%, 减少3个百分点. Not 增长到. */
export function readGrowth({ clause }: Phrase): 'increase' | 'decrease' | undefined {
  if (/(?:增长|提高|提升|增加|上升|增幅|增|多|高出?)了?约?$/.test(clause)) return 'increase';
  return /(?:下降|减少|降低|压减|减|降|少|低)了?约?$/.test(clause) ? 'decrease' : undefined;
}
