/*
 * A register 台账 as its definition file says it, after parsing and cross-checking: frozen data that table, history,
 * rights, API, page, template, import and export are all made from. Nothing here knows where the file was.
 */
import type { BalanceBook } from '../balance/balance-book.ts';
import type { Expression } from '../expression/expression.ts';
import type { Sensitivity } from '../access/roles.ts';
import type { IndicatorDefinition } from '../indicator/definition.ts';
import type { Words } from '../problem.ts';
import type { DocumentTemplate } from '../report/template.ts';
import type { LimitTable } from './limit-table.ts';
import type { PeriodGrain } from './period-grain.ts';
import type { FieldValue, RecordValues } from './record-values.ts';

export { periodGrains, type PeriodGrain } from './period-grain.ts';

/** Every type of value a field can hold; one file each in `value-types/`. */
export const valueTypeNames = [
  'text', 'integer', 'decimal', 'money', 'percent', 'date', 'period', 'choice', 'choices', 'unit', 'person', 'reference', 'file', 'location', 'formula',
] as const;
export type ValueTypeName = (typeof valueTypeNames)[number];

/** Numbers and codes with a rule of their own: what a text field may be asked to be. */
export const textFormats = ['id_number', 'student_number', 'credit_code', 'school_code', 'phone', 'bank_card', 'postcode'] as const;
export type TextFormat = (typeof textFormats)[number];

/** One field. What does not apply to its type is undefined. */
export interface FieldDefinition {
  readonly key: string;
  readonly name: Words;
  readonly type: ValueTypeName;
  readonly required: boolean;
  /** Other headings people write for it (姓名: 教师姓名). */
  readonly aliases?: readonly string[];
  /** Shown beside the name and, as a note, on the template's heading. */
  readonly hint?: Words;
  /** The unit of measure, as people write it: 平方米, 元, 台. */
  readonly measure?: Words;
  /** text: most characters. */
  readonly max?: number | string;
  /** integer, decimal, money, percent: the least and the most; date: the earliest and the latest, `today` allowed. */
  readonly min?: number | string;
  /** decimal, money, percent: digits after the point. */
  readonly scale?: number;
  /** text: a regular expression the whole text must match, with what to say when it does not. */
  readonly pattern?: { readonly source: string; readonly say: Words };
  readonly format?: TextFormat;
  /** choice, choices: the key of the code list. */
  readonly list?: string;
  /** reference: the key of the register its record stands in. */
  readonly to?: string;
  /** unit: the kinds a unit may have. */
  readonly kinds?: readonly string[];
  readonly grain?: PeriodGrain;
  /** formula: what is computed, and the type of its result. */
  readonly formula?: Expression;
  readonly result?: 'text' | 'integer' | 'decimal' | 'percent' | 'date' | 'choice';
  /** The most delicate reader who sees it plainly; others see it masked. Never below the register's own. */
  readonly sensitivity: Sensitivity;
  /** Kept encrypted, found by a keyed hash, shown masked to everybody until revealed with a reason. */
  readonly encrypted: boolean;
  /** Who knows this fact first (学籍, 人事, 资产…) and which section answers for it: nobody is asked twice. */
  readonly knownFrom?: string;
}

/** 逻辑校验 must be fixed; 经验校验 must be fixed or explained. */
export type CheckStrength = 'logic' | 'experience';

/** A sentence that must hold for a record; unknown (a blank operand) counts as held. */
export interface CheckDefinition {
  readonly key: string;
  readonly strength: CheckStrength;
  readonly when?: Expression;
  readonly must: Expression;
  readonly say: Words;
  /** The fields to mark. */
  readonly marks: readonly string[];
  /** Why the check stands: the clause or the experience. */
  readonly why?: string;
}

/** How lists and records show the register. */
export interface DisplayDefinition {
  /** Text with {field} in it: what one record is called. */
  readonly title: string;
  readonly columns: readonly string[];
  readonly sort: readonly { readonly field: string; readonly descending: boolean }[];
  /** Groups of the form and the record page, in order; fields not named stand last. */
  readonly groups: readonly { readonly name: Words; readonly fields: readonly string[] }[];
}

/** `plain`: a saved row is in force at once. `report`: rows are sent in rounds, checked by another and locked. */
export type WorkflowName = 'plain' | 'report';

/** A worked example: values in, problems out (none when empty). Tests run every one. */
export interface RegisterExample {
  readonly given: RecordValues;
  /** The day it is run on; the day of the asking unless said. */
  readonly on?: string;
  /** Values of the approved record a year before, for year-on-year checks. */
  readonly previous?: RecordValues;
  readonly expect: readonly { readonly field: string; readonly problem: string }[];
  /** Computed fields to compare. */
  readonly computes?: RecordValues;
}

/** A register. */
export interface RegisterDefinition {
  readonly key: string;
  /** Grows by one with every change; a record keeps the version it was made with. */
  readonly version: number;
  readonly name: Words;
  readonly area: string;
  /** The county whose bureau drew it; null for the built-in ones. */
  readonly county: string | null;
  /** Kinds of unit that keep this register: a row belongs to one of them. */
  readonly keptBy: readonly string[];
  readonly sensitivity: Sensitivity;
  readonly workflow: WorkflowName;
  readonly fields: readonly FieldDefinition[];
  /** Each a list of field keys (`unit` means the row's unit) that together stand once among rows in force. The first is what an import matches by. */
  readonly unique: readonly (readonly string[])[];
  readonly checks: readonly CheckDefinition[];
  readonly display: DisplayDefinition;
  /** The document and clause that ask for it. */
  readonly source: string;
  /** The section that answers for it. */
  readonly answers: string;
  /** Minutes one row takes, for the burden ledger. */
  readonly minutes: number;
  readonly examples: readonly RegisterExample[];
}

/** One code of a list; `from`, `until` (plain dates) bound its use for new rows, old rows keep it. */
export interface CodeItem {
  readonly code: string;
  readonly name: Words;
  readonly from?: string;
  readonly until?: string;
  readonly parent?: string;
}

/** A code list 代码表. */
export interface CodeList {
  readonly key: string;
  readonly name: Words;
  readonly source: string;
  readonly items: readonly CodeItem[];
}

/** All definitions that are in force: what the program and a county's designer made, frozen. */
export interface Catalogue {
  readonly registers: ReadonlyMap<string, RegisterDefinition>;
  readonly codeLists: ReadonlyMap<string, CodeList>;
  readonly limits: ReadonlyMap<string, LimitTable>;
  readonly indicators: ReadonlyMap<string, IndicatorDefinition>;
  /** Templates of documents; a process that only judges records has none. */
  readonly documents?: ReadonlyMap<string, DocumentTemplate>;
  /** Rules of balance between schools, with what fills them from registers. */
  readonly balance?: ReadonlyMap<string, BalanceBook>;
  /** The registers as they are written, by key: to begin a drawing from. */
  readonly texts?: ReadonlyMap<string, string>;
}

export type { LimitTable };

/** A value as a field's default in forms. */
export type { FieldValue };
