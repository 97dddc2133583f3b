import type { ParseAnswer } from './parse-child.ts';
import type { Parsed, ParseJob } from './parse-job.ts';
import { runInChild } from './run-in-child.ts';

/** Reads a document in a child process. Throws the problem the child met, readingTooLong or readingTooHeavy. */
export async function runParseJob(job: ParseJob): Promise<Parsed> {
  return (await runInChild<ParseAnswer>(new URL('./parse-child.ts', import.meta.url), job)).parsed;
}
