/* A file named on the command line, or standard input: its name and bytes, refused by its size before it is loaded. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { problems, raise } from '../domain/problem.ts';

/** The file at this path, or standard input for `-`. Throws X106 where there is none, X108 where it cannot be read, F101, F102. */
export async function loadFile(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  if (path === '-') return { name: 'stdin.txt', bytes: await readStandardInput() };
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw raise(problems.fileMissing, { name: path });
  const { refuseBySize } = await import('../app/plan/read-file-bytes.ts');
  refuseBySize(basename(path), found.size);
  return { name: basename(path), bytes: await readFile(path).catch((failure: unknown) => { throw fileProblem(failure, path); }) };
}

/** What went wrong with a file as X108; what is no fault of files stays as it is. */
export function fileProblem(failure: unknown, name: string): unknown {
  const { code } = failure as { code?: unknown };
  return typeof code === 'string' ? raise(problems.fileUnusable, { name, reason: code }) : failure;
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
