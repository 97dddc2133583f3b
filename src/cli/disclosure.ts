import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { wrongValue } from './command-faults.ts';
import { beside, both, pick } from './language.ts';
import { writeNamed } from './load-file.ts';
import { say } from './output.ts';
import { defaultData, type Wiring } from './wiring.ts';

interface ExportFlags { readonly data: string; readonly base: string }

/** `xuezheng disclosure export DIR`: the public pages as files. */
export function addDisclosure(program: Command, wiring: Wiring): void {
  const disclosure = program.command('disclosure').description(both('政府信息公开。', 'What the bureau makes public.'));
  disclosure.command('export').description(both('把公开的网页、附件和订阅文件写到一个文件夹，放到县门户网站上。', 'Write the public pages, files and feeds into a folder, for the county portal.'))
    .argument('<folder>', beside('写到哪个文件夹', 'the folder they are written to'))
    .option('--base <address>', beside('文件夹将来的网址，写在订阅文件里', 'the address the folder will have, for the feeds'), readBase, '')
    .option('--data <folder>', beside('内置数据库的文件夹', 'data folder'), defaultData())
    .addHelpText('after', `
${beside('只写已经公开的内容；撤下的条目只留一页说明。附件撤下以后要从门户上删去旧文件：请先清空文件夹再写。', 'Only what is public is written; of what was withdrawn a note. To take withdrawn files from the portal, empty the folder before writing.')}

${beside('例子', 'Examples')}:
  xuezheng disclosure export public
  xuezheng disclosure export public --base https://www.example.gov.cn/jyj`)
    .action((folder: string, flags: ExportFlags) => exportPages(wiring, folder, flags));
}

function readBase(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) throw wrongValue({ zh: `--base 是以 http 开头的网址，“${text}”不是`, en: `--base is an address that begins with http, not "${text}"` });
  return text;
}

async function exportPages(wiring: Wiring, folder: string, { data, base }: ExportFlags): Promise<void> {
  const { exportPublic } = await import('../app/console/export-public.ts');
  const system = await wiring.open(data, { make: false });
  try {
    const files = await exportPublic(system.runtime, base);
    for (const { path, bytes } of files) {
      const place = join(folder, path);
      await mkdir(dirname(place), { recursive: true });
      await writeNamed(place, bytes);
    }
    say(pick({ zh: `已写入 ${folder}，共 ${files.length} 个文件。`, en: `${files.length} files written to ${folder}.` }));
  } finally {
    await system.close();
  }
}
