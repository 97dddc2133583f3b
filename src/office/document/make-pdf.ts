/*
 * A Word file as PDF, by LibreOffice without a screen: in a folder and with a profile of its own, under a clock, and with
 * its whole group of processes ended before the answer, so that nothing stays behind. One at a time: each costs a
 * processor and some hundred megabytes.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isProblem, problems, raise } from '../../domain/problem.ts';

/** How PDF files are made. */
export interface PdfMaking {
  /** The program; what XUEZHENG_SOFFICE names, or `soffice` on the path, unless said. */
  readonly program?: string;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 120_000;
const MOST_BYTES = 32 * 1024 * 1024;

/** Makes PDF files one after another, in the order they were asked for. */
export function pdfMaker({ program = process.env['XUEZHENG_SOFFICE'] || 'soffice', timeoutMs = TIMEOUT_MS }: PdfMaking = {}): (docx: Uint8Array) => Promise<Uint8Array> {
  let last: Promise<unknown> = Promise.resolve();
  return (docx) => {
    const made = last.then(() => makePdf(docx, program, timeoutMs));
    last = made.catch(() => undefined);
    return made;
  };
}

/** One PDF. Throws F124 without LibreOffice, F125 when it takes too long, F126 when nothing usable comes of it. */
async function makePdf(docx: Uint8Array, program: string, timeoutMs: number): Promise<Uint8Array> {
  if (docx.length > MOST_BYTES) throw raise(problems.pdfNotMade, { reason: `${Math.ceil(docx.length / 1024 / 1024)} MB > ${MOST_BYTES / 1024 / 1024} MB` });
  const folder = await mkdtemp(join(tmpdir(), 'xuezheng-pdf-'));
  try {
    await writeFile(join(folder, 'document.docx'), docx);
    await convert(program, folder, timeoutMs);
    return await readMade(join(folder, 'document.pdf'));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function readMade(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw raise(problems.pdfNotMade, { reason: `${Math.ceil(size / 1024 / 1024)} MB > ${MOST_BYTES / 1024 / 1024} MB` });
    return new Uint8Array(await readFile(path));
  } catch (failure) {
    throw isProblem(failure) ? failure : raise(problems.pdfNotMade, { reason: '没有输出文件 · no output' });
  }
}

function convert(program: string, folder: string, timeoutMs: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  // A group of its own: the program is a script that starts others.
  const child = spawn(program, [
    '--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo', `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    '--convert-to', 'pdf', '--outdir', folder, join(folder, 'document.docx'),
  ], { cwd: folder, env: { PATH: process.env['PATH'], HOME: folder, LANG: 'C.UTF-8' }, stdio: 'ignore', detached: true });
  const end = (): void => { if (child.pid !== undefined) endGroup(child.pid); };
  const clock = setTimeout(() => reject(raise(problems.pdfTooLong, { seconds: Math.ceil(timeoutMs / 1000) })), timeoutMs);
  process.once('exit', end);
  child.once('error', ({ code }: NodeJS.ErrnoException) => reject(code === 'ENOENT' || code === 'EACCES' ? raise(problems.pdfNeedsOffice, {}) : raise(problems.pdfNotMade, { reason: code ?? 'error' })));
  child.once('exit', (code, signal) => { if (code === 0) resolve(); else reject(raise(problems.pdfNotMade, { reason: String(code ?? signal) })); });
  return promise.finally(() => {
    clearTimeout(clock);
    process.removeListener('exit', end);
    end();
  });
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (failure) {
    // As a rule all have ended by themselves.
    if ((failure as NodeJS.ErrnoException).code !== 'ESRCH') throw failure;
  }
}
