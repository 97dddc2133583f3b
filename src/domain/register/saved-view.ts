/* How somebody looks at the list of a register: what a view keeps, and what one person chose for every view. */

/** A list as somebody wants to find it again. */
export interface ViewBody {
  readonly where: string;
  readonly unit: string;
  readonly sort: string;
  /** Columns from left to right; null for those the person chose, or the register's own. */
  readonly columns: readonly string[] | null;
  /** Widths in rem, by column, where somebody set one. */
  readonly widths: Readonly<Record<string, number>>;
}

/** The columns and widths one person chose for a register. */
export type ListChoice = Pick<ViewBody, 'columns' | 'widths'>;

/** How many views one person keeps of one register. */
export const MOST_VIEWS = 50;
