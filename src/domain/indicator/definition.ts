/*
 * An indicator 指标 as its definition file says it, after parsing and cross-checking: a formula over rows of registers with
 * what is needed to compute it for any unit, any stage and any moment, and to say in words what it means.
 */
import type { Sensitivity } from '../access/roles.ts';
import type { Expression } from '../expression/expression.ts';
import type { Words } from '../problem.ts';
import type { PeriodGrain } from '../register/period-grain.ts';
import type { FieldValue } from '../register/record-values.ts';

/** What one value stands for: a school year, a calendar year, a fiscal year (in China the calendar's), or the state on a day. */
export const timeBases = ['school_year', 'year', 'fiscal_year', 'day'] as const;
export type TimeBasis = (typeof timeBases)[number];

/** Which way is better: more of it, less of it, or neither. */
export const directions = ['more', 'less', 'neither'] as const;
export type Direction = (typeof directions)[number];

/** The field of a register that says which period a row belongs to. */
export interface PeriodField { readonly field: string; readonly grain: PeriodGrain }

/** One row of an example: values by field key; `id` names it for rows that refer to it, `unit` the unit it belongs to. */
export type ExampleRow = Readonly<Record<string, FieldValue>>;

/** A worked example: rows of registers and the value they give, as it is shown. Tests run every one, in memory and in the database. */
export interface IndicatorExample {
  readonly rows: Readonly<Record<string, readonly ExampleRow[]>>;
  /** The period that is asked for; what the day falls in unless said. */
  readonly period?: string;
  /** The day it is computed on. */
  readonly on?: string;
  /** As shown: of a share in per cent 7.06, not 0.0706. Null: it cannot be computed. */
  readonly value: number | null;
}

/** An indicator. */
export interface IndicatorDefinition {
  readonly key: string;
  /** Grows by one with every change; a published figure keeps the version it was computed with. */
  readonly version: number;
  readonly name: Words;
  readonly area: string;
  /** The unit of measure; `%` shows a fraction times a hundred. */
  readonly measure: Words;
  /** Digits after the point, for showing only: comparisons are made before rounding. */
  readonly decimals: number;
  readonly better: Direction;
  readonly formula: Expression;
  /** What stands above and below the line in the words of the document, where it is a ratio. */
  readonly numerator?: Words;
  readonly denominator?: Words;
  readonly time: TimeBasis;
  /** By register: the period field its rows are chosen by. Registers without one are taken as they stood at the moment. */
  readonly periods: Readonly<Record<string, PeriodField>>;
  /** By register: the stage of a row. Null when it cannot be broken down by stage. */
  readonly stages: Readonly<Record<string, Expression>> | null;
  /** The registers its formula sums up, in the order of the text. */
  readonly registers: readonly string[];
  /** The most delicate field or register it looks at: whoever may not see those rows gets no value. */
  readonly sensitivity: Sensitivity;
  /** The document and clause. */
  readonly source: string;
  /** The clause has not been checked against the issuing body's copy. */
  readonly unconfirmed: boolean;
  /** What people should know before they use it. */
  readonly note?: Words;
  readonly examples: readonly IndicatorExample[];
}
