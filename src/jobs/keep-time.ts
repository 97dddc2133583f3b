/* The door of time: what has to be done by the clock, asked about every few minutes. What is done when, the use cases know. */
import { setTimeout as pause } from 'node:timers/promises';
import { remindInTime } from '../app/round/remind-in-time.ts';
import type { Runtime } from '../app/runtime.ts';

const EVERY_MS = 5 * 60_000;
// Whoever stops the program waits so long for what is at work. Then it is left: what was not committed the database undoes,
// and the next start does it.
const PATIENCE_MS = 10_000;

/** Work that goes on until it is stopped. */
export interface TimeKeeper {
  /** Begins nothing more and waits a while for what is at work; what is left then is told to the log. */
  readonly stop: () => Promise<void>;
}

/** Does what it is time for, now and every few minutes; what fails is told to the log and tried again. */
export function keepTime(runtime: Runtime, everyMs = EVERY_MS, patienceMs = PATIENCE_MS): TimeKeeper {
  const stopping = new AbortController();
  let at: Readonly<Record<string, string>> = {};
  const working = (async () => {
    while (!stopping.signal.aborted) {
      await remind(runtime, stopping.signal, (place) => { at = place; });
      await pause(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
    return true;
  })();
  return {
    stop: async () => {
      stopping.abort();
      const over = new AbortController();
      const done = await Promise.race([working, pause(patienceMs, false, { signal: over.signal }).catch(() => true)]);
      over.abort();
      if (!done) runtime.log.info('reminders left unfinished', at);
    },
  };
}

async function remind(runtime: Runtime, signal: AbortSignal, begin: (at: { readonly county: string; readonly round: string }) => void): Promise<void> {
  try {
    const reminded = await remindInTime(runtime, { signal, begin });
    if (reminded > 0) runtime.log.info('units reminded', { reminded });
  } catch (failure) {
    runtime.log.error('reminders not sent', failure);
  }
}
