/*
 * Numerals that are no quantities: years, dates, ordinals, names, codes, slogans, idioms. Each rule looks at one figure
 * and the few characters around it and says why it refuses; the first that speaks wins. A rule never looks beyond its
 * sentence, so the cost stays proportional to the number of figures.
 */
import type { Figure } from './figure.ts';
import { endsConcrete, isAbstract, isConcrete, isFigurative, isPlainlyAbstract } from './noun.ts';

/** A figure with the folded text just before and after it, cut at its sentence. */
export interface Setting {
  readonly figure: Figure;
  /** Up to 24 characters before the number. */
  readonly before: string;
  /** Its last character, or a blank: most rules need no more to know that they have nothing to say. */
  readonly last: string;
  /** The number as written. */
  readonly number: string;
  /** Up to 24 characters right after the number, unit included. */
  readonly rest: string;
  /** Up to 24 characters after the unit. */
  readonly after: string;
}

/** Why a figure is no quantity: the word that goes into `NonQuantity.reason`. */
export type Refusal =
  | 'year' | 'date' | 'duration' | 'ordinal' | 'name' | 'code' | 'document-number' | 'slogan' | 'idiom' | 'masked' | 'furniture';

type Rule = (setting: Setting) => Refusal | null;

const END = /^(?:$|[\s,。;:!?、)”"’》\]】〉])/;
const BOUND_BEFORE = /(?:不少于|不低于|不得少于|不得低于|不能少于|不超过|不得超过|不多于|至少|最少|最多|至多|少于|不足|超过|压缩到|缩短到|缩短至|压减至)[^,。;、]{0,6}$/;
const BOUND_AFTER = /^(?:及|或|\(含\))?(?:以上|以下|以内|之内|左右)/;
const EACH_BEFORE = /(?:每[^,。;:一]{1,10}|(?:各|至少|不少于|不低于|最少)[^,。;:一]{0,10})$/;
const MAKES = /(?:新建|建成|建好|建设|建有|建立|兴建|修建|创建|增设|新增|增加|开办|新办|举办|承办|召开|购置|购买|配备|配置|引进|招聘|选派|选聘|完成|有|设|设立|聘请|选配|配|收购|改建|迁建|扩建|改造)(?:了|成|起)?$/;
/** 建成一所、交付一所: a way of doing, not a count. */
const CORRELATIVE = /^[、,]?[^,。;、]{1,4}一[所个批处座名]/;
const YEAR = /^(?:19|20)\d\d$/;

const isHan = (figure: Figure): boolean => figure.script === 'han' || figure.script === 'magnitude';
const isShare = (figure: Figure): boolean => figure.unit.sort === 'share' && figure.form !== 'ratio';

const MASKS = 'xX×*＊□△';
const masked: Rule = ({ last, rest }) =>
  MASKS.includes(last) || (rest !== '' && MASKS.includes(rest.charAt(0)) && !/^.\d+[亿万]/.test(rest)) ? 'masked' : null;

const code: Rule = ({ figure, before, last, rest }) => {
  if (figure.script === 'arabic' && (Number.isNaN(figure.low) || figure.low > 1e14)) return 'code';
  if (last < '\u0080' && /[A-Za-z@#$&_/\\]$|\+\s*$/.test(before)) return 'code';
  if (last < '\u0080' && /\d[-/.:]$/.test(before)) return /(?:19|20)\d\d[-/.](?:\d{1,2}[-/.])?$/.test(before) ? 'date' : 'code';
  if (rest.startsWith('+') && /^\+[\dA-Za-z]/.test(rest)) return 'code';
  return figure.form === 'bare' && /^[A-Za-z_@&]/.test(rest) ? 'code' : null;
};

const documentNumber: Rule = ({ figure, before, last, rest }) => {
  if ('〔［[【('.includes(last) && /^[〕］\]】)）] ?(?:第)?\d+号/.test(rest)) return 'document-number';
  if (rest.startsWith('号') || figure.unit.text === '号') return /[〕\]】)]第?$|文$|令第?$|字第?$/.test(before) ? 'document-number' : 'name';
  return null;
};

