/*
 * What changed between two versions of a plan. Items are matched by what they mean, because ids follow the place in the
 * text: a figure that only moved is the same, one whose value, bound or deadline differs is changed.
 */
import { gramsOf, likeness } from '../text/grams.ts';
import { indexGrams } from '../text/gram-index.ts';
import { pairOff, type Candidate } from '../text/pair-off.ts';
import { comparableUnits, normalizeAmount, type Amount } from './amount.ts';
import type { PlanItem } from './plan-item.ts';
import { scopesDiffer, wordsBefore } from './scope-words.ts';

/** What can differ between two versions of one item. */
export type ComparedField = 'kind' | 'value' | 'unit' | 'comparator' | 'subject' | 'metric' | 'period' | 'deadline' | 'per' | 'owner' | 'title';

/** One item in both versions, with what differs. */
export interface ChangedItem { readonly before: PlanItem; readonly after: PlanItem; readonly fields: readonly ComparedField[] }

/** What a newer version adds, drops and changes. */
export interface VersionComparison {
  readonly added: readonly PlanItem[];
  readonly removed: readonly PlanItem[];
  readonly changed: readonly ChangedItem[];
}

/** Sets two versions side by side, in the order of the text. What people dismissed in either version is left out. */
export function compareVersions(before: readonly PlanItem[], after: readonly PlanItem[]): VersionComparison {
  const { added, removed, pairs } = pairVersions(before, after);
  const changed = pairs.filter((pair) => pair.fields.length > 0 && isLive(pair.before) && isLive(pair.after));
  return { added: added.filter(isLive), removed: removed.filter(isLive), changed };
}

/** Which item of one version is which of the other, with the fields that differ; in the order of the newer text. */
export function pairVersions(before: readonly PlanItem[], after: readonly PlanItem[]): Omit<VersionComparison, 'changed'> & { readonly pairs: readonly ChangedItem[] } {
  const found: Pair[] = [];
  let left = { olds: before.map(toSubject), news: after.map(toSubject) };
  for (const key of keys) left = pairByKey(left.olds, left.news, key, found);
  left = pairByLikeness(left.olds, left.news, found);
  const pairs = found.map((pair) => ({ before: pair.old.item, after: pair.new.item, fields: changedFields(pair.old, pair.new) }))
    .sort((a, b) => a.after.start - b.after.start);
  return { added: left.news.map(({ item }) => item), removed: left.olds.map(({ item }) => item), pairs };
}

const isLive = (item: PlanItem): boolean => item.state !== 'dismissed';

/** An item with what its comparison needs, taken from it once. */
interface Subject {
  readonly item: PlanItem; readonly amount: Amount | null; readonly label: string; readonly clause: string;
  readonly labelGrams: ReadonlySet<string>; readonly textGrams: ReadonlySet<string>;
}

interface Pair { readonly old: Subject; readonly new: Subject }

function toSubject(item: PlanItem): Subject {
  const { upTo, lead } = wordsBefore(item.text, item.number);
  const label = item.type === 'task' ? item.title : `${item.subject} ${item.metric} ${lead}`;
  return {
    item, label, clause: item.type === 'task' ? item.title : upTo, amount: item.value === null ? null : normalizeAmount(item.value, item.unit),
    labelGrams: gramsOf(label), textGrams: gramsOf(item.text),
  };
}

// Marks between digits stay: 9.5 is not 95, and 2-3 is not 23.
const fold = (text: string): string => text.normalize('NFKC').replaceAll(/(?<!\p{N})[^\p{L}\p{N}%]+|[^\p{L}\p{N}%]+(?!\p{N})/gu, '');
const keyOf = (...parts: readonly string[]): string => parts.map(fold).join('|');
const sameWords = ({ item }: Subject): string => keyOf(item.type, item.text, item.number, item.unit, item.metric, item.subject, item.per, item.title);

const namedAs = ({ item, amount }: Subject): string =>
  keyOf(item.type, item.metric, item.subject, item.per, item.title, amount?.unit ?? '', fold(item.text).replaceAll(/\p{N}/gu, ''));

