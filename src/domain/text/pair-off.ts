/** One side's position, the other's, and how well they go together. */
export interface Candidate { readonly left: number; readonly right: number; readonly score: number }

/** Takes the best candidates, each position once; ties go to the earlier positions, so the same input gives the same pairs. */
export function pairOff<C extends Candidate>(candidates: readonly C[]): readonly C[] {
  const lefts = new Set<number>();
  const rights = new Set<number>();
  const best = [...candidates].sort((a, b) => b.score - a.score || a.left - b.left || a.right - b.right);
  return best.filter(({ left, right }) => {
    if (lefts.has(left) || rights.has(right)) return false;
    lefts.add(left);
    rights.add(right);
    return true;
  });
}
