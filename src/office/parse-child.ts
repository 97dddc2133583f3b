/*
 * Entry of the child process that parses one document and ends. It gets its job as a message and answers with one; it
 * has no environment, may write no file and start no process (see run-parse-job.ts).
 */
import { isProblem, type Details } from './file-problems.ts';
import { parse, type Parsed, type ParseJob } from './parse-job.ts';

/** A problem as it crosses the process boundary, where classes are lost. */
export interface SentProblem {
  readonly code: string;
  readonly status: number;
  readonly details: Details;
  readonly zh: string;
  readonly en: string;
  readonly cause: string;
}

/** The child's one answer. */
export type ParseAnswer =
  | { readonly parsed: Parsed }
  | { readonly problem: SentProblem }
  | { readonly broken: string; readonly tooDeep: boolean };

process.once('message', (job) => {
  // The only sender is run-parse-job.ts, which sends exactly this.
  void answer(job as ParseJob).then((reply) => process.send?.(reply, () => process.disconnect()));
});

async function answer(job: ParseJob): Promise<ParseAnswer> {
  try {
    return { parsed: await parse(job) };
  } catch (thrown) {
    if (isProblem(thrown)) {
      const { code, status, details, zh, en, cause } = thrown;
      return { problem: { code, status, details, zh, en, cause: String(cause ?? '') } };
    }
    return { broken: thrown instanceof Error ? thrown.stack ?? thrown.message : String(thrown), tooDeep: thrown instanceof RangeError };
  }
}
