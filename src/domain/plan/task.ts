/*
 * Tasks: who should do what by when. They come from the same outline: the lowest headings of what plans are the tasks,
 * the sentences below them say who leads and by when. Theme campaigns (…年活动, …专项行动, …宣传月) are tasks of their own.
 */
import { fold } from './fold.ts';
import { isInSpans } from './furniture.ts';
import type { DocumentType, OutlineNode, PlanTask, Quantity, Span } from './reading.ts';

/** What the reader of tasks needs to know of the document. */
export interface TaskContext {
  readonly outline: readonly OutlineNode[];
  readonly quantities: readonly Quantity[];
  readonly docType: DocumentType;
  readonly furniture: readonly Span[];
}

interface Section {
  readonly node: OutlineNode;
  /** Folded title. */
  readonly title: string;
  readonly span: Span;
  readonly isLeaf: boolean;
  readonly isPlan: boolean;
}

/** Headings of a plan that say what it stands on, not what is to be done. */
const NO_TASK = /^(?:指导思想|总体(?:要求|目标|思路|任务)|基本(?:原则|情况|思路)|工作(?:原则|思路|目标)|主要目标|发展目标|目标任务|存在|主要问题|面临|形势|背景|重要意义)/;
const PLAN_PART = /计划|打算|要点|安排|思路|下一?步|今后|明年|来年|任务|目标|措施|举措|重点/;
const SUMMARY_PART = /总结|回顾|成效|成绩|情况|做法|问题|不足|困难|指导思想|总体要求/;
const OWNER = /(?:责任(?:单位|科室|股室|部门|人)|牵头(?:单位|科室|股室|部门|领导)?|主办(?:单位|科室)?|承办(?:单位|科室)?|负责(?:单位|科室|股室|部门)|落实单位|配合单位)\s*[:：]\s*(?<owner>[^;；。，,\n)）】\]]{2,60})/u;
const BY = /由(?<owner>[\p{Script=Han}、]{2,20}?(?:科|股|室|局|办|中心|站|处|组|委|学校|单位|部门))(?:牵头|负责|承担|组织)/u;
/** 人事科于7月底前…, 安全管理科牵头: the office that opens a sentence and is told to act. */
const HEAD = /(?<=^|[。;:\n是)、.]\s*)(?![一二三四五六七八九十]{1,3}是)(?<owner>[\p{Script=Han}]{1,11}?(?:科|股|室|办|局|中心|站|大队|领导小组))(?=会同|牵头|负责|具体负责|于(?:\d|每|本|今|年)|在\d|每[月季学年周]|\d{1,2}月)/u;
const OFFICE = /[科股室办局中站]|大队|小组/;
/** What stands before the deed in a title: the office, those with it, and by when. */
const TITLE_LEAD = /^(?:[\p{Script=Han}]{2,12}?(?:科|股|室|办|局|中心|站|大队|领导小组)(?:会同[^,]{2,24}?(?=,|于|\d)|牵头|负责)?(?=[,于在每\d]|会同))?,?(?:(?:于|在|到)?(?:20\d{2}年)?(?:\d{1,2}月(?:\d{1,2}日|底|初|末|[上中下]旬)?|年底|年内|上半年|下半年|第?[一二三四]季度末?|[春秋]季(?:学期)?(?:开学)?|[暑寒]假(?:结束|期间)?)(?:之?前|以前)?,?)?/u;
/** Longest title a row shows. */
const TITLE_LENGTH = 30;
/** Sections in brackets name the owner only at the end of a sentence or a heading: 辅导站(咨询室)建设 names none. */
const BRACKET = /[(（【[](?<owner>[\p{Script=Han}、，,\s]{2,40}?(?:科|股|室|局|办|中心|站|处|部门|单位)(?:牵头|负责|配合)?)[)）】\]](?=[。;；\s]|$)/u;
const DEADLINE = /(?:完成时限|时限|完成时间|时间节点)\s*[:：]\s*(?<named>[^;；。，,\n)）]{2,16})|(?<by>(?:20\d{2}年)?(?:\d{1,2}月(?:\d{1,2}日|底|初|中旬|上旬|下旬|末)?|年底|年内|年末|上半年|下半年|第?[一二三四1-4]季度(?:末)?|学期末|[春秋]季开学|暑假(?:期间|结束|开学)?|寒假(?:期间|结束)?|月底|[\p{Script=Han}]{0,2}学期(?:开学|结束))(?:之?前|以前|前))|(?<within>年内|年底|今年内|(?:20\d{2}年)\d{1,2}月底?)(?=[\p{Script=Han}]{0,4}(?:完成|建成|实现|达到|投用|投入使用|交付|竣工|启用|出台|到位))/u;
/** Most sections name no office that acts; this is quicker to see. */
const ACTS = /[科股室办局心站队组](?:会同|牵头|负责|具体负责|[于在每\d])/;
const OWNERS = [OWNER, BY, HEAD, BRACKET];
/** A deadline has one of these words; most sections have none, and this is quick to see. */
const TIMED = /前|时限|完成时间|时间节点|年内|年底|月/;
/** How the name of a campaign ends; what it is called stands before. */
const CAMPAIGN_END = /(?:专项行动|主题[\p{Script=Han}]{0,4}?(?:活动|教育月?|[月周])|宣传[月周]|活动[月周]|(?:提升|建设|攻坚|绩效|创新|落实|规范|服务|学习|推进|管理|突破|见效|深化)年(?![报度级均])|大(?:讨论|走访|家访|排查|整治)|(?:提升|攻坚|关爱|春风)行动)(?:活动)?/gu;
/** The words before, where a pair of four (饮水思源,立志成才) belongs together, or what stands in quotes. */
const CAMPAIGN_NAME = /(?:(?<=开展|推进|深化|实施|落实)[\p{Script=Han}]{4},(?=[\p{Script=Han}]{4}$))?[\p{Script=Han}A-Za-z0-9·]{2,20}$|“[^“”\n]{2,16}”$/u;
const NAMED_IN_TEXT = '文中点名的主题活动或专项行动';
/** What may stand between the name of a campaign and another word for it: “…年”活动主题活动 names nothing new. */
const NO_NAME = /^(?:活动|等|的|系列|各类|各种|开展|相关)*$/;

