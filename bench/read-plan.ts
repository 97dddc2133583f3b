/*
 * How fast a plan is read. Prints one line for each limit and exits 1 when one is missed. The floor is measured in the
 * same run: @node-rs/jieba only cuts the same text into words.
 */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { readPlan } from '../src/domain/plan/read-plan.ts';
import { makePlanText } from './plan-text.ts';

const LIMITS = { megabytesPerSecond: 1, timesJieba: 3, denseTimesJieba: 9, tenfold: 11 };
/**
 * Density is the share of sentences that hold figures: cutting words costs the same with or without figures, reading
 * costs by the figure. A plan has a figure in about every 84 characters. A summary full of figures has one in every 60
 * to 70, and must be read as fast. Nobody writes one in every 18, where no sentence is without: that text keeps in
 * sight what a figure costs by itself. Each is asked whose it is, of when, how it binds and which others it must agree
 * with, which takes about seven times as long as cutting 18 characters into words, however few stand around it.
 */
const DENSITY = { plan: 0.25, summary: 0.33, utmost: 1 };
const SMALL = 1_000_000;
/** The large text is so many small ones, one after the other. */
const PIECES = 10;

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

function line(name: string, value: number, limit: string, passes: boolean): boolean {
  process.stdout.write(`${passes ? 'pass' : 'FAIL'}  ${name.padEnd(44)} ${value.toFixed(2).padStart(8)}  limit ${limit}\n`);
  return passes;
}

/**
 * How the time grows with the length: the same ten megabytes read whole and read in ten parts, the fastest of a few rounds
 * of each. Both sides hold the same words and keep everything they read, so they pay alike for warming up and for
 * collecting garbage; what is left is the growth itself. Ten readings of one and the same megabyte would be no fair
 * measure, as it stays in the processor's cache.
 */
function growth(): { readonly ten: number; readonly tenfold: number } {
  const pieces = Array.from({ length: PIECES }, (_, at) => makePlanText(SMALL, 10 + at));
  const whole = pieces.join('');
  const [ten = 0, parts = 0] = fastest(8, () => readPlan(whole), () => pieces.map(piece => readPlan(piece)));
  return { ten, tenfold: (PIECES * ten) / parts };
}

function main(): number {
  const small = makePlanText(SMALL, 1, DENSITY.plan);
  const summary = makePlanText(SMALL, 4, DENSITY.summary);
  const dense = makePlanText(SMALL, 2, DENSITY.utmost);
  const jieba = Jieba.withDict(dict);
  readPlan(makePlanText(200_000, 3));
  const [one = 0, cut = 0] = fastest(12, () => readPlan(small), () => jieba.cut(small, true));
  const [told = 0, toldCut = 0] = fastest(8, () => readPlan(summary), () => jieba.cut(summary, true));
  const [full = 0, fullCut = 0] = fastest(6, () => readPlan(dense), () => jieba.cut(dense, true));
  const { ten, tenfold } = growth();
  const reading = readPlan(small);
  process.stdout.write(`1 MB: ${reading.outline.length} headings, ${reading.quantities.length} quantities, ${reading.tasks.length} tasks, ${reading.checks.length} checks\n`);
  const passes = [
    line('read 1 MB of UTF-8 text, MB/s', 1 / one, `>= ${LIMITS.megabytesPerSecond}`, 1 / one >= LIMITS.megabytesPerSecond),
    line('read 10 MB of UTF-8 text, MB/s', PIECES / ten, `>= ${LIMITS.megabytesPerSecond}`, PIECES / ten >= LIMITS.megabytesPerSecond),
    line('time of reading / time of jieba cutting', one / cut, `<= ${LIMITS.timesJieba}`, one / cut <= LIMITS.timesJieba),
    line('the same, a figure in every 65 characters', told / toldCut, `<= ${LIMITS.timesJieba}`, told / toldCut <= LIMITS.timesJieba),
    line('the same, a figure in every 18 characters', full / fullCut, `<= ${LIMITS.denseTimesJieba}`, full / fullCut <= LIMITS.denseTimesJieba),
    line('time of 10 MB / time of 1 MB', tenfold, `<= ${LIMITS.tenfold}`, tenfold <= LIMITS.tenfold),
  ];
  return passes.every(Boolean) ? 0 : 1;
}

process.exitCode = main();
