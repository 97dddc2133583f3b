/*
 * So many, each so much: 新建4所，每所12个班，合计48个班 · 36个班、每班50人，可提供学位1800个 · 免学费1320人，按每生每学期400元、
 * 两个学期计算，免除105.6万元. How many, how much for each and what it comes to may stand apart in a paragraph; such a
 * relation is only told when it holds, unless all three stand side by side.
 */
import { inOneSentence, type Relation, joined } from './relation.ts';
import { comesTo, findStandards } from './standard.ts';
import { familyOf, inLead, leadCue, type Term } from './term.ts';

const AVERAGE = leadCue(/(?:人均|生均|平均每人|平均每生)[^,，。;；]{0,10}$/u);
const EACH = leadCue(/每(?:一)?(?:所|校|园|班|人|生|名|位|个|家|处|镇|乡镇|座|套|项|场|次|节|间|期|周|月|天|学期|学年|年|车|辆|台|户|点|栋|幢|室|馆|村|队|组|岗|批|届)[^,，。;；]{0,12}$/u);
const EACH_OF = /每(?:一)?(?<of>学期|学年|乡镇|.)/gu;
const TIME = /^(?:周|月|天|学期|学年|年)$/u;
const TOTAL = leadCue(/(?:合计|共计|总计|共|总|累计|可(?:住宿|接纳|招收|安置)|可提供|提供|可容纳|容纳|需|发放|投入|新增|增加)[^,，。;；]{0,12}$/u);
const CERTAIN = leadCue(/(?:合计|共计|总计|共|总投入|总投资|共需|共发放|可(?:提供|容纳|住宿|接纳|招收|安置))[^,，。;；]{0,8}$/u);
/** By such a standard an amount was worked out: 按每人1000元标准资助1860人，发放186万元. */
const STANDARD = /按(?:照)?|标准|定额/u;
const WORKED_OUT = leadCue(/^[^,，]{0,10}[,，](?:年|全年|共|累计|每年)?(?:发放|拨付|支出|补贴|补助|共?需|安排|免除|落实|投入|兑现|支付|资助)[^,，、。;；0-9]{0,10}$/u);
const PERIOD = leadCue(/每(?:学期|天|日|月|周|次|期|季度)|月[人生]均/u);
/** 24所学校各配备5台: each of those just counted. */
const EACH_OF_THEM = leadCue(/(?<![、和与及][^,，。;；]{0,6})各(?:配备|配|安排|补助|奖励|建设|建|设|拨付|增加|选派|派|发放|安装|添置)[^,，。;；]{0,8}$/u);
const PERIODS = /(?<many>\d+|[一二两三四五六七八九十]+)个?(?:学期|月|天|日|周|季度)/gu;
const DIGITS = '零一二三四五六七八九十';

/** Relations in which a total is a number of things times the amount for each. */
export function findProducts(terms: readonly Term[], each: Term): readonly Relation[] {
  const said = inLead(EACH, each) ? EACH.pattern.exec(each.lead)?.[0] : undefined;
  if (said === undefined && inLead(EACH_OF_THEM, each)) return eachOfThem(terms, each);
  if (said === undefined) return inLead(AVERAGE, each) ? productsOf(terms, each, '人') : findStandards(terms, each);
  // 每生每天4元: pupils may be counted, or days.
  const [first = '', ...more] = [...said.matchAll(EACH_OF)].map(found => found.groups?.['of'] ?? '');
  const days = more.filter(of => TIME.test(of)).flatMap(of => productsOf(terms, each, of)).filter(({ stated }) => /[每均]/u.test(stated.clause));
  return joined(productsOf(terms, each, first), days);
}

function productsOf(terms: readonly Term[], each: Term, of: string): readonly Relation[] {
  const relations: Relation[] = [];
  for (let at = Math.max(0, each.index - 8); at <= each.index + 5; at += 1) {
    const counted = terms[at];
    if (counted === undefined || counted === each || counted.paragraph !== each.paragraph || !isCountOf(counted, of)) continue;
    for (let to = Math.max(0, each.index - 3); to <= Math.max(at, each.index) + 4; to += 1) {
      const total = terms[to];
      if (total === undefined || total === each || total === counted || total.paragraph !== each.paragraph || !isLike(total, each)) continue;
      relations.push(...productOf(terms, { each, counted, total, of }));
    }
  }
  return relations;
}

