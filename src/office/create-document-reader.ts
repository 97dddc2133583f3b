import { readDocument, type NamedBytes, type ReadDocument } from './read-document.ts';
import type { ReadLimits } from './read-limits.ts';

/** Reads one document, waiting for its turn. */
export type DocumentReader = (file: NamedBytes) => Promise<ReadDocument>;

/**
 * A reader that parses at most so many documents at once, for a server: each costs a child process with up to
 * `residentMb` of memory, and twenty people may upload in the same minute. The rest wait in the order they came.
 */
export function createDocumentReader(
  atOnce: number, limits: Partial<ReadLimits> = {}, read: (file: NamedBytes, limits: Partial<ReadLimits>) => Promise<ReadDocument> = readDocument,
): DocumentReader {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (file) => {
    if (running >= atOnce) await new Promise<void>((resolve) => { waiting.push(resolve); });
    else running += 1;
    try {
      return await read(file, limits);
    } finally {
      // The place is handed to the next in line, and given up only when nobody waits.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
