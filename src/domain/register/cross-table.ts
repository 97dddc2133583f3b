/* Totals as a table people print: one line a unit, for each code of a field its count, its sums, and how it splits by another. */
import type { Table, TableCell, TableColumn } from '../values/table.ts';
import type { Words } from '../problem.ts';

/** A group of totals: its keys as names, or codes where a list says their names. */
export interface CrossGroup { readonly row: string; readonly column: string; readonly split: string; readonly count: number; readonly sums: Readonly<Record<string, string | null>> }

interface Named { readonly code: string; readonly name: Words }

/** What stands where. */
interface CrossPlan {
  readonly name: string; readonly title: string; readonly facts: string; readonly language: 'zh' | 'en';
  readonly rowTitle: Words; readonly rows: readonly Named[]; readonly columns: readonly Named[]; readonly splits: readonly Named[]; readonly sums: readonly Named[];
}

const words = { all: { zh: '合计', en: 'Sum' }, count: { zh: '数量', en: 'Count' } } as const satisfies Record<string, Words>;

const count = (some: readonly CrossGroup[]): number => some.reduce((sum, one) => sum + one.count, 0);

/** The table, with a sum column before and a sum row above the others. */
export function crossTable(groups: readonly CrossGroup[], plan: CrossPlan): Table {
  const { language, rows, columns, splits, sums } = plan;
  const used = columns.filter(({ code }) => groups.some(({ column }) => column === code));
  const parts: readonly (Named | null)[] = [null, ...used];
  const byRow = new Map<string, CrossGroup[]>();
  for (const group of groups) byRow.set(group.row, [...byRow.get(group.row) ?? [], group]);
  const heads = parts.flatMap((part): TableColumn[] => {
    const before = part === null ? words.all[language] : part.name[language];
    return [{ zh: words.count.zh, en: words.count.en }, ...sums.map(({ name }) => name), ...splits.map(({ name }) => name)].map((name) => ({ title: `${before} ${name[language]}`, width: 12, kind: 'number' as const }));
  });
  const line = (held: readonly CrossGroup[]): TableCell[] => parts.flatMap((part) => {
    const here = part === null ? held : held.filter(({ column }) => column === part.code);
    return [count(here), ...sums.map(({ code }) => here.reduce((sum, one) => sum + Number(one.sums[code] ?? 0), 0)), ...splits.map(({ code }) => count(here.filter(({ split }) => split === code)))];
  });
  return {
    name: plan.name, title: plan.title, facts: plan.facts, columns: [{ title: plan.rowTitle[language], width: 28, kind: 'text' }, ...heads],
    rows: [[words.all[language], ...line(groups)], ...rows.flatMap(({ code, name }) => { const held = byRow.get(code); return held === undefined ? [] : [[name[language], ...line(held)]]; })],
  };
}