function eachOfThem(terms: readonly Term[], each: Term): readonly Relation[] {
  const [counted, total] = [terms[each.index - 1], terms[each.index + 1]];
  if (counted === undefined || total === undefined || !inOneSentence(counted, total) || counted.family === each.family || !isLike(total, each) || !inLead(TOTAL, total)) return [];
  return productOf(terms, { each, counted, total, of: counted.quantity.unit });
}

interface Trio {
  readonly each: Term;
  readonly counted: Term;
  readonly total: Term;
  readonly of: string;
}

function productOf(terms: readonly Term[], trio: Trio): readonly Relation[] {
  const { each, counted, total, of } = trio;
  const why = `数量乘以每${of}的量即总量`;
  for (const times of TIME.test(of) ? [ONCE] : timesOf(terms, each, total)) {
    const operands = [counted, each, ...times.terms];
    const product = operands.reduce((size, term) => size * term.amount, times.by);
    if (each.amount === 1 || counted.amount === 1 || !comesTo(product, total)) continue;
    return [{ kind: 'product', operands, ...(times.by > 1 && { multipliers: operands.map(term => (term === each ? times.by : 1)) }), stated: total, isFirm: false, why }];
  }
  if (!isFirm(trio)) return [];
  return [{ kind: 'product', operands: [counted, each], stated: total, isFirm: true, tolerance: 0.2, why }];
}

function isFirm({ each, counted, total }: Trio): boolean {
  // 每校1名 is a standard more often than a factor; a total with something else in it (含…) is no product.
  if (each.amount === 1 || counted.amount === 1 || /^[(（][^)）]{0,4}(?:含|包括)/u.test(total.tail)) return false;
  const last = Math.max(counted.index, each.index);
  if (total.index <= last || inLead(PERIOD, each) || !inOneSentence(total, each) || !inOneSentence(counted, each) || total.index > each.index + 4) return false;
  if (inLead(CERTAIN, total) && inLead(TOTAL, total)) return true;
  const isSideBySide = Math.abs(counted.index - each.index) === 1 && total.index === last + 1;
  return isSideBySide && counted.isExact && STANDARD.test(each.lead + each.tail.slice(0, 4)) && inLead(WORKED_OUT, total);
}

interface Times {
  readonly by: number;
  readonly terms: readonly Term[];
}

const ONCE: Times = { by: 1, terms: [] };

// 每天5元 … 全年200天, 每学期400元 … 两个学期: how often within the year the amount was given.
function timesOf(terms: readonly Term[], each: Term, total: Term): readonly Times[] {
  if (!inLead(PERIOD, each) || total.index < each.index) return [ONCE];
  const between = terms.slice(each.index + 1, total.index + 1);
  const days = between.filter(term => /^个?(?:学期|月|天|日|周|次|期)$/u.test(term.quantity.unit) && term.amount > 1);
  const said = [each.tail, ...between.map(term => term.lead)].join('').matchAll(PERIODS);
  const spoken = [...said].map(found => numberOf(found.groups?.['many'] ?? '')).filter(many => many > 1);
  const perYear = /每学期/u.test(each.lead) ? 2 : /每月|月[人生]均/u.test(each.lead) && /全年|年度|一年/u.test(total.lead) ? 12 : 0;
  return [...days.map(term => ({ by: 1, terms: [term] })), ...spoken.map(by => ({ by, terms: [] })), ONCE, ...(perYear > 0 ? [{ by: perYear, terms: [] }] : [])];
}

function numberOf(many: string): number {
  if (/^\d+$/u.test(many)) return Number(many);
  return many === '两' ? 2 : Math.max(0, DIGITS.indexOf(many));
}

// 每班50人 counts classes: the unit of the count is the classifier after 每, or the count names it (36个班, 校车52辆).
function isCountOf(term: Term, of: string): boolean {
  if (term.quantity.unit.endsWith(of) || term.tail.startsWith(of)) return true;
  if (of === '车') return term.family === '辆';
  if (of === '班') return /^(?:教学)?班/u.test(term.tail) || term.family === '班' || /班级?(?:共|达|为)?$/u.test(term.clause);
  // 180个咨询室每室, 24个站点每点: the last character of the noun stands for it.
  if (/^[室馆村队组岗点站]$/u.test(of) && /^[\p{Script=Han}]{2,12}?(?=每|[,，。;；、均]|$)/u.exec(term.tail)?.[0].endsWith(of)) return true;
  return familyOf(of === '生' ? '人' : of) === term.family && term.family !== '次';
}

function isLike(total: Term, each: Term): boolean {
  return total.family === each.family || (each.family === '人' && total.quantity.unit === '人次') || (each.family === '人' && total.family === '所' && /学位|床位|座位/u.test(total.lead + total.tail));
}