const COUNTER = /(?:浏览|点击|阅读|访问)(?:次数|量|数)?:? ?$/;
const IDENTIFIER = /(?:索引号|文号|字号|电话|热线|传真|邮编|编号|代码|账号|浏览(?:次数|量)?|点击(?:数|量)?|阅读(?:次数|量|数)?|字体|页码|QQ|微信)[^,。]{0,6}$/;
const metadata: Rule = ({ figure, before, last }) => {
  if (':数量次览读击问 '.includes(last) && COUNTER.test(before) && /^[次人]?$/.test(figure.unitText)) return 'code';
  return figure.form === 'bare' && IDENTIFIER.test(before) ? 'code' : null;
};

/** An ordinal's number follows one of these, a range of ordinals a list mark. */
const BEFORE_ORDINAL = '第前的于名位居列国省市县区州盟旗届移升进退降跃了级高初、,和及至到~- ';
const ordinal: Rule = ({ figure, before, last, after }) => {
  if (figure.unit.text === '期' && /^(?:工程|项目|建设|改造|扩建|校区|用地|规划)/.test(after)) return 'ordinal';
  if (!BEFORE_ORDINAL.includes(last)) return null;
  if (/第 ?$/.test(before)) return 'ordinal';
  if (/第[〇零一二两三四五六七八九十百\d]{1,4}(?:届|轮|批|期|次|名|位|章|条)?[、,和及至到~-]$/.test(before)) return 'ordinal';
  if (isShare(figure)) return null;
  if (before.endsWith('提前')) return 'duration';
  if (/(?:^|[^空目当以之眼学])前$/.test(before)) return figure.unit.sort === 'span' ? 'duration' : 'ordinal';
  if (/(?:位居|位列|名列|排名|居|列)(?:于)?(?:全[国省市县区州盟旗])?(?:的)?$/.test(before) && /^[名位]/.test(figure.unit.text)) return 'ordinal';
  if (before.endsWith('届') || (/(?:移|升|进|退|降|跃)了?$/.test(before) && /^[名位]$/.test(figure.unit.text))) return 'ordinal';
  return figure.unit.text === '班' && '级高初'.includes(last) ? 'ordinal' : null;
};

/** 2019年, 2019届, 二〇一九年, 〔2020〕, 2018—2020. */
const year: Rule = ({ figure, number, rest, before }) => {
  if (figure.script === 'string') return rest.startsWith('年') ? 'year' : 'name';
  if (number.length < 4 || !YEAR.test(number.slice(-4)) || /[\d.]$/.test(number.slice(0, -4))) return null;
  if (/^年|^ 年|^[届级版春秋]|^学年/.test(figure.unitText) || /^ ?(?:年|届|级|版|春|秋|学年|-|~)/.test(rest)) return 'year';
  if (figure.form !== 'bare') return null;
  return /(?:率|比例|总数|人数|达到?|共|约|近|超过?|面积)$/.test(before) ? null : 'year';
};

const span: Rule = ({ figure, before, after }) => {
  const { sort, text } = figure.unit;
  if (sort !== 'span') return null;
  if (/^(?:月|月份|日|号|时|旬)$/.test(text)) return 'date';
  if (/^(?:年级|岁|周岁|世纪|年制|届毕业生)$/.test(text)) return /平均年龄[^,。]{0,6}$/.test(before) ? null : 'name';
  if (text === '年' && /年限/.test(before)) return null;
  return /^年|^个(?:月|学期|学年)|^学期|^周年/.test(text) && BOUND_BEFORE.test(before) && !/^(?:内|的时间)/.test(after) ? null : 'duration';
};

/** Days and weeks that say when rather than how much: 三天后, 5个工作日内. */
const momentOfTime: Rule = ({ figure, before, after }) => {
  const { sort, text } = figure.unit;
  if (sort !== 'lesson') return null;
  if (/^(?:后|前|来|以来|之前|之后|以前|以后)/.test(after)) return 'duration';
  if (/(?:每|近|连续|过去|距离?[^,。]{0,4}(?:还有|仅剩|不足)?)$/.test(before)) return 'duration';
  const limit = /^(?:天|周|工作日|个工作日)$/.test(text) && /^(?:之|以)?内/.test(after);
  return limit && !/(?:控制|压缩|缩短|限定|不超过)[^,。]{0,4}$/.test(before) ? 'duration' : null;
};

const label: Rule = ({ figure }) => (figure.unit.sort === 'label' ? 'slogan' : null);

