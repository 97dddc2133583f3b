/*
 * The same figure with different values: 全县专任教师3200人 here and 全县现有专任教师3210人 there. Only the stock of a whole
 * area, named in the very same words for the very same time, is surely the same figure.
 */
import type { Term } from '../checks/term.ts';
import { asPrinted, slipAt, type Slip } from './slip.ts';

const AREA = '(?<area>全[县市区州旗盟校镇乡]|我[县市区州旗校局]|[\\p{Script=Han}]{2,3}[县市区])';
const NAMED_BEFORE = new RegExp(`^(?:目前|现在|截至目前|截止目前)?${AREA}(?<have>现有|共有|现共有|有|拥有)?(?<noun>[\\p{Script=Han}]{2,14}?)(?:共有|共|总数|总量|达到|达|为|有|已达)?$`, 'u');
const NAMED_AFTER = new RegExp(`^(?:目前|现在|截至目前|截止目前)?${AREA}(?<have>现有|共有|现共有|拥有|有)?$`, 'u');
const NOUN = /^(?:的)?(?<noun>[\p{Script=Han}]{2,10})(?=[,，。;；、(（\s]|$)/u;
const ENDS = /^(?:[,，。;；、(（)）\s]|$)/u;
/** Deeds add up over the year and are told by parts; only a stock or a rate has one value. */
const DEED = /新建|改建|扩建|新增|招聘|培训|投入|投资|完成|发放|资助|开展|举办|组织|安排|争取|落实|建成|改造|购置|维修|创建|荣获|获得|录用|引进|补充|表彰|评选|化解|整改|排查|减少|增加|提高|下降|撤并|交流|参加|参与|支出|收入|学期|季度|每|平均|其中|人均|生均|各/u;
const TIME = /上年|去年|年初|年底|年末|原有|将|力争|到\d|预计|\d{4}年|目标|计划|规划|以前|当时/u;

interface Named { readonly term: Term; readonly key: string; readonly isStock: boolean }

/** Every later figure that differs from an earlier one of the same name. */
export const findTwice = (terms: readonly Term[]): readonly Slip[] => {
  const first = new Map<string, Named>();
  return terms.flatMap((term) => {
    const named = nameOf(term);
    if (named === undefined) return [];
    const other = first.get(named.key);
    if (other === undefined) first.set(named.key, named);
    return other === undefined || other.term.amount === term.amount ? [] : [slip(other, named)];
  });
};

function nameOf(term: Term): Named | undefined {
  const { quantity } = term;
  if (!term.isExact || quantity.kind === 'target' || quantity.growth !== undefined || quantity.per !== undefined || quantity.each === true) return undefined;
  if (TIME.test(term.lead)) return undefined;
  const ahead = ENDS.test(term.tail) ? NAMED_BEFORE.exec(term.clause) : null;
  const found = ahead ?? (NAMED_AFTER.test(term.clause) ? NAMED_AFTER.exec(term.clause) : null);
  const noun = ahead?.groups?.['noun'] ?? NOUN.exec(term.tail)?.groups?.['noun'];
  if (found === null || noun === undefined || DEED.test(noun)) return undefined;
  const isRate = term.family === '%';
  if (isRate && !noun.endsWith('率')) return undefined;
  return { term, key: [found.groups?.['area'], noun, term.family, quantity.period].join(' '), isStock: found.groups?.['have'] !== undefined };
}

function slip(earlier: Named, later: Named): Slip {
  const [a, b] = [asPrinted(earlier.term), asPrinted(later.term)];
  const [area = '', noun = ''] = later.key.split(' ');
  return slipAt(later.term, { kind: 'twice', severity: earlier.isStock && later.isStock ? 'error' : 'doubt', computed: a, say: {
    zh: `“${area}${noun}”前文为“${a}”，这里为“${b}”，请统一或写明口径的不同`, en: `“${area}${noun}” is “${a}” earlier and “${b}” here. Make them agree, or say how they differ`,
  } });
}
