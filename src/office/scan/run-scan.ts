import { refuseBySize, type NamedBytes } from '../read-document.ts';
import { defaultReadLimits, type ReadLimits } from '../read-limits.ts';
import { runInChild } from '../run-in-child.ts';
import type { Scanned, ScanJob } from './scan-bytes.ts';
import type { ScanAnswer } from './scan-child.ts';

/** Looks through a file for what must not be public, in a child process. Throws F1xx: what cannot be opened is not clean. */
export async function runScan(file: NamedBytes, { clean = false, limits = {} }: { readonly clean?: boolean; readonly limits?: Partial<ReadLimits> } = {}): Promise<Scanned> {
  const all = { ...defaultReadLimits, ...limits };
  refuseBySize(file.name, file.bytes.byteLength, all);
  const job: ScanJob = { name: file.name, bytes: file.bytes, limits: all, clean };
  const { scanned } = await runInChild<ScanAnswer>(new URL('./scan-child.ts', import.meta.url), job);
  return scanned;
}
