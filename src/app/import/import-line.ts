/*
 * How many imports are at work at once in this server: a few, and one of each person. The others stand in line and begin
 * by themselves, so that neither connections nor memory run out when a whole county sends its files on the last day.
 */
import type { Runtime } from '../runtime.ts';

/** A place in the line. */
export interface Turn {
  /** Settles when it is one's turn; already settled when nobody has to be waited for. */
  readonly come: Promise<void>;
  /** How many stand before; 0 when it is one's turn. */
  readonly before: () => number;
  readonly waits: () => boolean;
  readonly leave: () => void;
}

/** The line of one server. */
export interface ImportLine {
  readonly has: (id: string) => boolean;
  /** Whose work on the import is at work or waits. */
  readonly personOf: (id: string) => string | undefined;
  readonly enter: (person: string, id: string) => Turn;
}

const AT_ONCE = 2;

/** A line for so many at once. */
export function importLine(atOnce = AT_ONCE): ImportLine {
  const working = new Set<Entry>();
  const waiting: Entry[] = [];
  const mayBegin = ({ person }: Entry): boolean => working.size < atOnce && ![...working].some((one) => one.person === person);
  const advance = (): void => {
    for (let next = waiting.findIndex(mayBegin); next >= 0; next = waiting.findIndex(mayBegin)) {
      for (const entry of waiting.splice(next, 1)) {
        working.add(entry);
        entry.begin();
      }
    }
  };
  return {
    has: (id) => [...working, ...waiting].some((one) => one.id === id),
    personOf: (id) => [...working, ...waiting].find((one) => one.id === id)?.person,
    enter: (person, id) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const entry: Entry = { person, id, begin: resolve };
      waiting.push(entry);
      advance();
      return {
        come: promise, waits: () => waiting.includes(entry), before: () => Math.max(0, waiting.indexOf(entry)),
        leave: () => {
          working.delete(entry);
          // Stopped while it waited: its turn must not come to nobody.
          if (waiting.includes(entry)) waiting.splice(waiting.indexOf(entry), 1);
          advance();
        },
      };
    },
  };
}

interface Entry { readonly person: string; readonly id: string; readonly begin: () => void }

const lines = new WeakMap<Runtime, ImportLine>();

/** The line of this server. */
export function lineOf(runtime: Runtime): ImportLine {
  const held = lines.get(runtime) ?? importLine();
  lines.set(runtime, held);
  return held;
}
