/* Rules of balance together with what fills them from registers: every column, kind of school and item as a figure computed by unit. */
import type { IndicatorDefinition } from '../indicator/definition.ts';
import type { BalanceRules } from './balance-rules.ts';

/** Figures by column of the workbook, by kind of school, by item of the county. */
export interface BalanceFigures {
  readonly columns: Readonly<Record<string, IndicatorDefinition>>;
  readonly kinds: Readonly<Record<string, IndicatorDefinition>>;
  readonly items: Readonly<Record<string, IndicatorDefinition>>;
}

/** A set of rules that can be weighed from registers. */
export interface BalanceBook { readonly rules: BalanceRules; readonly figures: BalanceFigures }
