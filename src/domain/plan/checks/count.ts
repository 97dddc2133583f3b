/*
 * Named things against their stated number: 在甲、乙、丙3个乡镇; 专业3个，分别为甲、乙、丙. A list closed by 等 with more
 * things than names is open and proves nothing.
 */
import { inOneSentence, type Relation } from './relation.ts';
import { isWhole, type Term, typedAround } from './term.ts';

/** Words that stand in lists before a number without being the things counted: 省、市2次, 小学、初中3所. */
const GENERIC = /^(?:省|市|县|区|国家|镇|乡|省级|市级|县级|区级|校级|国家级|小学|初中|高中|中学|幼儿园|学校|中小学|教师|学生|校长|新建|改建|扩建|改扩建|迁建|续建|建设|改造|公办|民办|男|女|城区|农村|城镇|乡镇|语言|上级|本级|各类|全县|全市|义务教育|学前教育|职业教育|高中教育|普通高中|上学期|下学期|年初|年末)$/u;
/** A sort of school is no school: 农村小学、乡镇初中 may be many each. */
const SORT = /^(?:农村|乡镇|乡村|县城|城区|城镇|公办|民办|普惠性?|普通|职业|完全|寄宿制|全[县市区])+(?:小学|初中|高中|中学|幼儿园|学校)$/u;
const PLACES = /^(?:乡镇|镇|乡|街道|村|社区|县|区|市|学区|校区|学校|小学|中学|初中|高中|幼儿园|园区|单位|部门|科室|项目|工程|专业|学科|课程|基地|中心|集团|联盟|片区|督学责任区|责任区|试点|方面|环节|领域|新园|园|校)/u;
const PREPOSITIONS = /^.*(?:先后在|分别在|主要在|并在|率先在|选取|选定|申报了?|评选|评为|遴选|认定|培育|打造|新设|组建|覆盖|涉及|包括|涵盖|惠及|服务|安排|确定|组织|选派|撤并|完成|启动|推进|实施|新建|建成|改造|新增|开设|设立|成立|创建|支持|指导|对|在|为|于|从|向|由|与|给|到|把|将)(?=[^、]{2,})/u;

