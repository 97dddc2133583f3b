/** How a period is written: 2026 · 2026-2027 (a school year) · 2026-2027/1 (its first term) · 2026-03. */
export const periodGrains = ['year', 'school_year', 'term', 'month'] as const;
export type PeriodGrain = (typeof periodGrains)[number];
