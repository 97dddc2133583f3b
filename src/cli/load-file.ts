/* Files named on the command line, and standard input: what cannot be read or written is told as a problem. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { problems, raise } from '../domain/problem.ts';

/** The file at this path, or standard input for `-`; refused by its size before it is loaded. Throws X106 where there is none, X108 where it cannot be read, F101, F102. */
export async function loadFile(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  if (path === '-') return { name: 'stdin.txt', bytes: await readStandardInput() };
  const { refuseBySize } = await import('../app/plan/read-file-bytes.ts');
  return { name: basename(path), bytes: await readNamed(path, (size) => refuseBySize(basename(path), size)) };
}

/** The bytes of the file at this path; `admit` sees its size first. Throws X106, X108, or what `admit` throws. */
export async function readNamed(path: string, admit?: (size: number) => void): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw raise(problems.fileMissing, { name: path });
  admit?.(found.size);
  return readFile(path).catch((failure: unknown) => { throw fileProblem(failure, path); });
}

/** Writes a file. Throws X108. */
export const writeNamed = (path: string, bytes: Uint8Array): Promise<void> => writeFile(path, bytes).catch((failure: unknown) => { throw fileProblem(failure, path); });

// What is no fault of files stays as it is.
function fileProblem(failure: unknown, name: string): unknown {
  const { code } = failure as { code?: unknown };
  return typeof code === 'string' ? raise(problems.fileUnusable, { name, reason: code }) : failure;
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
