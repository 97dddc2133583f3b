import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import type { planBalance } from '../app/balance/plan-balance.ts';
import { problems, raise } from '../domain/problem.ts';
import { wrongValue } from './command-faults.ts';
import { beside, both, pick, terminalLanguage } from './language.ts';
import { readNamed, writeNamed } from './load-file.ts';
import { fail, print, say } from './output.ts';

interface BalanceFlags { readonly rules: string; readonly json?: boolean; readonly template?: string; readonly force?: boolean; readonly plan?: boolean; readonly seconds: number }

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
    .option('--force', beside('覆盖已有的同名填报表', 'replace a workbook of that name'))
    .option('--plan', beside('再排一个最省的方案：买什么、给哪所学校、谁交流', 'also the cheapest plan: what to buy for which school, who moves'))
    .option('--seconds <number>', beside('方案每一步最多算多少秒', 'seconds the search for a plan may take a step'), readSeconds, 20)
    .addHelpText('after', `
${beside('退出码', 'Exit code')}: 0 ${pick({ zh: '全部达标', en: 'everything is met' })} · 1 ${pick({ zh: '表格或命令有误', en: 'the workbook or the command is wrong' })} · 2 ${pick({ zh: '没有全部达标', en: 'something is not met' })}

${beside('例子', 'Examples')}:
  xuezheng balance --rules 2012 --template schools.xlsx
  xuezheng balance schools.xlsx --rules 2012
  xuezheng balance schools.xlsx --rules 2017 --plan
  xuezheng balance schools.xlsx --rules 2017 --json > balance.json`)
    .action(balance);
}

async function balance(path: string | undefined, flags: BalanceFlags): Promise<void> {
  if (flags.template !== undefined) await writeTemplate(flags.template, flags);
  if (path === undefined && flags.template === undefined) throw wrongValue({ zh: '缺少 <file.xlsx>，或用 --template 写出空白的填报表', en: "missing argument 'file.xlsx'; --template writes an empty one" });
  if (path !== undefined) await weigh(path, flags);
}

async function weigh(path: string, { rules, json = false, plan = false, seconds }: BalanceFlags): Promise<void> {
  const file = { name: basename(path), bytes: await readNamed(path) };
  const [{ weighWorkbook }, { describeBalance, findingLine, balanceJson }, { checklistJson, describeChecklist }] = await Promise.all([import('../app/balance/weigh-workbook.ts'), import('./describe-balance.ts'), import('./describe-checklist.ts')]);
  const weighed = await weighWorkbook(file, rules, new Date());
  for (const note of weighed.notes) say(pick(note));
  const faults = weighed.findings.filter(({ strength }) => strength === 'logic');
  for (const finding of weighed.findings.filter(({ strength }) => strength !== 'logic')) say(findingLine(finding));
  if (weighed.result === null) {
    for (const fault of faults) print(json ? JSON.stringify(fault) : findingLine(fault));
    return fail(raise(problems.schoolsFaulty, { count: faults.length, file: file.name }));
  }
  const { checklist } = weighed;
  if (!json) print(describeBalance(weighed.rules, weighed.result) + describeChecklist(checklist));
  const planned = plan ? await makePlan(weighed.rules, weighed.schools, weighed.result.on, seconds) : null;
  if (json) print(JSON.stringify({ ...balanceJson(weighed.rules, weighed.result), checklist: checklist === null ? null : checklistJson(checklist), ...(planned && { plan: planned.json }) }, null, 1));
  else if (planned) print(planned.text);
  process.exitCode = weighed.result.met && (checklist ?? []).every(({ met }) => met === true) ? codes.met : codes.missed;
}

/** The plan; where there is none, why, and the verdict stands by itself. */
async function makePlan(...[rules, schools, on, seconds]: Parameters<typeof planBalance>): Promise<{ readonly text: string; readonly json: object } | null> {
  const [app, { describePlan, planJson }] = await Promise.all([import('../app/balance/plan-balance.ts'), import('./describe-plan.ts')]);
  try {
    const plan = await app.planBalance(rules, schools, on, seconds);
    return { text: describePlan(rules, plan), json: planJson(plan) };
  } catch (failure) {
    fail(failure);
    return null;
  }
}

function readSeconds(text: string): number {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (seconds < 1 || seconds > 3600) throw wrongValue({ zh: `--seconds 是 1 至 3600 的整数，“${text}”不是`, en: `--seconds is a whole number from 1 to 3600, not "${text}"` });
  return seconds;
}

async function writeTemplate(path: string, { rules, force = false }: BalanceFlags): Promise<void> {
  if (extname(path).toLowerCase() !== '.xlsx') throw raise(problems.cannotWriteAs, { name: path, endings: '.xlsx' });
  const { writeBalanceTemplate } = await import('../app/balance/weigh-workbook.ts');
  const bytes = await writeBalanceTemplate(rules, new Date(), terminalLanguage());
  // What stands there may be the same workbook, filled in.
  if (!force && await stat(path).then((found) => found.isFile(), () => false)) throw raise(problems.outputExists, { file: path });
  await writeNamed(path, bytes);
  say(pick({ zh: `已写入 ${path}`, en: `Written to ${path}` }));
}
