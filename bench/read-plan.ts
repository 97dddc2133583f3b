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

/** Seconds of processor time, all threads: what others do on the machine does not count, collecting garbage does. */
function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/**
 * Seconds of the fastest run of each piece of work. The pieces take turns, so that whatever else the machine does
 * disturbs them alike.
 */
function fastest(rounds: number, ...pieces: readonly (() => void)[]): readonly number[] {
  const best = pieces.map(() => Infinity);
  for (let round = 0; round < rounds; round += 1) pieces.forEach((work, at) => { best[at] = Math.min(best[at] ?? Infinity, seconds(work)); });
  return best;
}

/**
 * How many times as long the first piece takes as the second, the median of a few rounds. Ten readings of a megabyte are
 * kept together, so that both sides hold as much and pay alike for collecting garbage.
 */
function usualRatio(rounds: number, first: () => void, second: () => void): number {
  const ratios = Array.from({ length: rounds }, () => seconds(first) / seconds(second)).sort((a, b) => a - b);
  return ratios[Math.floor(rounds / 2)] ?? 0;
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
  const [one = 0, cut = 0] = fastest(12, () => readPlan(small), () => jieba.cut(small, true));
  const [ten = 0] = fastest(2, () => readPlan(large));
  const tenfold = 10 * usualRatio(5, () => readPlan(large), () => Array.from({ length: 10 }, () => readPlan(small)));
  const reading = readPlan(small);
  process.stdout.write(`1 MB: ${reading.outline.length} headings, ${reading.quantities.length} quantities, ${reading.tasks.length} tasks, ${reading.checks.length} checks\n`);
  const passes = [
    line('read 1 MB of UTF-8 text, MB/s', 1 / one, `>= ${LIMITS.megabytesPerSecond}`, 1 / one >= LIMITS.megabytesPerSecond),
    line('read 10 MB of UTF-8 text, MB/s', 10 / ten, `>= ${LIMITS.megabytesPerSecond}`, 10 / ten >= LIMITS.megabytesPerSecond),
    line('time of reading / time of jieba cutting', one / cut, `<= ${LIMITS.timesJieba}`, one / cut <= LIMITS.timesJieba),
    line('time of 10 MB / time of 1 MB', tenfold, `<= ${LIMITS.tenfold}`, tenfold <= LIMITS.tenfold),
  ];
  return passes.every(Boolean) ? 0 : 1;
}

process.exitCode = main();
