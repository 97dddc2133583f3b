/*
 * A heap limit does not count buffers, and a page of a PDF can inflate to gigabytes of them. So the child's whole memory
 * is watched from outside, where the system tells it (Linux does; elsewhere the wall clock alone stops such a file).
 */
import { readFileSync } from 'node:fs';

const EVERY_MS = 100;

/** Calls `onExceeded` once when the process holds more than this; the returned function ends the watch. */
export function watchMemory(pid: number, limitMb: number, onExceeded: () => void): () => void {
  const timer = setInterval(() => {
    if (residentMb(pid) <= limitMb) return;
    clearInterval(timer);
    onExceeded();
  }, EVERY_MS);
  return () => clearInterval(timer);
}

/** Memory a process holds; 0 where the system does not tell or the process is gone. */
function residentMb(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown) return 0;
    throw thrown;
  }
}
