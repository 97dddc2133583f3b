/*
 * How soon somebody who leads sees a first figure: the board in one answer over HTTP on the large sample county, against a
 * bare server that sends the same statements in the same order, without session, rights and shapes. The two take turns.
 * Beside the time stands the processor's, which a busy machine does not change.
 *   node bench/dashboard.ts [--turns=15] [--small] [--keep=<folder>] [--show]
 */
import { asker, line, median, openCounty, option, startServer, type BenchServer } from './open-county.ts';
import { heardStatements, type Statement } from './heard-statements.ts';
import { findPostmaster, spent } from './processor-time.ts';

const LIMIT_SECONDS = 1;
const WARM = 3;
const TURNS = option('turns', 15);

const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const paths: Readonly<Record<string, string>> = { 'the board': '/api/board', 'the board as of yesterday': `/api/board?asOf=${yesterday}` };

interface Answer { readonly seconds: number; readonly processor: number; readonly bytes: number }

const county = await openCounty({ large: !process.argv.includes('--small') });
const postmaster = await findPostmaster(county.ownerUrl);

// What opens and closes the transaction and finds out who asks is not the question.
const isQuestion = ({ text }: Statement): boolean => /^\s*(?:select|with|\/\*)/i.test(text) && !/\bfrom "?session"?\b|app_begin|set_config|api_token/i.test(text);

async function once({ pid }: BenchServer, ask: ReturnType<typeof asker>, path: string): Promise<Answer> {
  let bytes = 0;
  const began = performance.now();
  let seconds = 0;
  const used = await spent(pid, postmaster, async () => {
    const { status, text } = await ask('GET', path);
    seconds = (performance.now() - began) / 1000;
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    bytes = Buffer.byteLength(text);
  });
  return { seconds, processor: used.server + used.database, bytes };
}

const say = (who: string, answers: readonly Answer[]): void => {
  const times = answers.map(({ seconds }) => seconds * 1000);
  process.stdout.write(`      ${who.padEnd(5)} ${median(times).toFixed(0)} ms in the middle, ${Math.max(...times).toFixed(0)} ms at worst, processor ${median(answers.map(({ processor }) => processor)).toFixed(0)} ms, ${(median(answers.map(({ bytes }) => bytes)) / 1000).toFixed(1)} kB\n`);
};

const passes: boolean[] = [];
try {
  const cookie = await county.signIn('何建国');
  const heard = await heardStatements(county, cookie, Object.values(paths));
  const asked = Object.entries(paths).map(([name, path], at) => ({ name, path, floor: `/${at}`, statements: (heard.get(path) ?? []).filter(isQuestion) }));
  if (process.argv.includes('--show')) for (const { statements } of asked) for (const { text } of statements) process.stdout.write(`${text.replaceAll(/\s+/g, ' ').slice(0, 160)}\n`);
  const bare = await startServer('bench/bare-server.ts', [], { DATABASE_URL: county.ownerUrl, BARE_STATEMENTS: JSON.stringify(Object.fromEntries(asked.map(({ floor, statements }) => [floor, statements]))) });
  const [ours, theirs] = [asker(county.server.url, 1, cookie), asker(bare.url, 1)];
  for (const { name, path, floor, statements } of asked) {
    const [mine, least]: [Answer[], Answer[]] = [[], []];
    for (let turn = 0; turn < WARM + TURNS; turn += 1) {
      const pair = [await once(county.server, ours, path), await once(bare, theirs, floor)] as const;
      if (turn < WARM) continue;
      mine.push(pair[0]);
      least.push(pair[1]);
    }
    process.stdout.write(`${name}: ${statements.length} statements\n`);
    say('ours', mine);
    say('bare', least);
    process.stdout.write(`      ours / bare in time ${median(mine.map(({ seconds }, turn) => seconds / (least[turn]?.seconds ?? NaN))).toFixed(2)}, in processor ${(median(mine.map(({ processor }) => processor)) / median(least.map(({ processor }) => processor))).toFixed(2)}\n`);
    passes.push(line(`${name}: seconds, warm`, median(mine.map(({ seconds }) => seconds)), '<=', LIMIT_SECONDS));
  }
  await bare.stop();
} finally {
  await county.close();
}
process.exitCode = passes.every(Boolean) ? 0 : 1;
