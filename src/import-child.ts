/*
 * Entry of the child process that does the heavy work of one import: reads, judges and writes with connections of its
 * own, as the person who asked and under the same row security. It is told all it needs and ends with its work, or when
 * the server goes.
 */
import { randomUUID } from 'node:crypto';
import { doImportJob } from './app/import/import-jobs.ts';
import type { HeavyJob, Runtime } from './app/runtime.ts';
import { openDatabase } from './db/database.ts';
import type { SealKeys } from './db/registers/field-seal.ts';
import { followingSeal } from './db/registers/key-file.ts';
import { isProblem } from './domain/problem.ts';
import { giveWay } from './give-way.ts';
import type { Catalogue } from './domain/register/definition.ts';
import type { SentProblem } from './office/parse-child.ts';
import { expectWorkbook } from './office/workbook/open-workbook.ts';
import { operatorLog } from './operator-log.ts';

/** What the child is told. */
export interface ImportOrder {
  readonly job: HeavyJob;
  readonly appUrl: string;
  readonly keys: SealKeys;
  /** Where they may have been rotated meanwhile. */
  readonly keyFile: string;
  readonly catalogue: Pick<Catalogue, 'registers' | 'codeLists' | 'limits'>;
  readonly sample: boolean;
  /** What the server's clock is ahead of the machine's. */
  readonly ahead: number;
  /** Whether the database runs on this machine under its care: then its process for this work gives way to the others too. */
  readonly ownDatabase: boolean;
}

/** What it tells. */
export type ImportTold = { readonly accepted: true } | { readonly done: true } | { readonly problem: SentProblem } | { readonly broken: string };

// One for the work, one for how far it is; a third for reading aloud of a refusal.
const CONNECTIONS = 3;

const tell = (told: ImportTold): Promise<void> => new Promise((resolve) => { process.send?.(told, () => resolve()); });

// Told by import-workers.ts when it is begun before its job is there: most of what a file takes at first is beginning.
if (process.argv.length > 2) expectWorkbook();

// The server is gone: the database undoes what was not finished.
process.once('disconnect', () => process.exit(1));
process.once('message', (order) => {
  // The only sender is import-workers.ts, which sends exactly this.
  void work(order as ImportOrder).then(tell).then(() => process.exit(0));
});

async function work(order: ImportOrder): Promise<ImportTold> {
  const log = operatorLog();
  const database = openDatabase(order.appUrl, (error) => log.error('connection to the database lost', error), CONNECTIONS, order.ownDatabase ? giveWay : undefined);
  try {
    await doImportJob(runtimeOf(order, database, log), order.job, () => { void tell({ accepted: true }); });
    return { done: true };
  } catch (thrown) {
    return faultOf(thrown);
  } finally {
    await database.close();
  }
}

const refuse = (): never => { throw new Error('not for the work of an import'); };

function runtimeOf({ catalogue, keys, keyFile, sample, ahead }: ImportOrder, database: Runtime['database'], log: Runtime['log']): Runtime {
  return {
    database, log, sample, catalogue: { ...catalogue, indicators: new Map() }, clock: () => new Date(Date.now() + ahead), newId: randomUUID, documents: refuse,
    registers: { apply: refuse, owner: { within: refuse, atTheDoor: refuse, inOneTrip: refuse, isAlive: refuse, close: refuse }, seal: followingSeal(keyFile, keys) },
  };
}

function faultOf(thrown: unknown): ImportTold {
  if (!isProblem(thrown)) return { broken: thrown instanceof Error ? thrown.stack ?? thrown.message : String(thrown) };
  const { code, status, details, zh, en, cause } = thrown;
  return { problem: { code, status, details, zh, en, cause: String(cause ?? '') } };
}
