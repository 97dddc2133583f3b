/* Names for statements that come often, and which connection holds which of them prepared. */
import type { PoolClient } from 'pg';

/** A statement to be prepared, or prepared already on the connection asked for. */
export interface CommonStatement {
  readonly name: string;
  readonly prepared: boolean;
  /** Notes that the connection holds it now. */
  readonly keep: () => void;
}

/** What is asked for every statement. */
export interface CommonStatements { readonly nameOf: (client: PoolClient, text: string) => CommonStatement | undefined }

// So often a statement comes before it is prepared, and so many are at most: each takes memory in every connection.
const OFTEN = 3;
const MOST = 250;
// Longer ones (characters) hold lists that differ each time: they hardly come again, and are heavy to remember.
const LONGEST = 6000;

/** Names for statements that came often. */
export function commonStatements(): CommonStatements {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  const held = new WeakMap<PoolClient, Set<string>>();
  const find = (text: string): string | undefined => {
    const known = names.get(text);
    // A register that a county drew may be changed while others read it: a prepared statement would not know.
    if (known !== undefined || names.size >= MOST || text.length > LONGEST || text.includes(' own_')) return known;
    const times = (seen.get(text) ?? 0) + 1;
    if (times < OFTEN) {
      if (seen.size > MOST * 4) seen.clear();
      seen.set(text, times);
      return undefined;
    }
    seen.delete(text);
    const name = `often_${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  return {
    nameOf: (client, text) => {
      const name = find(text);
      if (name === undefined) return undefined;
      const own = held.get(client) ?? new Set<string>();
      held.set(client, own);
      return { name, prepared: own.has(name), keep: () => { own.add(name); } };
    },
  };
}
