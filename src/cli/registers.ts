import type { Command } from 'commander';
import { problems, raise } from '../domain/problem.ts';
import { beside, both, pick } from './language.ts';
import { fail, print, say } from './output.ts';

/** `xuezheng registers check FOLDER`: for whoever writes definitions. Needs neither a server nor a database. */
export function addRegisters(program: Command): void {
  const registers = program.command('registers').description(both('台账定义：检查，不需要数据库。', 'Definitions of registers: check them. Needs no database.'))
    .addHelpText('after', `
${beside('例子', 'Examples')}:
  xuezheng registers check my-catalog`);
  registers.command('check')
    .description(both('检查一个文件夹里的台账、代码表和限值，连同内置的一起；样例逐个试算。', 'Check the registers, code lists and limits of a folder beside the built-in ones; every worked example is run.'))
    .argument('<folder>', beside('与 XUEZHENG_CATALOG 相同的文件夹', 'the folder XUEZHENG_CATALOG would name'))
    .option('--json', beside('每处错误输出一个 JSON 对象', 'one JSON object per fault'))
    .addHelpText('after', `
${beside('每处错误一行：文件:行:列 说明。有错误时退出码为 1。', 'One line a fault: file:line:column and what to do. With faults the exit code is 1.')}
${beside('写法见 docs/registers.md。', 'How to write definitions: docs/registers.md.')}`)
    .action(check);
}

async function check(folder: string, { json = false }: { readonly json?: boolean }): Promise<void> {
  const { checkDefinitions } = await import('../app/console/check-definitions.ts');
  const { faults, counts } = await checkDefinitions(folder, new Date());
  for (const { file, line, column, say: words } of faults) print(json ? JSON.stringify({ file, line, column, ...words }) : `${file}:${line}:${column} ${pick(words)}`);
  if (faults.length > 0) return fail(raise(problems.definitionsFaulty, { count: faults.length, folder }));
  const { registers, codeLists, limits, indicators, examples } = counts;
  say(pick({
    zh: `没有错误：${registers} 个台账，${codeLists} 个代码表，${limits} 个限值，${indicators} 个指标；${examples} 个样例相符。`,
    en: `No faults: ${registers} registers, ${codeLists} code lists, ${limits} limits, ${indicators} indicators; ${examples} examples hold.`,
  }));
}
