/* What a chart shows, apart from how it is drawn: the drawing, the table beside it and the sentence for those who hear it are all made from this. */

/** One point: a unit, a school year, a month. */
export interface ChartPoint {
  readonly key: string;
  readonly label: string;
  /** Null where nothing is known: a gap, never nought. */
  readonly value: number | null;
  /** The value as people read it, with its unit of measure. */
  readonly shown: string;
  /** Falls short of what it is held against: drawn with a pattern and a word, not only in another colour. */
  readonly short?: boolean;
  /** Where the figure opens. */
  readonly to?: string;
}

/** A value all points are held against: the county's, a standard. */
export interface ChartLine { readonly label: string; readonly value: number; readonly shown: string }

/** A chart. */
export interface ChartData {
  readonly kind: 'bars' | 'line';
  /** What it is of: 大班额占比. */
  readonly title: string;
  /** What the points are: 学校, 学年. */
  readonly axis: string;
  readonly measure: string;
  readonly points: readonly ChartPoint[];
  readonly lines: readonly ChartLine[];
  /** The word for points that fall short: 高于全县. */
  readonly shortWord?: string;
}

/** The points with the smallest and the largest value, and how many are blank; undefined when nothing is known. */
export function extremesOf(points: readonly ChartPoint[]): { readonly least: ChartPoint; readonly most: ChartPoint; readonly blank: number } | undefined {
  const known = points.filter(({ value }) => value !== null).sort((one, other) => Number(one.value) - Number(other.value));
  const [least, most] = [known[0], known[known.length - 1]];
  return least && most ? { least, most, blank: points.length - known.length } : undefined;
}

/** Whether there is something to draw: one point over time is no line. */
export const isDrawable = ({ kind, points }: ChartData): boolean => points.filter(({ value }) => value !== null).length > (kind === 'line' ? 1 : 0);

/** Rows a bar chart draws at once: more are a wall nobody reads, they stand in the table. */
export const BARS_AT_ONCE = 30;

/** The points that are drawn: of bars the known ones, at most so many. */
export const drawn = ({ kind, points }: ChartData): readonly ChartPoint[] => (kind === 'line' ? points : points.filter(({ value }) => value !== null).slice(0, BARS_AT_ONCE));
