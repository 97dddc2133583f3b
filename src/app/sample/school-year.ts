/** The school year that has begun on this day: 2026-03-01 → 2025. */
export const schoolYearOf = (today: string): number => Number(today.slice(0, 4)) - (today.slice(5) < '09-01' ? 1 : 0);
