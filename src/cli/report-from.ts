import type { Command } from 'commander';
import { wrongValue } from './command-faults.ts';
import { beside, both, pick } from './language.ts';
import { loadFile, writeNamed } from './load-file.ts';
import { print, say } from './output.ts';

interface FromFlags { readonly out?: string; readonly key: string; readonly year?: number; readonly json?: boolean }

/** `xuezheng report from FILE`: a template started from last year's text. Needs neither a server nor a database. */
export function addReportFrom(report: Command, readYear: (text: string) => number): void {
  report.command('from').description(both('从去年的文件起草模板：保留大纲，能认出的数字绑定指标，其余标明是去年的话。不需要数据库。', 'Start a template from last year’s document: outline kept, figures that are recognised bound to indicators, the rest marked as last year’s. Needs no database.'))
    .argument('<file>', `.docx .txt .md .html .pdf; - ${beside('为标准输入', 'is standard input')}`)
    .option('--out <file.yaml>', beside('写成模板文件；不写就显示', 'write the template; without it it is shown'))
    .option('--key <key>', beside('模板的键', 'the key of the template'), readKey, 'from_last_year')
    .option('--year <year>', beside('这份文件说的是哪一年；文中写明的不用给', 'the year it tells of, where it does not say'), readYear)
    .option('--json', beside('输出 JSON：模板、绑定的数字、还是去年的话', 'as JSON: template, bound figures, sentences left'))
    .addHelpText('after', `
${beside('把写出的文件放进 XUEZHENG_CATALOG 的 plan/documents 文件夹，就可以用 report draft 拟稿。', 'Put the file into plan/documents of XUEZHENG_CATALOG and draft it with report draft.')}

${beside('例子', 'Example')}:
  xuezheng report from ${beside('去年总结.docx --out 我的模板/plan/documents/总结.yaml --key our_summary', 'last-year.docx --out my-catalog/plan/documents/summary.yaml --key our_summary')}`)
    .action(start);
}

function readKey(text: string): string {
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(text)) throw wrongValue({ zh: `“${text}”不能作键：小写字母开头，只用小写字母、数字和下划线`, en: `"${text}" is no key: lower-case letters, digits and underscores, a letter first` });
  return text;
}

async function start(path: string, { out, key, year, json = false }: FromFlags): Promise<void> {
  const file = await loadFile(path);
  const { startFromConsole } = await import('../app/console/start-from-console.ts');
  const started = await startFromConsole(file, { key, year, folder: process.env['XUEZHENG_CATALOG'] });
  const { yaml, bound, lastYears, notes, headings, sentences, faults } = started;
  if (out !== undefined) await writeNamed(out, new TextEncoder().encode(yaml));
  if (json) print(JSON.stringify({ key, year: started.year, headings, sentences, bound, lastYears, yaml }));
  else if (out === undefined) print(yaml);
  for (const words of [...notes, ...faults]) say(pick(words));
  for (const { said, name, figure } of bound) say(pick({ zh: `“${said}”→ {${figure}} ${name}`, en: `“${said}” → {${figure}} ${name}` }));
  for (const { text, numbers } of lastYears.filter((one) => one.numbers.length > 0)) say(pick({ zh: `去年的数 ${numbers.join('、')}：${text}`, en: `last year’s ${numbers.join(', ')}: ${text}` }));
  say(pick({
    zh: `${headings} 个标题，${sentences} 句，绑定 ${bound.length} 个数字，${lastYears.length} 处还是去年的话。请逐处核对后使用。`,
    en: `${headings} headings, ${sentences} sentences, ${bound.length} figures bound, ${lastYears.length} places still last year’s. Look at each before use.`,
  }));
}
