/* The command line: one file a noun, data to stdout, messages to stderr, exit code 1 on a problem. */
import { Command, CommanderError } from 'commander';
import { problems, raise } from '../domain/problem.ts';
import { addBackup } from './backup.ts';
import { fail, print } from './output.ts';
import { addRead } from './read.ts';
import { addServe } from './serve.ts';
import { addUser } from './user.ts';
import type { Wiring } from './wiring.ts';

/** Runs the command line; never throws, sets the exit code. */
export async function runCommandLine(wiring: Wiring, argv: readonly string[]): Promise<void> {
  const program = new Command('xuezheng')
    .description('学政：县教育局说到做到的开放系统。\nXuezheng: the open system with which a county education bureau keeps its word.')
    .version(wiring.version, '-v, --version')
    .configureOutput({ writeErr: () => undefined, writeOut: print })
    .exitOverride()
    .showHelpAfterError(false)
    .addHelpText('after', `
例子 Examples:
  xuezheng read 2026年工作要点.docx           读计划，列出目标与不一致的数字
  xuezheng read 总结.txt --json               输出 JSON
  xuezheng serve                              启动服务（内置数据库或 DATABASE_URL）
  xuezheng serve --sample                     示例县，选人登录，只监听本机
  xuezheng user reset 张三                    给账号一个一次性密码
  xuezheng backup 2026-03-01.zip              备份
  xuezheng restore 2026-03-01.zip             恢复`);
  addRead(program);
  addServe(program, wiring);
  addUser(program, wiring);
  addBackup(program, wiring);
  for (const command of program.commands) command.exitOverride().configureOutput({ writeErr: () => undefined, writeOut: print });
  try {
    if (argv.length === 0) print(program.helpInformation());
    else await program.parseAsync([...argv], { from: 'user' });
  } catch (failure) {
    if (!(failure instanceof CommanderError)) return fail(failure);
    if (failure.exitCode !== 0) fail(raise(problems.commandWrong, { reason: failure.message.replace(/^error: /, '') }));
  }
}
