/*
 * Entry of the child process that reads one workbook. It is asked to open it, then, as often as wanted, for the rows of
 * a sheet, and ends when the asker goes. It has no environment, may write no file and start no process.
 */
import { once } from 'node:events';
import { isProblem, problems, raise } from '../file-problems.ts';
import { encodeTold, packBatch, type Told } from './frames.ts';
import { openBytes } from './open-bytes.ts';
import type { ReadableWorkbook } from './read-xlsx.ts';
import type { WorkbookLimits } from './workbook-limits.ts';

/** What the child is asked. */
export type Asked =
  | { readonly open: { readonly name: string; readonly limits: WorkbookLimits; /** Of the file, which comes by standard input. */ readonly size: number } }
  | { readonly rows: number };

let book: ReadableWorkbook | undefined;
let queue = Promise.resolve();

process.on('message', (asked) => {
  // The only sender is open-workbook.ts, which sends exactly this.
  queue = queue.then(() => answer(asked as Asked));
});

async function answer(asked: Asked): Promise<void> {
  try {
    if ('open' in asked) await open(asked.open);
    else await tellRows(asked.rows);
  } catch (thrown) {
    await tell(faultOf(thrown));
  }
}

async function open({ name, size, limits }: Extract<Asked, { open: unknown }>['open']): Promise<void> {
  book = await openBytes(name, await receive(size), limits);
  await tell({ facts: book.facts });
}

// Into one buffer of its size: nothing of it is held twice.
async function receive(size: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for await (const chunk of process.stdin) at += (chunk as Buffer).copy(bytes, at);
  return bytes.subarray(0, at);
}

async function tellRows(sheet: number): Promise<void> {
  if (book === undefined) throw raise(problems.fileDamaged, { name: '' });
  for await (const batch of book.rows(sheet)) await tell(packBatch(batch));
  await tell({ end: true });
}

/** A reader that is slow slows the child down: it waits until the pipe has room. */
async function tell(told: Told): Promise<void> {
  if (!process.stdout.write(encodeTold(told))) await once(process.stdout, 'drain');
}

function faultOf(thrown: unknown): Told {
  if (isProblem(thrown)) {
    const { code, status, details, zh, en, cause } = thrown;
    return { problem: { code, status, details, zh, en, cause: String(cause ?? '') } };
  }
  return { broken: thrown instanceof Error ? thrown.stack ?? thrown.message : String(thrown), tooDeep: thrown instanceof RangeError };
}
