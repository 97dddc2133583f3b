/* The same period a year before: what a record is compared with. */

/** 2026 → 2025 · 2026-2027 → 2025-2026 · 2026-2027/1 → 2025-2026/1 · 2026-03 → 2025-03. */
export function previousPeriod(period: string): string {
  return period.replace(/\d{4}/g, (year) => String(Number(year) - 1));
}
