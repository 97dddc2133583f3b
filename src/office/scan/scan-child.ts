/* Entry of the child process that looks through one file and ends; see run-scan.ts. */
import { isProblem } from '../file-problems.ts';
import type { SentProblem } from '../parse-child.ts';
import { scanBytes, type Scanned, type ScanJob } from './scan-bytes.ts';

/** The child's one answer. */
export type ScanAnswer = { readonly scanned: Scanned } | { readonly problem: SentProblem } | { readonly broken: string; readonly tooDeep: boolean };

process.once('message', (job) => {
  // The only sender is run-scan.ts, which sends exactly this.
  void answer(job as ScanJob).then((reply) => process.send?.(reply, () => process.disconnect()));
});

async function answer(job: ScanJob): Promise<ScanAnswer> {
  try {
    return { scanned: await scanBytes(job) };
  } catch (thrown) {
    if (isProblem(thrown)) {
      const { code, status, details, zh, en, cause } = thrown;
      return { problem: { code, status, details, zh, en, cause: String(cause ?? '') } };
    }
    return { broken: thrown instanceof Error ? thrown.stack ?? thrown.message : String(thrown), tooDeep: thrown instanceof RangeError };
  }
}
