/* What is wrong with a command line, in both languages: the parser of commands speaks English alone. */
import type { CommanderError } from 'commander';
import { problems, raise, type Problem, type Words } from '../domain/problem.ts';

/** A value that an option or argument does not take. */
export const wrongValue = (reason: Words): Problem => raise(problems.commandWrong, { reason });

/** The fault as a problem X105. */
export function faultOf({ code, message }: CommanderError): Problem {
  const en = message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ').replace(/\.$/, '');
  const name = /'([^']*)'/.exec(en)?.[1] ?? '';
  const near = /Did you mean (?:one of )?(.+?)\?/.exec(en)?.[1];
  return wrongValue({ zh: inChinese(code, name, en) + (near === undefined ? '' : `（是不是“${near}”）`), en });
}

function inChinese(code: string, name: string, en: string): string {
  switch (code) {
    case 'commander.unknownCommand': return `没有“${name}”这个命令`;
    case 'commander.unknownOption': return `没有“${name}”这个参数`;
    case 'commander.missingArgument': return `缺少 <${name}>`;
    case 'commander.optionMissingArgument': return `“${name}”后面缺少取值`;
    case 'commander.excessArguments': return `“${name}”后面多写了内容（要 ${/Expected (\d+)/.exec(en)?.[1] ?? '0'} 个，给了 ${/got (\d+)/.exec(en)?.[1] ?? '?'} 个）`;
    default: return `写法不对：${en}`;
  }
}