// From word for word in the same place down to the same thing said of another value; what one key leaves goes to the next.
const keys: readonly ((subject: Subject) => string)[] = [
  (subject) => `${sameWords(subject)}|${subject.item.section}`,
  sameWords,
  (subject) => `${namedAs(subject)}|${JSON.stringify(subject.amount?.value ?? '')}|${subject.item.comparator ?? ''}`,
  (subject) => `${namedAs(subject)}|${subject.item.section}`,
];

function pairByKey(olds: readonly Subject[], news: readonly Subject[], key: (subject: Subject) => string, pairs: Pair[]) {
  const waiting = new Map<string, Subject[]>();
  for (const subject of [...olds].reverse()) {
    const at = key(subject);
    const list = waiting.get(at);
    if (list) list.push(subject); else waiting.set(at, [subject]);
  }
  const taken = new Set<Subject>();
  const unpaired = news.filter((subject) => {
    const old = waiting.get(key(subject))?.pop();
    if (old === undefined) return true;
    taken.add(old);
    pairs.push({ old, new: subject });
    return false;
  });
  return { olds: olds.filter((subject) => !taken.has(subject)), news: unpaired };
}

// How alike two items must be to count as one that changed, and how many of the nearest are looked at.
const ALIKE = 0.55;
const NEAREST = 16;

function pairByLikeness(olds: readonly Subject[], news: readonly Subject[], pairs: Pair[]) {
  const index = indexGrams(news.map((subject) => new Set([...subject.labelGrams, ...subject.textGrams])));
  const candidates: Candidate[] = [];
  for (const [left, old] of olds.entries()) {
    for (const right of index.nearest(new Set([...old.labelGrams, ...old.textGrams]), NEAREST)) {
      const other = news[right];
      const score = other === undefined ? 0 : likenessOf(old, other);
      if (score >= ALIKE) candidates.push({ left, right, score });
    }
  }
  const chosen = pairOff(candidates);
  for (const { left, right } of chosen) {
    const [old, other] = [olds[left], news[right]];
    if (old && other) pairs.push({ old, new: other });
  }
  const lefts = new Set(chosen.map(({ left }) => left));
  const rights = new Set(chosen.map(({ right }) => right));
  return { olds: olds.filter((_, at) => !lefts.has(at)), news: news.filter((_, at) => !rights.has(at)) };
}

function likenessOf(old: Subject, other: Subject): number {
  if (old.item.type !== other.item.type || scopesDiffer(old, other)) return 0;
  if (old.amount && other.amount && !comparableUnits(old.amount.unit, other.amount.unit)) return 0;
  const text = likeness(old.textGrams, other.textGrams);
  // Where the reader found no name for a figure (贷款3420笔、3078万元), the clause speaks for it.
  const label = old.labelGrams.size + other.labelGrams.size === 0 ? text : likeness(old.labelGrams, other.labelGrams);
  return 0.5 * label + 0.3 * text
    + bonus(sameAmount(old, other)) + bonus(old.item.section === other.item.section);
}

const bonus = (held: boolean): number => (held ? 0.1 : 0);

const sameAmount = (old: Subject, other: Subject): boolean => JSON.stringify(old.amount?.value) === JSON.stringify(other.amount?.value);

const figureFields = ['kind', 'comparator', 'subject', 'metric', 'period', 'deadline', 'per', 'owner'] as const;
const taskFields = ['kind', 'title', 'owner', 'deadline'] as const;

function changedFields(old: Subject, other: Subject): ComparedField[] {
  const fields: readonly ComparedField[] = old.item.type === 'task' ? taskFields : figureFields;
  const differing = fields.filter((field) => fold(String(old.item[field] ?? '')) !== fold(String(other.item[field] ?? '')));
  if (old.item.type === 'task') return differing;
  // 1.2万人 and 12000人 are one value: what is printed differently and means the same has not changed.
  const unitChanged = old.amount?.unit !== other.amount?.unit;
  return [...(sameAmount(old, other) ? [] : ['value' as const]), ...(unitChanged ? ['unit' as const] : []), ...differing];
}
