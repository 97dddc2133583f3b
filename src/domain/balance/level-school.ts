/* Schools as they were filled in, and what of each stands in the comparison of a section, or why it does not. */
import type { Words } from '../problem.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { judgedSections, limitFor, type BalanceRules, type Exclusion, type SchoolKind } from './balance-rules.ts';
import { settled } from './exact.ts';
import { splitAmount } from './split-amount.ts';

/** One row of the workbook. Amounts by resource, or by `resource_section` where it is told section by section. */
export interface BalanceSchool {
  readonly row: number;
  readonly name: string;
  readonly kind: string;
  readonly pupils: Readonly<Record<string, number>>;
  readonly amounts: Readonly<Record<string, number>>;
}

/** A school as one section sees it. */
export interface LevelSchool {
  readonly row: number;
  readonly name: string;
  readonly pupils: number;
  /** Its part of every resource that is known. */
  readonly resources: Readonly<Record<string, number>>;
  /** By indicator: the amount that is divided by pupils; missing where a resource of it is not known. */
  readonly amounts: Readonly<Record<string, number>>;
}

/** A school that is left out of a section, and why. */
export interface ExcludedSchool {
  readonly row: number;
  readonly name: string;
  readonly section: string | null;
  readonly pupils: number;
  readonly reason: Words;
  readonly source: string;
  readonly confirm: boolean;
}

/** Schools by section, and those left out. */
export interface PlacedSchools {
  readonly levels: ReadonlyMap<string, readonly LevelSchool[]>;
  readonly excluded: readonly ExcludedSchool[];
}

/** The key of a column that is told section by section. */
export const sectionKey = (resource: string, section: string): string => `${resource}_${section}`;

/** Puts every school into the sections it teaches. */
export function placeSchools(rules: BalanceRules, schools: readonly BalanceSchool[], on: PlainDate): PlacedSchools {
  const kinds = new Map(rules.kinds.map((kind) => [kind.key, kind]));
  const levels = new Map<string, LevelSchool[]>(judgedSections(rules).map(({ key }) => [key, []]));
  const excluded: ExcludedSchool[] = [];
  for (const school of schools) {
    const kind = kinds.get(school.kind);
    if (kind === undefined) continue;
    const taught = judgedSections(rules).filter(({ key }) => kind.sections.includes(key));
    if (taught.length === 0) excluded.push(leftOut(school, null, withoutSection(rules, kind)));
    for (const { key } of taught) {
      const why = exclusionOf(rules, school, key, on);
      if (why !== null) excluded.push(leftOut(school, key, why));
      else if ((school.pupils[key] ?? 0) === 0) excluded.push(leftOut(school, key, withoutPupils(rules, key)));
      else levels.get(key)?.push(levelSchool(rules, school, key));
    }
  }
  return { levels, excluded };
}

function withoutPupils(rules: BalanceRules, section: string): Why {
  const name = rules.sections.find(({ key }) => key === section)?.name ?? { zh: section, en: section };
  return { reason: { zh: `还没有${name.zh}学生`, en: `has no ${name.en.toLowerCase()} pupils yet` }, source: rules.source, confirm: false };
}

interface Why { readonly reason: Words; readonly source: string; readonly confirm: boolean }

const leftOut = (school: BalanceSchool, section: string | null, why: Why): ExcludedSchool =>
  ({ row: school.row, name: school.name, section, pupils: section === null ? 0 : school.pupils[section] ?? 0, ...why });

function withoutSection(rules: BalanceRules, kind: SchoolKind): Why {
  const named = rules.exclusions.find((one) => one.kinds.includes(kind.key) && one.below === null);
  if (named !== undefined) return { reason: named.say, source: named.source, confirm: named.confirm };
  return { reason: { zh: `${kind.name.zh}没有义务教育学段`, en: `a ${kind.name.en.toLowerCase()} has no compulsory section` }, source: rules.source, confirm: false };
}

function exclusionOf(rules: BalanceRules, school: BalanceSchool, section: string, on: PlainDate): Why | null {
  for (const one of rules.exclusions) {
    const why = one.kinds.includes(school.kind) ? reasonOf(one, school.pupils[section] ?? 0, section, on) : null;
    if (why !== null) return why;
  }
  return null;
}

function reasonOf({ say, source, confirm, below }: Exclusion, pupils: number, section: string, on: PlainDate): Why | null {
  if (below === null) return { reason: say, source, confirm };
  const limit = limitFor(below, section, on);
  // 不足 50 人: fifty pupils are not fewer than fifty.
  if (limit === null || pupils >= limit.value) return null;
  return { reason: { zh: `${say.zh}（${pupils} 人，不足 ${limit.value} 人）`, en: `${say.en} (${pupils} pupils, fewer than ${limit.value})` }, source: limit.source, confirm: limit.confirm };
}

function levelSchool(rules: BalanceRules, school: BalanceSchool, section: string): LevelSchool {
  const resources = Object.fromEntries(rules.resources.flatMap(({ key, split, digits }) => {
    const held = school.amounts[split ? key : sectionKey(key, section)];
    return held === undefined ? [] : [[key, split ? partOf(rules, school, section, held, digits) : held] as const];
  }));
  const amounts = Object.fromEntries(rules.indicators.filter(({ of }) => of.every(({ resource }) => resources[resource] !== undefined)).map(({ key, of }) => [key, amountOf(of, resources)]));
  return { row: school.row, name: school.name, pupils: school.pupils[section] ?? 0, resources, amounts };
}

/** What an indicator divides by pupils. */
export const amountOf = (of: BalanceRules['indicators'][number]['of'], resources: Readonly<Record<string, number>>): number =>
  settled(of.reduce((all, { resource, times }) => all + times * (resources[resource] ?? 0), 0));

function partOf(rules: BalanceRules, school: BalanceSchool, section: string, total: number, digits: number): number {
  const parts = splitAmount(total, rules.sections.map(({ key, weight }) => ({ pupils: school.pupils[key] ?? 0, weight })), Math.max(digits, rules.split.digits));
  return parts[rules.sections.findIndex(({ key }) => key === section)] ?? 0;
}
