import type { ReportRow } from '../../contract/round.ts';

type Placed = Pick<ReportRow, 'id' | 'dueOn' | 'unitPath' | 'register'>;

/** Which report comes after this one among those that wait for my check, in their order and from the beginning again, and how many wait. */
export function nextToCheck<Row extends Placed>(waiting: readonly Row[], done: Placed): { readonly next: Row | undefined; readonly left: number } {
  // The list may have been read before it was decided.
  const rest = waiting.filter(({ id }) => id !== done.id);
  return { next: rest.find((row) => comesAfter(row, done)) ?? rest[0], left: rest.length };
}

function comesAfter(one: Placed, other: Placed): boolean {
  if (one.dueOn !== other.dueOn) return one.dueOn > other.dueOn;
  return one.unitPath === other.unitPath ? one.register > other.register : one.unitPath > other.unitPath;
}
