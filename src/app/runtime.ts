import type { Actor } from '../domain/access/may.ts';
import type { BalanceRules } from '../domain/balance/balance-rules.ts';
import type { BalanceSchool } from '../domain/balance/level-school.ts';
import type { BalancePlan } from '../domain/balance/plan/find-plan.ts';
import type { Catalogue, RegisterDefinition } from '../domain/register/definition.ts';
import type { Database, Proof } from '../db/database.ts';
import type { AppliedRegisters } from '../db/registers/apply-registers.ts';
import type { FieldSeal } from '../db/registers/field-seal.ts';

/** A line for the operator's log: an event name and fields that hold no personal data. */
export interface Log {
  readonly info: (event: string, fields?: Readonly<Record<string, unknown>>) => void;
  readonly error: (event: string, failure: unknown, fields?: Readonly<Record<string, unknown>>) => void;
}

/** What the outside world lends to the use cases: handed in by main.ts, replaced one by one in tests. */
export interface Runtime {
  readonly database: Database;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: Log;
  /** Sample mode: sign-in by choosing a person; loopback only. */
  readonly sample: boolean;
  readonly documents: DocumentReader;
  /** The built-in definitions. What a county's bureau drew stands beside them in the database. */
  readonly catalogue: Catalogue;
  readonly registers: Registers;
  /** Does heavy work outside the server's own process; without it, it is done here. */
  readonly workers?: Workers;
  /** Makes plans of balance outside the server's own process; without it, they are made here. */
  readonly planner?: RunPlan;
}

/** What a plan of balance is to be made from. */
export interface PlanOrder { readonly rules: BalanceRules; readonly schools: readonly BalanceSchool[]; readonly on: string; readonly seconds: number }

/** A plan of balance, and whether the time was over before the search. */
export interface TimedPlan { readonly plan: BalancePlan; readonly cutShort: boolean }

/** Makes a plan of balance; `signal` stops it. Throws B130 to B135. */
export type RunPlan = (order: PlanOrder, signal: AbortSignal) => Promise<TimedPlan>;

/** Work on an import that takes its time, with who asked for it. */
export interface HeavyJob {
  readonly name: 'check' | 'commit' | 'undo';
  readonly asker: Asker;
  readonly input: { readonly id: string; readonly resumed?: boolean };
}

/** Other processes that work for the server. */
export interface Workers {
  /** Does a job; `accepted` hears when it was begun. Throws what refused it, what went wrong, or I170 when the process is gone. */
  readonly run: (job: HeavyJob, accepted: () => void) => Promise<void>;
  /** A large file is on its way: a process begins before its job is known. */
  readonly expect: () => void;
}

/** What registers need besides the application's own connection. */
export interface Registers {
  /** Makes or changes the tables of these registers, as the owner of the schema. Throws D150 to D153. */
  readonly apply: (definitions: readonly RegisterDefinition[]) => Promise<AppliedRegisters>;
  /** The same database as the owner of the schema, for the few use cases that make tables: with their audit in one transaction. */
  readonly owner: Database;
  /** Seals and opens personal numbers. */
  readonly seal: FieldSeal;
}

/** Reads bytes of an uploaded document to text; lent so that tests and the command line use the same one. */
export type DocumentReader = (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<{ readonly text: string; readonly notes: readonly string[] }>;

/** Who asks: nobody yet, or a person in a session. */
export interface Asker {
  readonly actor: Actor | null;
  readonly sessionId: string | null;
  readonly address: string;
  readonly agent: string;
  readonly mustChangePassword: boolean;
  /** Set when the person is remembered from an earlier request, for use cases that only read: the database makes sure of it. */
  readonly remembered?: Remembered;
}

/** How somebody remembered is made sure of, and found out anew when that fails. */
export interface Remembered {
  readonly proof: Proof;
  readonly again: () => Promise<Asker>;
}
