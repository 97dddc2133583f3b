/*
 * Which part of a document speaks: the part that plans or the part that reports. Headings tell; where the numbering
 * restarts inside a combined document, a heading without a cue changes nothing.
 */
import type { DocumentType, OutlineNode, Span } from './reading.ts';

/** `open` says neither: each sentence is judged by its verbs. */
export type PartName = 'plan' | 'summary' | 'open';

/** A stretch of the document, up to where the next one starts. */
export interface Part {
  readonly start: number;
  readonly name: PartName;
  /** Year in its heading, or empty. */
  readonly year: string;
}

const PLANS = /工作(?:要点|计划|安排|思路|打算|部署|目标|任务|设想|举措|谋划|重点)|下一?步|下一?阶段|今后|明年|来年|下年|目标任务|主要目标|总体(?:要求|目标|思路)|指导思想|主要任务|重点(?:任务|工作)(?!完成|开展|进展|推进|落实|情况)|保障措施|努力方向|奋斗目标|实施步骤/;
const REPORTS = /总结|回顾|(?:完成|开展|进展|推进|落实|运行|工作|基本|执行)情况|概况|现状|存在的?(?:主要|突出)?(?:问题|不足|困难|短板)|问题(?:与|和|及)(?:不足|困难)|(?:取得的?|主要|工作)(?:成绩|成效|成果|做法)|20\d\d年[^,。]{0,6}(?:成效|成绩|亮点)|上半年(?:主要)?工作(?!计划|安排|要点)/;
/** Below the first level, and anywhere in a summary, only these turn to the plan: headings speak of aims all the time. */
const TURNS = /下一?步|下一?阶段|今后|明年|来年|下年度?|工作(?:打算|设想|谋划|计划|安排|思路)(?!完成|落实)|努力方向|下半年|20\d\d年打算|下步打算/;
const TROUBLES = /问题|不足|困难|短板/;
/** A sentence that opens the plan where no heading does: 明年，我们将重点抓好以下工作：. */
const ANNOUNCES = /^(?:下一?步|明年|来年|今后|下一?阶段|新学年|新的一年|下学期|(20\d\d)年)(?:[^。]{0,60}(?:以下|如下|下列|几个方面|几项|重点(?:做好|抓好|抓|做|推进))|,(?:我们|我[县市区局校]|全[县市区局]|教育系统)?(?:教育系统)?(?:将|要|打算|计划|准备))/;
/** A line without a number is a heading only when it ends like one; texts that lost their full stops are full of short lines. */
const LOOKS_LIKE_HEADING = /^[^,。;!?、]{2,30}(?:总结|回顾|情况|问题|不足|成效|成绩|做法|概况|现状|计划|安排|要点|打算|思路|谋划|任务|目标|举措|措施|部署|设想|重点|工作|方向)(?:\([^)]{1,12}\))?[:：]?$/;
const HEADING_LENGTH = 45;
const LOOK = 120;
const NEWLINE = 10;
const BLANK = 32;
/** First characters of an announcement. */
const ANNOUNCERS = '下明来今新2';
const SAMPLE = 20_000;

interface Heading {
  readonly start: number;
  readonly level: number;
  readonly title: string;
  readonly announces: boolean;
}

/** What is known of the document as a whole. */
export interface PartContext {
  readonly outline: readonly OutlineNode[];
  readonly docType: DocumentType;
  readonly year: number | null;
}

