import { basename, extname, join } from 'node:path';
import type { Command } from 'commander';
import type { FileScan, MaskingFinding } from '../app/disclosure/scan-file.ts';
import { problems, raise, type Words } from '../domain/problem.ts';
import { beside, both, pick } from './language.ts';
import { loadFile, writeNamed } from './load-file.ts';
import { fail, print, say } from './output.ts';

interface ScanOptions { readonly json?: boolean; readonly clean?: string }

/** `xuezheng scan FILE…`: what must not be public. Needs neither a server nor a database. */
export function addScan(program: Command): void {
  program.command('scan')
    .description(both('公开前查一个文件：身份证号、手机号、住址、银行卡、学生成绩，隐藏的表和行、批注、修订、作者、照片位置。不需要数据库。', 'Before a file is made public: identity numbers, telephones, homes, cards, scores of pupils, hidden sheets and rows, comments, changes, authors, places of photos. Needs no database.'))
    .argument('<file...>', `.docx .xlsx .pdf .html .txt .csv .jpg .png; - ${beside('为标准输入', 'is standard input')}`)
    .option('--json', beside('每处输出一个 JSON 对象', 'one JSON object per finding'))
    .option('--clean <folder>', beside('另写一份去掉作者和照片信息的副本', 'also write copies without authors and picture data'))
    .addHelpText('after', `
${beside('每处先写位置、代码和结论（不得公开、须说明、请看一眼），再写办法；号码本身从不显示。有“不得公开”的退出码为 1。', 'Each finding: its place, code and verdict (not public, reason needed, look), then what to do; the number itself is never shown. With anything not to be public the exit code is 1.')}

${beside('例子', 'Examples')}:
  xuezheng scan ${beside('公示名单.xlsx', 'list.xlsx')}
  xuezheng scan ${beside('总结.docx', 'summary.docx')} --clean out`)
    .action(scanFiles);
}

async function scanFiles(files: readonly string[], { json = false, clean }: ScanOptions): Promise<void> {
  for (const path of files) {
    try {
      const file = await loadFile(path);
      const { scanFile } = await import('../app/disclosure/scan-file.ts');
      const scanned = await scanFile(file, clean !== undefined);
      for (const finding of scanned.report.findings) print(json ? JSON.stringify({ file: file.name, ...finding }) : describe(finding));
      if (clean !== undefined) await writeClean(clean, file.name, scanned);
      report(file.name, scanned);
    } catch (failure) {
      // One bad file does not keep the others from being looked through.
      fail(failure);
    }
  }
}

const weights: Readonly<Record<MaskingFinding['weight'], Words>> = { hard: { zh: '不得公开', en: 'not public' }, soft: { zh: '须说明', en: 'reason needed' }, note: { zh: '请看一眼', en: 'look' } };

const describe = (finding: MaskingFinding): string =>
  `${pick(finding.place)} ${finding.code} ${pick(weights[finding.weight])}${pick({ zh: '：', en: ': ' })}${pick(finding)}${finding.excerpt === '' ? '' : `\n    ${finding.excerpt}`}`;

async function writeClean(folder: string, name: string, { clean }: FileScan): Promise<void> {
  if (clean === undefined) return say(pick({ zh: `${name}：这种格式没有可去掉的属性，没有写副本。`, en: `${name}: nothing of this format can be removed; no copy was written.` }));
  const out = join(folder, `${basename(name, extname(name))}.clean${extname(name)}`);
  await writeNamed(out, clean);
  say(pick({ zh: `已写入 ${out}`, en: `Written to ${out}` }));
}

function report(name: string, { report: { hard, soft, notes, looked } }: FileScan): void {
  say(pick({
    zh: `${name}：看过 ${looked} 段，不得公开 ${hard} 处，须说明 ${soft} 处，请看一眼 ${notes} 处。`,
    en: `${name}: ${looked} pieces of text; ${hard} not to be public, ${soft} that need a reason, ${notes} to look at.`,
  }));
  if (hard > 0) fail(raise(problems.notForThePublic, { name, count: hard }));
}
