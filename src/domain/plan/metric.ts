/*
 * What a figure is called in the ledger: 招聘教师, 班额, 年生均新增图书. The name is put together from the verb before the
 * number, the noun before or after it, and, where a clause only goes on with a list (小学48名、初中30名), from the figure
 * it belongs to. A name is never half a clause: dates, list marks, duty words and words of comparison are taken off.
 */
import { matches, mayMatch } from './cue.ts';
import type { FigureName, Mention, Named } from './figure-name.ts';
import { dropLeading, dropTrailing } from './metric-edges.ts';
import { memberOf } from './metric-members.ts';
import { BARE_VERB, BARE_VERB_LAST, EVERY, lastVerb, LEVEL_LAST, RATE, RISE, VERB_FIRST, VERB_ONLY, VERBS } from './metric-words.ts';
import { beforeCue } from './phrase.ts';
import { lengthAt, piece } from './piece.ts';
import { LONGEST, shorten, WHOLE } from './shorten.ts';
import type { UnitSort } from './unit.ts';

const FROM_LAST = beforeCue(/(?:由|从)(?:去年|上年|年初|上一年|原来|20\d\d年)$/);
const AS_OF = /^.*截[至止]到?[^,]{0,8}?(?:月份?|底|末|日|前)+/;
const ONLY_RISES = /^(?:提高|提升|增加|增长|下降|减少|降低)了?$/;
const RESULT = beforeCue(/(?:提高|提升|增加|增长|增|扩大|扩|上升|升|下降|降低|降|减少|减|压缩|压减|缩小|缩短|发展|调整|改|跃升|优化|变)(?:到|至|为|成)(?:了|约|近)?$/);
const COMPARED = beforeCue(/(?:同比|环比|(?<!占)(?:比|较)(?:去年|上年|上一?年度?|同期|往年|20\d\d年|上学[年期])?[^,]{0,12}?|(?:由|从)?(?:去年|上年|年初|上一年|原来))$/);
const ENDED_FIRST = /^(?:竣工|开工|完工|在建|投用)(?=.{2,})/;
const RATED = /[\u4e00-\u9fa5]{2}率$/;
/** What people do and are counted by: 本科上线412人. */
const HEADCOUNT = /(?:上线|录取|招生|入学|毕业|参训|获奖|受益|达线)$/;
/** 为乡村教师发放补助: who is given stands before the deed. */
const GIVES = /^[、,]?(?:为|给|对|向)/;
const GIVEN = new RegExp(`^(.{2,10}?)((?:${VERBS}).{2,})$`);
/** Where a noun after a classifier ends and what is said of it begins. */
const SAID_OF = /^(?:扩大|加快|推进|推动|加强|促进|强化|完善|健全|深化)|(?:全部|全面|均(?!衡)|都|须|应(?![急用届])|已|将|按期|如期|尚|仍|被|获|荣获|评为|参加|通过|投入|投用|交付|建成|建设了|配备了|配备|完成|开工|竣工|完工|任教|赴|到(?!位)|进行|实施|领取|享受|开展|实现|达到|纳入|落实|力争|确保|因(?!素)|于|每|由|从|提高|提升|增加|增长|减少|下降|降|减|优化|没有|旧貌|结成|更新|购置|添置|发放|招聘|举办|不少于|不低于|不超过|各(?![级类])|提前|安装|建立|接受|成为|入选|实行|升入|得到)/;
const BOUND = piece('(及以之左上余多的', /(?:\([^)]*\))?(?:及?以[上下内]|之内|左右|上下|余|多)?的?/y);

/** Names the figures of one sentence; `heading` is the title of the section, for a figure that nothing else names. */
export function nameFigures(mentions: readonly Mention[], heading: string): FigureName[] {
  const named: Named[] = [];
  let head: Named | undefined;
  for (const [at, mention] of mentions.entries()) {
    const before = mentions[at - 1]?.tail ?? '';
    const name = nameOne(before === '' ? mention : pastNoun(mention, nounOf(before)), named[named.length - 1], head, heading);
    if (!name.isMember) head = name;
    named.push(name);
  }
  return named;
}