/** The parts of the document in order; the first starts at 0. */
export function readParts(text: string, sentences: readonly Span[], context: PartContext): readonly Part[] {
  const home = homeOf(text, context.docType);
  const parts: Part[] = [{ start: 0, name: home, year: '' }];
  let outer: Part = { start: 0, name: home, year: '' };
  let depth = 0;
  for (const heading of headingsOf(text, sentences, context)) {
    const year = /(20\d\d)年/.exec(heading.title)?.[1] ?? '';
    const cue = readCue(heading, context.docType) ?? laterYear(heading, year, outer);
    if (cue !== null) {
      const part = { start: heading.start, name: cue, year };
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

/** What a document speaks of before any heading tells; where even its kind is unknown, its verbs are counted. */
function homeOf(text: string, docType: DocumentType): PartName {
  if (docType !== 'other') return docType === 'plan' ? 'plan' : 'summary';
  const sample = text.slice(0, SAMPLE);
  const promises = sample.match(/力争|争取|确保|努力|拟|将|要(?!求|点)/g)?.length ?? 0;
  const reports = sample.match(/[了已]|共有|累计|荣获|完成/g)?.length ?? 0;
  if (promises === reports) return 'open';
  return promises > reports ? 'plan' : 'summary';
}

function readCue({ title, level, announces }: Heading, docType: DocumentType): PartName | null {
  if (announces) return 'plan';
  const reports = REPORTS.test(title);
  const plans = (level > 1 || docType === 'summary' ? TURNS : PLANS).test(title);
  if (reports && plans) return TROUBLES.test(title) ? 'plan' : null;
  if (level > 1 && reports) return TROUBLES.test(title) ? 'summary' : null;
  return reports ? 'summary' : plans ? 'plan' : null;
}

/** A first-level heading that only names a later year than the part before it opens the plan. */
const laterYear = ({ title, level }: Heading, year: string, outer: Part): PartName | null => {
  if (level > 1 || year === '' || !/工作|教育/.test(title)) return null;
  if (outer.year === '') return level === 1 ? outer.name : null;
  return Number(year) > Number(outer.year) && outer.name === 'summary' ? 'plan' : null;
};

/** Numbered headings, short lines that end without a full stop, and announcements, in order of place. */
function headingsOf(text: string, sentences: readonly Span[], { outline, year, docType }: PartContext): Heading[] {
  const headings = outline.map(node => ({ start: node.offset, level: node.level, title: node.title, announces: false }));
  const taken = new Set(headings.map(heading => heading.start));
  for (const span of sentences) {
    const opensLine = span.start === 0 || text.charCodeAt(span.start - 1) === NEWLINE;
    if (!opensLine && !ANNOUNCERS.includes(text.charAt(span.start))) continue;
    const loose = looseHeading(text, span, year === null || docType !== 'summary+plan' ? year : year - 1, opensLine);
    if (loose !== null && !taken.has(loose.start)) headings.push(loose);
  }
  return headings.sort((a, b) => a.start - b.start);
}

/** The heading that a sentence is, or null; `year` is the last one that is looked back on. */
function looseHeading(text: string, span: Span, year: number | null, opensLine: boolean): Heading | null {
  const short = span.end - span.start <= HEADING_LENGTH && (text.charCodeAt(span.end - 1) === NEWLINE || span.end === text.length);
  const start = pastBlanks(text, span);
  if (!short && !ANNOUNCERS.includes(text.charAt(start))) return null;
  const title = text.slice(start, Math.min(span.end, start + LOOK)).trimEnd();
  if (title.length < 4) return null;
  const named = ANNOUNCES.exec(title);
  if (named !== null && (named[1] === undefined || (year !== null && Number(named[1]) > year))) return { start, level: 1, title, announces: true };
  return short && opensLine && LOOKS_LIKE_HEADING.test(title) ? { start, level: 0, title, announces: false } : null;
}

function pastBlanks(text: string, { start, end }: Span): number {
  let at = start;
  while (at < end && text.charCodeAt(at) <= BLANK) at++;
  return at;
}

/** A reader of parts for rising offsets: each call may only move forward. */
export function partWalker(parts: readonly Part[]): (offset: number) => Part {
  let at = 0;
  return offset => {
    while (at + 1 < parts.length && (parts[at + 1]?.start ?? 0) <= offset) at++;
    return parts[at] ?? { start: 0, name: 'summary', year: '' };
  };
}
