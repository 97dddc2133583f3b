/* The door of time: what has to be done by the clock, asked about every few minutes. What is done when, the use cases know. */
import { setTimeout as pause } from 'node:timers/promises';
import { remindInTime } from '../app/round/remind-in-time.ts';
import type { Runtime } from '../app/runtime.ts';

const EVERY_MS = 5 * 60_000;

/** Work that goes on until it is stopped. */
export interface TimeKeeper { readonly stop: () => Promise<void> }

/** Does what it is time for, now and every few minutes; what fails is told to the log and tried again. */
export function keepTime(runtime: Runtime, everyMs = EVERY_MS): TimeKeeper {
  const stopping = new AbortController();
  const working = (async () => {
    while (!stopping.signal.aborted) {
      await remind(runtime);
      await pause(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  })();
  return { stop: () => { stopping.abort(); return working; } };
}

async function remind(runtime: Runtime): Promise<void> {
  try {
    const reminded = await remindInTime(runtime);
    if (reminded > 0) runtime.log.info('units reminded', { reminded });
  } catch (failure) {
    runtime.log.error('reminders not sent', failure);
  }
}
