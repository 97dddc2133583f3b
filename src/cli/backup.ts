import type { Command } from 'commander';
import { backUp, type BackupOutcome } from '../app/console/back-up.ts';
import { restore } from '../app/console/restore.ts';
import { say } from './output.ts';
import { defaultData, type OpenSystem, type Wiring } from './wiring.ts';

/** `xuezheng backup FILE` and `xuezheng restore FILE`, also while the server runs. */
export function addBackup(program: Command, wiring: Wiring): void {
  const add = (name: string, description: string, example: string, run: (system: OpenSystem, file: string) => Promise<BackupOutcome>, done: string) => {
    program.command(name).description(description).argument('<file.zip>')
      .option('--data <folder>', '内置数据库的文件夹 (data folder)', defaultData())
      .addHelpText('after', `\n例子 Example:\n  ${example}`)
      .action(async (file: string, flags: { data: string }) => {
        const system = await wiring.open(flags.data, { make: name === 'restore' });
        try {
          const { tables, rows } = await run(system, file);
          say(`${done} ${file}：${tables} 张表，${rows} 行。`);
        } finally {
          await system.close();
        }
      });
  };
  add('backup', '备份为一个 zip，可在运行中进行，写完即校验。\nBack up into one zip, also while the server runs.', 'xuezheng backup 2026-03-01.zip',
    (system, file) => backUp(system.runtime, system.ownerUrl, file, wiring.version), '已备份到');
  add('restore', '从备份恢复；文件不对或损坏时拒绝，什么都不改。\nRestore from a backup; a wrong or damaged file is refused and changes nothing.', 'xuezheng restore 2026-03-01.zip',
    (system, file) => restore(system.runtime, system.ownerUrl, file), '已恢复自');
}
