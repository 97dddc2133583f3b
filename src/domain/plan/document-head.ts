/*
 * What a document is: its title, whether it plans or sums up, and for which year. The title is the first line that names
 * a document; the kind comes from the title, and from the headings when the title promises less than the text holds.
 */
import { findFurniture, outsideFurniture } from './furniture.ts';
import { readLines, type Line } from './line.ts';
import { isPartLine } from './part-line.ts';
import type { DocumentType, OutlineNode, Span } from './reading.ts';

/** Title, kind and year of a document. */
export interface DocumentHead {
  readonly title: string;
  readonly docType: DocumentType;
  /** The year planned for; of a mere summary the year summed up; null when the text does not say. */
  readonly year: number | null;
}

const SUMMARY = /总结|總結|回顾|回顧|完成情况|工作情况|情况报告|情况的报告|情况汇报|述职|工作报告|工作汇报|总结报告|成效/u;
const PLAN = /计划|計劃|要点|要點|打算|安排|思路|谋划|规划|實施方案|实施方案|工作方案|行动方案|工作意见|实施意见|目标任务|重点工作|工作任务|任务清单|责任分工|责任书|任务分解|任务分工|工作台账|工作清单|责任清单|攻坚行动|实施计划/u;
const NAMED = /(?:总结|總結|计划|計劃|要点|要點|报告|報告|方案|安排|意见|意見|打算|规划|汇报|思路|任务|回顾|通知|清单|分工|责任书|分解表?|台账|一览表)(?:的通知)?(?:[（(][^）)]{1,24}[）)])?[”"》]?$/u;
/** A circular that orders work, not one that calls a meeting. */
const ORDERS = /(?:做好|开展|加强|推进|实施|落实|规范|深化)[^，。]{2,40}通知$/u;
const ORGAN = /(?:局|委|厅|办公室|中心|政府|党组|工委|学区|学校|委员会|管理所)$/u;

/** Reads title, kind and year. */
export function readHead(
  text: string, outline: readonly OutlineNode[], lines: readonly Line[] = readLines(text), furniture: readonly Span[] = findFurniture(text, lines),
): DocumentHead {
  const first = outline[0]?.offset ?? text.length;
  const title = findTitle(outsideFurniture(lines.filter(line => line.start < first && line.text !== ''), furniture));
  const unnumbered = lines.filter(line => line.start > first && isPartLine(line.text)).map(line => clean(line.text));
  const parts = [...outline.filter(node => node.level === 1).map(node => node.title), ...unnumbered];
  const docType = findType(title, parts);
  return { title, docType, year: findYear(title, docType, opening(lines, furniture), parts) };
}

// Furniture may stand before the title, so every line above the first heading is asked; the earliest that names a document wins.
function findTitle(lines: readonly Line[]): string {
  const head = lines.slice(0, 12);
  const named = head.findIndex(line => isTitle(line.text));
  if (named === -1) return head[0] === undefined ? '' : titleOfLine(head[0].text);
  const above = head[named - 1]?.text ?? '';
  const prefix = ORGAN.test(above) && above.length <= 24 && !(head[named]?.text ?? '').startsWith(above) ? above : '';
  return clean(prefix + (head[named]?.text ?? ''));
}

// Where the line break after the title was lost, it ends with the last word that names a document.
function titleOfLine(line: string): string {
  const words = clean(line);
  if (words.length <= 60) return words;
  return /^[^。，,；;]{4,60}(?:总结|計劃|计划|打算|要点|要點|报告|安排|思路|方案|意见)(?!的)/u.exec(words)?.[0] ?? '';
}

function isTitle(line: string): boolean {
  const bare = clean(line);
  return bare.length >= 4 && bare.length <= 60 && !/[。；;]/u.test(bare) && NAMED.test(bare);
}

function clean(line: string): string {
  return line.replace(/^[#*\s\u3000《]+|[*\s\u3000》]+$/gu, '').replace(/\s+/gu, '');
}

function findType(title: string, parts: readonly string[]): DocumentType {
  const sumsUp = SUMMARY.test(title);
  const plans = PLAN.test(title.replace(/计划(?:完成|执行|落实)/gu, ''));
  if (sumsUp && plans) return 'summary+plan';
  if (sumsUp) return parts.some(opensNextYear) ? 'summary+plan' : 'summary';
  if (plans) return parts.some(opensSummary) ? 'summary+plan' : 'plan';
  if (ORDERS.test(title) && parts.length > 1) return 'plan';
  if (parts.some(opensPlan)) return parts.some(opensSummary) ? 'summary+plan' : 'plan';
  return parts.some(opensSummary) ? 'summary' : 'other';
}

function opensPlan(title: string): boolean {
  return /(?:计划|計劃|打算|安排|要点|要點|思路|谋划|下一步|下步|今后)/u.test(title) && title.length <= 30 && !/(?:落实|完成|实施)[^，]*(?:计划|规划)/u.test(title);
}

// 下步打算 closes many a summary without making it a plan; a part for a named year does.
function opensNextYear(title: string): boolean {
  return opensPlan(title) && /\d{4}\s*年|[〇○零一二三四五六七八九]{4}年|明年|来年|下一年|下年度|下半年/u.test(title);
}

function opensSummary(title: string): boolean {
  return /(?:总结|總結|回顾|回顧|完成情况|工作情况|主要成效|主要工作成绩)/u.test(title) && title.length <= 30;
}

// Dates in page furniture say when a page was put up, not which year the document is about.
function opening(lines: readonly Line[], furniture: readonly Span[]): string {
  return outsideFurniture(lines.slice(0, 60), furniture).map(line => line.text).join('\n');
}

function findYear(title: string, docType: DocumentType, text: string, parts: readonly string[]): number | null {
  const named = years(title);
  if (docType === 'summary+plan') {
    const planned = parts.filter(opensPlan).flatMap(years);
    return latest([...named, ...planned]) ?? firstYear(text);
  }
  return latest(named) ?? firstYear(text);
}

function years(text: string): readonly number[] {
  const arabic = [...text.matchAll(/(?<!\d)((?:19|20)\d{2})(?=年|[-－—–至/~]|学年|學年|度)/gu)].map(found => Number(found[1]));
  const chinese = [...text.matchAll(/[二一][〇○零0九][〇○零一二三四五六七八九]{2}(?=年)/gu)].map(found => Number(chineseDigits(found[0])));
  return [...arabic, ...chinese];
}

function chineseDigits(written: string): string {
  return [...written].map(sign => ('〇○零0'.includes(sign) ? '0' : String('一二三四五六七八九'.indexOf(sign) + 1))).join('');
}

function latest(found: readonly number[]): number | null {
  return found.length === 0 ? null : Math.max(...found);
}

function firstYear(text: string): number | null {
  return years(text.slice(0, 3000))[0] ?? null;
}
