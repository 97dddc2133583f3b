/*
 * The import itself: the rows that the dry run kept are written, or, when anything they were judged by has changed or there
 * was no dry run, the file is judged on the records as they are now. All of it is one transaction with one row in the
 * audit; what the database finds in the end undoes everything before.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { CommitImport } from '../../contract/import.ts';
import { groupOf, isListedWhole, type ImportReport, type ImportState, type WholeReport } from '../../domain/register/import-report.ts';
import { isProblem, problems, raise } from '../../domain/problem.ts';
import { takeRegister, updateImport, type ImportRow } from '../../db/queries/imports.ts';
import type { Doing } from '../../db/registers/records/record-row.ts';
import { dropStaged } from '../../db/registers/records/stage-records.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { useCase, type Context } from '../use-case.ts';
import { openFindings, openReport, sealReport } from './import-file.ts';
import { beginWork } from './begin-work.ts';
import { noteImport, progressOf, takeForWork, TooHeavy, type TellProgress, type Working } from './import-work.ts';
import { runImport } from './run-import.ts';
import { writeStagedRows } from './stage-rows.ts';
import { rowName, writeRows, type Choice, type WrittenRows } from './write-rows.ts';

interface CommitInput extends CommitImport {
  readonly id: string;
  /** Not checked before: checked and written in one go, while the next rows are read. */
  readonly atOnce?: boolean;
}

/** The import itself. Throws what refuses it. */
export const commit = useCase('import.commit', async (cx, input: Working & CommitInput): Promise<void> => {
  const begins: ImportState = input.atOnce === true ? 'waiting' : 'checked';
  const row = await takeForWork(cx, input, 'import.commit', input.resumed === true ? [begins, 'writing'] : [begins]);
  const choice: Choice = { mode: input.mode, skip: new Set(input.skip) };
  if (input.atOnce !== true) await requireChecked(cx, row, choice, input.explanations);
  await noteImport(cx.runtime, cx.asker, row.id, { state: 'writing', explanations: input.explanations, failure: null, rowsDone: 0 });
  input.accepted();
  const doing = { by: cx.by, via: 'import', importId: row.id } as const;
  const tell = progressOf(cx, row.id);
  await waitForOthers(cx, row, tell);
  const staged = input.atOnce === true ? null : await writeStagedRows(cx, row, { choice, doing, tell });
  if (!staged && input.light) throw new TooHeavy();
  const { written, ...found } = staged ? { written: staged, counts: row.counts } : await judgeAgain(cx, row, input, { choice, doing, tell });
  const counts = { ...found.counts, added: written.added, changed: written.changed };
  await dropStaged(cx.db, cx.county, row.id);
  await updateImport(cx.db, cx.county, row.id, { state: 'done', stage: '', rowsDone: counts.rows, basis: null, ...found, counts }, cx.runtime.clock());
  cx.about({ kind: 'import', id: row.id, unitPath: row.unitPath, details: auditOf(row, input, counts) });
});

const PAUSE_MS = 100;

// Of two with the same file the second finds the rows of the first. Who waits here can be stopped meanwhile.
async function waitForOthers(cx: Context, row: ImportRow, tell: TellProgress): Promise<void> {
  while (!(await takeRegister(cx.db, cx.county, row.register))) {
    await tell('queue', 1);
    await pause(PAUSE_MS);
  }
}

interface Again { readonly choice: Choice; readonly doing: Doing; readonly tell: TellProgress }

// Without a dry run, or when something has changed since: the file is judged by what there is now, and the sender shown what that says.
async function judgeAgain(cx: Context, row: ImportRow, { explanations }: CommitInput, { choice, doing, tell }: Again) {
  const written: WrittenRows = { added: 0, changed: 0, faulty: 0 };
  const report = await runImport(cx, row, { tell, write: writeRows(choice, doing, written), hold: true });
  const refusal = refusalOf(report, choice, explanations, written);
  if (refusal) {
    // What was kept to be written is no longer what is shown.
    await noteImport(cx.runtime, cx.asker, row.id, { counts: report.counts, basis: null, ...await sealReport(cx, row.id, report) });
    throw refusal;
  }
  return { written, counts: report.counts, ...await sealReport(cx, row.id, { ...report, counts: { ...report.counts, added: written.added, changed: written.changed } }) };
}

