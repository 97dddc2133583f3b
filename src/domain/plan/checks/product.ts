/*
 * So many, each so much: 新建4所，每所12个班，合计48个班 · 36个班、每班50人，可提供学位1800个.
 */
import { inOneSentence, type Relation } from './relation.ts';
import { familyOf, type Term } from './term.ts';

const AVERAGE = /(?:人均|生均|平均每人|平均每生)[^,，。;；]{0,10}$/u;
const EACH = /每(?:一)?(?<of>所|校|园|班|人|生|名|位|个|家|处|镇|乡镇|座|套|项|场|次|节|间|期|周|月|天|学期|学年|年)[^,，。;；]{0,12}$/u;
const TOTAL = /(?:合计|共计|总计|共|总|累计|可提供|提供|可容纳|容纳|需|发放|投入|新增|增加)[^,，。;；]{0,12}$/u;
const CERTAIN = /(?:合计|共计|总计|共|总投入|总投资|共需|共发放|可提供|可容纳)[^,，。;；]{0,8}$/u;

/** Relations in which a total is a number of things times the amount for each. */
export function findProducts(terms: readonly Term[], each: Term): readonly Relation[] {
  const of = EACH.exec(each.lead)?.groups?.['of'] ?? (AVERAGE.test(each.lead) ? '人' : undefined);
  return of === undefined ? [] : productsOf(terms, each, of);
}

function productsOf(terms: readonly Term[], each: Term, of: string): readonly Relation[] {
  const around = terms.slice(Math.max(0, each.index - 3), each.index + 5).filter(term => term !== each && inOneSentence(term, each));
  const counts = around.filter(term => isCountOf(term, of));
  return counts.flatMap(count => around.filter(total => total !== count && isTotal(total, each, count)).map((total): Relation => ({
    kind: 'product', operands: [count, each], stated: total, isFirm: CERTAIN.test(total.lead) && total.index > Math.max(count.index, each.index),
    tolerance: 0.2, why: `数量乘以每${of}的量即总量`,
  })));
}

// 每班50人 counts classes: the unit of the count is the classifier after 每, or the count names it (36个班).
function isCountOf(term: Term, of: string): boolean {
  if (term.quantity.unit.endsWith(of) || term.tail.startsWith(of)) return true;
  return familyOf(of === '生' ? '人' : of) === term.family && term.family !== '次';
}

function isTotal(total: Term, each: Term, count: Term): boolean {
  const isLike = total.family === each.family || (each.family === '人' && total.family === '所' && /学位|床位|座位/u.test(total.lead + total.tail));
  if (!isLike || !TOTAL.test(total.lead)) return false;
  return CERTAIN.test(total.lead) || count.amount * each.amount === total.amount;
}
