/* How often one address may ask for public pages. Kept in memory and forgotten after a minute: visitors are not recorded. */
import { problems, raise } from '../domain/problem.ts';

/** So many pages a minute are more than anybody reads. */
const PER_MINUTE = 120;
/** So many addresses are remembered at most; beyond it the oldest window is forgotten. */
const REMEMBERED = 20_000;
const MINUTE_MS = 60_000;

/** Counts the requests of each address. Throws G108. */
export function limitVisitors(now: () => number): (address: string) => void {
  let [window, seen] = [0, new Map<string, number>()];
  return (address) => {
    const at = now();
    if (at - window >= MINUTE_MS || seen.size > REMEMBERED) [window, seen] = [at, new Map()];
    const asked = (seen.get(address) ?? 0) + 1;
    seen.set(address, asked);
    if (asked > PER_MINUTE) throw raise(problems.publicTooOften, { seconds: Math.max(1, Math.ceil((window + MINUTE_MS - at) / 1000)) });
  };
}