/** The noun of the figure before is none of this one: 为36所学校更新课桌1.2万套. */
const pastNoun = (mention: Mention, noun: string): Mention =>
  noun !== '' && mention.lead.startsWith(noun) && mention.lead.length > noun.length && !ONLY_RISES.test(mention.lead.slice(noun.length)) ? { ...mention, lead: mention.lead.slice(noun.length) } : mention;

function nameOne(mention: Mention, last: Named | undefined, head: Named | undefined, heading: string): Named {
  const { unit, sort } = mention;
  const among = mention.lead.startsWith('(') || (mention.lead.includes('其中') && /^[、,(\s]*其中/.test(mention.lead));
  const words = dropLeading(mention.lead.includes('截') ? mention.lead.replace(AS_OF, '') : mention.lead);
  const plain = dropTrailing(words);
  const named = plain.includes('每') ? plain.replace(EVERY, '') : plain;
  const own = dropTrailing(mayMatch(FROM_LAST, mention.cues) ? named.replace(FROM_LAST.pattern, '') : named);
  const member = memberOf(own, mention, last, head, among);
  if (member !== null) return { ...member, unit, sort, isMember: true };
  const change = changeOf(own, mention, last);
  const name = change ?? (sort === 'share' ? shareOf(own, mention, last) : countOf(own, plain, mention, last));
  const metric = measured(spentOn(shorten(name.metric), mention, heading), mention);
  if (metric.length >= 2 && (last !== undefined || !BARE_VERB.test(metric))) return { ...settled(metric, name.subject), unit, sort, isMember: false };
  const sent = unit === '人' && last?.unit === unit && metric === '' ? SENT.exec(mention.tail)?.[1] : undefined;
  if (sent !== undefined) return { metric: (last as Named).metric, subject: sent, unit, sort, isMember: false };
  return { ...inherited(metric, plain, mention, last, heading), unit, sort, isMember: false };
}

/** 60名到山区学校任教: where some of those just counted go. */
const SENT = /^(?:到|赴|去|分配到|安排到|充实到|派往)([\u4e00-\u9fa5]{2,10}?)(?:任教|支教|工作|交流|跟岗|挂职)/;
const IDLE = /^(?:组织开展|开展|开好|落实|打造|开设)(?=.{3,})/;
/** 有实战性的, 高规格的: praise before the thing, with the verb before it kept. */
const EPITHET = new RegExp(`^((?:${VERBS})?)(?:有[\\u4e00-\\u9fa5]{1,4}|[\\u4e00-\\u9fa5]{1,4}性|高(?:质量|水平|标准|层次|素质|规格)|多(?:形式|层次)|丰富多彩|形式多样|各种(?:形式)?)的(?=.{2,})`);
const withoutPraise = (name: string): string => (name.includes('的') ? name.replace(EPITHET, '$1') : name);
/** What takes time rather than being time: 进校, 值守. */
const LASTS = /^(?:到|赴|入|下|进).{1,8}$|(?:到|入|进)(?:学校|校|班|村)$|(?:监控|锻炼|活动|阅读|跟岗|实践|值守|巡查|开放|作业总量)$/;
const LESSONS = /^(?:学时|课时|学分|节)$/;
const MONEY_WORD = /[投资金费款补助债收支奖价额贷]|标准/;

/** 改造校舍1.2万平方米 is an area, and what is paid is an amount. */
function measured(metric: string, { sort, unit }: Mention): string {
  const name = withoutPraise(metric.replace(IDLE, ''));
  if (sort === 'lesson' && LASTS.test(name) && !LESSONS.test(unit)) return `${name}时间`;
  if (name.length < 2 || name.length > LONGEST - 2) return name;
  if (unit === '平方米' && !/面积|占地/.test(name)) return `${name}面积`;
  return sort === 'money' && name.length > 2 && !MONEY_WORD.test(name) ? `${name}金额` : name;
}

const WORKED_ON = /^[^。;]{0,40}?,(?:对|将)([^,。;\d]{2,12}?)(?:进行|予以|实施)了?([^,。;\d]{2,8})(?=[,。;]|$)/;
const USED_FOR = new RegExp(`^(?:,|主要|全部|拟|将)*(?:用于|用来)?((?:${VERBS})[^,。;\\d]{2,10})(?=\\d|[,。;]|$)`);

/** 加快校舍改造, 实施薄弱学校提升工程: a heading that names works one can spend on. */
const WORKS = /^(?:加快|加强|推进|全面|大力|持续|深入|实施|抓好|做好)*([\u4e00-\u9fa5]{2,8}(?:建设|改造|工程|项目|添置|采购|配备|提升|办学条件))(?:步伐|工作|进度)?$/;

/** 投资3000万元,对旧校舍进行加固: what the money is for is said after it, or in the heading. */
function spentOn(metric: string, { after, sort }: Mention, heading: string): string {
  if (sort !== 'money' || !/^(?:计划|拟)?(?:投资|投入)$/.test(metric)) return metric;
  const worked = WORKED_ON.exec(after);
  const verb = metric.slice(-2);
  if (worked !== null && !worked[0].includes(verb)) return `${shorten(`${worked[1] ?? ''}${worked[2] ?? ''}`, 14)}${verb}`;
  const used = dropTrailing(USED_FOR.exec(after)?.[1] ?? '') || (WORKS.exec(heading)?.[1] ?? '');
  return used === '' ? `${verb}额` : `${used}${verb}`;
}

/** 中小学生机比: whose ratio it is goes to the subject. */
function settled(metric: string, subject: string): FigureName {
  const all = subject === '' ? /^(中小学)((?![生校]).{2,}|生机比)$/.exec(metric) : null;
  return all === null ? { metric, subject } : { metric: all[2] ?? '', subject: all[1] ?? '' };
}

/** 比上年提高3个百分点, 由420名减至260名: the metric is the one before, risen or fallen. */
function changeOf(own: string, { tail, sort, lead, cues }: Mention, last: Named | undefined): FigureName | null {
  if (last !== undefined && own === '' && matches(RESULT, lead, cues)) return { metric: last.metric, subject: last.subject };
  const found = mayMatch(RISE, cues) ? RISE.pattern.exec(lead) : null;
  if (found === null || (sort !== 'share' && nounOf(tail) !== '')) return null;
  const rise = (found[1] ?? '').replace(/^(?:多|增)$/, '增加').replace(/^减$/, '减少');
  const base = dropTrailing(dropTrailing(dropLeading(lead.slice(0, found.index))).replace(COMPARED.pattern, ''));
  const name = base.length >= 2 ? base : (last?.metric ?? '').replace(RISE.pattern, '');
  return name === '' ? null : { metric: `${shorten(name, LONGEST - rise.length)}${rise}`, subject: base.length >= 2 ? '' : (last?.subject ?? '') };
}

/** A rate is named before its number; 占 says of what it is taken, and 95%的学校达到… what is true of it. */
function shareOf(own: string, { tail, lead }: Mention, last: Named | undefined): FigureName {
  if (/^(?:占比|比例)$/.test(own) && last !== undefined) return { metric: `${last.metric.replace(RISE.pattern, '').replace(/(?:占比|比例)$/, '')}占比`, subject: last.subject };
  if (last !== undefined && own.length <= 3 && own.endsWith('率') && last.sort !== 'share') return { metric: `${objectOf(last.metric)}${own}`, subject: last.subject };
  const least = lead.endsWith('的') ? /(?:^|[、的])([^、的]{2,12}?)(?:比例|占比)?不(?:少于|低于|超过)(.{2,10})$/.exec(own) : null;
  if (least !== null) return { metric: `${(least[1] ?? '').length + (least[2] ?? '').length > WHOLE - 3 ? '' : least[1] ?? ''}占${least[2] ?? ''}比例`, subject: '' };
  if (own === '' && last !== undefined && last.sort !== 'share' && lead === '的') return { metric: shareOfThat(shorten(last.metric.replace(/金额$/, ''), 14)), subject: '' };
  const whole = !lead.includes('占') ? null : /^(.*)占(?!比)([^占]*?)的?(?:比例|比重)?$/.exec(own) ?? (lead.endsWith('占') ? ['', own, ''] : null);
  if (whole !== null) {
    const part = whole[1] !== '' ? whole[1] ?? '' : (last?.metric ?? '');
    if (whole[2] !== '') return { metric: `${part.length + (whole[2]?.length ?? 0) > 12 ? '' : part}占${whole[2] ?? ''}比例`, subject: '' };
    return { metric: part === '' ? '' : `${part.replace(/(?:占比|比例)$/, '')}占比`, subject: last?.subject ?? '' };
  }
  const said = pastBound(tail);
  const done = /^(?:全)?(覆盖|达标|普及|通过|合格|落实|持证|建立|参与|完成)(?:了)?([^,]{0,8})/.exec(said);
  const group = /(后|前|末)$/.exec(lead)?.[1];
  const who = group === undefined ? undefined : /^的?([\u4e00-\u9fa5]{0,4}?(?:学生|教师|学校|单位|班级|考生|人员|幼儿园))/.exec(said)?.[1];
  if (who !== undefined) return { metric: `${group === '前' ? '前列' : '后进'}${who}比例`, subject: '' };
  const alike = last?.sort === 'share' ? ALIKE.exec(last.metric) : null;
  if (alike !== null && own.endsWith(alike[1] ?? '')) return { metric: `${own}${alike[2] ?? ''}`, subject: '' };
  if (last !== undefined && /^(?:高出|高于|低于)/.test(own)) return { metric: shorten(`${last.metric}${own}`), subject: last.subject };
  if (own !== '' && done !== null && !RATE.test(own)) return { metric: `${own}${done[1] ?? ''}率`, subject: '' };
  if (own !== '') return { metric: own, subject: '' };
  return said.length >= 2 ? holding(said) : { metric: '', subject: '' };
}

/** 占年度计划5亿元的80%, 完成年度计划5亿元的80%. */
const shareOfThat = (whole: string): string => (whole.startsWith('完成') ? `${whole.slice(2)}完成率` : `占${whole}比例`);

/** “三室”建设覆盖率: how a share is called whose like was named before it. */
const ALIKE = /([\u4e00-\u9fa5”]{2})((?:覆盖|达标|普及|通过|合格|完成|开设|参与|配备|安装)率)$/;
const HOLDS = /^([\u4e00-\u9fa5()]{2,12}?)(?:的([\u4e00-\u9fa5]{2,10}?))?(?:均|都|全部|能够|提前|按期|如期|按时|已经?|应)?(通过|达到|达|完成|建成|配备|开设|参加|参与|纳入|取得)了?([\u4e00-\u9fa5“”]{2,14})$/;

/** 95%的教师完成信息技术培训: whose share it is, and the rate at which it holds. */
function holding(said: string): FigureName {
  const [, who = '', thing = '', verb = '', what = ''] = HOLDS.exec(said) ?? [];
  if (who === '') return { metric: `${said.length <= 14 ? said : shorten(said, 14)}比例`, subject: '' };
  if (verb.startsWith('达')) return { metric: `${thing}${/标准|要求/.test(what) ? '达标率' : `${verb}${what}比例`}`, subject: who };
  return { metric: `${thing}${what}${verb}率`, subject: who };
}

/** 改薄项目 of 改薄项目竣工, 幼儿园 of 新建幼儿园. */
function objectOf(metric: string): string {
  const object = metric.replace(/(?:数量|人数|金额)$/, '').replace(VERB_FIRST, '').replace(ENDED_FIRST, '').replace(BARE_VERB_LAST, '');
  return object.length > 10 ? '' : object;
}

/** Counts, amounts and measures: verb and noun before the number, or the verb before and the noun after it. */
function countOf(own: string, plain: string, mention: Mention, last: Named | undefined): FigureName {
  const { tail, rest, sort, unit } = mention;
  const object = !rest.includes('的') ? '' : /^(?:的|[^,]*每[^,]*的|[^,\d]{1,6}\d+(?:学时|课时|小时|天)[^,]*的|[、和与][^,]*的)([\u4e00-\u9fa5]{2,12}?)(?:任务|工作)?$/.exec(rest)?.[1] ?? '';
  const verb = mention.lead.startsWith('、') && last !== undefined && !/[、]/.test(last.metric) ? VERB_FIRST.exec(last.metric)?.[0] : undefined;
  if (verb !== undefined && own.length >= 2 && own.length <= 10 && sort !== 'money' && !VERB_FIRST.test(own) && !BARE_VERB_LAST.test(own)) return { metric: `${verb}${own}`, subject: '' };
  if (own.endsWith('均') && last !== undefined) return { metric: `${own.slice(-2)}${objectOf(last.metric)}`, subject: last.subject };
  if (own.includes('占') && !own.includes('占地')) return { metric: own.slice(own.lastIndexOf('占') + 1), subject: '' };
  const noun = sort === 'count' || sort === 'loose' || own === '' || VERB_ONLY.test(own) ? nounOf(tail) : '';
  if (object !== '') return { metric: unit === '人' && noun !== '' && /每|时|天/.test(rest) ? `${noun}${object}` : object, subject: LEVEL_LAST.exec(own)?.[2] ?? '' };
  if (sort === 'money' && /^(?:投入|投资|安排|安排资金|筹措资金|争取资金|投入资金|总投资)$/.test(own) && VERB_FIRST.test(tail)) return { metric: `${shorten(tail, 12)}${own}`, subject: '' };
  const split = plain === own ? null : LEVEL_LAST.exec(own);
  const finished = noun === '' && last?.sort === 'share' && (sort === 'count' || sort === 'loose') && BARE_VERB.test(own) ? objectOf(last.metric.replace(RATED, '')) : '';
  if (finished !== '') return { metric: `${own}${finished}`, subject: last?.subject ?? '' };
  const lasting = sort === 'lesson' && own.length >= 2 ? /^的?([\u4e00-\u9fa5]{4,8})$/.exec(tail)?.[1] : undefined;
  if (lasting !== undefined && LASTS.test(lasting)) return { metric: lasting, subject: own };
  if (noun === '' && last !== undefined && last.sort !== 'share' && BARE_VERB.test(own) && (sort === 'count' || sort === 'loose')) return { metric: unit === '人' && last.unit !== '人' ? `${own}人数` : `${own}${objectOf(last.metric) || '数量'}`, subject: last.subject };
  const given = noun === '' && GIVES.test(mention.lead) ? GIVEN.exec(own) : null;
  if (given !== null) return { metric: given[2] ?? '', subject: given[1] ?? '' };
  if (noun === '' && unit === '人' && HEADCOUNT.test(own)) return { metric: `${own}人数`, subject: '' };
  if (split !== null && noun === '') return { metric: split[1] ?? '', subject: split[2] ?? '' };
  const deed = noun === '' ? /^(?:全部|均|都)([\u4e00-\u9fa5]{4,10})$/.exec(tail)?.[1] : undefined;
  if (noun === '') return { metric: `${own}${deed ?? ''}`, subject: '' };
  return withNoun(own, noun, tail.slice(noun.length), GIVES.test(mention.lead));
}

function withNoun(own: string, noun: string, said: string, gives: boolean): FigureName {
  const verb = VERB_FIRST.exec(own)?.[0] ?? '';
  const listed = own.endsWith('等') || own.includes('、');
  if (verb !== '' && listed) return { metric: `${verb}${noun}`, subject: '' };
  if (verb !== '' && own.length + noun.length <= LONGEST) return { metric: `${own}${noun}`, subject: '' };
  if (listed) return { metric: predicated(noun, said), subject: own.replace(/等$/, '').length <= 24 ? own : '' };
  if (own.length <= 1) return { metric: predicated(noun, said), subject: '' };
  const last = lastVerb(own);
  if (gives && last !== '' && own.length - last.length >= 2) return { metric: `${last}${noun}`, subject: own.slice(0, -last.length) };
  return { metric: last === '' ? (own.length + noun.length <= 10 ? `${own}${noun}` : noun) : `${last}${noun}`, subject: '' };
}

/** 学校全部投入使用: what is said of the things counted goes before them. */
function predicated(noun: string, said: string): string {
  const deed = dropTrailing(said.replace(/^(?:全部|全面|均|都|须|应|已|将|按期|如期|于[^,]*?(?:前|底))+/, '')).replace('了', '');
  return deed.length >= 2 && deed.length + noun.length <= LONGEST && /^(?:投入使用|投用|交付|开工|竣工|完工|完成|获评|评为|获|建立|建设|配备|安装|纳入|通过|实施|享受|挖潜|改造|试点|试行|开设|设立|推广)/.test(deed) ? `${deed}${noun}` : noun;
}

const pastBound = (tail: string): string => tail.slice(lengthAt(BOUND, tail, 0));

/** The noun right after a classifier, or empty. */
function nounOf(tail: string): string {
  const rest = pastBound(tail);
  const stop = rest.search(/[^\u4e00-\u9fa5“”()、]/);
  const words = stop === -1 ? rest : rest.slice(0, stop);
  if (words.length < 2 || words.startsWith('(')) return '';
  const place = PLACES_FIRST.includes(words.charAt(0)) ? PLACE_OF.exec(words)?.[0] : undefined;
  const end = place?.length ?? words.search(SAID_OF);
  const noun = lastPart(words.slice(0, end === -1 ? words.length : end)).replace(/^[、()]+|[、()的]+$/g, '');
  return words.startsWith('、') || (VERB_FIRST.test(noun) && !/(?:项目|工程|学校|班|园|基地|场|站|室)$/.test(noun)) || noun.length < 2 || noun.length > LONGEST || /^(?:以|并|和|与|及|为|在|内|中|从|对|用于|不足|占)/.test(noun) ? '' : noun;
}

/** 学区改造食堂, 社区的老人: the places are counted, not what is built there or who lives there. */
const PLACE_OF = /^[\u4e00-\u9fa5]{0,5}?(?:乡镇|镇|乡|街道|社区|村|学区|县区|苏木|学校)(?=的(?:学生|师生|教师|家长|儿童|幼儿|孩子|群众|项目)|(?:新建|建设|改造|设立|开设|推广|试行|试点)(?!项目|工程|任务|[^、]?$)[\u4e00-\u9fa5])/;

const PLACES_FIRST = '乡镇街社村学县苏';

/** 特色鲜明、口碑好的新优质学校: of a noun too long for a row, what stands after its last 的. */
const lastPart = (words: string): string =>
  words.length > LONGEST ? /的([\u4e00-\u9fa5]{2,10})$/.exec(words)?.[1] ?? words : words;

/** A figure with no words of its own goes on with those of the figure before, or with the heading. */
function inherited(own: string, plain: string, { unit, sort, tail, prior, before: said }: Mention, last: Named | undefined, heading: string): FigureName {
  const subject = last?.subject ?? '';
  const every = /每(?:个|所)?([班期校组队点])$/.exec(plain)?.[1];
  if (every !== undefined && unit === '人') return { metric: every === '班' ? '班额' : `每${every}人数`, subject };
  if (last !== undefined && !BARE_VERB.test(own) && (sort === 'share' || last.sort !== 'share')) return { metric: last.sort !== 'money' && sort === 'money' && !last.metric.endsWith('金额') ? `${last.metric.replace(/(?:人数|学生)$/, '')}金额` : last.metric, subject };
  const title = titled(heading);
  if (sort === 'money' && plain.length === 2 && title !== '' && title.length <= 10) return { metric: `${title}${plain}`, subject: '' };
  if (sort === 'money' && plain.length === 2 && MONEY_WORD.test(plain)) return { metric: plain, subject: '' };
  const ended = BARE_VERB.test(plain) && (sort === 'count' || sort === 'loose') ? objectOf(said.replace(RATED, '')) : '';
  if (BARE_VERB.test(plain) || plain.length === 2) return { metric: `${plain}${ended || general(sort, unit)}`, subject: '' };
  const before = shorten(dropLeading(prior));
  if (before.length >= 4 && !/\d/.test(before)) return { metric: before, subject: '' };
  const rest = dropTrailing(dropLeading(pastBound(tail)));
  if (rest.length >= 2) return { metric: shorten(rest), subject: '' };
  if (title !== '' && sort !== 'lesson') return { metric: title, subject: '' };
  return { metric: own.length === 1 ? `${own}${general(sort, unit)}` : general(sort, unit), subject: '' };
}

/** A heading that says what is done; 主要成效 and 工作情况 name nothing. */
function titled(heading: string): string {
  const title = dropTrailing(dropLeading(heading));
  return title.length >= 2 && title.length <= LONGEST && !/[,。、]|(?:成效|成绩|情况|问题|目标|任务|措施|工作|亮点|作用)$/.test(title) ? title : '';
}

function general(sort: UnitSort, unit: string): string {
  if (sort === 'money') return '金额';
  if (sort === 'share') return '占比';
  if (sort === 'lesson') return /^(?:学时|课时|学分)$/.test(unit) ? unit : '时间';
  return unit === '人' ? '人数' : unit === '平方米' || unit === '亩' ? '面积' : '数量';
}