/** 2、改造甲、乙…: the number of the item is no name. */
const ITEM_NUMBER = /^\s*(?:[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?[、.．]|[①-⑳])/u;

/** Stretches of time and head counts over time are never a list of names. */
const TIME = /年|月|日|天|周|时|分钟|人次|节|课/u;

/** Relations between a list of names and the number given for it. */
export function findCounts(terms: readonly Term[], term: Term): readonly Relation[] {
  return isCounted(term) ? [countBefore(term), countAfter(term), countAmounts(terms, term)].filter(found => found !== undefined) : [];
}

function isCounted(term: Term): boolean {
  const value = term.amount;
  return term.isExact && Number.isInteger(value) && value >= 2 && value <= 40 && isWhole(term) && !TIME.test(term.quantity.unit);
}

// 甲、乙、丙(等)3个乡镇
function countBefore(term: Term): Relation | undefined {
  const found = /(?<list>[^,，。;；:：!！?？]*?、[^,，。;；:：!！?？]*?)(?<open>等)?(?:这|共|一共|共计)?\s*$/u.exec(term.lead);
  if (/各[^、]{0,8}$/u.test(term.lead)) return undefined;
  const list = found?.groups?.['list']?.replace(ITEM_NUMBER, '');
  if (list === undefined) return undefined;
  const names = splitNames(list);
  // 甲、乙、丙等乡镇新建3所: the list ended at 等, and something else is counted.
  if (names === undefined || names.some(name => GENERIC.test(name) || SORT.test(name) || /等(?!级)/u.test(name))) return undefined;
  const isOpen = found?.groups?.['open'] !== undefined;
  const stated = term.amount;
  if (isOpen && names.length < stated) return undefined;
  const isFirm = names.length >= 3 && Math.abs(names.length - stated) <= 2 && PLACES.test(noun(term)) && areNames(names);
  return { kind: 'count', operands: [], names: asTyped(names, term.lead, typedAround(term).lead), stated: term, isFirm, why: '并列名称后写明个数' };
}

// 3个：甲、乙、丙 · 3个，分别是甲、乙、丙 · 3个（甲、乙、丙）
function countAfter(term: Term): Relation | undefined {
  const found = /^[^,，。;；:：!！?？(（、]{0,14}(?:[,，]?(?:分别(?:为|是|在)|包括|即|为)[:：]?|[:：(（])(?<list>[^,，。;；:：!！?？()（）]+)(?<end>[,，。;；!！?？)）]|$)/u.exec(term.tail);
  const list = found?.groups?.['list'];
  if (list === undefined || /\d/u.test(list)) return undefined;
  const isOpen = /等[^、]{0,6}$/u.test(list);
  const names = list.replace(/等[^、]{0,6}$/u, '').split(/、|以及|和|及|与/u).map(name => name.trim()).filter(name => name !== '');
  const stated = term.amount;
  if (names.length < 2 || (isOpen && names.length < stated)) return undefined;
  const isFirm = /分别|[(（:：]/u.test(found?.[0] ?? '') && !isOpen && names.length >= 2 && Math.abs(names.length - stated) <= 2 && areNames(names);
  return { kind: 'count', operands: [], names: asTyped(names, term.tail, typedAround(term).tail), stated: term, isFirm, why: '写明个数后逐一列名' };
}

// 甲迁建1.9亿元、乙5200万元、丙2600万元，三个项目…: each name with its own amount, then how many they are.
function countAmounts(terms: readonly Term[], term: Term): Relation | undefined {
  if (!/^(?:[,，]|以上|上述|这)+(?:这|以上|上述|共)?$/u.test(term.lead) || !/^(?:项目|学校|工程|乡镇|镇|校|单位|园|基地|中心)/u.test(noun(term))) return undefined;
  const listed: Term[] = [];
  for (let at = term.index - 1; at >= 0 && listed.length < 12; at -= 1) {
    const part = terms[at] as Term;
    if (!inOneSentence(part, term) || part.family !== terms[term.index - 1]?.family || part.family === term.family) break;
    listed.unshift(part);
    if (!/^[、,，和及]/u.test(part.lead) || /其中|包括|分别/u.test(part.lead)) break;
  }
  const names = listed.map(part => /(?:其中|包括|分别为)?(?<name>[\p{Script=Han}]{2,14}?)(?:迁建|新建|改建|扩建|改扩建|续建|改造|项目|投资|计划|完成)*$/u.exec(part.clause)?.groups?.['name'] ?? '');
  if (names.length !== term.amount || names.includes('')) return undefined;
  return { kind: 'count', operands: [], names, stated: term, isFirm: false, why: '逐项列名列数后写明个数' };
}

// Folding keeps every character in its place, so a name found in the folded words is read off the typed ones.
function asTyped(names: readonly string[], folded: string, raw: string): readonly string[] {
  return names.map((name) => {
    const at = folded.indexOf(name);
    return at === -1 ? name : raw.slice(at, at + name.length);
  });
}

function noun(term: Term): string {
  return term.tail.replace(/^(?:个|所|处|家|座|名|位|高寒|偏远|边远|山区|薄弱|寄宿制|寄宿|走读|完全|乡村|农村|城区|试点|重点|省级|市级|县级|国家级|校级|特色|品牌|优质|新|主要|中心)*/u, '');
}

function splitNames(list: string): readonly string[] | undefined {
  const parts = list.replace(/["“”'‘’]/gu, '').split(/、|和(?=[^、]*$)|及(?=[^、]*$)/u).map(part => part.trim());
  const [first = '', ...rest] = parts;
  const names = [first.replace(PREPOSITIONS, '') || first, ...rest].filter(name => name !== '');
  const last = names[names.length - 1] ?? '';
  names[names.length - 1] = last.replace(/(?<=[^、]{2})(?:建设|新建|改建|扩建|改造|开展|实施|设立|成立|举办|配备)$/u, '');
  const isSound = names.length >= 2 && names.slice(1).every(name => name.length <= 16 && !/\d/u.test(name));
  return isSound ? names : undefined;
}

/** Names are short and alike; clauses are long and differ. */
function areNames(names: readonly string[]): boolean {
  const lengths = names.map(name => name.length);
  return Math.max(...lengths) <= 12 && names.slice(1).every(name => name.length >= 2);
}
