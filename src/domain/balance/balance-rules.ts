/*
 * The rules of balance between schools 校际差异 as data: what is counted, by which formula, against which limits, who is
 * left out. They stand in catalog/balance/rules; a number of a regulation is never a constant of the code.
 */
import { limitsInOrder } from '../expression/limit-on.ts';
import type { Words } from '../problem.ts';
import type { LimitTable } from '../register/limit-table.ts';
import type { PlainDate } from '../values/plain-date.ts';

/** One limit with its clause; `confirm`: taken from hearsay, to be compared with the original by whoever uses it. */
export type RuleLimit = LimitTable['rows'][number] & { readonly confirm: boolean };

/** A stretch of schooling. Only judged ones have coefficients; the others take their part when a school is split. */
export interface Section {
  readonly key: string;
  readonly name: Words;
  /** What one pupil counts when a school of several sections is split. */
  readonly weight: number;
  readonly judged: boolean;
}

/** A kind of school and the sections it teaches; none where it is never judged. */
export interface SchoolKind {
  readonly key: string;
  readonly name: Words;
  readonly aliases: readonly string[];
  readonly sections: readonly string[];
}

/** Something a school has. `split`: told once for the school and divided among its sections; else told section by section. */
export interface Resource {
  readonly key: string;
  readonly name: Words;
  readonly aliases: readonly string[];
  readonly measure: Words;
  /** The same in other units of measure, as people may fill it in: 万元 is 10,000 yuan. */
  readonly others: readonly { readonly measure: Words; readonly factor: number }[];
  readonly digits: number;
  readonly split: boolean;
  readonly hint?: Words;
}

/** What is compared: resources with their signs, by so many pupils. */
export interface BalanceIndicator {
  readonly key: string;
  readonly name: Words;
  readonly measure: Words;
  readonly of: readonly { readonly resource: string; readonly times: number }[];
  readonly per: number;
  /** What every school must have, where the rules ask for it. */
  readonly atLeast: readonly RuleLimit[];
}

/** Schools that are left out: all of these kinds, or those with fewer pupils than `below` says. */
export interface Exclusion {
  readonly key: string;
  readonly kinds: readonly string[];
  readonly say: Words;
  readonly source: string;
  readonly confirm: boolean;
  readonly below: readonly RuleLimit[] | null;
}

/** Something that can be bought for a school, or moved between schools of a section: what one of it adds, and its price. */
export interface Good {
  readonly key: string;
  readonly name: Words;
  readonly measure: Words;
  readonly adds: readonly { readonly resource: string; readonly times: number }[];
  /** In yuan. */
  readonly price: number;
  /** Only whole ones can be had. */
  readonly counted: boolean;
  readonly move: boolean;
  readonly source: string;
  readonly confirm: boolean;
}

/** One item. Without limits it is a yes or no; else the number must be at least, at most, or below the limit. */
export interface ChecklistItem {
  readonly key: string;
  readonly group: Words;
  readonly name: Words;
  readonly measure: Words;
  readonly test: 'yes' | 'at_least' | 'at_most' | 'below';
  readonly limits: readonly RuleLimit[];
  readonly source: string;
  readonly confirm: boolean;
}

/** A worked example: pupils and amount of each school, and what comes of them. */
export interface BalanceExample {
  readonly name: string;
  readonly indicator: string;
  readonly given: readonly (readonly [number, number])[];
  readonly expect: { readonly mean: number; readonly variance: number; readonly deviation: number; readonly coefficient: number };
  /** What wrong methods give: plain means, or a sample's n − 1. */
  readonly otherMethods: { readonly plain: number; readonly sample: number };
}

/** How numbers come from registers: formulas by column (a resource, `resource_section`, `pupils_section`), by kind of school, by item. */
export interface RegisterFormulas {
  readonly columns: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, string>>;
}

/** One set of rules. */
export interface BalanceRules {
  readonly key: string;
  readonly version: number;
  readonly name: Words;
  readonly source: string;
  readonly sections: readonly Section[];
  readonly split: { readonly digits: number; readonly source: string; readonly confirm: boolean };
  readonly kinds: readonly SchoolKind[];
  readonly resources: readonly Resource[];
  readonly indicators: readonly BalanceIndicator[];
  readonly limits: { readonly composite: readonly RuleLimit[]; readonly single: readonly RuleLimit[] };
  /** How many thresholds each school must meet, and which share of the others. */
  readonly perSchool: { readonly met: readonly RuleLimit[]; readonly rest: readonly RuleLimit[] } | null;
  readonly exclusions: readonly Exclusion[];
  readonly goods: readonly Good[];
  /** What the county itself must show. */
  readonly checklist: readonly ChecklistItem[];
  /** Null where they are for workbooks only. */
  readonly registers: RegisterFormulas | null;
  readonly examples: readonly BalanceExample[];
}

/** The limit in force for a section on this day: the county's before the province's before the nation's, the newest first. */
export function limitFor(rows: readonly RuleLimit[], section: string, on: PlainDate): RuleLimit | null {
  const winner = limitsInOrder({ key: '', name: { zh: '', en: '' }, rows }).find((row) => (row.for === '*' || row.for === section) && row.from <= on);
  return rows.find((row) => row === winner) ?? null;
}

/** Sections that have coefficients of their own. */
export const judgedSections = (rules: BalanceRules): Section[] => rules.sections.filter(({ judged }) => judged);
