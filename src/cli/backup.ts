import { extname } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { RestoredGrant } from '../app/console/restore.ts';
import { problems, raise } from '../domain/problem.ts';
import { beside, both, pick, terminalLanguage } from './language.ts';
import { print, say, table } from './output.ts';
import { defaultData, type OpenSystem, type Wiring } from './wiring.ts';

/** `xuezheng backup FILE` and `xuezheng restore FILE`, also while the server runs. */
export function addBackup(program: Command, wiring: Wiring): void {
  const withSystem = async (data: string, make: boolean, run: (system: OpenSystem) => Promise<void>) => {
    const system = await wiring.open(data, { make });
    try {
      await run(system);
    } finally {
      await system.close();
    }
  };
  const folder = ['--data <folder>', beside('内置数据库的文件夹', 'data folder'), defaultData()] as const;
  program.command('backup').argument('<file.zip>').option(...folder)
    .description(both('备份为一个 zip，可在运行中进行，写完即校验。', 'Back up into one zip, also while the server runs.'))
    .option('--force', beside('覆盖已有的同名文件', 'replace a file of that name'))
    .addHelpText('after', example('xuezheng backup 2026-03-01.zip'))
    .action(async (file: string, flags: { data: string; force?: boolean }) => {
      refuseEnding(file);
      await withSystem(flags.data, false, async (system) => {
        const { backUp } = await import('../app/console/back-up.ts');
        const held = await backUp(system.runtime, system.ownerUrl, file, { product: wiring.version, replace: flags.force ?? false });
        say(pick({ zh: `已备份到 ${file}：${held.tables} 张表，${held.rows} 行。`, en: `Backed up to ${file}: ${held.tables} tables, ${held.rows} rows.` }));
      });
    });
  program.command('restore').argument('<file.zip>').option(...folder)
    .description(both('从备份恢复；文件不对或损坏时拒绝，什么都不改。', 'Restore from a backup; a wrong or damaged file is refused and changes nothing.'))
    .option('--yes', beside('不再询问，直接替换现有数据', 'replace the present data without asking'))
    .addHelpText('after', example('xuezheng restore 2026-03-01.zip'))
    .action((file: string, flags: { data: string; yes?: boolean }) => withSystem(flags.data, true, async (system) => {
      if (flags.yes !== true) await confirmReplacing(system, file);
      const { restore } = await import('../app/console/restore.ts');
      const held = await restore(system.runtime, system.ownerUrl, file);
      listGrants(held.grants);
      say(pick({
        zh: `已恢复自 ${file}：${held.tables} 张表，${held.rows} 行。所有人的登录已结束，须重新登录。${tokensWait(held.suspendedTokens).zh}${grantsDiffer(held.grants).zh}`,
        en: `Restored from ${file}: ${held.tables} tables, ${held.rows} rows. Every session has ended; everyone must sign in again.${tokensWait(held.suspendedTokens).en}${grantsDiffer(held.grants).en}`,
      }));
    }));
}

// Whoever finds the file later must know what it is: it is a zip, and says so.
function refuseEnding(file: string): void {
  if (extname(file).toLowerCase() !== '.zip') throw raise(problems.cannotWriteAs, { name: file, endings: '.zip' });
}

const tokensWait = (tokens: number) => (tokens === 0 ? { zh: '', en: '' } : {
  zh: `${tokens} 个接口令牌已暂停，由安全管理员在“管理 → 接口令牌”逐个批准后才能再用。`,
  en: ` ${tokens} tokens of other systems are suspended until the security administrator authorises each again.`,
});

const changes: Readonly<Record<RestoredGrant['change'], { readonly zh: string; readonly en: string }>> = {
  back: { zh: '恢复之前无效，现在有效', en: 'not in force before, in force now' }, gone: { zh: '恢复之前有效，现在没有了', en: 'in force before, gone now' }, same: { zh: '', en: '' },
};

/** Who may do what now, for the security administrator to go through: what differs from before stands first. */
function listGrants(grants: readonly RestoredGrant[]): void {
  const titles = terminalLanguage() === 'en' ? ['Login', 'Name', 'Role', 'Unit', 'Against before'] : ['登录名', '姓名', '角色', '单位', '与恢复之前相比'];
  if (grants.length > 0) print(table(titles, grants.map(({ login, name, role, unit, change }) => [login, name, pick(role), unit, pick(changes[change])])));
}

function grantsDiffer(grants: readonly RestoredGrant[]): { readonly zh: string; readonly en: string } {
  const [back, gone] = (['back', 'gone'] as const).map((change) => grants.filter((grant) => grant.change === change).length);
  return back === 0 && gone === 0 ? { zh: '', en: '' } : {
    zh: `授权与恢复之前不同：${back} 项又有效了，${gone} 项没有了（见上面的清单）。请安全管理员逐项核对，该收回的马上收回，再让人登录。`,
    en: ` Grants differ from before: ${back} are in force again, ${gone} are gone (listed above). The security administrator goes through them and revokes what should be revoked before people sign in.`,
  };
}

const example = (line: string): string => `\n${beside('例子', 'Example')}:\n  ${line}`;

/** Asks before anything is replaced; where there is nothing yet, or nobody to ask, it does not. Throws X110. */
async function confirmReplacing({ runtime }: OpenSystem, file: string): Promise<void> {
  const [{ findCurrentCounty }, { inspectBackup }] = await Promise.all([import('../app/system/find-current-county.ts'), import('../app/console/inspect-backup.ts')]);
  const county = await findCurrentCounty(runtime);
  if (!county) return;
  const { made } = await inspectBackup(file);
  const answer = process.stdin.isTTY ? await ask(pick({
    zh: `“${county.name}”的全部数据将由 ${file}（备份于 ${made}）替换，所有人须重新登录。继续吗？[y/N] `,
    en: `Everything of "${county.name}" will be replaced by ${file} (backed up at ${made}), and everyone must sign in again. Go on? [y/N] `,
  })) : '';
  if (!/^(?:y|yes|是)$/i.test(answer.trim())) throw raise(problems.restoreUnconfirmed, { county: county.name });
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  // Ctrl-D and Ctrl-C are no answer.
  const left = new Promise<string>((settle) => { terminal.once('close', () => settle('')); });
  try {
    return await Promise.race([terminal.question(question), left]);
  } finally {
    terminal.close();
  }
}
