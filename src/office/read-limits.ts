/** What one file may cost before its reading is stopped. */
export interface ReadLimits {
  /** Size of the file itself. */
  readonly maxBytes: number;
  /** What a zip may claim or inflate to in all. */
  readonly maxInflatedBytes: number;
  /** One part of a zip that is really inflated. */
  readonly maxPartBytes: number;
  readonly maxEntries: number;
  /** Inflated : packed, judged only for parts large enough to matter. */
  readonly maxRatio: number;
  /** Wall clock of the parsing child. */
  readonly timeoutMs: number;
  /** JavaScript heap of the parsing child. */
  readonly memoryMb: number;
  /** All memory of the parsing child, buffers included. */
  readonly residentMb: number;
}

/** Far above any plan or summary ever written, far below what hurts a small server. */
export const defaultReadLimits: ReadLimits = {
  maxBytes: 50 * 1024 * 1024,
  maxInflatedBytes: 512 * 1024 * 1024,
  maxPartBytes: 64 * 1024 * 1024,
  maxEntries: 10_000,
  maxRatio: 200,
  timeoutMs: 30_000,
  memoryMb: 512,
  residentMb: 1024,
};
