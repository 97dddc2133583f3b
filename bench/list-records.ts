/*
 * How quick a list is: fifty pupils out of 150,000 over HTTP, with filter, rights and sort, against a bare server that
 * sends the same SQL over as many connections, without rights. The two take turns; the ratio in the middle counts. Beside
 * it stands the processor's time of one request, of the server and of its database, which a busy machine does not change.
 *   node bench/list-records.ts [--turns=7] [--seconds=1.5] [--keep=<folder>] [--only=<name>] [--show]
 */
import { asker, line, median, openCounty, option, rate, startServer, type BenchServer } from './open-county.ts';
import { heardStatements, tripsOf } from './heard-statements.ts';
import { findPostmaster, spent } from './processor-time.ts';

const LIMITS = { list: 0.6, asOf: 2 };
const AT_ONCE = 10;
const TURNS = option('turns', 7);
const SECONDS = option('seconds', 1.5);

const where = (text: string): string => `&where=${encodeURIComponent(text)}`;
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const list = '/api/registers/pupil/records?limit=50';
const totals = '/api/registers/pupil/totals?by=sex';
const only = /--only=(.*)/.exec(process.argv.find((arg) => arg.startsWith('--only=')) ?? '')?.[1] ?? '';
const paths = Object.fromEntries(Object.entries({
  'pupils by name, boys': list + where("sex = '1'"),
  'boarders, youngest first': `${list}&sort=-born_on${where("boarding = 'yes'")}`,
  'totals by sex': totals,
}).filter(([name]) => name.includes(only)));

/** Requests a second, and milliseconds of processor for one of them. */
interface Pace { readonly rate: number; readonly server: number; readonly database: number; readonly bytes: number }

type Ask = ReturnType<typeof asker>;

const county = await openCounty({ large: true });
const postmaster = await findPostmaster(county.ownerUrl);

async function pace(server: BenchServer, ask: Ask, path: string): Promise<Pace> {
  let bytes = 0;
  const get = async (): Promise<void> => {
    const { status, text } = await ask('GET', path);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    bytes = Buffer.byteLength(text);
  };
  const used = await spent(server.pid, postmaster, () => rate(get, { atOnce: AT_ONCE, seconds: SECONDS }));
  const each = used.value.done;
  return { rate: used.value.rate, server: used.server / each, database: used.database / each, bytes };
}

const middle = (paces: readonly Pace[]): Pace => ({ rate: median(paces.map((one) => one.rate)), server: median(paces.map((one) => one.server)), database: median(paces.map((one) => one.database)), bytes: median(paces.map((one) => one.bytes)) });
const whole = ({ server, database }: Pace): number => server + database;
const say = (who: string, { rate: each, server, database, bytes }: Pace): void => {
  process.stdout.write(`      ${who.padEnd(6)} ${each.toFixed(0).padStart(6)} requests a second, processor ${server.toFixed(2)} ms server + ${database.toFixed(2)} ms database, ${(bytes / 1000).toFixed(1)} kB\n`);
};

const passes: boolean[] = [];
try {
  const cookie = await county.signIn('周敏');
  const heard = await heardStatements(county, cookie, Object.values(paths));
  if (process.argv.includes('--show')) for (const [path, all] of heard) console.log(path, all);
  const statements = Object.values(paths).map((path, at) => [`/${at}`, heard.get(path)?.find(({ text }) => text.includes('reg_pupil'))] as const);
  // Neither server has helpers for a statement: while many ask at once, they only take the processors from one another.
  const bare = await startServer('bench/bare-server.ts', [], { DATABASE_URL: county.ownerUrl, PGOPTIONS: '-c max_parallel_workers_per_gather=0', BARE_STATEMENTS: JSON.stringify(Object.fromEntries(statements)) });
  const ours = asker(county.server.url, AT_ONCE, cookie);
  const floor = asker(bare.url, AT_ONCE);
  for (const [at, [name, path]] of Object.entries(paths).entries()) {
    const [now, least, then]: Pace[][] = [[], [], []];
    for (let turn = 0; turn <= TURNS; turn += 1) {
      const round = [await pace(county.server, ours, path), await pace(bare, floor, `/${at}`), await pace(county.server, ours, `${path}&asOf=${yesterday}`)] as const;
      // The first turn warms up.
      if (turn === 0) continue;
      now?.push(round[0]);
      least?.push(round[1]);
      then?.push(round[2]);
    }
    const [mine, bareOne, past] = [now ?? [], least ?? [], then ?? []];
    process.stdout.write(`${name}: ${heard.get(path)?.length} statements, ${tripsOf(heard.get(path) ?? [])} trips a request\n`);
    say('ours', middle(mine));
    say('bare', middle(bareOne));
    passes.push(line(`${name}: requests a second / bare server’s`, median(mine.map((one, turn) => one.rate / (bareOne[turn]?.rate ?? NaN))), '>=', LIMITS.list));
    process.stdout.write(`      the same in processor: ${(whole(middle(bareOne)) / whole(middle(mine))).toFixed(2)}\n`);
    say('then', middle(past));
    passes.push(line(`${name}: time as of yesterday / now`, median(mine.map((one, turn) => one.rate / (past[turn]?.rate ?? NaN))), '<=', LIMITS.asOf));
  }
  await bare.stop();
} finally {
  await county.close();
}
process.exitCode = passes.every(Boolean) ? 0 : 1;
