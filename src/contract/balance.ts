import { z } from 'zod';
import type { BalanceRules } from '../domain/balance/balance-rules.ts';
import type { CountySchool, Gap, Unplaced } from '../domain/balance/county-school.ts';
import type { PlanStep } from '../domain/balance/plan/carry-out.ts';
import type { BalanceResult } from '../domain/balance/weigh-balance.ts';
import type { Words } from '../domain/problem.ts';
import { plainDate } from './common.ts';

const rules = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,29}$/).optional();
const period = z.string().regex(/^\d{4}(-\d{4})?$/).optional();
const moment = z.union([z.iso.datetime({ offset: true }), plainDate]).optional();

/** GET /api/balance?rules=&period=&asOf= */
export const balanceQuery = z.object({ rules, period, asOf: moment });

/** Numbers tried in place of those of the registers. */
const trials = z.array(z.object({ row: z.number().int().min(1).max(100_000), column: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/), value: z.number().min(0).max(1e9) })).max(20_000).default([]);
/** POST /api/balance/workbook */
export const balanceWorkbookBody = z.object({ rules, period, asOf: moment, language: z.enum(['zh', 'en']).default('zh'), trials });
/** POST /api/balance/plan */
export const balancePlanBody = z.object({
  rules, period, asOf: moment, trials, prices: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,29}$/), z.number().positive().max(1e9)).default({}), seconds: z.number().int().min(5).max(600).default(60),
});

/** How one column comes from registers. */
export interface BalanceColumnView {
  readonly key: string;
  /** Registers it looks at. */
  readonly registers: readonly string[];
  readonly says: Words;
  /** The reader may not see the rows behind it. */
  readonly withheld: boolean;
  /** The rows behind it: in which register, and the condition they meet. */
  readonly parts: readonly { readonly register: string; readonly where: string; readonly words: Words }[];
}

/** GET /api/balance: the schools as registers know them, and the county weighed. */
export interface BalanceView {
  readonly rules: BalanceRules;
  /** The sets of rules there are. */
  readonly books: readonly { readonly key: string; readonly name: Words }[];
  readonly unit: { readonly id: string; readonly name: string };
  /** Whether all schools of the county are here: of some alone there are no coefficients. */
  readonly whole: boolean;
  readonly on: string;
  readonly period: string | null;
  readonly registers: readonly { readonly key: string; readonly name: Words }[];
  readonly columns: readonly BalanceColumnView[];
  readonly schools: readonly CountySchool[];
  readonly unplaced: readonly Unplaced[];
  readonly gaps: readonly (Gap & { readonly register: string | null })[];
  /** Items of the county that registers tell. */
  readonly items: readonly { readonly key: string; readonly value: number }[];
  /** Null where not all schools are here. */
  readonly result: BalanceResult | null;
}

/** POST /api/balance/plan: what to buy and who moves. */
export interface BalancePlanView {
  readonly steps: readonly (Omit<PlanStep, 'good'> & { readonly good: string })[];
  readonly cost: number;
  readonly bound: number;
  readonly gap: number;
  readonly seconds: number;
  /** The time was over before the search had ended. */
  readonly cutShort: boolean;
  /** Schools that were left out because numbers of theirs are not known. */
  readonly leftOut: readonly string[];
  readonly after: BalanceResult;
}
