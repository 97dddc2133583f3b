import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { startTransition, useCallback, useMemo, useState } from 'react';
import type { BalanceView } from '../../contract/balance.ts';
import { amountColumns, pupilsKey } from '../../domain/balance/school-columns.ts';
import { weighBalance, type BalanceResult } from '../../domain/balance/weigh-balance.ts';
import { weighTrials, type Trial } from '../../domain/balance/what-if.ts';
import type { Words } from '../../domain/problem.ts';
import { get, withQuery } from '../api/client.ts';
import type { Address } from '../table/use-address.ts';

/** What the address asks. */
export const askedOf = (address: Address): Record<string, string> => Object.fromEntries(['rules', 'period', 'asOf'].flatMap((key) => ((address[key] ?? '') === '' ? [] : [[key, address[key] ?? '']])));

/** The county weighed from registers. */
export const useBalance = (asked: Record<string, string>): UseQueryResult<BalanceView> =>
  useQuery({ queryKey: ['balance', asked], staleTime: 60_000, queryFn: ({ signal }) => get<BalanceView>(withQuery('/api/balance', asked), signal) });

/** Numbers tried on this page, and the county weighed with them. Nothing of it is kept. */
export interface Trying {
  readonly on: boolean;
  readonly trials: readonly Trial[];
  readonly now: BalanceResult;
  readonly tried: BalanceResult;
  readonly toggle: () => void;
  readonly reset: () => void;
  /** Another number for a school; the one of the registers takes the trial away. */
  readonly change: (row: number, column: string, value: number) => void;
  /** Tries these numbers in place of those tried before. */
  readonly put: (trials: readonly Trial[]) => void;
  /** The number as it is tried, or as it is; undefined where it is not known. */
  readonly numberOf: (row: number, column: string) => number | undefined;
  /** The number of the registers. */
  readonly heldOf: (row: number, column: string) => number | undefined;
}

/** What-if over the schools of a view. */
export function useTrying(view: BalanceView): Trying {
  const [on, turn] = useState(false);
  const [trials, put] = useState<readonly Trial[]>([]);
  const { rules, schools } = view;
  const now = useMemo(() => view.result ?? weighBalance(rules, schools, view.on), [view, rules, schools]);
  const tried = useMemo(() => (trials.length === 0 ? now : weighTrials(rules, schools, trials, view.on)), [now, rules, schools, trials, view.on]);
  const heldOf = useCallback((row: number, column: string) => {
    const school = schools.find((one) => one.row === row);
    const section = rules.sections.find(({ key }) => pupilsKey(key) === column);
    return section === undefined ? school?.amounts[column] : school?.pupils[section.key];
  }, [rules, schools]);
  const numberOf = useCallback((row: number, column: string) => trials.find((one) => one.row === row && one.column === column)?.value ?? heldOf(row, column), [trials, heldOf]);
  // The box shows what is typed at once; the county and its tables follow as soon as the browser has a moment.
  const change = useCallback((row: number, column: string, value: number) => startTransition(() => put((held) => {
    const others = held.filter((one) => one.row !== row || one.column !== column);
    return value === heldOf(row, column) ? others : [...others, { row, column, value }];
  })), [heldOf]);
  const reset = useCallback(() => put([]), []);
  const toggle = useCallback(() => { turn((held) => !held); put([]); }, []);
  const putAll = useCallback((given: readonly Trial[]) => { turn(true); put(given); }, []);
  return { on, trials, now, tried, toggle, reset, change, put: putAll, numberOf, heldOf };
}

/** What a column is called, with its unit of measure. */
export function columnName({ rules }: Pick<BalanceView, 'rules'>, column: string): { readonly name: Words; readonly measure: Words; readonly split: boolean } {
  const section = rules.sections.find(({ key }) => pupilsKey(key) === column);
  if (section !== undefined) return { name: { zh: `${section.name.zh}学生数`, en: `${section.name.en} pupils` }, measure: { zh: '人', en: 'pupils' }, split: false };
  const found = amountColumns(rules).find(({ key, factor }) => key === column && factor === 1);
  if (found === undefined) return { name: { zh: column, en: column }, measure: { zh: '', en: '' }, split: false };
  const { resource, section: of } = found;
  return { name: of === null ? resource.name : { zh: of.name.zh + resource.name.zh, en: `${of.name.en}: ${resource.name.en}` }, measure: resource.measure, split: resource.split };
}

/** The columns an indicator is made of, in a section. */
export function columnsOfIndicator({ rules }: Pick<BalanceView, 'rules'>, indicator: string, section: string): string[] {
  const of = rules.indicators.find(({ key }) => key === indicator)?.of ?? [];
  const columns = amountColumns(rules).filter(({ factor }) => factor === 1);
  return of.flatMap(({ resource }) => columns.filter((one) => one.resource.key === resource && (one.section === null || one.section.key === section)).map(({ key }) => key));
}
