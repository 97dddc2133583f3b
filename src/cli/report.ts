import { extname } from 'node:path';
import type { Command } from 'commander';
import type { DraftView } from '../contract/document.ts';
import { problems, raise, type Words } from '../domain/problem.ts';
import { wrongValue } from './command-faults.ts';
import { beside, both, pick } from './language.ts';
import { writeNamed } from './load-file.ts';
import { fail, print, say } from './output.ts';
import { readDay } from './read-day.ts';
import { addReportFrom } from './report-from.ts';
import { addKeptReports } from './kept-report.ts';
import { defaultData, type Wiring } from './wiring.ts';

interface DraftFlags { readonly data: string; readonly out?: string; readonly pdf?: string; readonly annex?: string; readonly unit?: string; readonly year?: number; readonly asOf?: string; readonly json?: boolean }

/** `xuezheng report draft TEMPLATE`: an official document, its figures taken from the registers; and the documents that are kept. */
export function addReport(program: Command, wiring: Wiring): void {
  const report = program.command('report').description(both('公文：按模板拟稿，数字从台账取；公布，打开。', 'Documents: drafted from a template, published, opened.'))
    .addHelpText('after', `
${beside('例子', 'Examples')}:
  xuezheng report draft yearly_summary --out ${beside('总结.docx', 'summary.docx')}
  xuezheng report draft yearly_summary --pdf ${beside('总结.pdf', 'summary.pdf')} --annex ${beside('数字.xlsx', 'figures.xlsx')}
  xuezheng report draft yearly_summary --year 2026 --as-of 2026-12-31
  xuezheng report draft yearly_summary --unit ${beside('实验小学', 'syxx')} --json
  xuezheng report from ${beside('去年总结.docx', 'last-year.docx')} --out ${beside('总结.yaml', 'summary.yaml')}`);
  report.command('draft').description(both('拟一篇稿子。用了就写入审计。', 'Draft a document. Every use is written into the audit.'))
    .argument('<template>', beside('模板的键名或名称', 'key or name of the template'))
    .option('--out <file.docx>', beside('写成 Word 文件；不写就显示全文', 'write a Word file; without it the text is shown'))
    .option('--pdf <file.pdf>', beside('同一篇写成 PDF，须装有 LibreOffice', 'the same as PDF; needs LibreOffice'))
    .option('--annex <file.xlsx>', beside('文中每个数字一行：值、算法、范围、时间、依据', 'every figure a row: value, formula, scope, time, source'))
    .option('--unit <unit>', beside('单位的名称或代码，缺省全县', 'a unit by name or code; the county unless said'))
    .option('--year <year>', beside('哪一年的文件，缺省为截至日所在的年', 'the year it tells of; that of the day unless said'), readYear)
    .option('--as-of <day>', beside('截至哪一天，缺省年底或今天', 'told as of this day; the end of the year or today unless said'), readDay)
    .option('--json', beside('输出 JSON：正文、每个数字、检查结果', 'as JSON: the document, every figure, all findings')).option('--data <folder>', beside('内置数据库的文件夹', 'data folder'), defaultData())
    .addHelpText('after', `
${beside('没有数据的数字写作“〔缺数〕”，并说明原因。稿子照样写出；有“错误”时退出码为 1。', 'A figure without data is written as a gap, and why is told. The draft is written all the same; with errors the exit code is 1.')}`)
    .action((template: string, flags: DraftFlags) => draft(wiring, template, flags));
  addReportFrom(report, readYear);
  addKeptReports(report, wiring);
}

function readYear(text: string): number {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  if (year < 2000 || year > 2100) throw wrongValue({ zh: `“${text}”不是年份，请写 2026 的样子`, en: `"${text}" is no year; write 2026` });
  return year;
}

async function draft(wiring: Wiring, template: string, { data, out, pdf, annex, json = false, ...asked }: DraftFlags): Promise<void> {
  const files = ([['docx', out], ['xlsx', annex], ['pdf', pdf]] as const).flatMap(([as, name]) => (name === undefined ? [] : [{ as, name }]));
  for (const { as, name } of files) if (extname(name).toLowerCase() !== `.${as}`) throw raise(problems.cannotWriteAs, { name, endings: `.${as}` });
  const { draftFromConsole } = await import('../app/console/draft-from-console.ts');
  const system = await wiring.open(data, { make: false });
  try {
    const { view, write } = await draftFromConsole(system.runtime, { template, ...asked });
    // One after the other: a PDF that cannot be made leaves the others written.
    for (const { as, name } of files) await writeNamed(name, await write(as));
    if (json) print(JSON.stringify(view));
    else if (files.length === 0) print(view.text);
    report(view, files.map(({ name }) => name));
  } finally {
    await system.close();
  }
}

const severities: Readonly<Record<DraftView['findings'][number]['severity'], Words>> = { error: { zh: '错误', en: 'error' }, doubt: { zh: '存疑', en: 'doubt' }, note: { zh: '提示', en: 'note' } };

function report({ name, document, findings, blanks, refusals }: DraftView, written: readonly string[]): void {
  for (const { severity, say: words } of findings) say(pick({ zh: `${severities[severity].zh}：${words.zh}。`, en: `${severities[severity].en}: ${words.en}.` }));
  for (const { say: words, ref } of blanks.filter(({ of }) => of === 'value')) say(`${pick(words)} (${ref})`);
  // The comparisons with last year are told once, above; here only why they are missing.
  const [first, ...others] = findings.some(({ kind }) => kind === 'left_out' || kind === 'missing') ? blanks.filter(({ of }) => of === 'previous') : [];
  if (first) say(pick(first.say) + (others.length === 0 ? '' : pick({ zh: `；另有 ${others.length} 个数也没有上年数`, en: `; ${others.length} other figures have none of last year either` })));
  for (const name of written) say(pick({ zh: `已写入 ${name}`, en: `Written to ${name}` }));
  say(pick({
    zh: `${document.facts.length} 个数字，缺数 ${blanks.length} 个，错误 ${refusals} 处，存疑和提示 ${findings.length - refusals} 处。`,
    en: `${document.facts.length} figures, ${blanks.length} blanks, ${refusals} errors, ${findings.length - refusals} doubts and notes.`,
  }));
  if (refusals > 0) fail(raise(problems.draftRefused, { name: pick(name), count: refusals }));
}
