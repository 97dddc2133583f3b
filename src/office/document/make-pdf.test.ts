/* The way to LibreOffice, walked with stand-ins: what comes when it is absent, hangs, fails or writes nothing, and that nothing stays behind. */
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pdfMaker } from './make-pdf.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'stand-in-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

async function standIn(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o755);
  return path;
}
const docx = new Uint8Array([80, 75]);
// Whoever ended and was not yet taken note of by its parent still has a name, and nothing else.
const isAlive = (pid: number): Promise<boolean> => readFile(`/proc/${pid}/stat`, 'latin1').then((stat) => !/\) [ZX] /.test(stat), () => false);
const left = async (): Promise<string[]> => (await readdir(tmpdir())).filter((name) => name.startsWith('xuezheng-pdf-'));

it.each([
  ['is absent', () => Promise.resolve(join(folder, 'nothing')), 'F124'], ['fails', () => standIn('fails', 'exit 3'), 'F126'], ['writes nothing', () => standIn('silent', 'exit 0'), 'F126'],
])('a LibreOffice that %s is told with its code', async (_, program, code) => {
  const before = await left();
  await expect(pdfMaker({ program: await program() })(docx)).rejects.toMatchObject({ code });
  expect(await left()).toEqual(before);
});

it('one that hangs is ended with every process it started', async () => {
  const pids = join(folder, 'pids');
  const program = await standIn('hangs', `sleep 60 & echo $! > ${pids}; echo $$ >> ${pids}; wait`);
  await expect(pdfMaker({ program, timeoutMs: 1500 })(docx)).rejects.toMatchObject({ code: 'F125' });
  const started = (await readFile(pids, 'utf8')).trim().split('\n').map(Number);
  expect(started).toHaveLength(2);
  await expect.poll(() => Promise.all(started.map(isAlive))).toEqual([false, false]);
});

it('files are made one after another, and one that failed keeps no other from being made', async () => {
  const log = join(folder, 'log');
  const program = await standIn('slow', `echo begin >> ${log}; for last; do :; done; [ $(wc -c < "$last") -gt 3 ] && exit 1; cp "$last" "$(dirname "$last")/document.pdf"; echo end >> ${log}`);
  const make = pdfMaker({ program });
  const made = await Promise.allSettled([make(docx), make(new Uint8Array(9)), make(docx)]);
  expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((await readFile(log, 'utf8')).trim().split('\n')).toEqual(['begin', 'end', 'begin', 'begin', 'end']);
  expect(made[0]).toMatchObject({ value: docx });
});
