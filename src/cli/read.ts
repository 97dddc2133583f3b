import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { problems, raise } from '../domain/problem.ts';
import type { Reading } from '../domain/plan/reading.ts';
import { beside, both, pick, terminalLanguage } from './language.ts';
import { loadFile, writeNamed } from './load-file.ts';
import { fail, print, say } from './output.ts';

interface ReadOptions { readonly json?: boolean; readonly table?: boolean; readonly out?: string }

/** `xuezheng read FILE…` */
export function addRead(program: Command): void {
  program.command('read')
    .description(both('读计划或总结：大纲、数字、目标、任务与核对。不需要数据库。', 'Read plans and summaries: outline, figures, targets, tasks, checks. Needs no database.'))
    .argument('<file...>', `.txt .md .docx .html .pdf; - ${beside('为标准输入', 'is standard input')}`)
    .option('--json', beside('每个文件输出一个 JSON 对象', 'one JSON object per file'))
    .option('--table', beside('输出表格，默认', 'tables, the default'))
    .option('--out <ledger.xlsx>', beside('另存为 Excel 台账', 'also write an Excel ledger'))
    .addHelpText('after', `
${beside('例子', 'Examples')}:
  xuezheng read ${beside('工作要点.docx', 'plan.docx')}
  xuezheng read ${beside('工作总结.txt', 'summary.txt')} --json > reading.json
  xuezheng read ${beside('要点.docx 总结.pdf', 'plan.docx summary.pdf')} --out ledger.xlsx`)
    .action(readFiles);
}

async function readFiles(files: readonly string[], options: ReadOptions): Promise<void> {
  if (options.out) refuseEnding(options.out);
  const readings: { doc: string; reading: Reading }[] = [];
  for (const path of files) {
    try {
      const file = await loadFile(path);
      const [{ readFileBytes, readingAsJson }, { describeReading }] = await Promise.all([import('../app/plan/read-file-bytes.ts'), import('./describe-reading.ts')]);
      const { reading, notes } = await readFileBytes(file);
      for (const note of notes) say(`${file.name}: ${pick(note)}`);
      const doc = basename(file.name, extname(file.name));
      print(options.json ? JSON.stringify(readingAsJson(reading, doc)) : describeReading(doc, reading));
      readings.push({ doc, reading });
    } catch (failure) {
      // One bad file does not keep the others from being read.
      fail(failure);
    }
  }
  if (options.out && readings.length > 0) {
    const { out } = options;
    const { writeReadingLedger } = await import('../app/plan/write-reading-ledger.ts');
    await writeNamed(out, await writeReadingLedger(readings, new Date(), terminalLanguage()));
    say(pick({ zh: `已写入 ${out}`, en: `Written to ${out}` }));
  }
}

// What is inside must be what the name says: four sheets are no .csv, and a workbook named .exe opens nowhere.
function refuseEnding(out: string): void {
  if (extname(out).toLowerCase() !== '.xlsx') throw raise(problems.cannotWriteAs, { name: out, endings: '.xlsx' });
}
