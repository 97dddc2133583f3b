/*
 * Opens a table in a child process of its own, so that a hostile file can take down nothing but its own reading. The
 * child has a heap limit, an empty environment, no right to write files or start processes, and a wall clock that runs
 * only while we wait for it: a slow reader of its rows is no fault of the file.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stat } from 'node:fs/promises';
import { Problem, problems, raise } from '../../domain/problem.ts';
import { watchMemory } from '../watch-memory.ts';
import { decodeTold, unpackBatch, type Told } from './frames.ts';
import type { RowBatch, WorkbookFacts } from './opened.ts';
import type { Asked } from './workbook-child.ts';
import { defaultWorkbookLimits, type WorkbookLimits } from './workbook-limits.ts';

/** A file in memory, or on disk. */
export type WorkbookFile = { readonly name: string } & ({ readonly bytes: Uint8Array } | { readonly path: string });

/** A table that is open. Close it, or its child lives on. */
export interface OpenWorkbook {
  readonly facts: WorkbookFacts;
  /** The rows of a sheet that are not blank, in order. One sheet at a time. */
  readonly rows: (sheet: number) => AsyncGenerator<RowBatch>;
  readonly close: () => void;
}

/** Opens a table. Throws the problem it has: F1xx for files, I1xx for tables. */
export async function openWorkbook(file: WorkbookFile, limits: Partial<WorkbookLimits> = {}): Promise<OpenWorkbook> {
  const all = { ...defaultWorkbookLimits, ...limits };
  await refuseLarge(file, all);
  const link = new ChildLink(file.name, all);
  try {
    link.ask({ open: { ...file, limits: all } });
    const told = await link.next();
    if (!('facts' in told)) throw raise(problems.fileDamaged, { name: file.name });
    if (told.facts.sheets.every((sheet) => sheet.head.length === 0)) throw raise(problems.workbookEmpty, { name: file.name });
    return { facts: told.facts, rows: (sheet) => rowsOf(link, sheet), close: () => link.close() };
  } catch (thrown) {
    link.close();
    throw thrown;
  }
}

const mb = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

async function refuseLarge(file: WorkbookFile, limits: WorkbookLimits): Promise<void> {
  const size = 'bytes' in file ? file.bytes.length : (await stat(file.path)).size;
  if (size === 0) throw raise(problems.fileEmpty, { name: file.name });
  if (size > limits.maxBytes) throw raise(problems.workbookTooLarge, { name: file.name, sizeMb: mb(size), limitMb: mb(limits.maxBytes) });
}

async function* rowsOf(link: ChildLink, sheet: number): AsyncGenerator<RowBatch> {
  // Whoever stopped early left the rest of a sheet in the pipe.
  while (link.telling) await link.nextBatch();
  link.ask({ rows: sheet });
  link.telling = true;
  for (let told = await link.nextBatch(); told !== null; told = await link.nextBatch()) yield told;
}

/** The child and what it tells. */
class ChildLink {
  readonly #name: string;
  readonly #limits: WorkbookLimits;
  readonly #child: ChildProcess;
  readonly #told: AsyncGenerator<Told>;
  readonly #unwatch: (() => void) | undefined;
  readonly #tooHeavy = Promise.withResolvers<never>();
  /** Whether rows that were asked for are still to come. */
  telling = false;

  constructor(name: string, limits: WorkbookLimits) {
    this.#name = name;
    this.#limits = limits;
    this.#child = fork(fileURLToPath(new URL('./workbook-child.ts', import.meta.url)), {
      // A small young heap: rows live for a moment, and half the memory does for them. What reads our sources at the start runs once: compiled well, it costs more.
      execArgv: [`--max-old-space-size=${limits.memoryMb}`, '--max-semi-space-size=8', '--liftoff-only', '--permission', '--allow-fs-read=*', '--no-warnings'],
      env: {}, serialization: 'advanced', stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    });
    // A rejection nobody waits for at that moment is none: it is raced against in next().
    this.#tooHeavy.promise.catch((thrown: unknown) => thrown);
    const heavy = (): void => this.#tooHeavy.reject(raise(problems.workbookTooHeavy, { name }));
    this.#child.on('error', this.#tooHeavy.reject);
    this.#unwatch = this.#child.pid === undefined ? undefined : watchMemory(this.#child.pid, limits.residentMb, heavy);
    this.#told = decodeTold((this.#child.stdout ?? []) as AsyncIterable<Buffer>);
  }

  ask(asked: Asked): void {
    this.#child.send(asked, (error) => { if (error !== null) this.#tooHeavy.reject(raise(problems.workbookTooHeavy, { name: this.#name })); });
  }

  /** The next thing told. Throws the problem it is. */
  async next(): Promise<Exclude<Told, { problem: unknown } | { broken: string }>> {
    const late = Promise.withResolvers<never>();
    const seconds = Math.ceil(this.#limits.timeoutMs / 1000);
    const clock = setTimeout(() => late.reject(raise(problems.workbookTooLong, { name: this.#name, seconds })), this.#limits.timeoutMs);
    try {
      const { value: told, done } = await Promise.race([this.#told.next(), late.promise, this.#tooHeavy.promise]);
      // A pipe that ends unasked: the child was stopped by its heap limit or crashed.
      if (done === true) throw raise(problems.workbookTooHeavy, { name: this.#name });
      return this.#sound(told);
    } finally {
      clearTimeout(clock);
    }
  }

  /** The next rows, or null at the end of the sheet. */
  async nextBatch(): Promise<RowBatch | null> {
    const told = await this.next().catch((thrown: unknown) => {
      this.telling = false;
      throw thrown;
    });
    if ('rows' in told) return unpackBatch(told);
    this.telling = false;
    return null;
  }

  #sound(told: Told): Exclude<Told, { problem: unknown } | { broken: string }> {
    if ('problem' in told) {
      const { code, status, details, zh, en, cause } = told.problem;
      throw withCause(new Problem({ code, status }, details, zh, en), cause);
    }
    if ('broken' in told) throw withCause(raise(told.tooDeep ? problems.workbookTooHeavy : problems.fileDamaged, { name: this.#name }), told.broken);
    return told;
  }

  close(): void {
    this.#unwatch?.();
    this.#child.kill('SIGKILL');
  }
}

/** The parser's own words go to the log, not to the user. */
function withCause(problem: Problem, cause: string): Problem {
  if (cause !== '') problem.cause = cause;
  return problem;
}
