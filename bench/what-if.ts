/*
 * What-if on the balance page: the county weighed again after a number was changed, as the browser does at every key.
 * Prints one line for each limit and exits 1 when one is missed. The floor is measured in the same run: a plain loop that
 * computes the same coefficients from arrays, with no splitting, no exclusions, no verdicts.
 */
import { readBalanceRules } from '../src/catalog/read-balance-rules.ts';
import type { BalanceRules } from '../src/domain/balance/balance-rules.ts';
import type { BalanceSchool } from '../src/domain/balance/level-school.ts';
import { amountColumns } from '../src/domain/balance/school-columns.ts';
import { weighTrials } from '../src/domain/balance/what-if.ts';

const SCHOOLS = 240;
const TRIALS = 20;
const LIMIT_MS = 100;
const TIMES = 200;
const ON = '2026-11-01';

/** A county drawn from fixed numbers: primary, junior and nine-year schools that differ. */
function county(rules: BalanceRules): BalanceSchool[] {
  let seed = 7;
  const next = (): number => { seed = (seed * 48_271) % 2_147_483_647; return seed / 2_147_483_647; };
  return Array.from({ length: SCHOOLS }, (_, at) => {
    const kind = ['primary', 'primary', 'junior', 'nine_year'][at % 4] ?? '';
    const taught = rules.kinds.find(({ key }) => key === kind)?.sections ?? [];
    const pupils = Object.fromEntries(taught.map((section) => [section, 80 + Math.round(next() * 1800)]));
    const all = Object.values(pupils).reduce((sum, one) => sum + one, 0);
    const columns = amountColumns(rules).filter(({ factor, section }) => factor === 1 && (section === null || taught.includes(section.key)));
    return { row: at + 1, name: `第${at + 1}学校`, kind, pupils, amounts: Object.fromEntries(columns.map(({ key, resource }) => [key, Number((all * (0.5 + next())).toFixed(resource.digits))])) };
  });
}

/** Milliseconds of processor time of one turn, the fastest of many. */
function fastest(work: (turn: number) => unknown): number {
  let best = Infinity;
  for (let turn = 0; turn < TIMES; turn += 1) {
    const before = process.cpuUsage();
    work(turn);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** The coefficients alone, by a plain loop. */
function plainLoop(groups: readonly { readonly pupils: Float64Array; readonly amounts: readonly Float64Array[] }[]): number {
  let sum = 0;
  for (const { pupils, amounts } of groups) {
    for (const own of amounts) {
      let [all, total, variance] = [0, 0, 0];
      for (let at = 0; at < own.length; at += 1) { all += pupils[at] ?? 0; total += own[at] ?? 0; }
      for (let at = 0; at < own.length; at += 1) { const p = pupils[at] ?? 1; variance += (p / all) * ((own[at] ?? 0) / p - total / all) ** 2; }
      sum += Math.sqrt(variance) / (total / all);
    }
  }
  return sum;
}

function line(name: string, value: number, limit: number): boolean {
  process.stdout.write(`${value <= limit ? 'pass' : 'FAIL'}  ${name.padEnd(64)} ${value.toFixed(3).padStart(8)}  limit <= ${limit}\n`);
  return value <= limit;
}

async function main(): Promise<number> {
  const passes = await Promise.all((['2012', '2017'] as const).map(async (key) => {
    const rules = await readBalanceRules(key);
    const schools = county(rules);
    const column = amountColumns(rules)[0]?.key ?? '';
    const trials = Array.from({ length: TRIALS }, (_, at) => ({ row: at * 3 + 1, column, value: 5000 + at }));
    const weighed = fastest((turn) => weighTrials(rules, schools, [...trials, { row: 2, column, value: turn }], ON));
    const { levels } = weighTrials(rules, schools, [], ON);
    const groups = levels.map((level) => ({
      pupils: Float64Array.from(level.schools, ({ pupils }) => pupils),
      amounts: rules.indicators.map(({ key: indicator }) => Float64Array.from(level.schools, ({ values, pupils }) => (values.find((one) => one.indicator === indicator)?.value ?? 0) * pupils)),
    }));
    const floor = fastest(() => plainLoop(groups));
    process.stdout.write(`floor ${key}: a plain loop over the same numbers ${floor.toFixed(3)} ms, ${(weighed / floor).toFixed(0)} times as fast\n`);
    return line(`${key}: ${SCHOOLS} schools weighed again with ${TRIALS + 1} numbers changed, ms`, weighed, LIMIT_MS);
  }));
  return passes.every(Boolean) ? 0 : 1;
}

process.exitCode = await main();
