/* The word that was probably meant: nearest by edits (insert, delete, change, swap of neighbours). */

/** The candidate nearest to what was typed, or '' when none is near enough to be worth a question. */
export function nearest(typed: string, candidates: readonly string[]): string {
  const most = Math.max(1, Math.floor([...typed].length / 3));
  let best = '';
  let least = most + 1;
  for (const candidate of candidates) {
    const distance = edits(typed, candidate, least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Edits from one word to the other (optimal string alignment); stops counting at `limit`. */
export function edits(from: string, to: string, limit = Infinity): number {
  const a = [...from];
  const b = [...to];
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let row = b.map((_, at) => at + 1);
  row.unshift(0);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next.push(cheapest(a, b, i, j, row, next, before));
    if (Math.min(...next) >= limit) return limit;
    [before, row] = [row, next];
  }
  return row[b.length] ?? limit;
}

function cheapest(a: readonly string[], b: readonly string[], i: number, j: number, row: readonly number[], next: readonly number[], before: readonly number[]): number {
  const same = a[i - 1] === b[j - 1];
  const change = (row[j - 1] ?? 0) + (same ? 0 : 1);
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  const swap = swapped ? (before[j - 2] ?? 0) + 1 : Infinity;
  return Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap);
}