const auditOf = ({ register, fileDigest }: ImportRow, { mode, skip, explanations }: CommitInput, counts: ImportReport['counts']) =>
  ({ register, digest: fileDigest.toString('hex'), mode, ...counts, left: skip.length, explained: Object.keys(explanations).length });

async function requireChecked(cx: Context, row: ImportRow, choice: Choice, explanations: CommitInput['explanations']): Promise<void> {
  const before = await openReport(cx, row.id);
  if (!before) throw raise(problems.importRunning, {});
  requireSound({ ...before, findings: await openFindings(cx, row.id) }, choice, explanations);
}

function requireSound(report: WholeReport, choice: Choice, explanations: CommitInput['explanations']): void {
  const refusal = refusalOf(report, choice, explanations, { faulty: report.counts.faulty - skippedFaults(report, choice) });
  if (refusal) throw refusal;
}

const skippedFaults = ({ findings }: WholeReport, { skip }: Choice): number =>
  new Set(findings.filter(({ strength }) => strength === 'logic').map(rowName).filter((name) => skip.has(name))).size;

function refusalOf(report: WholeReport, choice: Choice, explanations: CommitInput['explanations'], { faulty }: Pick<WrittenRows, 'faulty'>): Error | undefined {
  if (report.blocks.length > 0) return raise(problems.importColumns, { findings: report.blocks.map(({ zh, en }) => ({ zh, en })) });
  if (choice.mode === 'all' && faulty > 0) return raise(problems.importFaulty, { rows: faulty });
  const silent = unexplained(report, choice, explanations);
  return silent.length > 0 ? raise(problems.importUnexplained, { checks: silent.map(({ say }) => ({ ...say })) }) : undefined;
}

/** Kinds of unusual values of rows to be written that nobody explained, as a kind or row by row. */
function unexplained(report: WholeReport, { mode, skip }: Choice, explanations: CommitInput['explanations']) {
  const { groups, findings } = report;
  const said = (key: string): boolean => (explanations[key] ?? '').trim() !== '';
  // Those that are not listed can only be explained as a kind.
  if (!isListedWhole(report)) return groups.filter(({ key, strength }) => strength === 'experience' && !said(key));
  const faulty = new Set(findings.filter(({ strength }) => strength === 'logic').map(rowName));
  const silent = new Set(findings.filter((finding) => finding.strength === 'experience' && !said(groupOf(finding)) && !said(`${groupOf(finding)}@${rowName(finding)}`)
    && !skip.has(rowName(finding)) && !(mode === 'chosen' && faulty.has(rowName(finding)))).map(groupOf));
  return groups.filter(({ key }) => silent.has(key));
}

/** Begins the writing of a checked import. Throws A103, I150, I151, I152, I153, I162, R101. */
export const commitImport = (runtime: Runtime, asker: Asker, input: CommitInput): Promise<void> =>
  beginWork(runtime, asker, { name: 'commit', input, states: ['checked'], during: 'writing', back: () => 'checked', place: 'here unless heavy', here: (working) => commit(runtime, asker, { ...input, ...working }) });

// What refuses the rows of a file that was understood: its findings are shown, to be settled and written then.
const shown: ReadonlySet<string> = new Set([problems.importColumns.code, problems.importFaulty.code, problems.importUnexplained.code]);

/** Begins to check a file that has come and, when nothing is wrong or unusual, to write all of it; else it stands as checked. Throws A103, I150, I151, R101. */
export const writeImport = (runtime: Runtime, asker: Asker, { id }: { readonly id: string }): Promise<void> => {
  const input: CommitInput = { id, mode: 'all', skip: [], explanations: {}, atOnce: true };
  return beginWork(runtime, asker, { name: 'commit', input, states: ['waiting'], during: 'writing', back: (failure) => (isProblem(failure) && shown.has(failure.code) ? 'checked' : 'failed'), place: 'elsewhere', here: (working) => commit(runtime, asker, { ...input, ...working }) });
};
