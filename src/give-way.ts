/* Pages go first: the processes of an import, and what serves them in the database, are in no hurry. */
import { setPriority } from 'node:os';

const NICE = 15;

/** Lets a process give way to the others; one that has ended, or belongs to another user, is left as it is. */
export function giveWay(pid: number): void {
  try {
    setPriority(pid, NICE);
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown)) throw thrown;
  }
}
