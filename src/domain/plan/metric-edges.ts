/*
 * What is taken off the edges of the words around a number before they can name it: list marks, dates and duty words in
 * front, words of measuring behind. By tables keyed by the character at the edge, because every figure is asked.
 */
import { lengthAt, piece } from './piece.ts';

const LEADING = '含 其中 其余 其他 另有 另外 另 同时 并且 并 且 也 还 又 共计 共有 合计 总计 累计 先后 已经 已 将 须 应 要 拟 力争 确保 保证 努力 继续 进一步 全面 切实 认真 扎实做好 做好 实现 使 现有 拥有 共 ' +
  '全县 全市 全区 全州 全镇 全乡 全校 全旗 我县 我市 我区 我校 我镇 我们 我局 县内 市内 目前 今年 去年 上年 明年 全年 年内 年底前 年底 截至目前 截至 截止 近年来 以来 期间 共同 计划 分别 各 均 一共 总共 现 有 是 为 达到 达 约 近 超过 至少 不少于 ' +
  '面向社会 面向全国 面向全省 面向全市 争取 今年以来 秋季 春季 上半年 下半年 暑期 暑假 寒假 秋季开学 春季开学 一年来 五年来 三年来 在此基础上 以上 以下 以内 左右 到 在 由 从 对 其 再 全系统 教育系统 新的 ' +
  '一是 二是 三是 四是 五是 六是 并将 并且要 以及 和 与 及 、 , ( ) “” : ； . · - — ● ■ ◆ ★ √ 的 余 于 按照 按 受 据 ——';
const TRAILING = '分别 均 都 全部 也 要 应 须 已经 已 将 力争 确保 争取 努力 不得低于 不低于 不少于 不得少于 不超过 不得超过 不突破 不得突破 不高于 不多于 不能低于 不得高于 应不低于 至少 最少 最多 至多 最高 最低 ' +
  '控制在 保持在 稳定在 维持在 巩固在 保持 稳定 提高到 提升到 增加到 提高至 提升至 增加至 增长到 增长至 扩大到 扩大至 下降到 下降至 降低到 降低至 降至 降到 减少到 减少至 减至 压减到 压减至 增至 增到 升至 上升到 上升至 缩短到 缩短至 发展到 调整到 调整为 调整至 ' +
  '达到 达 为 至 到 在 是 有 共有 共 共计 约 近 超过 超 不足 突破 累计 合计 总计 计 了 的 、 , : ： 和 与 及 ( “ 由 从 按 按照 以 不足 仅 仅有 仍有 尚有 还有 现有 各 每 大约 接近 逾 高达 最长 一般 一般不超过 实行 用 等于 平均 就 ≥ ≤ - — 共享 连续 于 因 须 低于 高于 少于 多于 大于 小于 尚 仍 仍然 目前 只有 新 须于 上 里 对 每人 并 并且';
const NEVER_BARE = new Set(['投入', '在']);

/** Words by the character that is looked at first, longest first. */
function tableOf(words: string, at: (word: string) => number): ReadonlyMap<number, readonly string[]> {
  const table = new Map<number, string[]>();
  for (const word of words.split(' ')) table.set(at(word), [...(table.get(at(word)) ?? []), word]);
  for (const list of table.values()) list.sort((a, b) => b.length - a.length);
  return table;
}

const OPENERS = tableOf(LEADING, word => word.charCodeAt(0));
const CLOSERS = tableOf(TRAILING, word => word.charCodeAt(word.length - 1));
const DATE = /^(?:到|于|在|自|从|截至|截止)?(?:(?:20\d\d|本|今|明|去|上)学?年(?:度|底|末|内|初|秋季|春季|以来)?|\d{1,2}月(?:\d{1,2}日|份|底|末|初|[上中下]旬)?|\d{1,2}日|(?:第?[一二三四]|[1-4])季度末?|“?十[一二三四]五”?|[本上下新每]?学[期年](?:末|初)?|[近过]去?[两三五\d]年|[三五\d]年来)(?:之?前|以前|期间|以来|末|底|起|止|内|开学)*/;
const MARK = piece('一二三四五六七八九十(0123456789/', /(?:[一二三四五六七八九十]{1,3}[、是.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}(?:[.、 ]|(?=[\u4e00-\u9fa5])(?![年月日个岁]))|\/[\u4e00-\u9fa5]{1,3})/y);

