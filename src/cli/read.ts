import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { readFileBytes, readingAsJson, refuseBySize } from '../app/plan/read-file-bytes.ts';
import { writeReadingLedger } from '../app/plan/write-reading-ledger.ts';
import { problems, raise } from '../domain/problem.ts';
import type { Quantity, Reading } from '../domain/plan/reading.ts';
import { clip, fail, print, say, table } from './output.ts';

interface ReadOptions { readonly json?: boolean; readonly table?: boolean; readonly out?: string }

/** `xuezheng read FILE…` */
export function addRead(program: Command): void {
  program.command('read')
    .description('读计划或总结：大纲、数字、目标、任务与核对。不需要数据库。\nRead plans and summaries: outline, figures, targets, tasks, checks. Needs no database.')
    .argument('<file...>', '.txt .md .docx .html .pdf；- 为标准输入 (standard input)')
    .option('--json', '每个文件输出一个 JSON 对象 (one JSON object per file)')
    .option('--table', '输出表格，默认 (tables, the default)')
    .option('--out <ledger.xlsx>', '另存为 Excel 台账 (also write an Excel ledger)')
    .addHelpText('after', `
例子 Examples:
  xuezheng read 工作要点.docx
  xuezheng read 工作总结.txt --json > reading.json
  xuezheng read 要点.docx 总结.pdf --out ledger.xlsx`)
    .action(readFiles);
}

async function readFiles(files: readonly string[], options: ReadOptions): Promise<void> {
  const readings: { doc: string; reading: Reading }[] = [];
  for (const path of files) {
    try {
      const file = await loadFile(path);
      const { reading, notes } = await readFileBytes(file);
      for (const note of notes) say(`${file.name}：${note.zh}`);
      const doc = basename(file.name, extname(file.name));
      print(options.json ? JSON.stringify(readingAsJson(reading, doc)) : describe(doc, reading));
      readings.push({ doc, reading });
    } catch (failure) {
      // One bad file does not keep the others from being read.
      fail(failure);
    }
  }
  if (options.out && readings.length > 0) {
    const { out } = options;
    await writeFile(out, await writeReadingLedger(readings, new Date())).catch((failure: unknown) => { throw fileProblem(failure, out); });
    say(`已写入 ${out}`);
  }
}

async function loadFile(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  if (path === '-') return { name: 'stdin.txt', bytes: await readStandardInput() };
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw raise(problems.fileMissing, { name: path });
  refuseBySize(basename(path), found.size);
  return { name: basename(path), bytes: await readFile(path).catch((failure: unknown) => { throw fileProblem(failure, path); }) };
}

function fileProblem(failure: unknown, name: string): unknown {
  const { code } = failure as { code?: unknown };
  return typeof code === 'string' ? raise(problems.fileUnusable, { name, reason: code }) : failure;
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const kindWords = { target: '目标', achievement: '成绩', context: '背景' } as const;
const comparatorWords = { eq: '=', ge: '≥', le: '≤', gt: '>', lt: '<', approx: '≈', range: '区间' } as const;

function describe(doc: string, reading: Reading): string {
  const figures = reading.quantities.map((quantity) => [
    quantity.id, kindWords[quantity.kind], clip(quantity.metric || quantity.subject, 28), comparatorWords[quantity.comparator], valueText(quantity), clip(quantity.section, 16), clip(quantity.text, 40),
  ]);
  const checks = reading.checks.map((check) => [check.id, check.consistent ? '一致' : check.explainedByRounding ? '不一致（可由舍入解释）' : '不一致', check.explanation]);
  const failing = reading.checks.filter((check) => !check.consistent).length;
  return [
    `\n${reading.title || doc}`,
    `大纲 ${reading.outline.length} 条 · 数字 ${reading.quantities.length} 个（目标 ${countKind(reading, 'target')}，成绩 ${countKind(reading, 'achievement')}，背景 ${countKind(reading, 'context')}） · 任务 ${reading.tasks.length} 项 · 核对 ${checks.length} 项，不一致 ${failing} 项`,
    '', table(['编号', '类别', '指标', '', '数值', '章节', '原文'], figures),
    ...(checks.length === 0 ? [] : ['', table(['核对', '结论', '算式'], checks)]), '',
  ].join('\n');
}

const countKind = (reading: Reading, kind: Quantity['kind']): number => reading.quantities.filter((quantity) => quantity.kind === kind).length;

const valueText = (quantity: Quantity): string =>
  `${typeof quantity.value === 'number' ? quantity.value : quantity.value.join('–')}${quantity.unit}`;
