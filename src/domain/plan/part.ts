/*
 * Which part of a document speaks: the part that plans or the part that reports. Headings tell; where the numbering
 * restarts inside a combined document, a heading without a cue changes nothing.
 */
import type { DocumentType, OutlineNode, Span } from './reading.ts';

export type PartName = 'plan' | 'summary';

/** A stretch of the document, up to where the next one starts. */
export interface Part {
  readonly start: number;
  readonly name: PartName;
  /** Year in its heading, or empty. */
  readonly year: string;
}

const PLANS = /工作(?:要点|计划|安排|思路|打算|部署|目标|任务|设想|举措|谋划)|下一?步|下一?阶段|今后|明年|来年|下年|目标任务|主要目标|总体(?:要求|目标|思路)|指导思想|主要任务|重点(?:任务|工作)(?!完成|开展|进展|推进|落实|情况)|保障措施|规划(?!建设)|展望|努力方向|奋斗目标|实施步骤|工作重点/;
const REPORTS = /总结|回顾|(?:完成|开展|进展|推进|落实|运行|工作|基本|执行)情况|成效|成绩|成果|成就|亮点|特色(?:工作|做法)|主要做法|取得|存在的?(?:主要)?(?:问题|不足|困难|短板)|问题(?:与|和|及)(?:不足|困难)|概况|现状|完成的(?:主要)?工作|已开展|情况汇报|述职|上半年工作/;
/** Below the first level only these turn a summary into a plan: its headings speak of aims all the time. */
const TURNS = /下一?步|下一?阶段|今后|明年|来年|下年度?(?:工作|计划|打算)|工作(?:打算|设想|谋划)|努力方向|下半年/;
const HEADING_LENGTH = 45;

interface Heading { readonly start: number; readonly level: number; readonly title: string }

/** The parts of the document in order; the first starts at 0. */
export function readParts(
  text: string, sentences: readonly Span[], outline: readonly OutlineNode[], docType: DocumentType,
): readonly Part[] {
  const home: PartName = docType === 'plan' ? 'plan' : 'summary';
  const parts: Part[] = [{ start: 0, name: home, year: '' }];
  let outer: Part = { start: 0, name: home, year: '' };
  let depth = 0;
  for (const heading of headingsOf(text, sentences, outline)) {
    const cue = readCue(heading);
    if (cue !== null) {
      const part = { start: heading.start, name: cue, year: /(20\d\d)年/.exec(heading.title)?.[1] ?? '' };
      if (heading.level <= 1) outer = part;
      depth = heading.level;
      parts.push(part);
    } else if (depth > 1 && heading.level > 0 && heading.level <= depth) {
      parts.push({ ...outer, start: heading.start });
      depth = 0;
    }
  }
  return parts;
}

function readCue({ title, level }: Heading): PartName | null {
  if (level > 1) return TURNS.test(title) && !REPORTS.test(title) ? 'plan' : null;
  const [reports, plans] = [REPORTS.test(title), PLANS.test(title)];
  if (reports && plans) return TURNS.test(title) && !/总结|回顾|完成/.test(title) ? 'plan' : null;
  return reports ? 'summary' : plans ? 'plan' : null;
}

/** Numbered headings and short lines that end without a full stop, in order of place. */
function headingsOf(text: string, sentences: readonly Span[], outline: readonly OutlineNode[]): Heading[] {
  const numbered = outline.map(node => ({ start: node.offset, level: node.level, title: node.title }));
  const taken = new Set(numbered.map(heading => heading.start));
  const loose = sentences.flatMap(span => looseHeading(text, span, taken));
  return [...numbered, ...loose].sort((a, b) => a.start - b.start);
}

function looseHeading(text: string, span: Span, taken: ReadonlySet<number>): Heading[] {
  if (span.end - span.start > HEADING_LENGTH || (text[span.end - 1] !== '\n' && span.end !== text.length)) return [];
  const line = text.slice(span.start, span.end);
  const title = line.trim();
  const start = span.start + line.indexOf(title);
  const stands = span.start === 0 || text[span.start - 1] === '\n';
  if (title.length < 4 || !stands || taken.has(start) || /[。;!?,]$/.test(title)) return [];
  return [{ start, level: 0, title }];
}

/** A reader of parts for rising offsets: each call may only move forward. */
export function partWalker(parts: readonly Part[]): (offset: number) => Part {
  let at = 0;
  return offset => {
    while (at + 1 < parts.length && (parts[at + 1]?.start ?? 0) <= offset) at++;
    return parts[at] ?? { start: 0, name: 'summary', year: '' };
  };
}
