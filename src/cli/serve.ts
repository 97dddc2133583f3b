import type { Command } from 'commander';
import { wrongValue } from './command-faults.ts';
import { beside, both } from './language.ts';
import { defaultData, type Wiring } from './wiring.ts';

interface ServeFlags { readonly host: string; readonly port: number; readonly data: string; readonly sample?: boolean; readonly large?: boolean }

/** `xuezheng serve` */
export function addServe(program: Command, wiring: Wiring): void {
  program.command('serve')
    .description(both('启动服务。有 DATABASE_URL 用它，否则用内置数据库。', 'Serve. Uses DATABASE_URL when set, else the embedded database.'))
    .option('--host <address>', beside('监听地址', 'address'), '127.0.0.1')
    .option('--port <number>', beside('端口', 'port'), readPort, 8686)
    .option('--data <folder>', beside('内置数据库的文件夹', 'folder of the embedded database'), defaultData())
    .option('--sample', beside('示例县：选人登录，只监听本机', 'sample county, loopback only'))
    .option('--large', beside('示例县放大：241 所学校（园）、1 万教师、15 万学生，首次约一分钟', 'a large sample county: 241 schools, 10,000 teachers, 150,000 pupils; the first start takes about a minute'))
    .addHelpText('after', `
${beside('例子', 'Examples')}:
  xuezheng serve --sample
  xuezheng serve --sample --large
  xuezheng serve --data /var/lib/xuezheng
  DATABASE_URL=postgres://owner:…@db/xuezheng xuezheng serve --host 0.0.0.0`)
    .action(({ host, port, data, ...flags }: ServeFlags) => {
      const [large, sample] = [flags.large ?? false, flags.sample ?? false];
      if (large && !sample) throw wrongValue({ zh: '--large 是示例县的大小，要和 --sample 一起用；正式服务请去掉它', en: '--large is the size of the sample county and goes with --sample; leave it out to serve your own county' });
      // The sample county never mixes with real data, nor the large one with the small.
      return wiring.serve({ host, port, sample, size: large ? 'large' : 'small', data: sample ? `${data}-sample${large ? '-large' : ''}` : data });
    });
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535) throw wrongValue({ zh: `--port 是 0 至 65535 的整数，“${text}”不是`, en: `--port is a whole number from 0 to 65535, not "${text}"` });
  return port;
}
