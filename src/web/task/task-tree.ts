/*
 * The tree of tasks as the page lays it out: plan, then section of the plan, then tasks under their parent. Pure, so
 * that what is folded and what a search keeps can be tested without a screen.
 */
import type { Task } from '../../contract/ledger.ts';
import type { Unit } from '../../contract/unit.ts';
import { textMatches } from '../table/initials.ts';
import { unitMatches } from '../unit/find-units.ts';

/** One line of the tree: a plan, a section, or a task. */
export interface TreeLine {
  readonly key: string;
  readonly kind: 'plan' | 'section' | 'task';
  readonly level: number;
  readonly planId: string;
  readonly title: string;
  readonly task: Task | null;
  /** How many lines stand right under it; a leaf has none. */
  readonly below: number;
}

interface Node extends TreeLine {
  readonly nodes: readonly Node[];
}

/** Whether a task answers to what was typed: its title, owner, or lead unit (pinyin too). */
export function taskMatches(task: Task, typed: string, units: readonly Unit[]): boolean {
  if ([task.title, task.owner, task.lead.name].some((text) => textMatches(text, typed))) return true;
  const unit = units.find((candidate) => candidate.id === task.lead.id);
  return unit !== undefined && unitMatches(unit, typed);
}

/** The tasks that pass, and those above them, so that each is seen in its place. */
export function withParents(tasks: readonly Task[], passes: (task: Task) => boolean): readonly Task[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const kept = new Set<string>();
  for (const task of tasks.filter(passes)) {
    for (let above: Task | undefined = task; above !== undefined && !kept.has(above.id); above = above.parentId === null ? undefined : byId.get(above.parentId)) kept.add(above.id);
  }
  return tasks.filter((task) => kept.has(task.id));
}

/** The heading of a section, empty where it is not known. */
export type TitleOf = (planId: string, section: string) => string;

const untitled: TitleOf = () => '';

/** Lines of the tree, top to bottom, without what is folded away. */
export function treeLines(tasks: readonly Task[], folded: ReadonlySet<string>, titleOf: TitleOf = untitled): readonly TreeLine[] {
  const visible = (node: Node): readonly TreeLine[] => [node, ...(folded.has(node.key) ? [] : node.nodes.flatMap(visible))];
  return planNodes(tasks, titleOf).flatMap(visible);
}

/** Keys of all lines that can be folded. */
export function foldable(tasks: readonly Task[]): ReadonlySet<string> {
  return new Set(treeLines(tasks, new Set()).filter((line) => line.below > 0).map((line) => line.key));
}

function planNodes(tasks: readonly Task[], titleOf: TitleOf): readonly Node[] {
  // As the plan reads, whatever order the server lists them in.
  const asRead = [...tasks].sort((left, right) => left.source.start - right.source.start);
  return groups(asRead, (task) => task.planId).map(([planId, ofPlan]) => {
    const nodes = sectionNodes(planId, ofPlan, titleOf);
    return { key: `plan:${planId}`, kind: 'plan', level: 1, planId, title: ofPlan[0]?.planTitle ?? '', task: null, below: nodes.length, nodes };
  });
}

// A subtask stands under its parent, wherever its own sentence stood; only tops are grouped by section. A section that
// holds nothing but the task named after it would say everything twice: the task stands in its place.
function sectionNodes(planId: string, tasks: readonly Task[], titleOf: TitleOf): readonly Node[] {
  const known = new Set(tasks.map((task) => task.id));
  const tops = tasks.filter((task) => task.parentId === null || !known.has(task.parentId));
  return groups(tops, (task) => task.section).map(([section, ofSection]) => {
    const heading = titleOf(planId, section);
    const [only] = ofSection;
    if (only !== undefined && ofSection.length === 1 && only.title === heading) return taskNode(only, tasks, 2);
    const nodes = ofSection.map((task) => taskNode(task, tasks, 3));
    return { key: `section:${planId}:${section}`, kind: 'section', level: 2, planId, title: heading === '' ? section : `${section}　${heading}`, task: null, below: nodes.length, nodes };
  });
}

function taskNode(task: Task, tasks: readonly Task[], level: number): Node {
  const nodes = tasks.filter((candidate) => candidate.parentId === task.id).map((child) => taskNode(child, tasks, level + 1));
  return { key: task.id, kind: 'task', level, planId: task.planId, title: task.title, task, below: nodes.length, nodes };
}

function groups(tasks: readonly Task[], by: (task: Task) => string): readonly (readonly [string, readonly Task[]])[] {
  const found = new Map<string, Task[]>();
  for (const task of tasks) found.set(by(task), [...(found.get(by(task)) ?? []), task]);
  return [...found];
}
