/*
 * How fast a report becomes a Word document. Prints one line for each limit and exits 1 when one is missed. The floor is
 * measured in the same run: the same library writes the same text as plain paragraphs, without faces, figures or checks.
 */
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { readCatalogue } from '../src/catalog/read-catalogue.ts';
import { checkDocument } from '../src/domain/report/check-document.ts';
import { composeDocument } from '../src/domain/report/compose-document.ts';
import type { DocumentTree } from '../src/domain/report/document.ts';
import { plainText } from '../src/domain/report/plain-text.ts';
import { exampleContext, exampleSource } from '../src/domain/report/run-template-example.ts';
import type { DocumentTemplate } from '../src/domain/report/template.ts';
import { writeDocument } from '../src/office/document/write-document.ts';

const FIGURES = 60;
const LIMITS = { seconds: 2, timesFloor: 6 };
const ROUNDS = 15;

/** Seconds of processor time, all threads, of the fastest of a few rounds; the pieces take turns. */
async function fastest(...pieces: readonly (() => Promise<unknown>)[]): Promise<readonly number[]> {
  const best = pieces.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, work] of pieces.entries()) {
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      best[at] = Math.min(best[at] ?? Infinity, (user + system) / 1e6);
    }
  }
  return best;
}

function line(name: string, value: number, limit: string, passes: boolean): boolean {
  process.stdout.write(`${passes ? 'pass' : 'FAIL'}  ${name.padEnd(52)} ${value.toFixed(3).padStart(8)}  limit ${limit}\n`);
  return passes;
}

/** The built-in summary with its parts said again until it holds so many figures. */
function longTemplate(template: DocumentTemplate, count: (template: DocumentTemplate) => number): DocumentTemplate {
  let long = template;
  while (count(long) < FIGURES) long = { ...long, parts: [...long.parts, ...template.parts], length: long.length * 2 };
  return long;
}

const plain = (tree: DocumentTree): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: plainText(tree).text.split('\n').map((text) => new Paragraph({ children: [new TextRun(text)] })) }] }));

async function main(): Promise<number> {
  const template = (await readCatalogue()).documents?.get('yearly_summary');
  const [example] = template?.examples ?? [];
  if (template === undefined || example === undefined) throw new Error('there is no yearly summary');
  const [context, source] = [{ ...exampleContext(example), date: `${example.year + 1}-01-08` }, exampleSource(template, example)];
  const long = longTemplate(template, (one) => composeDocument(one, context, source).facts.length);
  const tree = composeDocument(long, context, source);
  const [whole = 0, checking = 0, floor = 0] = await fastest(
    async () => writeDocument(composeDocument(long, context, source)), async () => checkDocument(tree, { template: long, source }), () => plain(tree),
  );
  process.stdout.write(`${tree.facts.length} figures, ${plainText(tree).text.length} characters\n`);
  const passes = [
    line(`compose ${tree.facts.length} figures and write .docx, s`, whole, `<= ${LIMITS.seconds}`, whole <= LIMITS.seconds),
    line('the same / plain paragraphs by the same library', whole / floor, `<= ${LIMITS.timesFloor}`, whole / floor <= LIMITS.timesFloor),
    line('checking it while it is written, s', checking, `<= ${LIMITS.seconds}`, checking <= LIMITS.seconds),
  ];
  return passes.every(Boolean) ? 0 : 1;
}

process.exitCode = await main();
