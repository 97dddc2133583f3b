import type { Command } from 'commander';
import type { FileCheck, TextFinding } from '../app/plan/check-file.ts';
import { problems, raise, type Words } from '../domain/problem.ts';
import { beside, both, pick } from './language.ts';
import { loadFile } from './load-file.ts';
import { fail, print, say } from './output.ts';

interface CheckOptions { readonly json?: boolean }

/** `xuezheng check FILE…`: the arithmetic of any text. Needs neither a server nor a database. */
export function addCheck(program: Command): void {
  program.command('check')
    .description(both('查一篇稿子的算术：合计与各部分、占比、增减与增幅、百分点、前后重述、单位、表格合计。不需要数据库。', 'Check the arithmetic of a text: sums, shares, changes and rates, percentage points, figures said twice, units, totals of tables. Needs no database.'))
    .argument('<file...>', `.txt .md .docx .html .pdf; - ${beside('为标准输入', 'is standard input')}`)
    .option('--json', beside('每处输出一个 JSON 对象', 'one JSON object per finding'))
    .addHelpText('after', `
${beside('每处先写段落和结论（错误、存疑、提示），再写原句。没有问题的地方一字不提。有“错误”时退出码为 1。', 'Each finding: its paragraph and verdict (error, doubt, note), then the sentence. Nothing is said where the text is right. With errors the exit code is 1.')}

${beside('例子', 'Examples')}:
  xuezheng check ${beside('工作总结.docx', 'summary.docx')}
  xuezheng check ${beside('送审稿.pdf', 'draft.pdf')} --json`)
    .action(checkFiles);
}

async function checkFiles(files: readonly string[], { json = false }: CheckOptions): Promise<void> {
  for (const path of files) {
    try {
      const file = await loadFile(path);
      const { checkFile } = await import('../app/plan/check-file.ts');
      const checked = await checkFile(file);
      for (const note of checked.notes) say(`${file.name}: ${pick(note)}`);
      for (const finding of checked.findings) print(json ? JSON.stringify({ file: file.name, ...asJson(finding) }) : describe(finding));
      report(file.name, checked);
    } catch (failure) {
      // One bad file does not keep the others from being checked.
      fail(failure);
    }
  }
}

const severities: Readonly<Record<TextFinding['severity'], Words>> = { error: { zh: '错误', en: 'error' }, doubt: { zh: '存疑', en: 'doubt' }, note: { zh: '提示', en: 'note' } };

const describe = (finding: TextFinding): string => `${pick({
  zh: `第${finding.paragraph}段${finding.section === '' ? '' : ` ${finding.section}`} ${severities[finding.severity].zh}：${finding.say.zh}。`,
  en: `paragraph ${finding.paragraph}${finding.section === '' ? '' : ` ${finding.section}`} ${severities[finding.severity].en}: ${finding.say.en}.`,
})}\n    ${finding.extract}`;

const asJson = ({ kind, severity, paragraph, section, start, end, printed, computed, extract, say: words }: TextFinding) =>
  ({ kind, severity, paragraph, section, start, end, printed, computed, extract, ...words });

function report(name: string, { findings, figures, relations }: FileCheck): void {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const others = findings.length - errors;
  say(pick({
    zh: `${name}：${figures} 个数字，重算 ${relations} 处关系，错误 ${errors} 处，存疑和提示 ${others} 处。`,
    en: `${name}: ${figures} figures, ${relations} relations recomputed, ${errors} errors, ${others} doubts and notes.`,
  }));
  if (errors > 0) fail(raise(problems.figuresWrong, { name, count: errors }));
}
