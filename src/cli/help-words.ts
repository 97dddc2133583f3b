/* The words a help is framed in, in the language of the terminal: the parser of commands knows English alone. */
import type { Command, Option } from 'commander';
import { beside } from './language.ts';

const titles: Readonly<Record<string, string>> = { 'Usage:': '用法', 'Arguments:': '参数', 'Options:': '选项', 'Commands:': '命令' };

/** Makes the help of a command, and of those below it, speak the language of the terminal. */
export function wordHelp(command: Command): void {
  command.helpOption('-h, --help', beside('显示帮助', 'display help for command')).configureHelp({
    styleTitle: (title) => { const zh = titles[title]; return zh === undefined ? title : `${beside(zh, title.slice(0, -1))}:`; },
    optionDescription: ({ description, defaultValue, required }: Option) => (required && defaultValue !== undefined ? `${description} (${beside('默认', 'default')}: ${String(defaultValue)})` : description),
  });
  if (command.commands.length > 0) command.helpCommand('help [command]', beside('显示某个命令的帮助', 'display help for command'));
  for (const below of command.commands) wordHelp(below);
}
