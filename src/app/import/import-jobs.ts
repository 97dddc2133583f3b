/* The heavy work on imports by name, as it is done here or in a process of its own. */
import type { HeavyJob, Runtime } from '../runtime.ts';
import { check } from './check-import.ts';
import { commit } from './commit-import.ts';
import type { Working } from './import-work.ts';
import { undo } from './undo-import.ts';

const jobs = { check, commit, undo };

/** Does a job; `accepted` hears when it was begun. Throws what refuses it, and what goes wrong later. */
export async function doImportJob(runtime: Runtime, { name, asker, input }: HeavyJob, accepted: () => void): Promise<void> {
  // The senders are beginWork's callers: each gives the input its own job wants.
  await (jobs[name] as (runtime: Runtime, asker: HeavyJob['asker'], input: Working) => Promise<void>)(runtime, asker, { ...input, accepted });
}
