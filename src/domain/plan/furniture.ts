/*
 * Page furniture: what a web page or a printer puts around a document. It is found line by line, and only where a whole
 * line is furniture, so that a sentence of the document which happens to use such a word is never lost.
 */
import { readLines, type Line } from './line.ts';
import type { Span } from './reading.ts';

/** A stretch of the text that does not belong to the document, and the rule that says so. */
export interface Furniture extends Span {
  readonly why: string;
}

interface Rule {
  readonly why: string;
  readonly pattern: RegExp;
  /** Longest line the rule may take; a longer line is body text. */
  readonly longest: number;
}

const FIELD = '索引号|索引號|信息索引|主题词|主題詞|主题分类|公开方式|公开范围|公开形式|发布机构|發布機構|发文机关|发文单位|制发机关|成文日期|发文日期|'
  + '发布日期|發布日期|发布时间|發布時間|生成日期|公开日期|公开时间|更新时间|录入时间|浏览次数|瀏覽次數|浏览量|点击数|点击次数|点击率|阅读次数|阅读量|'
  + '访问量|访问次数|信息来源|文章来源|来源|來源|作者|编辑|责任编辑|责编|审核|校对|供稿|撰稿|稿源|字体|字号|字體|文号|文\\s*号|发文字号|有效性|效力状态|'
  + '信息分类|内容分类|体裁分类|信息名称|名\\s*称|时间|時間|日期|导语|导读|摘要|关键词|关键字|标签|网站标识码|联系电话|联系地址|地址|邮编|主办单位|承办单位|技术支持';

const RULES: readonly Rule[] = [
  { why: '导航路径', longest: 160, pattern: /^(?:您|你)?(?:现在|当前|所在)*(?:的)?(?:位置|所在位置)(?:是|为)?\s*[:：]|^首\s*页\s*(?:[>＞›»|/-]|$)|(?:[>＞›»]\s*[^>＞›»]{1,20}){2,}$/u },
  { why: '页面字段', longest: 240, pattern: new RegExp(`^[【\\[]?(?:${FIELD})[】\\]]?\\s*[:：]`, 'u') },
  { why: '页码', longest: 24, pattern: /^(?:[-－—–―－]+\s*\d{1,4}\s*[-－—–―－]+|第\s*\d{1,4}\s*页(?:[\s，,/共]*\d{0,4}\s*页?)?|\d{1,4}\s*\/\s*\d{1,4}|\d{1,4}|page\s*\d{1,4}.*)$/iu },
  { why: '打印关闭', longest: 60, pattern: /^[【[(（「<]*\s*(?:打\s*印|关\s*闭|关闭窗口|返回|收藏|分享|复制链接|我要纠错|纠错|字体)[^。；;]{0,40}$/u },
  { why: '上一篇下一篇', longest: 120, pattern: /^[-·•*\s]*(?:上一篇|下一篇|上一条|下一条|上一页|下一页|前一篇|后一篇|相关文章|相关链接|相关信息|相关阅读|相关附件|友情链接|推荐阅读|延伸阅读|热门文章)\s*(?:[:：]|$)/u },
  { why: '网站页脚', longest: 160, pattern: /版权所有|copyright|ICP备|公网安备|网站地图|联系我们|设为首页|加入收藏|扫一扫|扫码|分享到|官方微信|微信公众号[:：]|技术支持[:：]|仅供参考|供大家参考|小编为大家|会员分享|本站为你|在线阅读|复制链接|只看该作者|不代表本站|本站观点|来源于网络|原创文章/iu },
  { why: '字号选择', longest: 40, pattern: /^[【[(（]?\s*(?:字体|字号)?[:：]?\s*[大中小]\s*[】\])）]?\s*[【[(（|]?\s*[中大小]\s*[】\])）]?\s*[【[(（|]?\s*[小大中]\s*[】\])）]?/u },
  { why: '网址', longest: 120, pattern: /^(?:https?:\/\/|www\.)\S+$/iu },
];

/** Lines of the text that are page furniture, in order. */
export function findFurniture(text: string, lines: readonly Line[] = readLines(text)): readonly Furniture[] {
  const found: Furniture[] = [];
  for (const line of lines) {
    const why = furnitureRule(line.text);
    if (why !== undefined) found.push({ start: line.start, end: line.end, why });
  }
  return found;
}

/** The name of the rule by which a whole line is furniture, or undefined for a line of the document. */
export function furnitureRule(line: string): string | undefined {
  if (line === '' || line.length > 240) return undefined;
  return RULES.find(rule => line.length <= rule.longest && rule.pattern.test(line) && !isSentence(line, rule))?.why;
}

// A field such as 时间： may also open a paragraph of the document; a full sentence after it is text, not furniture.
function isSentence(line: string, rule: Rule): boolean {
  return rule.why === '页面字段' && line.length > 60 && /[。；].*[。；]/u.test(line);
}

/** The lines of the document itself. */
export function outsideFurniture(lines: readonly Line[], furniture: readonly Span[]): readonly Line[] {
  const starts = new Set(furniture.map(span => span.start));
  return starts.size === 0 ? lines : lines.filter(line => !starts.has(line.start));
}

/** Whether an offset lies in furniture. Spans are ordered, so this is a binary search. */
export function isInSpans(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle] as Span;
    if (offset < span.start) high = middle - 1;
    else if (offset >= span.end) low = middle + 1;
    else return true;
  }
  return false;
}
