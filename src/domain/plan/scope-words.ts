/*
 * Words that set figures of the same wording apart: the stage, the level, town or country, who, and what is done.
 * 小学巩固率 and 初中巩固率 share most of their characters and are two promises.
 */

import { readMultiplier, readUnit } from './unit.ts';

/** `same`: both name exactly the same ones; `meets`: they share at least one. */
interface Scope { readonly rule: 'same' | 'meets'; readonly signs: readonly RegExp[] }

const nouns: readonly Scope[] = [
  // 中小学 and 义务教育 are primary and lower secondary school at once.
  { rule: 'same', signs: [/学前|幼儿|入园|公办园|民办园|普惠园/, /小学|义务教育|义教/, /初中|初高中|中小学|义务教育|义教|中考/, /高中|高考/, /中职|职业|职高|职教/, /特殊教育|特教|残疾/] },
  { rule: 'same', signs: [/国家级|国培/, /省级|省培|省(?=学科|骨干|名师|优质|示范)/, /市级|市(?=学科|骨干|名师|优质|示范)/, /县级|区级|[县区](?=学科|骨干|名师|优质|示范)/, /校级/] },
  { rule: 'meets', signs: [/城区|城镇|县城|城乡/, /农村|乡村|乡镇|村小|城乡/] },
  { rule: 'meets', signs: [/公办/, /民办/, /普惠/] },
  { rule: 'meets', signs: [/教师|名师|师资|教职工|班主任|教研员|师德/, /校长|园长/, /学生|儿童|幼儿|少年|毕业生/, /家长|家庭/] },
  { rule: 'meets', signs: [/男/, /女/] },
];

const doings: readonly Scope[] = [
  { rule: 'meets', signs: [/新建|迁建/, /改建|改扩建|扩建|改造|维修|加固|修缮/] },
  { rule: 'meets', signs: [/开工|启动/, /竣工|完工|建成|投用|投入使用/] },
  { rule: 'meets', signs: [/招聘|招录|选聘|引进|补充/, /培训|轮训|研修|参训/, /表彰|评选|评优|命名/, /资助|救助/, /交流|轮岗/, /考核|测评/] },
  { rule: 'meets', signs: [/投入|投资/, /发放|补助|奖励/, /争取|筹措/] },
  { rule: 'meets', signs: [/开展|举办|组织|召开/, /创建|创成|评为|获评/, /购置|新购|购买|采购|添置|配备/] },
  // What comes in during the year is not what stands there.
  { rule: 'meets', signs: [/新建|新增|新招|增加|招聘|补充|引进|购置|改造|培训|开展|举办|创建/, /现有|共有|拥有|总数|在校|在编|在岗/] },
];

const average = /生均|人均|师均|班均|平均/;

/** What is said around a figure: `label` names it, `clause` is the clause up to its number. */
export interface Said { readonly label: string; readonly clause: string }

/** Whether the words around two figures say that they are two things. */
export function scopesDiffer(a: Said, b: Said): boolean {
  if (average.test(a.label) !== average.test(b.label)) return true;
  return nouns.some((scope) => parts(scope, a.label, b.label)) || doings.some((scope) => parts(scope, a.clause, b.clause));
}

// What is done to the thing counted, where 新建 promised is 建成 reported.
const deeds = [/新建|迁建|建成|竣工|投用/, /改建|改扩建|扩建|改造|维修|加固|修缮/, /招聘|招录|选聘|引进|补充/, /培训|轮训|研修/, /表彰|评选|评优|命名/, /资助|救助/, /交流|轮岗/, /购置|新购|购买|采购|添置/, /创建|创成/];

/** Whether both clauses name the same deeds and at least one, so that 招聘教师 and 招聘中小学教师 may meet though 教师 says little. */
export function sameDeeds(a: Said, b: Said): boolean {
  const [inA, inB] = [a, b].map(({ clause }) => deeds.map((deed) => deed.test(clause)));
  return inA?.includes(true) === true && inA.every((done, at) => done === inB?.[at]);
}

/** How many scopes only one of the two names: the more, the less sure that both mean the same. */
export function scopesMissing(a: Said, b: Said): number {
  return nouns.filter((scope) => names(scope, a.label) !== names(scope, b.label)).length
    + doings.filter((scope) => names(scope, a.clause) !== names(scope, b.clause)).length;
}

const names = ({ signs }: Scope, words: string): boolean => signs.some((sign) => sign.test(words));

function parts({ rule, signs }: Scope, a: string, b: string): boolean {
  const inA = signs.map((sign) => sign.test(a));
  const inB = signs.map((sign) => sign.test(b));
  if (!inA.includes(true) || !inB.includes(true)) return false;
  return rule === 'same' ? inA.some((held, at) => held !== inB[at]) : !inA.some((held, at) => held && inB[at] === true);
}

const digit = /[\d０-９]/;

/** The clause up to a number as printed, and the last stretch of it after the figure before. The whole clause when the number is not in it. */
export function wordsBefore(clause: string, number: string): { readonly upTo: string; readonly lead: string } {
  const at = number === '' ? -1 : numberAt(clause, number);
  if (at < 0) return { upTo: clause, lead: digit.test(clause) ? '' : clause };
  const upTo = clause.slice(0, at);
  const parts = upTo.split(/[\d０-９]+/);
  const last = parts.at(-1) ?? '';
  return { upTo, lead: parts.length > 1 ? last.slice(unitEnd(last)) : last };
}

// 名 in 招聘幼儿教师40名、小学教师 belongs to the figure before.
function unitEnd(text: string): number {
  const { end } = readMultiplier(text, 0);
  return readUnit(text, 0)?.end ?? readUnit(text, end)?.end ?? end;
}

// 5 in 15所小学5所 is the second one: a number ends where its digits end.
function numberAt(clause: string, number: string): number {
  const within = /[\d.０-９]/;
  for (let at = clause.indexOf(number); at >= 0; at = clause.indexOf(number, at + 1)) {
    if (!within.test(clause[at - 1] ?? '') && !digit.test(clause[at + number.length] ?? '')) return at;
  }
  return -1;
}