/** Reads the tasks of a document. Only parts that plan give tasks; campaigns count wherever they are planned. */
export function readTasks(text: string, context: TaskContext, folded: string = fold(text)): readonly PlanTask[] {
  const drafts: Omit<PlanTask, 'id'>[] = [];
  const take = quantityWalker(context.quantities);
  for (const section of readSections(folded, context)) {
    if (!section.isPlan) continue;
    if ((section.isLeaf || namesCampaign(section.title)) && !NO_TASK.test(section.title)) drafts.push(taskOf(folded, text, section, take(section.span)));
    drafts.push(...campaignsOf(folded, text, section));
  }
  return withIds(drafts);
}

function readSections(text: string, { outline, docType, furniture }: TaskContext): readonly Section[] {
  let isPlan = docType !== 'summary';
  // One fold for all: folding is cheap by the character and dear by the call.
  const titles = fold(outline.map(node => node.title).join('\n')).split('\n');
  return outline.map((node, at): Section => {
    const next = outline[at + 1];
    const span = { start: node.offset, end: endOfSection(text, node.offset, next?.offset ?? text.length, furniture) };
    const title = titles[at] ?? '';
    if (node.level === 1) isPlan = plans(title, docType, isPlan);
    return { node, title, span, isLeaf: next === undefined || !next.path.startsWith(`${node.path}/`), isPlan };
  });
}

// In a combined document each first-level heading says whether it looks back or ahead; others go on as before.
function plans(title: string, docType: DocumentType, before: boolean): boolean {
  if (PLAN_PART.test(title) && !/总结|回顾|完成情况/.test(title)) return true;
  if (SUMMARY_PART.test(title)) return false;
  return docType === 'plan' || docType === 'other' || before;
}

function endOfSection(text: string, start: number, end: number, furniture: readonly Span[]): number {
  let last = end;
  while (last > start) {
    const line = text.lastIndexOf('\n', last - 2) + 1;
    if (line <= start || !isInSpans(furniture, line)) break;
    last = line;
  }
  return start + text.slice(start, last).trimEnd().length;
}

function taskOf(folded: string, text: string, section: Section, quantities: readonly string[]): Omit<PlanTask, 'id'> {
  const body = folded.slice(section.span.start, section.span.end);
  const owner = findOwner(body);
  const deadline = findDeadline(body);
  const isCampaign = isCampaignName(section.title);
  return {
    title: titleOf(section), owner: raw(text, section.span.start, owner), deadline: raw(text, section.span.start, deadline),
    section: section.node.path, span: section.span, kind: isCampaign ? 'campaign' : 'task', quantities,
    why: `${section.isLeaf ? '计划部分的末级条目' : NAMED_IN_TEXT}${owner ? '，写明责任单位' : ''}${deadline ? '，写明时限' : ''}`,
  };
}

