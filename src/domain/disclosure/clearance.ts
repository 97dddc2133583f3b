import { problems, raise } from '../problem.ts';
import type { MaskingReport } from './masking-scan.ts';

/** Why something the scan found may stay, by the finding's code. */
export type ClearanceReasons = Readonly<Record<string, string>>;

/** Codes of findings that still want a reason. */
export function unexplained({ findings }: Pick<MaskingReport, 'findings'>, reasons: ClearanceReasons): readonly string[] {
  const soft = new Set(findings.filter(({ weight }) => weight === 'soft').map(({ code }) => code));
  return [...soft].filter((code) => (reasons[code] ?? '').trim().length < 4);
}

/** Throws G102 while something must not be public, G103 while a reason is missing. */
export function requireClear(report: MaskingReport, reasons: ClearanceReasons): void {
  if (report.hard > 0) throw raise(problems.disclosureUnclear, { count: report.hard });
  const missing = unexplained(report, reasons);
  if (missing.length > 0) throw raise(problems.disclosureUnexplained, { codes: missing });
}
