/* A small stand-in for the project: the real bin/ with a program, a lock file and tools of the test's own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeTempFolder } from '../cluster/temp-folder.ts';

/** What a command said and how it ended. */
export interface Outcome { readonly code: number | null; readonly out: string; readonly err: string }

/** A stand-in project in a temporary folder. */
export interface ToyProject {
  readonly folder: string;
  readonly write: (path: string, text: string) => Promise<void>;
  readonly read: (path: string) => Promise<string>;
  /** Starts a command of bin/. */
  readonly spawn: (command: string, args?: readonly string[], environment?: NodeJS.ProcessEnv) => ChildProcess;
  readonly run: (command: string, args?: readonly string[], environment?: NodeJS.ProcessEnv) => Promise<Outcome>;
}

/** Makes a stand-in project with these files. */
export async function makeToyProject(files: Readonly<Record<string, string>>): Promise<ToyProject> {
  const folder = await makeTempFolder();
  await cp(join(import.meta.dirname, '../../bin'), join(folder, 'bin'), { recursive: true });
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await Promise.all(Object.entries(files).map(([path, text]) => write(path, text)));
  const start: ToyProject['spawn'] = (command, args = [], environment = {}) =>
    spawn(process.execPath, [join(folder, 'bin', command), ...args], { env: { ...process.env, ...environment } });
  return { folder, write, read: path => readFile(join(folder, path), 'utf8'), spawn: start, run: (...call) => collect(start(...call)) };
}

function collect(child: ChildProcess): Promise<Outcome> {
  const said = { out: '', err: '' };
  child.stdout?.on('data', (chunk: Buffer) => { said.out += chunk.toString(); });
  child.stderr?.on('data', (chunk: Buffer) => { said.err += chunk.toString(); });
  return new Promise(settle => { child.once('close', code => settle({ code, ...said })); });
}
