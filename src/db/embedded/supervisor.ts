/*
 * Keeps the database running: when its process ends unasked, it is started again on the same port, so that a pool
 * finds it where it was. A database that keeps dying is given up after a few attempts, because restarting for ever
 * would hide the cause. A full disk is another matter: PostgreSQL stops rather than lose what it confirmed, and goes
 * on once someone made room, so we keep asking.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isProblem, problems } from '../../domain/problem.ts';
import { type Postmaster, stopProcess } from './postmaster.ts';

const PAUSES_MS = [50, 250, 1_000, 2_000, 5_000];
/** A database that lived this long was healthy; its next death starts a new count. */
const HEALTHY_MS = 60_000;

/** A database kept running. */
export class Supervisor {
  readonly #start: () => Promise<Postmaster>;
  readonly #log: (line: string) => void;
  readonly #pauses: readonly number[];
  readonly #exits: (() => void)[] = [];
  readonly #givenUps: ((reason: unknown) => void)[] = [];
  readonly #watching: Promise<void>;
  #current: Postmaster;
  #stopping = false;

  constructor(
    first: Postmaster, start: () => Promise<Postmaster>, log: (line: string) => void, pauses: readonly number[] = PAUSES_MS,
  ) {
    this.#current = first;
    this.#pauses = pauses;
    this.#start = start;
    this.#log = log;
    process.once('exit', this.#endWithUs);
    this.#watching = this.#watch();
  }

  /** Called each time the database process ended unasked, before it is started again. */
  onExit(listener: () => void): void {
    this.#exits.push(listener);
  }

  /** Called once when the database is not started again. */
  onGivenUp(listener: (reason: unknown) => void): void {
    this.#givenUps.push(listener);
  }

  /** Stops watching and stops the database in good order. */
  async stop(): Promise<void> {
    this.#stopping = true;
    process.off('exit', this.#endWithUs);
    await this.#end();
    // A restart under way ends first; what it started is then stopped too.
    await this.#watching;
    await this.#end();
  }

  readonly #endWithUs = (): void => {
    this.#current.child.kill('SIGINT');
  };

  async #end(): Promise<void> {
    const { child, pid } = this.#current;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    await stopProcess(pid);
  }

  async #watch(): Promise<void> {
    let used: number | undefined = 0;
    while (used !== undefined) {
      const began = Date.now();
      await this.#current.ended;
      if (this.#stopping) return;
      this.#log(`database process ${this.#current.pid} ended unexpectedly`);
      this.#exits.forEach(tell => tell());
      used = await this.#restart(Date.now() - began > HEALTHY_MS ? 0 : used);
    }
  }

  /** Starts again and answers how many attempts are used up; undefined when it is over. */
  async #restart(used: number): Promise<number | undefined> {
    let reason: unknown;
    for (let attempt = used; attempt < this.#pauses.length;) {
      await sleep(this.#pauses[attempt] ?? 0);
      if (this.#stopping) return undefined;
      try {
        this.#current = await this.#start();
        this.#log(`database restarted, process ${this.#current.pid}`);
        return attempt + 1;
      } catch (thrown) {
        reason = thrown;
        this.#log(`database restart failed: ${String(thrown)}`);
        const isLast = attempt === this.#pauses.length - 1;
        if (!(isLast && isDiskFull(thrown))) attempt += 1;
      }
    }
    this.#log('database given up: it ended again each time it was started');
    this.#givenUps.forEach(tell => tell(reason));
    return undefined;
  }
}

const isDiskFull = (thrown: unknown): boolean => isProblem(thrown) && thrown.code === problems.diskFull.code;
