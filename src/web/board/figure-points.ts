/* From answers about figures to what a chart shows. Nothing known stays a gap: a count over no rows is not nought. */
import type { FiguresView } from '../../contract/indicator.ts';
import { isPercent } from '../../domain/indicator/show-figure.ts';
import type { ChartPoint } from '../chart/chart-data.ts';

type Head = FiguresView['indicators'][number];
type Row = FiguresView['rows'][number];

/** Whether every register behind a figure has rows: otherwise a count of nought would be a lie. */
export const hasRows = (head: Head, row: Row | undefined): boolean => head.registers.every((register) => row?.standing.some((one) => one.register === register && one.rows > 0) === true);

/** A value as it is told: a share in per cent. */
export const toldAs = (head: Head, value: string): number => Number(value) * (isPercent(head) ? 100 : 1);

/** The value of the only indicator of a row; null without rows behind it. */
export function valueIn(head: Head, row: Row | undefined): { readonly value: number | null; readonly shown: string | null } {
  const held = row?.values[0] ?? null;
  if (held === null || !hasRows(head, row)) return { value: null, shown: null };
  return { value: toldAs(head, held), shown: row?.shown[0] ?? null };
}

/** The units that keep the registers behind a figure: of these kinds, and should have rows or have some. */
export const comparedUnits = (rows: readonly Row[], kinds: readonly string[]): readonly Row[] =>
  rows.filter(({ unitKind, standing }) => kinds.includes(unitKind) && standing.some(({ wanted, rows: held }) => wanted > 0 || held > 0));

/** Whether a value is on the worse side of what it is held against. */
export const isWorse = (better: Head['better'], value: number | null, against: number | null): boolean =>
  value !== null && against !== null && better !== 'neither' && (better === 'more' ? value < against : value > against);

/** The points in the order that helps: the worst first where one way is better, otherwise the largest; what is blank comes last. */
export function inOrder(better: Head['better'], points: readonly ChartPoint[]): readonly ChartPoint[] {
  const rising = better === 'more' ? 1 : -1;
  return [...points].sort((one, other) => Number(one.value === null) - Number(other.value === null) || rising * (Number(one.value) - Number(other.value)));
}

/** Whether rows of every register behind it are kept by periods; otherwise the past is what stood at ends of months. */
export const isKeptByPeriod = (head: Head, row: Row | undefined): boolean =>
  head.period !== null && head.registers.every((register) => row?.standing.some((one) => one.register === register && one.period !== null) === true);
