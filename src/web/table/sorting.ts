/** Which column sorts the rows, and whether the largest stands first. */
export interface Sorting {
  readonly key: string;
  readonly falling: boolean;
}

/** The sorting after a press on a head: rising, falling, then the order the server gave. */
export function turn(now: Sorting | null, key: string): Sorting | null {
  if (now?.key !== key) return { key, falling: false };
  return now.falling ? null : { key, falling: true };
}

const inChinese = new Intl.Collator('zh-CN', { numeric: true });

/** The rows by a value; those that have none stand last either way. */
export function sorted<Row>(rows: readonly Row[], by: ((row: Row) => string | number | null) | undefined, falling: boolean): readonly Row[] {
  if (by === undefined) return rows;
  const sign = falling ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  keyed.sort((left, right) => {
    if (left.key === null || right.key === null) return Number(left.key === null) - Number(right.key === null);
    return sign * (typeof left.key === 'number' && typeof right.key === 'number' ? left.key - right.key : inChinese.compare(String(left.key), String(right.key)));
  });
  return keyed.map(({ row }) => row);
}
