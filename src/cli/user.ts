import type { Command } from 'commander';
import { beside, both, pick, terminalLanguage } from './language.ts';
import { print, say, table } from './output.ts';
import { defaultData, type Wiring } from './wiring.ts';
import type { Runtime } from '../app/runtime.ts';

/** `xuezheng user …`: what the operator at the console may do when nobody can sign in. Every use is written into the audit. */
export function addUser(program: Command, wiring: Wiring): void {
  const user = program.command('user').description(both('账号应急：列出、重置密码、停用、启用。', 'Accounts from the console: list, reset, disable, enable.'))
    .addHelpText('after', `
${beside('例子', 'Examples')}:
  xuezheng user list
  xuezheng user reset zhangsan`);
  const on = (name: string, description: string, run: (runtime: Runtime, login: string) => Promise<void>, argument = '<login>') => {
    const command = user.command(name).description(description).option('--data <folder>', beside('内置数据库的文件夹', 'data folder'), defaultData());
    if (argument) command.argument(argument);
    command.action(async (...args: unknown[]) => {
      const [login, flags] = argument ? [args[0] as string, args[1] as { data: string }] : ['', args[0] as { data: string }];
      const system = await wiring.open(flags.data, { make: false });
      try {
        await run(system.runtime, login);
      } finally {
        await system.close();
      }
    });
  };
  on('list', beside('列出账号', 'list accounts'), async (runtime) => {
    const { listFromConsole } = await import('../app/console/list-from-console.ts');
    const rows = await listFromConsole(runtime);
    const titles = terminalLanguage() === 'en' ? ['Login', 'Name', 'Unit', 'Roles', 'State'] : ['登录名', '姓名', '单位', '角色', '状态'];
    print(table(titles, rows.map((row) => [row.login, row.name, row.unit, row.roles.map(pick).join(pick({ zh: '、', en: ', ' })), stateOf(row.disabled)])));
  }, '');
  on('reset', beside('给账号一个一次性密码', 'one-time password'), async (runtime, login) => {
    const { resetFromConsole } = await import('../app/console/reset-from-console.ts');
    const { oneTimePassword, validUntil } = await resetFromConsole(runtime, login);
    print(oneTimePassword);
    say(pick({ zh: `一次性密码，首次登录须修改，${validUntil}（北京时间）前有效。`, en: `One-time password, to be changed at the first sign-in, valid until ${validUntil} (China time).` }));
  });
  on('disable', beside('停用账号并结束其登录', 'disable'), async (runtime, login) => {
    const { disableFromConsole } = await import('../app/console/disable-from-console.ts');
    await disableFromConsole(runtime, login);
    say(pick({ zh: `已停用账号“${login}”，其登录全部结束。`, en: `The account "${login}" is disabled and its sessions have ended.` }));
  });
  on('enable', beside('启用账号', 'enable'), async (runtime, login) => {
    const { enableFromConsole } = await import('../app/console/enable-from-console.ts');
    await enableFromConsole(runtime, login);
    say(pick({ zh: `已启用账号“${login}”。`, en: `The account "${login}" is enabled.` }));
  });
}

const stateOf = (disabled: boolean): string => pick(disabled ? { zh: '停用', en: 'disabled' } : { zh: '在用', en: 'active' });
