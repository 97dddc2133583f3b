/*
 * Cones held by straight cuts: solve, look where a cone is left, cut there, solve again. Every programme on the way
 * allows more than the true one, so its cost is a bound that no plan can be below.
 */
import type { LinearAnswer, ModelDraft, SolveLinear } from './linear-model.ts';
import type { Cone, PlanDraft } from './plan-draft.ts';

/** How far outside a cone, as a share of it, is still on its edge. */
const EDGE = 1e-4;
const ROUNDS = 12;

/** How a programme is to be solved. */
export interface Effort { readonly broken: boolean; readonly seconds: number; readonly gap: number; readonly rounds?: number }

/** Solves a programme until no cone is left, or the rounds are over; `bound` is the best that was proved. */
export async function solveWithCones(draft: PlanDraft, solve: SolveLinear, effort: Effort): Promise<LinearAnswer> {
  let [bound, answer] = [0, await solve(draft.model, effort)];
  for (let round = 1; ; round += 1) {
    bound = Math.max(bound, answer.bound);
    const { values } = answer;
    if (answer.status === 'infeasible' || values.length === 0 || round >= (effort.rounds ?? ROUNDS)) break;
    const cuts = draft.cones.reduce((all, cone) => all + cut(draft.model, cone, values), 0);
    if (cuts === 0) break;
    answer = await solve(draft.model, effort);
  }
  return { ...answer, bound };
}

/** First cuts, where the schools lie today: a few directions each, drawn in as they will have to be. */
export function cutFirst(draft: PlanDraft, today: (cone: Cone) => readonly number[]): void {
  for (const cone of draft.cones) {
    const z = today(cone);
    const norm = Math.hypot(...z);
    if (norm > 0) for (const drawn of [0.5, 1, 1.5]) cone.z.forEach((_, at) => { cutAt(draft.model, cone, at, (drawn * (z[at] ?? 0)) / norm); });
  }
}

/** Cuts a cone where it is left; how many cuts it took. */
function cut(model: ModelDraft, cone: Cone, values: readonly number[]): number {
  const tau = values[cone.tau] ?? 0;
  const z = cone.z.map((at) => values[at] ?? 0);
  const norm = Math.hypot(...z);
  if (norm <= tau * (1 + EDGE) + 1e-9) return 0;
  // Where τ is nought any direction does; else s ≥ z²/τ is touched at this ratio.
  const under = tau > norm * 1e-3 ? tau : norm;
  let cuts = 0;
  cone.z.forEach((_, at) => {
    const ratio = (z[at] ?? 0) / under;
    if (Math.abs(ratio) < 1e-9 || ratio * ratio * under <= (values[cone.s[at] ?? 0] ?? 0) * (1 + EDGE)) return;
    cutAt(model, cone, at, ratio);
    cuts += 1;
  });
  return cuts;
}

/** s ≥ 2q·z − q²·τ, which touches z²/τ where z/τ is q. */
const cutAt = (model: ModelDraft, cone: Cone, at: number, ratio: number): void =>
  model.atLeast([[cone.s[at] ?? 0, 1], [cone.z[at] ?? 0, -2 * ratio], [cone.tau, ratio * ratio]], 0);
