/*
 * How quick a list is: fifty pupils out of 150,000 over HTTP, with filter, rights and sort, against a bare server that
 * sends the same SQL over as many connections, without rights. The two take turns; the ratio in the middle counts.
 *   node bench/list-records.ts [--turns=7] [--seconds=2] [--keep=<folder>]
 */
import { asker, line, median, openCounty, option, rate, startServer } from './open-county.ts';
import { heardStatements } from './heard-statements.ts';

const LIMITS = { list: 0.6, asOf: 2 };
const AT_ONCE = 10;
const TURNS = option('turns', 7);
const SECONDS = option('seconds', 2);

const where = (text: string): string => `&where=${encodeURIComponent(text)}`;
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const list = '/api/registers/pupil/records?limit=50';
const totals = '/api/registers/pupil/totals?by=sex';
const paths = {
  'pupils by name, boys': list + where("sex = '1'"),
  'boarders, youngest first': `${list}&sort=-born_on${where("boarding = 'yes'")}`,
  'totals by sex': totals,
};

const county = await openCounty({ large: true });
const passes: boolean[] = [];
try {
  const cookie = await county.signIn('周敏');
  const heard = await heardStatements(county, cookie, Object.values(paths));
  const statements = Object.values(paths).map((path, at) => [`/${at}`, heard.get(path)?.find(({ text }) => text.includes('reg_pupil'))] as const);
  if (process.argv.includes('--show')) for (const [path, all] of heard) console.log(path, all);
  // Neither server has helpers for a statement: while many ask at once, they only take the processors from one another.
  const bare = await startServer('bench/bare-server.ts', [], { DATABASE_URL: county.ownerUrl, PGOPTIONS: '-c max_parallel_workers_per_gather=0', BARE_STATEMENTS: JSON.stringify(Object.fromEntries(statements)) });
  const ours = asker(county.server.url, AT_ONCE, cookie);
  const floor = asker(bare.url, AT_ONCE);
  const get = (ask: typeof ours, path: string) => async () => {
    const { status, text } = await ask('GET', path);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  };
  for (const [at, [name, path]] of Object.entries(paths).entries()) {
    const ratios: number[] = [];
    const past: number[] = [];
    const rates: number[] = [];
    for (let turn = 0; turn <= TURNS; turn += 1) {
      const one = await rate(get(ours, path), { atOnce: AT_ONCE, seconds: SECONDS });
      const least = await rate(get(floor, `/${at}`), { atOnce: AT_ONCE, seconds: SECONDS });
      const then = await rate(get(ours, `${path}&asOf=${yesterday}`), { atOnce: AT_ONCE, seconds: SECONDS });
      // The first turn warms up.
      if (turn > 0) { ratios.push(one / least); past.push(one / then); rates.push(one); }
    }
    process.stdout.write(`${name}: ${median(rates).toFixed(0)} requests a second\n`);
    const share = `${name}: requests a second / bare server’s`;
    // Totals look at every row, and rights at every row they look at: told for orientation.
    if (name.startsWith('totals')) process.stdout.write(`      ${share} ${median(ratios).toFixed(2)}\n`);
    else passes.push(line(share, median(ratios), '>=', LIMITS.list));
    passes.push(line(`${name}: time as of yesterday / now`, median(past), '<=', LIMITS.asOf));
  }
  await bare.stop();
} finally {
  await county.close();
}
process.exitCode = passes.every(Boolean) ? 0 : 1;
