/*
 * Opens a table in a child process of its own, so that a hostile file can take down nothing but its own reading. The
 * child has a heap limit, an empty environment, no right to write files or start processes, and a wall clock that runs
 * only while we wait for it: a slow reader of its rows is no fault of the file.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Problem, problems, raise } from '../../domain/problem.ts';
import { thriftyMemory } from '../thrifty-memory.ts';
import { watchMemory } from '../watch-memory.ts';
import { decodeTold, unpackBatch, type Told } from './frames.ts';
import type { RowBatch, WorkbookFacts } from './opened.ts';
import type { Asked } from './workbook-child.ts';
import { defaultWorkbookLimits, type WorkbookLimits } from './workbook-limits.ts';

/** A file in memory, or on its way there: what reads it begins meanwhile. */
export interface WorkbookFile { readonly name: string; readonly bytes: Uint8Array | Promise<Uint8Array> }

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
  if (file.bytes instanceof Uint8Array) refuseLarge(file.name, file.bytes.length, all);
  const link = new ChildLink(file.name, all);
  try {
    const bytes = await file.bytes;
    refuseLarge(file.name, bytes.length, all);
    link.open(bytes);
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

function refuseLarge(name: string, size: number, limits: WorkbookLimits): void {
  if (size === 0) throw raise(problems.fileEmpty, { name });
  if (size > limits.maxBytes) throw raise(problems.workbookTooLarge, { name, sizeMb: mb(size), limitMb: mb(limits.maxBytes) });
}

async function* rowsOf(link: ChildLink, sheet: number): AsyncGenerator<RowBatch> {
  // Whoever stopped early left the rest of a sheet in the pipe.
  while (link.telling) await link.nextBatch();
  link.ask({ rows: sheet });
  link.telling = true;
  for (let told = await link.nextBatch(); told !== null; told = await link.nextBatch()) yield told;
}

function begin({ memoryMb }: WorkbookLimits): ChildProcess {
  return fork(fileURLToPath(new URL('./workbook-child.ts', import.meta.url)), {
    // A small young heap: rows live for a moment, and half the memory does for them. What reads our sources at the start runs once: compiled well, it costs more.
    execArgv: [`--max-old-space-size=${memoryMb}`, '--max-semi-space-size=8', '--liftoff-only', '--permission', '--allow-fs-read=*', '--no-warnings'],
    env: thriftyMemory, serialization: 'advanced', stdio: ['pipe', 'pipe', 'ignore', 'ipc'],
  });
}

let ahead: ChildProcess | undefined;

/** Begins a child for a table that is on its way. It ends with this process. */
export function expectWorkbook(): void {
  ahead = begin(defaultWorkbookLimits);
  ahead.once('error', () => { ahead = undefined; });
  ahead.once('exit', () => { ahead = undefined; });
}

function takeAhead({ memoryMb }: WorkbookLimits): ChildProcess | undefined {
  const child = memoryMb === defaultWorkbookLimits.memoryMb ? ahead : undefined;
  if (child !== undefined) ahead = undefined;
  return child;
}

/** The child and what it tells. */
class ChildLink {
  readonly #name: string;
  readonly #limits: WorkbookLimits;
  readonly #child: ChildProcess;
  readonly #told: AsyncGenerator<Told>;
  readonly #unwatch: (() => void) | undefined;
  /** Why the child was stopped, when it was. */
  #fault: unknown;
  /** Whether rows that were asked for are still to come. */
  telling = false;

  constructor(name: string, limits: WorkbookLimits) {
    this.#name = name;
    this.#limits = limits;
    this.#child = takeAhead(limits) ?? begin(limits);
    // It could not be started, and its pipe would never end.
    this.#child.on('error', (failure) => { this.#stop(failure); this.#child.stdout?.destroy(); });
    this.#child.stdin?.on('error', () => this.#stop(this.#tooHeavy()));
    this.#unwatch = this.#child.pid === undefined ? undefined : watchMemory(this.#child.pid, limits.residentMb, () => this.#stop(this.#tooHeavy()));
    this.#told = decodeTold((this.#child.stdout ?? []) as AsyncIterable<Buffer>);
  }

  /** Hands the file over: through a pipe, since a message would copy all of it several times. */
  open(bytes: Uint8Array): void {
    this.ask({ open: { name: this.#name, size: bytes.length, limits: this.#limits } });
    this.#child.stdin?.end(bytes);
  }

  ask(asked: Asked): void {
    this.#child.send(asked, (error) => { if (error !== null) this.#stop(this.#tooHeavy()); });
  }

  /** The next thing told. Throws the problem it is. */
  async next(): Promise<Exclude<Told, { problem: unknown } | { broken: string }>> {
    const seconds = Math.ceil(this.#limits.timeoutMs / 1000);
    const clock = setTimeout(() => this.#stop(raise(problems.workbookTooLong, { name: this.#name, seconds })), this.#limits.timeoutMs);
    try {
      const { value: told, done } = await this.#told.next().catch((thrown: unknown) => { throw this.#fault ?? thrown; });
      // A pipe that ends unasked: the child was stopped here, or by its heap limit, or crashed.
      if (done === true) throw this.#fault ?? this.#tooHeavy();
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

  #tooHeavy = (): Problem => raise(problems.workbookTooHeavy, { name: this.#name });

  // Its pipe ends with it, and whoever waits is told why. Not a promise to race against: one that lives as long as the file would hold every batch it was raced with.
  #stop(fault: unknown): void {
    this.#fault ??= fault;
    this.close();
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