const quoted: Rule = ({ figure, before, rest }) => {
  if (!/[《“"‘「『]/.test(before)) return null;
  if (/《[^》]*$/.test(before) && /^[^《]*》/.test(rest)) return 'name';
  const opened = /[“"‘「『]([^”"’」』“]{0,8})$/.exec(before);
  if (opened === null || figure.unit.sort === 'money' || isShare(figure)) return null;
  return /^[^“,。]{0,16}[”"’」』]/.test(rest) ? 'name' : null;
};

const clock: Rule = ({ figure, number, before }) => {
  if (figure.form !== 'ratio' || /比[^,。]{0,10}$/.test(before)) return null;
  if (/^(?:0\d:[0-5]\d|(?:[6-9]|1\d|2[0-3]):[0-5][05])$/.test(number)) return 'date';
  if (/^\d{1,2}:[0-5]\d$/.test(number) && /(?:上午|下午|早|晚|时间|凌晨|中午|(?:19|20)\d\d[-/年.])[^,。]{0,8}$/.test(before)) return 'date';
  return /(?:战胜|击败|比分|负|胜|以)[^,。]{0,6}$/.test(before) ? 'name' : null;
};

const paired: Rule = ({ rest, after, before, last, figure }) => {
  if (figure.form === 'bare' && /^对[一1]/.test(rest)) return 'idiom';
  if (last === '对' && /[一1]对$/.test(before)) return 'idiom';
  return isHan(figure) && /^[一1]/.test(after) ? 'slogan' : null;
};

/** 百名校长上讲台、千名教师大比武: round numbers in step are a motto. */
const CHANT_AFTER = /^[^,。;、\d]{3,9}[、,][百千万][名个家人所]/;
const CHANT_BEFORE = /[百千万][名个家人所][^,。;、\d]{3,9}[、,]$/;

/** 三名工程, 千人计划: a count that became a name. */
const programme: Rule = ({ figure, after }) =>
  isHan(figure) && /^(?:工程|计划|模式|战略|行动|机制|制度|一体|联动|联创|联评|共建|同步|合一)/.test(after) ? 'name' : null;

const vague: Rule = ({ figure, before, last, after }) => {
  if (last === '几' || (last === '数' && isHan(figure))) return 'idiom';
  if (figure.script !== 'magnitude' || figure.low < 100 || figure.over) return null;
  if (/(?:近|约|超|逾|过|上|达|破|共|计)$/.test(before)) return null;
  if (before.endsWith('每')) return 'idiom';
  if (!/^[名人所位余]/.test(figure.unitText)) return 'idiom';
  if (/^[^,。;]{1,6}[百千万](?!余|多|名|元|人次)/.test(after) || CHANT_AFTER.test(after) || CHANT_BEFORE.test(before)) return 'slogan';
  if (BOUND_AFTER.test(after)) return null;
  return /^(?:以上|余|教|学|校|师|家|党|青|骨|中|农|贫|大|名|优|职|专|村|志|参|在|受|干|少|幼|留|儿|孩|民|群|人)/.test(after) ? null : 'idiom';
};

/** 一所初中、三所小学: one in a list of counts. */
const LISTED_AFTER = /^[^,。;、]{1,10}[、和与及][两二三四五六七八九十\d]+[所个名处座家]/;
const LISTED_BEFORE = /[两二三四五六七八九十\d]+[所个名处座家][^,。;、]{1,8}[、和与及]$/;
/** 每个点配一套: a share for each. */
const DEALT_BEFORE = /每(?:个|所|名|位|间)?[^,。;:每]{1,6}(?:配|设|建|发|赠)[了备齐放置]?$/;

/** A Chinese 一 counts only where the sentence counts: 每学期至少一次, 新建小学一所, 建成一座. */
const one: Rule = ({ figure, before, after }) => {
  if (!isHan(figure) || figure.script === 'magnitude' || figure.low !== 1 || figure.high !== null || figure.factor !== 1 || isShare(figure)) return null;
  if (/[百千万一][\u4e00-\u9fa5]$/.test(before) || CORRELATIVE.test(after) || /一[所个批处座名][、,]?[^,。;、]{1,4}$/.test(before)) return 'idiom';
  const { sort, text } = figure.unit;
  if (sort === 'measure' || sort === 'money') return END.test(after) || BOUND_AFTER.test(after) ? null : 'idiom';
  if (sort === 'lesson') return EACH_BEFORE.test(before) ? null : 'idiom';
  if (text === '遍') return EACH_BEFORE.test(before) ? null : 'idiom';
  if (LISTED_AFTER.test(after) || LISTED_BEFORE.test(before) || DEALT_BEFORE.test(before)) return null;
  if (sort !== 'count' || /^(?:支|批|位|人|张|块|面|片|队|组|套|期|届|轮|本|把|股|道|层|头|份|家|名)$/.test(text)) {
    return sort === 'count' && END.test(after) && (EACH_BEFORE.test(before) || endsConcrete(before)) ? null : 'idiom';
  }
  if (/[每另这那某同任之统第首唯上下]$/.test(before)) return 'idiom';
  const counted = EACH_BEFORE.test(before) || MAKES.test(before) || (END.test(after) && /[\u4e00-\u9fa5)]$/.test(before) && !/[年月周日天]$/.test(before));
  return counted ? null : 'idiom';
};

/** Chinese numerals before 个, 项, 条 … count only things; before a plain classifier anything but a notion. */
const hanNotion: Rule = ({ figure, before, after }) => {
  if (!isHan(figure) || isShare(figure)) return null;
  const { sort, text } = figure.unit;
  if (sort === 'noun') return 'slogan';
  if (text === '里' && /^[乡镇村铺桥店河庄堡屯坪街河]/.test(after)) return 'name';
  if (text === '类' || (text === '排' && after.startsWith('查'))) return 'slogan';
  // 一本, 二本 and 三本 are tiers of admission.
  if (text === '本' && figure.low <= 3 && !/^(?:书|教材|读物|台账|账|杂志|手册)/.test(after)) return 'name';
  const notional = sort === 'loose' || /^(?:批|届|张|块|面|片|本|层|段|家|期|把|步|股|件)$/.test(text);
  if (notional && figure.high === null && !BOUND_BEFORE.test(before) && !countsThings(before, after)) return 'slogan';
  return (notional ? isAbstract(after) : isFigurative(after)) ? 'slogan' : null;
};

/** 每月打一个电话: how often is a count. */
const OFTEN_BEFORE = /每(?:天|周|月|季度|学期|学年|年)[^,。;:每]{0,10}$/;

const countsThings = (before: string, after: string): boolean =>
  isConcrete(after) || OFTEN_BEFORE.test(before) || (END.test(after) && endsConcrete(before)) || (BOUND_AFTER.test(after) && /[\u4e00-\u9fa5]$/.test(before));

/** 3个方面, 5项制度 in Arabic digits: only a plain notion right after the classifier refuses. */
const arabicNotion: Rule = ({ figure, after }) => {
  if (isHan(figure) || isShare(figure) || figure.high !== null || figure.factor !== 1) return null;
  if (figure.unit.sort === 'loose' && figure.low <= 12) return isPlainlyAbstract(after) ? 'slogan' : null;
  return /^[支件张]$/.test(figure.unit.text) && figure.low <= 12 && isPlainlyAbstract(after) ? 'slogan' : null;
};

/** A number alone is an identifier, unless the sentence states an amount and stops there: 总分达到600，. */
const bare: Rule = ({ figure, before, after, number }) => {
  if (figure.form !== 'bare') return null;
  if (/^0\d/.test(number)) return 'code';
  if (figure.script !== 'arabic' || /(?:附件|图|表|例|选|科目|阶段|之|[(（[〔])$/.test(before)) return 'code';
  if (BOUND_AFTER.test(after)) return null;
  return END.test(after) && /(?:率|比例?|占比|总数|人数|个数|面积|指数|总?分|均分|值|增至|降至|达到?|增加到|提高到|上升到|下降到|共|计|为|约|近|超过|突破|不低于|不少于|新增|新建)(?: )?$/.test(before) ? null : 'code';
};

const RULES: readonly Rule[] = [
  masked, code, documentNumber, metadata, ordinal, year, span, label, quoted, clock, paired, momentOfTime, programme, vague, one,
  hanNotion, arabicNotion, bare,
];

/** Why this figure is no quantity, or null when it is one. */
export function refuse(setting: Setting): Refusal | null {
  for (const rule of RULES) {
    const reason = rule(setting);
    if (reason !== null) return reason;
  }
  return null;
}
