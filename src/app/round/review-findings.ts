import type { FindingsPage } from '../../contract/round.ts';
import { groupKeyOf } from '../../domain/round/finding-groups.ts';
import { explanationFor } from '../../domain/round/report-parts.ts';
import { loadLookups, recordTitle } from '../record/lookups.ts';
import { useCase } from '../use-case.ts';
import { getReport } from './report-access.ts';
import { reviewReport } from './review-report.ts';

interface ReviewInput { readonly id: string; readonly group?: string | undefined; readonly from: number }

// So many lines a page.
const PAGE = 50;

/** What stands against single records of a report, page by page. Throws A103, R101. */
export const reviewFindings = useCase('report.review', async (cx, input: ReviewInput): Promise<FindingsPage> => {
  const found = await getReport(cx, input.id, false);
  const { definition, report } = found;
  const { records } = await reviewReport(cx, found);
  const all = records.flatMap(({ record, findings }) => findings.map((finding) => ({ record, finding, group: groupKeyOf(finding) })))
    .filter(({ group }) => input.group === undefined || group === input.group);
  const page = all.slice(input.from, input.from + PAGE);
  const lookups = await loadLookups(cx, definition, { values: page.map(({ record }) => record.values), units: page.map(({ record }) => record.unitId) });
  return {
    total: all.length,
    lines: page.map(({ record, finding, group }) => ({
      group, recordId: record.id, title: recordTitle(cx, definition, record, lookups), finding: { ...finding },
      text: report.explanations.find((one) => one.recordId === record.id && one.check === finding.check)?.text ?? explanationFor(report.explanations, '', finding.check ?? ''),
    })),
  };
});
