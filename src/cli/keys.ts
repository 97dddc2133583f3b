import type { Command } from 'commander';
import type { TellReseal } from '../app/console/reseal.ts';
import type { KeyPlace } from '../app/console/rotate-keys.ts';
import type { Runtime } from '../app/runtime.ts';
import { wrongValue } from './command-faults.ts';
import { beside, both, pick, terminalLanguage } from './language.ts';
import { print, say, table } from './output.ts';
import { defaultData, type Wiring } from './wiring.ts';

/** `xuezheng keys …`: the keys personal numbers are sealed with. Also while the server runs; every use is written into the audit. */
export function addKeys(program: Command, wiring: Wiring): void {
  const keys = program.command('keys').description(both('加密个人号码的密钥：查看、轮换、换用、停用。', 'The keys personal numbers are sealed with: list, rotate, reseal, retire.'))
    .addHelpText('after', `
${beside('轮换一次的顺序', 'One rotation, in order')}:
  xuezheng keys rotate       ${pick({ zh: '加一把新密钥，从此用它加密', en: 'add a key that seals from now on' })}
  xuezheng keys reseal       ${pick({ zh: '已有的值（含历史）全部换用新密钥，可中断后再运行', en: 'seal all that is held, history included, with it; may be cut off and run again' })}
  xuezheng keys retire 1     ${pick({ zh: '没有值再用旧密钥时，停用它', en: 'drop the old key once nothing is sealed with it' })}

${beside('查找用的密钥（算号码的摘要）', 'The look-up key, which digests numbers')}:
  xuezheng keys rotate --lookup   ${pick({ zh: '停止服务后运行；中断了就什么都没有变，再运行一次', en: 'while no server runs; cut off, nothing has changed: run it again' })}`);
  const on = (name: string, zh: string, en: string) => keys.command(name).description(both(zh, en)).option('--data <folder>', beside('内置数据库的文件夹', 'data folder'), defaultData());
  const withKeys = async (data: string, run: (runtime: Runtime, place: KeyPlace) => Promise<void>): Promise<void> => {
    const system = await wiring.open(data, { make: false });
    try {
      await run(system.runtime, { ownerUrl: system.ownerUrl, file: system.keyFile });
    } finally {
      await system.close();
    }
  };
  on('list', '列出密钥编号、制作时间和正在使用的一把。', 'List the keys by number: when each was made, and which is in use.')
    .action(({ data }: { data: string }) => withKeys(data, listKeys));
  on('rotate', '加一把新密钥；旧的保留，用来打开它加密过的值。', 'Add a key; old ones stay, to open what they sealed.')
    .option('--lookup', beside('改为更换查找用的密钥并重算全部摘要；须先停止服务', 'rotate the look-up key instead and make every digest anew; stop the server first'))
    .action(({ data, lookup }: { data: string; lookup?: boolean }) => withKeys(data, lookup === true ? rotateLookupAndSay : rotateAndSay));
  on('reseal', '把所有加密的值换用当前密钥，历史也在内，版本和时间不变。', 'Seal every value with the present key, history included; versions and times stay.')
    .action(({ data }: { data: string }) => withKeys(data, resealAndSay));
  on('retire', '没有值再用这把密钥时，从密钥文件里去掉它。', 'Drop a key from the key file once nothing is sealed with it.').argument('<id>', beside('密钥编号', 'number of the key'), readKey)
    .action((key: number, { data }: { data: string }) => withKeys(data, async (runtime, place) => {
      const { retireKey } = await import('../app/console/retire-key.ts');
      await retireKey(runtime, place, key);
      say(pick({ zh: `已停用第 ${key} 号密钥。此前的备份仍需要它：请把当时的密钥文件与那些备份一起保管。`, en: `Key ${key} is retired. Backups made before still need it: keep the key file of that time with them.` }));
    }));
}

function readKey(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw wrongValue({ zh: `密钥编号是正整数，“${text}”不是。编号见 xuezheng keys list`, en: `the number of a key is a positive whole number, not "${text}"; xuezheng keys list shows them` });
  return Number(text);
}

async function listKeys(runtime: Runtime, place: KeyPlace): Promise<void> {
  const { keysAt } = await import('../app/console/rotate-keys.ts');
  const titles = terminalLanguage() === 'en' ? ['No.', 'Made (China time)', ''] : ['编号', '制作时间（北京时间）', ''];
  print(table(titles, (await keysAt(runtime, place)).map(({ id, made, current }) => [String(id), made, current ? pick({ zh: '正在使用', en: 'in use' }) : ''])));
}

async function rotateAndSay(runtime: Runtime, place: KeyPlace): Promise<void> {
  const { rotateKeys } = await import('../app/console/rotate-keys.ts');
  const key = await rotateKeys(runtime, place);
  print(String(key));
  say(pick({ zh: `从现在起用第 ${key} 号密钥加密。请马上另存一份密钥文件 ${place.file}，再运行 xuezheng keys reseal。`, en: `Key ${key} seals from now on. Copy the key file ${place.file} to its safe place at once, then run xuezheng keys reseal.` }));
}

/** Tells how far long work is, once a second. */
function progress(): TellReseal {
  let told = 0;
  return (name, done, known) => {
    if (done < known && performance.now() - told < 1000) return;
    told = performance.now();
    say(`${name} ${done}/${known}`);
  };
}

async function rotateLookupAndSay(runtime: Runtime, place: KeyPlace): Promise<void> {
  const { rotateLookup } = await import('../app/console/rotate-lookup.ts');
  const tables = (await rotateLookup(runtime, place, progress())).filter(({ rows }) => rows > 0);
  print(table(terminalLanguage() === 'en' ? ['Table', 'Rows', 'Values'] : ['表', '行', '值'], tables.map(({ table: name, rows, values }) => [name, String(rows), String(values)])));
  say(pick({
    zh: `查找用的密钥已更换，全部摘要已重算。请马上另存一份密钥文件 ${place.file}；此前的备份仍要用当时的密钥文件。`,
    en: `The look-up key is a new one and every digest was made anew. Copy the key file ${place.file} to its safe place at once; backups made before still need the key file of that time.`,
  }));
}

async function resealAndSay(runtime: Runtime, place: KeyPlace): Promise<void> {
  const { requireAllOpened, reseal } = await import('../app/console/reseal.ts');
  const resealed = await reseal(runtime, place, progress());
  const touched = resealed.tables.filter(({ rows }) => rows > 0);
  const titles = terminalLanguage() === 'en' ? ['Table', 'Rows', 'Values', 'Not opened'] : ['表', '行', '值', '未打开'];
  print(table(titles, touched.map(({ table: name, rows, values, unopened }) => [name, String(rows), String(values), String(unopened.length)])));
  requireAllOpened(resealed);
  say(pick({ zh: `已全部使用第 ${resealed.key} 号密钥。`, en: `Everything is sealed with key ${resealed.key}.` }));
}
