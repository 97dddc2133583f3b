import type { PlainDate } from '../values/plain-date.ts';

/** How the targets and tasks of a plan of a past year are followed: as any other, or kept for reference, without lights and reminders. */
export type Follow = 'supervise' | 'reference';

/** Whether somebody has to say first how a plan is followed: its year is over, so everything in it would be overdue at once. */
export function asksFollow(plan: { readonly year: number | null; readonly follow: Follow | null }, today: PlainDate): boolean {
  return plan.follow === null && plan.year !== null && plan.year < Number(today.slice(0, 4));
}
