import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { problems, raise } from '../domain/problem.ts';
import { wrongValue } from './command-faults.ts';
import { beside, both, pick, terminalLanguage } from './language.ts';
import { fail, print, say } from './output.ts';

interface BalanceFlags { readonly rules: string; readonly json?: boolean; readonly template?: string }

/** Every limit is kept; the workbook or the command is wrong; a limit is not kept. */
const codes = { met: 0, wrong: 1, missed: 2 } as const;

/** `xuezheng balance FILE.xlsx --rules 2012|2017` */
export function addBalance(program: Command): void {
  program.command('balance')
    .description(both('校际均衡测算：差异系数、限值、各校达标。不需要数据库。', 'Balance between schools: coefficients, limits, thresholds of each school. Needs no database.'))
    .argument('[file.xlsx]', beside('每校一行的表格', 'a workbook of one row a school'))
    .option('--rules <2012|2017>', beside('2012 基本均衡，2017 优质均衡，或规则文件 .yaml', '2012 basic, 2017 quality balance, or a .yaml file of rules'), '2017')
    .option('--json', beside('输出一个 JSON 对象', 'one JSON object'))
    .option('--template <file.xlsx>', beside('写出空白的填报表', 'write an empty workbook to fill in'))
    .addHelpText('after', `
${beside('退出码', 'Exit code')}: 0 ${pick({ zh: '全部达标', en: 'everything is met' })} · 1 ${pick({ zh: '表格或命令有误', en: 'the workbook or the command is wrong' })} · 2 ${pick({ zh: '没有全部达标', en: 'something is not met' })}

${beside('例子', 'Examples')}:
  xuezheng balance --rules 2012 --template schools.xlsx
  xuezheng balance schools.xlsx --rules 2012
  xuezheng balance schools.xlsx --rules 2017 --json > balance.json`)
    .action(balance);
}

async function balance(path: string | undefined, flags: BalanceFlags): Promise<void> {
  if (flags.template !== undefined) await writeTemplate(flags.template, flags.rules);
  if (path === undefined && flags.template === undefined) throw wrongValue({ zh: '缺少 <file.xlsx>，或用 --template 写出空白的填报表', en: "missing argument 'file.xlsx'; --template writes an empty one" });
  if (path !== undefined) await weigh(path, flags);
}

async function weigh(path: string, { rules, json = false }: BalanceFlags): Promise<void> {
  const file = { name: basename(path), bytes: await load(path) };
  const [{ weighWorkbook }, { describeBalance, findingLine, balanceJson }] = await Promise.all([import('../app/balance/weigh-workbook.ts'), import('./describe-balance.ts')]);
  const weighed = await weighWorkbook(file, rules, new Date());
  for (const note of weighed.notes) say(pick(note));
  const faults = weighed.findings.filter(({ strength }) => strength === 'logic');
  for (const finding of weighed.findings.filter(({ strength }) => strength !== 'logic')) say(findingLine(finding));
  if (weighed.result === null) {
    for (const fault of faults) print(json ? JSON.stringify(fault) : findingLine(fault));
    return fail(raise(problems.schoolsFaulty, { count: faults.length, file: file.name }));
  }
  print(json ? JSON.stringify(balanceJson(weighed.rules, weighed.result), null, 1) : describeBalance(weighed.rules, weighed.result));
  process.exitCode = weighed.result.met ? codes.met : codes.missed;
}

async function load(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw raise(problems.fileMissing, { name: path });
  return readFile(path).catch((failure: unknown) => { throw unusable(failure, path); });
}

async function writeTemplate(path: string, rules: string): Promise<void> {
  if (extname(path).toLowerCase() !== '.xlsx') throw raise(problems.cannotWriteAs, { name: path, endings: '.xlsx' });
  const { writeBalanceTemplate } = await import('../app/balance/weigh-workbook.ts');
  const bytes = await writeBalanceTemplate(rules, new Date(), terminalLanguage());
  await writeFile(path, bytes).catch((failure: unknown) => { throw unusable(failure, path); });
  say(pick({ zh: `已写入 ${path}`, en: `Written to ${path}` }));
}

function unusable(failure: unknown, name: string): unknown {
  const { code } = failure as { code?: unknown };
  return typeof code === 'string' ? raise(problems.fileUnusable, { name, reason: code }) : failure;
}
