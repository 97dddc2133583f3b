/* The command line: one file a noun, data to stdout, messages to stderr, exit code 1 on a problem. */
import { Command, CommanderError, type OutputConfiguration } from 'commander';
import { addBackup } from './backup.ts';
import { addCheck } from './check.ts';
import { addBalance } from './balance.ts';
import { addDisclosure } from './disclosure.ts';
import { faultOf } from './command-faults.ts';
import { wordHelp } from './help-words.ts';
import { addIndicator } from './indicator.ts';
import { addKeys } from './keys.ts';
import { beside, both, chooseLanguage, pick } from './language.ts';
import { fail, print } from './output.ts';
import { addRead } from './read.ts';
import { addRegisters } from './registers.ts';
import { addReport } from './report.ts';
import { addScan } from './scan.ts';
import { addServe } from './serve.ts';
import { addUser } from './user.ts';
import type { Wiring } from './wiring.ts';

/** Runs the command line; never throws, sets the exit code. */
export async function runCommandLine(wiring: Wiring, argv: readonly string[]): Promise<void> {
  try {
    chooseLanguage(argv, process.env);
    await makeProgram(wiring).parseAsync([...argv], { from: 'user' });
  } catch (failure) {
    if (!(failure instanceof CommanderError)) return fail(failure);
    // Asked for nothing, or for a noun without its verb: the help has been printed.
    if (failure.exitCode !== 0 && failure.code !== 'commander.help') fail(faultOf(failure));
  }
}

// A fault is told by its code below; what is left for us to write is help.
const output: OutputConfiguration = { writeErr: (text) => { if (!text.startsWith('error:')) print(text); }, writeOut: print };

function makeProgram(wiring: Wiring): Command {
  const program = new Command('xuezheng')
    .description(both('学政：县教育局说到做到的开放系统。', 'Xuezheng: the open system with which a county education bureau keeps its word.'))
    .version(wiring.version, '-v, --version', beside('显示版本', 'show the version'))
    .option('--lang <zh|en>', beside('终端的语言，默认中文', 'language of the terminal'))
    .configureOutput(output)
    .exitOverride()
    .showHelpAfterError(false)
    .addHelpText('after', `\n${beside('例子', 'Examples')}:\n${examples.map(([line, zh, en]) => `  xuezheng ${line.padEnd(28)} ${pick({ zh, en })}`).join('\n')}`);
  addRead(program);
  addCheck(program);
  addBalance(program);
  addScan(program);
  addServe(program, wiring);
  addRegisters(program);
  addIndicator(program, wiring);
  addReport(program, wiring);
  addDisclosure(program, wiring);
  addUser(program, wiring);
  addBackup(program, wiring);
  addKeys(program, wiring);
  for (const command of program.commands.flatMap((one) => [one, ...one.commands])) command.exitOverride().configureOutput(output);
  wordHelp(program);
  return program;
}

const examples = [
  ['read plan.docx', '读计划，列出目标与不一致的数字', 'read a plan: targets, and figures that do not add up'],
  ['read summary.txt --json', '输出 JSON', 'as JSON'],
  ['check summary.docx', '查一篇稿子的算术：合计、占比、增幅、百分点、单位', 'check the arithmetic of a text'],
  ['scan list.xlsx', '公开前查个人信息、隐藏内容和照片位置', 'what must not be public in a file'],
  ['balance schools.xlsx --rules 2017', '测算校际差异系数和各校达标', 'coefficients between schools, and their thresholds'],
  ['serve', '启动服务（内置数据库或 DATABASE_URL）', 'serve (embedded database or DATABASE_URL)'],
  ['serve --sample', '示例县，选人登录，只监听本机', 'the sample county, loopback only'],
  ['registers check my-catalog', '查台账定义的错误，不启动服务', 'check definitions of registers without a server'],
  ['indicator values', '计算全部指标', 'compute every indicator'],
  ['report draft yearly_summary', '按模板拟一篇总结', 'draft a summary from a template'],
  ['disclosure export public', '把公开的网页写到文件夹', 'write the public pages into a folder'],
  ['user reset zhangsan', '给账号一个一次性密码', 'give an account a one-time password'],
  ['backup 2026-03-01.zip', '备份', 'back up'],
  ['restore 2026-03-01.zip', '恢复', 'restore'],
  ['keys rotate', '轮换加密个人号码的密钥', 'rotate the key that seals personal numbers'],
] as const;
