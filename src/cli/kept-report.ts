import type { Command } from 'commander';
import type { DocumentLine, OpenDocument } from '../contract/kept-document.ts';
import { beside, both, pick } from './language.ts';
import { fail, print, say } from './output.ts';
import { problems, raise } from '../domain/problem.ts';
import { defaultData, type Wiring } from './wiring.ts';

interface KeptFlags { readonly data: string; readonly json?: boolean }

/** `xuezheng report list|open|publish`: documents that are kept. */
export function addKeptReports(report: Command, wiring: Wiring): void {
  const one = beside('公文的标题，或标识（前 6 位以上）', 'title of the document, or its id (the first 6 characters or more)');
  withData(report.command('list').description(both('列出公文：草稿、已公布的、已被代替的。', 'List documents: drafts, published and superseded ones.'))).action((flags: KeptFlags) => list(wiring, flags));
  withData(report.command('open').description(both('打开一篇公文：全文，数字和现在有什么不同。', 'Open a document: its text, and what differs now.')).argument('<document>', one)).action((named: string, flags: KeptFlags) => open(wiring, named, flags));
  withData(report.command('publish').description(both('公布一篇别人写的稿子：数字定住，不再变。', 'Publish a draft somebody else wrote: its figures are frozen.')).argument('<document>', one)).action((named: string, flags: KeptFlags) => publish(wiring, named, flags));
}

const withData = (command: Command): Command => command.option('--json', beside('输出 JSON', 'as JSON')).option('--data <folder>', beside('内置数据库的文件夹', 'data folder'), defaultData());

const line = ({ id, title, stateName, edition, unit, changedBy, publishedBy }: DocumentLine): string =>
  [id.slice(0, 8), pick(stateName), title, `${unit.name} v${edition}`, publishedBy ?? changedBy].join('\t');

async function list(wiring: Wiring, { data, json = false }: KeptFlags): Promise<void> {
  const { listAtConsole } = await import('../app/console/documents-from-console.ts');
  const system = await wiring.open(data, { make: false });
  try {
    const documents = await listAtConsole(system.runtime);
    if (json) print(JSON.stringify(documents));
    else for (const one of documents) print(line(one));
    say(pick({ zh: `${documents.length} 篇`, en: `${documents.length} documents` }));
  } finally {
    await system.close();
  }
}

async function open(wiring: Wiring, named: string, { data, json = false }: KeptFlags): Promise<void> {
  const { openAtConsole } = await import('../app/console/documents-from-console.ts');
  const system = await wiring.open(data, { make: false });
  try {
    const opened = await openAtConsole(system.runtime, named);
    if (json) print(JSON.stringify(opened));
    else tell(opened);
  } finally {
    await system.close();
  }
}

function tell(opened: OpenDocument): void {
  const { body } = opened;
  say(line(opened));
  if (body.kind === 'published') {
    print(body.text);
    for (const { published, now } of body.differences) say(pick({ zh: `公布 ${published.text}，现在 ${now.text}`, en: `published ${published.text}, now ${now.text}` }));
    say(pick({ zh: `${body.facts.length} 个数字已定住，${body.differences.length} 个和现在不同，指纹 ${body.digest.slice(0, 16)}。`, en: `${body.facts.length} figures frozen, ${body.differences.length} differ now, digest ${body.digest.slice(0, 16)}.` }));
    if (!body.isIntact) fail(raise(problems.publicationBroken, { title: opened.title }));
    return;
  }
  print(body.text);
  for (const { severity, say: words } of body.findings) say(`${severity}: ${pick(words)}`);
  say(pick({ zh: `草稿，错误 ${body.refusals} 处。`, en: `A draft with ${body.refusals} errors.` }));
}

async function publish(wiring: Wiring, named: string, { data, json = false }: KeptFlags): Promise<void> {
  const { publishAtConsole } = await import('../app/console/documents-from-console.ts');
  const system = await wiring.open(data, { make: false });
  try {
    const opened = await publishAtConsole(system.runtime, named);
    if (json) print(JSON.stringify(opened));
    else tell(opened);
  } finally {
    await system.close();
  }
}
