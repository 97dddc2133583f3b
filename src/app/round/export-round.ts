import { completenessSheets, type SheetReport } from '../../domain/round/completeness-sheets.ts';
import { clockInChina, dayInChina } from '../../domain/values/plain-date.ts';
import { listReports } from '../../db/queries/reports.ts';
import { listReminders } from '../../db/queries/reminders.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { writeWorkbook } from '../../office/write-xlsx.ts';
import { exportName, type ExportedFile } from '../plan/exported-file.ts';
import { useCase } from '../use-case.ts';
import { getRound } from './get-round.ts';
import { nameOf, registersNamed, reportReply } from './round-reply.ts';

/** How far a round has come among the units one may see, as a workbook. Throws A103, R101. */
export const exportRound = useCase('round.export', async (cx, input: { readonly id: string; readonly lang?: 'zh' | 'en' | undefined }): Promise<ExportedFile> => {
  const round = await getRound(cx, input.id);
  const lang = input.lang ?? 'zh';
  const registers = await registersNamed(cx, round.registers.map(({ register }) => register));
  const reminders = await listReminders(cx.db, cx.county, round.id);
  const names = new Map((await listUnitRows(cx.db, cx.county)).map(({ path, name }) => [path, name]));
  const rows = await listReports(cx.db, cx.county, { roundId: round.id });
  const reports = rows.map((row): SheetReport => {
    const { unitId, unitName, register, registerName, state, lateness, submittedByName, remindedOn } = reportReply(cx, row, registers.get(row.register), reminders.get(row.unitId) ?? null);
    const submittedOn = row.submittedAt === null ? null : dayInChina(row.submittedAt);
    return { unitId, unitName, districtName: names.get(row.unitPath.replace(/[^/]+\/$/, '')) ?? '', register, registerName, state, lateness, submittedByName, submittedOn, remindedOn };
  });
  const asked = round.registers.map(({ register }) => ({ key: register, name: nameOf(registers, register) }));
  const facts = { zh: `截止 ${round.dueOn} · 截至 ${clockInChina(cx.now)} · ${cx.actor.name} 导出`, en: `Due ${round.dueOn} · as of ${clockInChina(cx.now)} · exported by ${cx.actor.name}` }[lang];
  const bytes = await writeWorkbook(completenessSheets(reports, asked, { title: round.name, facts }, lang));
  cx.about({ kind: 'round', id: round.id, unitPath: round.unitPath, details: { reports: reports.length, form: 'xlsx' } });
  return { name: exportName(round.name, lang === 'en' ? ' completeness.xlsx' : '·完成情况.xlsx'), media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes };
});
