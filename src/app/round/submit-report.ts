import type { SubmitReport } from '../../contract/round.ts';
import { explanationFor, isAnswer, type Explanation } from '../../domain/round/report-parts.ts';
import type { Finding } from '../../domain/register/finding.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { moveReportRecords } from '../../db/registers/records/report-records.ts';
import { loadLookups, recordTitle } from '../record/lookups.ts';
import { useCase, type Context } from '../use-case.ts';
import { finish, getReport, stateAfter, type FoundReport } from './report-access.ts';
import { reviewReport, type Review, type ReviewedRecord } from './review-report.ts';

/** Submits a unit's report: every check of every record is asked; what is unusual is explained. Throws A103, N106 to N111, R101, R201, R202. */
export const submitReport = useCase('report.submit', async (cx, input: SubmitReport & { readonly id: string }) => {
  const found = await getReport(cx, input.id, true);
  const state = stateAfter(found.report, input.version, 'submit');
  const review = await reviewReport(cx, found);
  requireTrue(review, input.declaration);
  const explanations = await requireSound(cx, found, review, [...found.report.explanations, ...input.explanations]);
  await moveReportRecords(cx.db, found.store, found.report, ['draft', 'returned'], 'submitted', { by: cx.by, via: 'round' });
  return finish(cx, found, {
    verb: 'submit', state, note: input.note, declaration: input.declaration, explanations, records: review.records.length, today: dayInChina(cx.now),
  });
});

// What a unit declares is compared with what it kept: it answers for the words.
function requireTrue({ records, untouched }: Review, declaration: SubmitReport['declaration']): void {
  const count = records.length;
  if (declaration === 'nothing' && count > 0) throw raise(problems.reportNotEmpty, { count });
  if (declaration !== 'nothing' && count === 0) throw raise(problems.reportBlank, {});
  if (declaration === 'filled' && untouched) throw raise(problems.reportUnchanged, {});
  if (declaration === 'same' && !untouched) throw raise(problems.reportDiffers, { count: records.filter(({ before, changed }) => before === undefined || changed.length > 0).length });
}

type Fault = readonly [ReviewedRecord, Finding];

/** The explanations that still answer something. Throws N110, N111. */
async function requireSound(cx: Context, found: FoundReport, { records }: Review, said: readonly Explanation[]): Promise<readonly Explanation[]> {
  const faults = records.flatMap((one) => one.findings.map((finding): Fault => [one, finding]));
  const logic = faults.filter(([, { strength }]) => strength === 'logic');
  if (logic.length > 0) throw raise(problems.reportFaulty, { count: logic.length, findings: await describe(cx, found, logic) });
  // What was said last counts.
  const newest = said.toReversed();
  const answered = faults.map((fault): [Fault, string] => [fault, explanationFor(newest, fault[0].record.id, fault[1].check ?? '')]);
  const silent = answered.filter(([, text]) => !isAnswer(text)).map(([fault]) => fault);
  if (silent.length > 0) throw raise(problems.reportUnexplained, { count: silent.length, findings: await describe(cx, found, silent) });
  return kept(newest, answered);
}

/** What was said of a check on all records is kept once, what was said of one record with it. */
function kept(said: readonly Explanation[], answered: readonly [Fault, string][]): readonly Explanation[] {
  const checks = [...new Set(answered.map(([[, { check = '' }]]) => check))];
  const ofAll = checks.flatMap((check) => { const text = explanationFor(said, '', check); return text === '' ? [] : [{ recordId: '', check, text }]; });
  const single = answered.filter(([[, { check = '' }], text]) => explanationFor(ofAll, '', check) !== text);
  return [...ofAll, ...single.map(([[{ record }, { check = '' }], text]) => ({ recordId: record.id, check, text }))];
}

const TOLD = 20;

async function describe(cx: Context, { definition }: FoundReport, faults: readonly Fault[]): Promise<Words[]> {
  const told = faults.slice(0, TOLD);
  const lookups = await loadLookups(cx, definition, { values: told.map(([{ record }]) => record.values), units: told.map(([{ record }]) => record.unitId) });
  return told.map(([{ record }, { zh, en }]) => {
    const title = recordTitle(cx, definition, record, lookups);
    return { zh: `${title}：${zh.replace(/。$/, '')}`, en: `${title}: ${en.replace(/\.$/, '')}` };
  });
}