/** What is to be done, without who and by when, cut at a comma where it is long. A title that is only a name stays. */
function titleOf({ title, node }: Section): string {
  const lead = TITLE_LEAD.exec(title)?.[0].length ?? 0;
  const from = title.length - lead >= 4 && node.title.length === title.length ? lead : 0;
  const rest = title.slice(from).replace(/\((?:牵头|责任|配合|完成|主办|负责).*$/, '');
  const end = rest.length <= TITLE_LENGTH ? rest.length : endOfTitle(rest);
  return node.title.slice(from, from + end).trim();
}

function endOfTitle(title: string): number {
  const reach = title.slice(0, TITLE_LENGTH + 1);
  const comma = Math.max(reach.lastIndexOf(','), reach.lastIndexOf(';'));
  if (comma >= 6) return comma;
  const list = reach.lastIndexOf('、');
  if (list >= 12) return list;
  const than = reach.search(/[较比由从][^较比由从]*$/);
  return than >= 10 ? than : reach.slice(0, TITLE_LENGTH).replace(/[\d.%-]+$/, '').length;
}

interface Found {
  readonly at: number;
  readonly text: string;
}

// Folding keeps offsets, so what was found in the folded text is shown as it was typed.
function raw(text: string, start: number, found: Found | undefined): string {
  return found === undefined ? '' : text.slice(start + found.at, start + found.at + found.text.length).trim();
}

function findOwner(body: string): Found | undefined {
  if (!OFFICE.test(body) && !body.includes('单位') && !body.includes('部门') && !body.includes('人')) return undefined;
  for (const pattern of OWNERS) {
    const found = pattern === HEAD && !ACTS.test(body) ? null : pattern.exec(body);
    const owner = found?.groups?.['owner'];
    if (found && owner !== undefined) return { at: found.index + found[0].indexOf(owner), text: owner };
  }
  return undefined;
}

function findDeadline(body: string): Found | undefined {
  if (!TIMED.test(body)) return undefined;
  const found = DEADLINE.exec(body);
  const deadline = found?.groups?.['named'] ?? found?.groups?.['by'] ?? found?.groups?.['within'];
  return found && deadline !== undefined ? { at: found.index + found[0].indexOf(deadline), text: deadline } : undefined;
}

function isCampaignName(title: string): boolean {
  return /(?:年|月|周|主题|专项)(?:教育)?(?:活动|行动)|(?:提升|攻坚|整治|关爱)行动$/u.test(title.replace(/[“”"「」《》]/gu, ''));
}

/** A heading above its items that names one campaign, not 主题活动 in general. */
const namesCampaign = (title: string): boolean => isCampaignName(title) && !/^(?:开展|组织|抓好|办好|做好|搞好|推进|深化|实施|广泛|扎实|重点|主题|专项|系列|各类|[两二三四五六七八九十\d项个大])*(?:活动|行动)$/u.test(title);

function campaignsOf(folded: string, text: string, section: Section): readonly Omit<PlanTask, 'id'>[] {
  const body = folded.slice(section.span.start, section.span.end);
  const { title } = section;
  const seen = new Set<string>();
  const found: Omit<PlanTask, 'id'>[] = [];
  CAMPAIGN_END.lastIndex = 0;
  for (let hit = CAMPAIGN_END.exec(body); hit !== null; hit = CAMPAIGN_END.exec(body)) {
    const before = CAMPAIGN_NAME.exec(body.slice(Math.max(0, hit.index - 20), hit.index))?.[0] ?? '';
    const name = shortName(before + hit[0]);
    if (NO_NAME.test(before) || name.length < 4 || seen.has(name) || title.includes(name)) continue;
    seen.add(name);
    const start = section.span.start + hit.index + hit[0].length - name.length;
    found.push({
      title: text.slice(start, start + name.length), owner: '', deadline: '', section: section.node.path,
      span: { start, end: start + name.length }, kind: 'campaign', quantities: [], why: NAMED_IN_TEXT,
    });
  }
  return found;
}

// The name begins after the verb that carries it out.
function shortName(name: string): string {
  return name.replace(/^.*(?:开展|实施|组织|推进|深化|举办|启动|抓好|做好|参与|落实|配合|结合|深入|扎实|广泛|持续|认真|继续|全面|以)(?=[\p{Script=Han}“]{4,})/u, '').replace(/^(?:“(?!.*”)|”|[一二三四五六七八九十]{1,3}是)/u, '');
}

/** Ids of the quantities inside a span; spans come in order, so the list is walked once. */
function quantityWalker(quantities: readonly Quantity[]): (span: Span) => readonly string[] {
  let from = 0;
  return (span) => {
    while (from < quantities.length && (quantities[from] as Quantity).offset < span.start) from += 1;
    const ids: string[] = [];
    for (let at = from; at < quantities.length && (quantities[at] as Quantity).offset < span.end; at += 1) ids.push((quantities[at] as Quantity).id);
    return ids;
  };
}

// A campaign named in several places is one campaign.
function withIds(drafts: readonly Omit<PlanTask, 'id'>[]): readonly PlanTask[] {
  const named = new Set<string>();
  const kept = drafts.filter((draft) => {
    if (draft.kind === 'task') return true;
    const name = draft.title.replace(/[“”"「」《》]|(?:主题)?活动$/gu, '');
    const isNew = !named.has(name);
    named.add(name);
    return isNew;
  });
  return kept.map((draft, at) => ({ id: `t${String(at + 1).padStart(3, '0')}`, ...draft }));
}
