/* Class sizes by school and grade: what each cell of the map says. No screen here. */
import type { RecordTotals } from '../../contract/register.ts';

/** One school's classes of one grade. */
export interface HeatCell {
  readonly classes: number;
  readonly pupils: number;
  /** Classes by the code of their size band. */
  readonly bands: Readonly<Record<string, number>>;
}

/** One school. */
export interface HeatRow {
  readonly unitId: string;
  readonly name: string;
  readonly cells: Readonly<Record<string, HeatCell>>;
}

/** The map of totals grouped by unit, grade and band; schools in the order given. */
export function heatRows(totals: RecordTotals, keys: { readonly grade: string; readonly band: string; readonly pupils: string }, order: readonly string[]): readonly HeatRow[] {
  const rows = new Map<string, { cells: Record<string, HeatCell> }>();
  for (const { by, count, sums } of totals.groups) {
    const unitId = String(by['unit']);
    const grade = String(by[keys.grade] ?? '');
    const row = rows.get(unitId) ?? { cells: {} };
    rows.set(unitId, row);
    const held = row.cells[grade] ?? { classes: 0, pupils: 0, bands: {} };
    const band = String(by[keys.band] ?? '');
    row.cells[grade] = { classes: held.classes + count, pupils: held.pupils + Number(sums[keys.pupils] ?? 0), bands: { ...held.bands, [band]: (held.bands[band] ?? 0) + count } };
  }
  return [...rows].map(([unitId, { cells }]) => ({ unitId, name: totals.names[unitId] ?? unitId, cells }))
    .sort((one, other) => order.indexOf(one.unitId) - order.indexOf(other.unitId));
}

/** The worst band in a cell: the last of the list that any of its classes is in. */
export const worstBand = (cell: HeatCell, order: readonly string[]): string => order.filter((code) => (cell.bands[code] ?? 0) > 0).reduce((_, code) => code, '');

/** Pupils a class, to the nearest whole. */
export const meanSize = ({ classes, pupils }: HeatCell): number => (classes === 0 ? 0 : Math.round(pupils / classes));

/** Cells added up: the classes of a school, of a grade, or of all. */
export function addCells(cells: readonly HeatCell[]): HeatCell {
  const bands: Record<string, number> = {};
  for (const cell of cells) for (const [code, count] of Object.entries(cell.bands)) bands[code] = (bands[code] ?? 0) + count;
  return { classes: cells.reduce((sum, { classes }) => sum + classes, 0), pupils: cells.reduce((sum, { pupils }) => sum + pupils, 0), bands };
}

/** Large classes as they are published: the super large among them. */
export const largeIn = ({ bands }: HeatCell): number => (bands['large'] ?? 0) + (bands['super'] ?? 0);

/** A share of the classes as people read it: 7.1. */
export const shareOf = (part: number, { classes }: HeatCell): string => (classes === 0 ? '0' : String(Math.round((part / classes) * 1000) / 10));
