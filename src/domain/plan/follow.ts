/** How the targets and tasks of a plan of a past year are followed: as any other, or kept for reference, without lights and reminders. */
export type Follow = 'supervise' | 'reference';
