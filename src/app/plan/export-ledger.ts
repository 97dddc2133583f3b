import { ledgerSheets, type SheetLanguage } from '../../domain/ledger/ledger-sheets.ts';
import { clockInChina } from '../../domain/values/plain-date.ts';
import { listCommitments } from '../../db/queries/commitments.ts';
import { writeWorkbook } from '../../office/write-xlsx.ts';
import { loadJudging, targetReply, taskReply } from '../ledger/target-reply.ts';
import { useCase } from '../use-case.ts';
import { exportName, type ExportedFile } from './exported-file.ts';
import { getPlan, loadVersion } from './get-plan.ts';

/** A plan's ledger as a workbook: targets, tasks, checks and every figure of its current version. Throws R101, A103. */
export const exportLedger = useCase('plan.export', async (cx, input: { id: string; lang: SheetLanguage }): Promise<ExportedFile> => {
  const plan = await getPlan(cx, input.id);
  const { version, items } = await loadVersion(cx, plan, plan.versionNo);
  const rows = await listCommitments(cx.db, cx.county, { planId: plan.id });
  const judging = await loadJudging(cx, rows);
  const targets = rows.filter((row) => row.kind === 'target').map((row) => targetReply(row, judging));
  const tasks = rows.filter((row) => row.kind === 'task').map((row) => taskReply(row, judging));
  const facts = {
    zh: `第 ${plan.versionNo} 版 · 截至 ${clockInChina(cx.now)} · ${cx.actor.name} 导出`, en: `Version ${plan.versionNo} · as of ${clockInChina(cx.now)} · exported by ${cx.actor.name}`,
  }[input.lang];
  const bytes = await writeWorkbook(ledgerSheets({ targets, tasks, checks: version.reading.checks, items }, { title: plan.title, facts }, input.lang));
  cx.about({ kind: 'plan', id: plan.id, unitPath: plan.unitPath, details: { version: plan.versionNo, targets: targets.length, tasks: tasks.length, form: 'xlsx' } });
  return { name: exportName(plan.title, input.lang === 'en' ? ' ledger.xlsx' : '·台账.xlsx'), media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
});