/** Words that only open a clause, taken off its front. */
export function dropLeading(words: string): string {
  const start = words.trimStart();
  let rest = start.slice(lengthAt(MARK, start, 0)).trim();
  if (rest.includes('\n')) rest = rest.replaceAll('\n', '');
  for (let turn = 0; turn < 8 && rest !== ''; turn++) {
    const before = rest.length;
    const dated = DATES.has(rest.charCodeAt(0)) ? DATE.exec(rest)?.[0] : undefined;
    if (dated !== undefined) rest = rest.slice(dated.length).trimStart();
    const opener = OPENERS.get(rest.charCodeAt(0))?.find(word => rest.startsWith(word) && mayGo(word, rest));
    if (opener !== undefined) rest = rest.slice(opener.length).trimStart();
    if (rest.length === before) break;
  }
  return rest;
}

const DATES: ReadonlySet<number> = new Set([...'到于在自从截0123456789本今明去上一二三四第“十学下新每近过五'].map(sign => sign.charCodeAt(0)));

/** 在编教师, 有关单位, 新建, 为民: a word that goes on is no opener; 计划投资 is what it says. */
function mayGo(word: string, rest: string): boolean {
  const next = rest.slice(word.length, word.length + 2);
  if (word === '在') return !/^[编岗园校职读籍建]/.test(next);
  if (word === '到') return !/^[位岗达校会]/.test(next);
  if (word === '对') return !/^[口外应象]/.test(next);
  if (word === '争取') return /^(?:完成|实现|达到|建成|创建|创成|新建|启动|培养|培育|引进|招聘|通过)/.test(next);
  if (word === '计划') return !/^(?:总|投资|用地|$)/.test(next);
  if (word === '有') return !/^[关效组意需]/.test(next);
  if (word === '应') return !/^[急届]/.test(next);
  if (word === '共') return !/^[同建享青]/.test(next);
  if (word === '要') return !/^[点求]/.test(next);
  if (word === '和') return !next.startsWith('谐');
  if (word === '各' || word === '其' || word === '与' || word === '近') return !/^[级类科项族生个类视]/.test(next);
  if (word === '达') return !next.startsWith('标');
  if (word === '超过' || word === '按' || word === '为') return true;
  return !(word === '新' || word === '现' || word === '并' || word === '再' || word === '受' || word === '另' || word === '由') || !/^(?:代|轨|校|增|建|场|教|助|益|资)/.test(next);
}

/** Words that only lead to the number, taken off the end. */
export function dropTrailing(words: string): string {
  let rest = words.trimEnd();
  for (let turn = 0; turn < 8 && rest !== ''; turn++) {
    const closer = CLOSERS.get(rest.charCodeAt(rest.length - 1))?.find(word => rest.endsWith(word) && !NEVER_BARE.has(rest) && !isWordEnd(word, rest));
    if (closer === undefined) break;
    rest = rest.slice(0, -closer.length).trimEnd();
  }
  return rest.startsWith('“') && !rest.includes('”') ? rest.slice(1) : rest;
}

/** 参与, 普及, 收入, 公有, 创新, 以上: a word that ends like a link and is none. */
function isWordEnd(word: string, rest: string): boolean {
  if (word.length > 1) return false;
  return /(?:参与|普及|涉及|惠及|公有|行为|作为|认为|改为|线上|统计|审计|设计|共计|创新|更新|翻新|网上|岗位|目的|校内|减少|增多|应对|结对|城乡里|乡里|公里|县里|一等|特等|会计|覆盖面|集中|以上|比对|核对|校对|单位|人均|师均|生均|校均|班均|同步|到达|发达|作用|使用|应用|费用|公用|利用|信用|启用|投用|用|合并|撤并|归并)$/.test(rest);
}
