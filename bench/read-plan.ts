/*
 * How fast a plan is read. Prints one line for each limit and exits 1 when one is missed. The floor is measured in the
 * same run: @node-rs/jieba only cuts the same text into words.
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { readPlan } from '../src/domain/plan/read-plan.ts';
import { makePlanText } from './plan-text.ts';

const LIMITS = { megabytesPerSecond: 1, timesJieba: 3, tenfold: 11 };
const SMALL = 1_000_000;
const LARGE = 10_000_000;

/** Seconds of the fastest of a few runs: the least disturbed by whatever else the machine does. */
function fastest(runs: number, work: () => void): number {
  let best = Infinity;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

function line(name: string, value: number, limit: string, passes: boolean): boolean {
  process.stdout.write(`${passes ? 'pass' : 'FAIL'}  ${name.padEnd(44)} ${value.toFixed(2).padStart(8)}  limit ${limit}\n`);
  return passes;
}

function main(): number {
  const small = makePlanText(SMALL, 1);
  const large = makePlanText(LARGE, 2);
  const jieba = Jieba.withDict(dict);
  readPlan(makePlanText(200_000, 3));
  const one = fastest(8, () => readPlan(small));
  const ten = fastest(3, () => readPlan(large));
  const cut = fastest(8, () => jieba.cut(small, true));
  const reading = readPlan(small);
  process.stdout.write(`1 MB: ${reading.outline.length} headings, ${reading.quantities.length} quantities, ${reading.tasks.length} tasks, ${reading.checks.length} checks\n`);
  const passes = [
    line('read 1 MB of UTF-8 text, MB/s', 1 / one, `>= ${LIMITS.megabytesPerSecond}`, 1 / one >= LIMITS.megabytesPerSecond),
    line('read 10 MB of UTF-8 text, MB/s', 10 / ten, `>= ${LIMITS.megabytesPerSecond}`, 10 / ten >= LIMITS.megabytesPerSecond),
    line('time of reading / time of jieba cutting', one / cut, `<= ${LIMITS.timesJieba}`, one / cut <= LIMITS.timesJieba),
    line('time of 10 MB / time of 1 MB', ten / one, `<= ${LIMITS.tenfold}`, ten / one <= LIMITS.tenfold),
  ];
  return passes.every(Boolean) ? 0 : 1;
}

process.exitCode = main();
